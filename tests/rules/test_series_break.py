import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, series
from tests.reference.reading import checks_of

TEXT = "The population of Latvia fell by 2.5 percent in 2021."


@pytest.mark.parametrize(
    ("values", "flagged"),
    [
        ({"2020": "1932000", "2021": "1884000~B"}, True),
        ({"2020": "1932000~B", "2021": "1884000"}, False),
        ({"2020": "1932000", "2021": "1884000", "2022": "1880000~B"}, False),
        ({"2020": "1932000", "2021": "1884000"}, False),
        ({"2021": "1884000~B"}, False),
    ],
    ids=["at the new figure", "at the base", "afterwards", "none", "no base"],
)
def test_a_break_between_the_two_ends(values, flagged):
    data = FixedReference(series("population", "LVA", "person", values))
    found = [(one.outcome, one.severity) for one in checks_of("series-break", TEXT, data)]
    assert found == ([(Outcome.TENSION, Severity.WARNING)] if flagged else [])
