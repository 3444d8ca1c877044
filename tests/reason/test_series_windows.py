import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, series
from tests.reference.reading import checks_of

HERD = {
    "2010": "900",
    "2011": "905",
    "2012": "600",
    "2013": "880",
    "2014": "870",
    "2015": "860",
    "2016": "840",
    "2017": "800",
}
DATA = FixedReference(
    series("population", "ISL", "person", HERD),
    series("population", "EST", "person", {str(2010 + n): str(900 + 10 * n) for n in range(8)}),
)
TEXT = "The population of {} rose by {} percent between {} and {}."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT.format("Iceland", "33", "2012", "2017"), [(Outcome.TENSION, Severity.WARNING)]),
        (TEXT.format("Estonia", "5.4", "2012", "2017"), [(Outcome.CONSISTENT, None)]),
        (TEXT.format("Estonia", "1.0", "2016", "2017"), []),
    ],
    ids=["from the one bad year", "from any year", "one year only"],
)
def test_a_change_over_other_windows(text, expected):
    found = checks_of("cherry-picked-window", text, DATA)
    assert [(one.outcome, one.severity) for one in found] == expected


def test_the_windows_that_a_reader_would_ask_about_are_shown():
    (check,) = checks_of("cherry-picked-window", TEXT.format("Iceland", "33", "2012", "2017"), DATA)
    assert "a rise is true for 0 of 6 other windows" in check.message
    assert check.steps[0] == "2011 to 2017: -11.6 percent"
    assert ("2011", 905.0) in [(item.period, item.value) for item in check.evidence]
