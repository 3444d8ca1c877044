import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from service.api.schemas.strings import (
    ADDRESS_PATTERN,
    DATE_PATTERN,
    FIRST_DATE,
    LAST_DATE,
    NO_NUL,
    DocumentDate,
    PlainString,
    Switch,
    WebAddress,
)

TEXT = PlainString(maximum=50, metadata={})
DATE = DocumentDate(metadata={})
ADDRESS = WebAddress(maximum=100, metadata={})
SWITCH = Switch(metadata={})


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=50))
def test_any_text_comes_through_unchanged(text: str) -> None:
    assert TEXT.deserialize(text) == text
    assert re.search(NO_NUL, text)


@given(st.text(max_size=20), st.sampled_from("\0\ud800\udbff\udc00\udfff"), st.text(max_size=20))
def test_nul_and_lone_surrogates_are_refused_with_their_place(head: str, bad: str, tail: str) -> None:
    with pytest.raises(ValidationError, match=f"at offset {len(head)}[;,]"):
        TEXT.deserialize(head.replace("\0", " ") + bad + tail.replace("\0", " "))


def test_a_text_is_as_long_as_it_may_be() -> None:
    assert TEXT.deserialize("😀" * 50) == "😀" * 50
    with pytest.raises(ValidationError, match="Longer than maximum length 50"):
        TEXT.deserialize("😀" * 51)


@given(st.dates(FIRST_DATE, LAST_DATE))
def test_any_day_in_range_is_read(day: dt.date) -> None:
    assert DATE.deserialize(day.isoformat()) == day
    assert re.search(DATE_PATTERN, day.isoformat())


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2023-02-29", "There is no such day"),
        ("2023-00-10", "There is no such day"),
        ("0000-01-01", "There is no such day"),
        ("1799-12-31", "between 1800-01-01 and 2199-12-31"),
        ("2200-01-01", "between 1800-01-01 and 2199-12-31"),
        ("2023-6-8", "written as YYYY-MM-DD"),
        ("٢٠٢٣-٠٦-٠٨", "written as YYYY-MM-DD"),
        ("2023-06-08T00:00:00", "written as YYYY-MM-DD"),
        ("", "written as YYYY-MM-DD"),
        (True, "written as YYYY-MM-DD"),
    ],
)
def test_any_other_date_is_refused(value: object, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        DATE.deserialize(value)


@pytest.mark.parametrize(
    "address",
    [
        "http://a",
        "https://www.example.org/новости?x=1#y",
        "http://[::1]:8000/",
        "https://example.org?q=a",
        "https://user@example.org",
    ],
)
def test_a_web_address_is_kept(address: str) -> None:
    assert ADDRESS.deserialize(address) == address
    assert re.search(ADDRESS_PATTERN, address)


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "ftp://a", "HTTP://a", "https://", "http:///path", "https://a b", "https://a/b\n"],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(ValidationError, match="starts with http"):
        ADDRESS.deserialize(address)


@pytest.mark.parametrize(
    ("value", "expected"), [(True, True), (False, False), ("true", True), ("false", False)]
)
def test_a_switch_is_on_or_off(value: object, expected: bool) -> None:
    assert SWITCH.deserialize(value) is expected


@pytest.mark.parametrize("value", [0, 1, 0.0, "yes", "", []])
def test_nothing_else_is_a_switch(value: object) -> None:
    with pytest.raises(ValidationError, match="Not a valid boolean"):
        SWITCH.deserialize(value)
