from __future__ import annotations

import pytest

from service.extract.contacts import find_contact, phone_end, street_end
from tests.extract.numbers import scan_of, start_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("on 020 7946 0321.", "020 7946 0321"),
        ("0207-946-0321", "0207-946-0321"),
        ("(202) 555-0182", "202) 555-0182"),
        ("1-800-555-0123", "1-800-555-0123"),
        ("555-0190", "555-0190"),
        ("Tel: 33 44 55 66", "33 44 55 66"),
        ("phone no. 5551290", "5551290"),
    ],
)
def test_telephone_number(text, said):
    start = start_of(text)
    end = phone_end(scan_of(text), start, 0)
    assert end is not None
    assert text[start:end] == said


@pytest.mark.parametrize(
    "text",
    [
        "555-1290 people",
        "1 234 567",
        "call 1 200 000 voters",
        "2015-2020",
        "$200 300-4000",
        "0.75",
        "12,500-13,000",
    ],
)
def test_no_telephone_number(text):
    assert phone_end(scan_of(text), start_of(text), 0) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("10 Downing Street", 17),
        ("7B Old Mill Lane,", 16),
        ("300 Irish Dance Schools", None),
        ("12 Streets", None),
        ("40 main street shops", None),
    ],
)
def test_street_address(text, end):
    assert street_end(scan_of(text), 0) == end


@pytest.mark.parametrize(
    ("text", "found"), [("020 7946 0321", (13, "phone")), ("14 Park Lane", (12, "place")), ("14 parks", None)]
)
def test_contact_says_what_it_is(text, found):
    assert find_contact(scan_of(text), 0, 0) == found
