import pytest

from service.model.report import Outcome, Severity
from tests.fixed_reference import FixedReference, series
from tests.reference.reading import checks_of

RULE = "fraction-percent-scale"
GROWTH = {"2020": "-0.061", "2021": "0.113", "2022": "0.021"}
DATA = FixedReference(
    series("unemployment-rate", "PRT", "%", {"2022-Q1": "0.059", "2022-Q2": "0.057", "2022-Q3": "0.061"}),
    series("gdp", "CHL", "%", GROWTH, transformation="GY"),
    series("inflation", "CHE", "%", {"2019": "0.4", "2020": "-0.7", "2021": "0.6", "2022": "2.8"}),
)


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment in Portugal stood at 5.7 percent in the second quarter of 2022.",
        "Unemployment in Portugal was about 6 percent in the third quarter of 2022.",
        "Chile's GDP grew 2.1 percent in 2022.",
        "Chile's GDP fell 6.1 percent in 2020.",
    ],
)
def test_a_dataset_of_fractions_is_named_instead_of_excluding_the_claim(text):
    (found,) = checks_of(RULE, text, DATA)
    assert (found.outcome, found.severity) == (Outcome.INCONSISTENT, Severity.WARNING)
    assert checks_of("observation-excludes-claim", text, DATA) == []


@pytest.mark.parametrize(
    "text",
    [
        "Unemployment in Portugal stood at 7.5 percent in the second quarter of 2022.",
        "Inflation in Switzerland averaged 0.6 percent in 2021.",
        "Inflation in Switzerland averaged 60 percent in 2021.",
        "Unemployment in Portugal stood at 0.057 percent in the second quarter of 2022.",
    ],
)
def test_other_figures_are_left_alone(text):
    assert checks_of(RULE, text, DATA) == []


def test_the_observation_is_cited():
    text = "Unemployment in Portugal stood at 5.7 percent in the second quarter of 2022."
    (found,) = checks_of(RULE, text, DATA)
    assert [(item.period, item.value) for item in found.evidence] == [("2022-Q2", 0.057)]
    assert found.steps == ("0.057 x 100 = 5.7 percent",)
