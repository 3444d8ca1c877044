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


def test_years_ago_end_on_the_day_of_the_document_on_which_the_words_may_not_be_spoken():
    day, began = dt.date(2024, 5, 1), period("2009")
    length = claim("21 year", measure=None, text="", when="2009")
    told = replace(length, quantity=replace(length.quantity, raw="21 years ago"))
    known = replace(case(told), date=day, times=(replace(began, span=told.span),))
    assert ends_of(known, told) == Ends(
        (began.start, began.end), (day, day), less=Decimal("0.5"), more=Decimal("0.5"), spoken=True
    )
