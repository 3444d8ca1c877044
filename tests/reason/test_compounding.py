from decimal import Decimal

import pytest

from service.model.claim import Cue
from service.model.text import Span
from service.reason.compounding import compounds, whole_change
from service.reason.terms import Reading
from tests.factories import case, claim, link


@pytest.mark.parametrize(
    ("when", "years"), [("2013", (10,)), ("2020", (3,)), ("2022", ())], ids=["ten", "three", "one is no span"]
)
def test_years_follow_from_the_levels(when, years):
    rate = claim("5 %", direction="increase", adjustment="per_year", when="2023")
    new, base = claim("6.5 billion USD", when="2023"), claim("4.0 billion USD", when=when)
    built = case(rate, new, base, links=(link("result", rate, new), link("base", rate, base)))
    (found,) = compounds(built)
    assert found.years == years
    assert whole_change(found, Reading.WIDEST).contains(Decimal("62.5"))


def test_years_stand_beside_the_rate():
    rate = claim("5 %", direction="increase", adjustment="per_year", when=None, sentence=900, at=90000)
    years = claim("10 year", when=None, sentence=900, at=90020)
    whole = claim("50 %", direction="increase", when=None, sentence=900, at=90060)
    over = Cue(kinds=frozenset({"through"}), span=Span(90010, 90013))
    assert [found.years for found in compounds(case(rate, years, whole, cues=(over,)))] == [(10,)]
    assert list(compounds(case(rate, years, whole))) == []
