"""A yearly amount, its years and their total are one sum only where the words say so."""

import pytest

from service.extract import extract
from service.read.text import read_text
from service.reason.case import build_case
from service.reason.yearly_totals import yearly_totals
from tests.rules.prose import words


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Ghana pays €12 million a year for four years, 48 million in total.", 1),
        ("We will deliver 30,000 doses each year over five years, that is 150,000 doses.", 1),
        ("Ghana pays €12 million a year for four years, and 48 million for roads.", 0),
        ("Ghana pays €12 million a year. For four years it paid 48 million in total.", 0),
        ("Ghana pays €12 million a year for four months, 4 million in total.", 0),
    ],
)
def test_sums_over_years(text, sums):
    known = words()
    extraction = extract(read_text(text, known.text), known)
    units, measures = known.units.units, known.measures.entries
    case = build_case(extraction, units=units, measures=measures, text=text, words=known.cues.words)
    assert len(list(yearly_totals(case))) == sums
