from service.model.quantity import Interval
from service.reason.stocks import Stock
from service.reason.terms import Reading
from tests.factories import case, claim


def test_what_came_is_added_and_what_went_taken_away():
    terms = tuple(
        case(*(claim(f"{n} t", when=None) for n in ("40.0", "25.0", "31.0", "34.0"))).terms.values()
    )
    opening, came, went, closing = terms
    stock = Stock(opening, (came,), (went,), closing)
    assert stock.terms == (closing, opening, came, went)
    assert stock.expected(Reading.ORDINARY) == Interval(
        terms[0].ordinary.low + came.ordinary.low - went.ordinary.high,
        terms[0].ordinary.high + came.ordinary.high - went.ordinary.low,
    )
