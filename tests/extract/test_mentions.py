from decimal import Decimal

import pytest

from service.extract.mentions import merge_mentions
from service.model.claim import Mention
from service.model.period import Granularity, Period
from service.model.quantity import Interval, Quantity, QuantityKind
from service.model.text import Span


def number(start, end, kind="number"):
    value = Interval(Decimal(1), Decimal(1))
    span = Span(start, end)
    quantity = Quantity(
        kind=QuantityKind(kind), value=Decimal(1), unit=None, ordinary=value, widest=value, span=span, raw=""
    )
    return Mention(span=span, quantity=quantity)


def time(start, end):
    span = Span(start, end)
    return Mention(
        span=span, period=Period(start=None, end=None, text="", span=span, granularity=Granularity.YEAR)
    )


@pytest.mark.parametrize(
    ("quantities", "periods", "expected"),
    [
        ([number(0, 4)], [time(0, 4)], [(0, 4, "time")]),
        ([number(14, 22, "duration")], [time(0, 22)], [(0, 22, "time")]),
        ([number(0, 6, "money")], [time(2, 6)], [(0, 6, "number")]),
        ([number(0, 2)], [time(5, 9)], [(0, 2, "number"), (5, 9, "time")]),
    ],
    ids=["a year", "a window holds its duration", "money is no year", "apart"],
)
def test_numbers_and_times_that_overlap_are_told_apart(quantities, periods, expected):
    merged = merge_mentions(quantities, periods)
    assert [(m.span.start, m.span.end, "time" if m.period else "number") for m in merged] == expected
