from service.reason.movements import movements
from tests.factories import case, claim, link


def test_changes_and_tied_levels_move():
    rise, later, base = claim("4 %", direction="increase"), claim("5.1 billion USD"), claim("5.6 billion USD")
    built = case(rise, later, base, links=(link("base", later, base),))
    assert [(found.term.claim, found.rises) for found in movements(built)] == [(rise, True), (later, False)]


def test_levels_that_rounding_keeps_together_do_not():
    later, base = claim("5 billion USD"), claim("5.4 billion USD")
    assert list(movements(case(later, base, links=(link("base", later, base),)))) == []
    assert list(movements(case(later, base))) == []
