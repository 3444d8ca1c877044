import datetime as dt

import pytest

from service.extract import extract
from service.model.quantity import QuantityKind
from service.read.text import read_text

DATE = dt.date(2024, 5, 1)


def lengths(catalogue, text, date=DATE):
    claims = extract(read_text(text, catalogue.text, date=date), catalogue).claims
    durations = (claim.quantity for claim in claims if claim.quantity.kind is QuantityKind.DURATION)
    return {quantity.raw: (int(quantity.value), quantity.unit) for quantity in durations}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She was born in 1931 and died in 2004 aged 72.", {"aged 72": (72, "year")}),
        ("Born in 1931, she died in 2004 at the age of 72.", {"age of 72": (72, "year")}),
        ("Founded in 1887, it marked its 130th anniversary in 2017.", {"130th anniversary": (130, "year")}),
        ("The mill was built in 2004, twenty years ago.", {"twenty years ago": (20, "year")}),
        ("In 2004 (20 years ago) the mill was built.", {"20 years ago": (20, "year")}),
    ],
)
def test_time_told_beside_the_dates_it_lies_between_is_a_length(catalogue, text, found):
    assert lengths(catalogue, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "She died in 2004 aged 72.",
        "It marked its 130th anniversary in 2017.",
        "In 1931 and 2004 the 72nd regiment was there.",
        "Born in 1931, she was 72 in 2004.",
        "The mill was built twenty years ago.",
        "Twenty years ago the mill of 1891 was shut.",
        "Twenty years ago, last May, the mill was shut.",
    ],
)
def test_elsewhere_it_is_none(catalogue, text):
    assert lengths(catalogue, text) == {}


def test_years_ago_need_the_day_of_the_document(catalogue):
    assert lengths(catalogue, "The mill was built in 2004, twenty years ago.", date=None) == {}
