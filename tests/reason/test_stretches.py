import datetime as dt
from dataclasses import replace
from decimal import Decimal

from service.model.claim import Comparison
from service.reason.stretches import Ends, ends_of
from tests.factories import case, claim, period


def test_a_length_without_dates_has_no_ends():
    length = claim("15 year", measure=None, text="", when=None)
    assert ends_of(case(length), length) is None


def test_counted_since_a_year_half_a_unit_more_is_allowed():
    begin = dt.date(1998, 1, 1), dt.date(1998, 12, 31)
    length = claim("25 year", measure=None, text="", when=period("2023"))
    since = Comparison(basis="since", start=begin[0], end=begin[1])
    counted = replace(length, comparison=since)
    assert ends_of(case(counted), counted) == Ends(
        begin, (dt.date(2023, 1, 1), dt.date(2023, 12, 31)), less=Decimal(0), more=Decimal("0.5")
    )
