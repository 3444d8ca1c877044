import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.reading import checks_of

PEOPLE = FixedReference(series("population", "TUN", "person", {"2018": "11500000", "2021": "12048847"}))
WRONG, RIGHT = (Outcome.INCONSISTENT, Severity.WARNING), (Outcome.CONSISTENT, None)


def verdicts(text, data=PEOPLE):
    return [(one.outcome, one.severity) for one in checks_of("per-head-mismatch", text, data)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2021 Tunisia's GDP was $46.8 billion, or $3,884 per capita.", RIGHT),
        ("In 2021 Tunisia's GDP was $46.8 billion, or about $4,000 per capita.", RIGHT),
        ("In 2021 Tunisia's GDP was $46.8 billion, or $4,884 per capita.", WRONG),
        ("Health spending in Tunisia was $3.0 billion in 2021, or $520 per head.", WRONG),
        (
            "Tunisia's GDP came to $46.8 billion in 2022. GDP per capita in Tunisia was $3,884 in 2022.",
            RIGHT,
        ),
        (
            "Tunisia's GDP came to $46.8 billion in 2022. GDP per capita in Tunisia was $4,300 in 2022.",
            WRONG,
        ),
    ],
)
def test_the_whole_over_the_population_of_the_series(text, expected):
    assert verdicts(text) == [expected]


NOT_OF_EVERYBODY = [
    "In 2021 tourists spent $46.8 million in Tunisia, or $4,884 per person.",
    "Pension spending in Tunisia came to $1.9 billion in 2021, or $1,700 per person.",
    "Health spending in Tunisia was $3.0 billion in 2021, or $1,100 per household.",
]
OTHER_DOLLARS = [
    "In 2021 Tunisia's GDP was $46.8 billion, or $12,300 per capita at purchasing power parity.",
    "In 2021 Tunisia's GDP was $46.8 billion. In 2021 GDP per capita (PPP) was $12,300 in Tunisia.",
]
UNKNOWN = [
    "In 2014 Tunisia's GDP was $46.8 billion, or $9,884 per capita.",
    "In 2021 Morocco's GDP was $46.8 billion, or $9,884 per capita.",
    "Tunisia's GDP was $46.8 billion in 2021. GDP per capita in Tunisia was $9,300 in 2018.",
]


@pytest.mark.parametrize("text", NOT_OF_EVERYBODY + OTHER_DOLLARS + UNKNOWN)
def test_what_is_no_figure_for_each_inhabitant_is_left_alone(text):
    assert verdicts(text) == []


def test_a_population_of_the_text_goes_first():
    text = (
        "The population of Tunisia was 9.6 million in 2021. "
        "In 2021 Tunisia's GDP was $46.8 billion, or $4,884 per capita."
    )
    (check,) = checks_of("per-head-mismatch", text, PEOPLE)
    assert (check.outcome, check.evidence) == (Outcome.CONSISTENT, ())


def test_one_of_two_populations_is_enough():
    resident = series("population", "TUN", "person", {"2021": "9600000"}, of=dataset("residents"))
    both = FixedReference(series("population", "TUN", "person", {"2021": "12048847"}), resident)
    assert verdicts("In 2021 Tunisia's GDP was $46.8 billion, or $4,884 per capita.", both) == [RIGHT]


def test_the_population_is_cited():
    text = "In 2021 Tunisia's GDP was $46.8 billion, or $4,884 per capita."
    (check,) = checks_of("per-head-mismatch", text, PEOPLE)
    (cited,) = check.evidence
    assert (cited.dataset, cited.period, cited.value) == ("figures", "2021", 12048847.0)
    assert (cited.source_url, cited.vintage) == ("https://example.org/figures", "2015-01-01 (no. 1)")
    assert check.steps[0] == "46.8 billion / 12.05 million = 3,884 USD a head"
