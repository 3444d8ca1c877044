import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.reading import checks_of

DATA = FixedReference(
    series("inflation", "KAZ", "%", {"2021": "8.0", "2022": "15.0"}),
    series("inflation", "RUS", "%", {"2022": "13.8~F"}, of=dataset("projections")),
    series("inflation", "UZB", "%", {"2022": "11.4~F"}, of=dataset("projections")),
    series("inflation", "CHN", "%", {"2022": "2.0"}),
)
NOTED, WARNED = (Outcome.TENSION, Severity.INFO), (Outcome.TENSION, Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade between Russia and Kazakhstan rose by 6 percent in 2022.", [NOTED]),
        ("Trade between Russia and Kazakhstan rose by 16 percent in 2022.", []),
        ("Trade between Kazakhstan and China rose by 6 percent in 2022.", []),
        ("Trade between Kazakhstan and China rose by 1 percent in 2022.", [NOTED]),
        ("Trade between Russia and Uzbekistan rose by 6 percent in 2022.", []),
        ("Wages in Kazakhstan rose by 6 percent in 2022.", [WARNED]),
        ("Wages in Kazakhstan rose by 6 percent in 2022 in real terms.", []),
        ("Real wages in Kazakhstan rose by 6 percent in 2022.", []),
        ("GDP of Kazakhstan rose by 3 percent in 2022.", []),
        ("Wages in Kazakhstan fell by 6 percent in 2022.", []),
        ("Wages in Kazakhstan rose by 6 percent in 2019.", []),
        ("The population of Kazakhstan rose by 1 percent in 2022.", []),
    ],
)
def test_a_rise_beside_loaded_inflation(text, expected):
    assert [(one.outcome, one.severity) for one in checks_of("nominal-vs-real", text, DATA)] == expected


def test_inflation_of_both_areas_is_cited_and_a_projection_called_one():
    (check,) = checks_of(
        "nominal-vs-real", "Trade between Russia and Kazakhstan rose by 6 percent in 2022.", DATA
    )
    assert [(item.dataset, item.value) for item in check.evidence] == [
        ("projections", 13.8),
        ("figures", 15.0),
    ]
    assert "a projection" in check.message
    assert check.steps[1] == "1.06 / 1.15 = 0.922, -7.83 percent after inflation in Kazakhstan"
