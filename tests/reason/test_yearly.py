import pytest

from service.extract import extract
from service.read.text import read_text
from service.reason.case import build_case
from service.reason.yearly import is_yearly, sums_over_years, unit_of
from tests.factories import MEASURES, UNITS
from tests.rules.prose import DATE, words


def case_of(text):
    extraction = extract(read_text(text, words().text, date=DATE), words())
    return build_case(extraction, units=UNITS, measures=MEASURES, groups={}, partners={}, text=text)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("The programme costs €500 million over ten years.", [10]),
        ("We invest 60 billion tenge in schools over the next three years.", [3]),
        ("The programme costs €500 million a year over ten years.", []),
        ("The bridge is 340 metres long and took ten years.", []),
        ("The programme costs €500 million. Over ten years it pays.", []),
        ("The programme costs €500 million over 18 months.", []),
    ],
)
def test_sums_over_years(text, years):
    assert [found.years for found in sums_over_years(case_of(text))] == years


def test_amounts_for_each_year():
    built = case_of("It costs €100 million a year. Every year we spend $10 billion. It cost €7 million.")
    terms = list(built.terms.values())
    assert [is_yearly(built, term) for term in terms] == [True, True, False]
    assert [unit_of(term) for term in terms] == ["EUR", "USD", "EUR"]
