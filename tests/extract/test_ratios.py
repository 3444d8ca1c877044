from __future__ import annotations

import pytest

from service.extract.look_alikes import read_ordinal
from service.extract.ratios import as_ratio, fraction_of_point, read_multiplier, read_number_one, read_rank
from service.extract.scan import tokens_before
from tests.extract.numbers import amount_of, scan_of, start_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("doubled", "2"),
        ("to double trade", "2"),
        ("twice as many", "2"),
        ("halved", "0.5"),
        ("tenfold", "10"),
    ],
)
def test_multiplier(text, value):
    amount = read_multiplier(scan_of(text), start_of(text), len(text))
    assert amount is not None
    assert str(amount.value) == value


@pytest.mark.parametrize(
    "text", ["a double room", "met twice a week", "double-checked", "a triple jump", "two"]
)
def test_no_multiplier(text):
    assert read_multiplier(scan_of(text), start_of(text), len(text)) is None


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("three times as many", "ratio", 3),
        ("three times since May", "count", 3),
        ("3 times EBITDA", "ratio", 3),
        ("two times annual turnover", "ratio", 2),
        ("1.5x", "ratio", 1.5),
        ("3-fold", "ratio", 3),
        ("one in five", "ratio", 0.2),
        ("3 out of 10", "ratio", 0.3),
        ("9 out of 8 clinics", "ratio", 1.125),
        ("five in four women", "ratio", 1.25),
        ("five in four Canadians", "ratio", 1.25),
        ("a third of it", "ratio", 1 / 3),
    ],
)
def test_ratio(text, kind, value):
    ratio = as_ratio(scan_of(text), amount_of(text))
    assert ratio is not None
    assert (ratio.kind, float(ratio.value)) == (kind, pytest.approx(value))


@pytest.mark.parametrize(
    "text",
    [
        "5 in 2019",
        "12 in six",
        "3 in 10 days",
        "3 x 4",
        "two and a half",
        "40 out of 7",
        "5 in 4 matches",
        "11 out of 10",
    ],
)
def test_no_ratio(text):
    assert as_ratio(scan_of(text), amount_of(text)) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("third-largest", "third-largest"),
        ("ranked 5th", "5th"),
        ("second place", "second place"),
        ("2nd best", "2nd best"),
    ],
)
def test_rank(text, said):
    scan, amount = scan_of(text), amount_of(text)
    rank = read_rank(scan, amount, read_ordinal(scan, amount), tokens_before(scan, amount.start))
    assert rank is not None
    assert (rank.kind, text[rank.start : rank.end]) == ("rank", said)


@pytest.mark.parametrize("text", ["third time", "2nd forest", "the first test"])
def test_no_rank(text):
    scan, amount = scan_of(text), amount_of(text)
    assert read_rank(scan, amount, read_ordinal(scan, amount), tokens_before(scan, amount.start)) is None


@pytest.mark.parametrize(
    ("text", "is_rank"),
    [
        ("the number-one producer", True),
        ("No. 1 exporter", True),
        ("number one is", False),
        ("one producer", False),
    ],
)
def test_number_one(text, is_rank):
    scan = scan_of(text)
    assert (read_number_one(scan, amount_of(text), 0) is not None) is is_rank


def test_tenths_are_points_where_a_rate_is_spoken_of():
    for text, kind in (
        ("two tenths up, to a rate of 4", "percentage_points"),
        ("two tenths of voters", "ratio"),
    ):
        scan = scan_of(text)
        assert fraction_of_point(scan, as_ratio(scan, amount_of(text))).kind == kind
