import datetime as dt

import pytest

from service.model.report import Outcome
from service.rules import run_rule
from tests.factories import claim
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.looking import case_with
from tests.reference.reading import checks_of
from tests.rules.running import ERROR, NOTED, NOTHING, OK, UNKNOWN, WARNING, rule_of

RULE = "observation-excludes-claim"
PEOPLE = FixedReference(series("population", "KAZ", "person", {"2022": "20034609"}))
PRICES = FixedReference(series("inflation", "KAZ", "%", {"2021": "8.0", "2022": "15.0", "2023": "14.7"}))
TWO = FixedReference(
    series("inflation", "GBR", "%", {"2021": "2.6", "2022": "9.1"}, of=dataset("cpi")),
    series("inflation", "GBR", "%", {"2021": "2.5", "2022": "7.9"}, of=dataset("cpih")),
)


def run(reference, *spoken, date=None):
    return list(run_rule(rule_of(RULE), case_with(reference, *spoken, date=date)))


def verdict(reference, spoken, date=None):
    checks = run(reference, spoken, date=date)
    return (checks[0].outcome, checks[0].severity) if checks else NOTHING


def people(phrase, **more):
    return claim(phrase, measure="population", **more)


JOBLESS = FixedReference(
    series(
        "unemployment-rate", "CAN", "%", {"2019": "5.7~E", "2020": "9.7~E", "2021": "7.5~E", "2022": "5.3~E"}
    )
)


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Canada's unemployment rate peaked at 14.1 percent in 2020.", False),
        ("Unemployment in Canada hit 14.1 percent in 2020.", False),
        ("Unemployment in Canada averaged 14.1 percent in 2020.", True),
        ("Unemployment in Canada was 14.1 percent in 2020.", True),
    ],
)
def test_the_highest_rate_of_a_month_is_not_that_of_its_year(text, flagged):
    found = [one.outcome for one in checks_of(RULE, text, JOBLESS)]
    assert found == [Outcome.INCONSISTENT if flagged else Outcome.TENSION]


def averaged(phrase, **more):
    return claim(phrase, measure="inflation", **({"type": "average"} | more))


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (people("20 million person"), OK),
        (people("20.0 million person"), OK),
        (people("over 20 million person"), OK),
        (people("20.2 million person"), WARNING),
        (people("20.1 million person"), NOTED),
        (people("200 million person"), ERROR),
        (people("under 19 million person"), WARNING),
        (people("20 million person", when="2021"), NOTHING),
        (people("20 million person", areas=("UZB",)), NOTHING),
        (people("12 million person", qualifier=("urban",)), UNKNOWN),
        (people("200 million person", modality="negated"), NOTHING),
    ],
    ids=lambda value: getattr(getattr(value, "quantity", None), "raw", ""),
)
def test_a_level_beside_its_observation(spoken, expected):
    assert verdict(PEOPLE, spoken) == expected


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        (averaged("15 %"), OK),
        (averaged("15.0 %"), OK),
        (averaged("12 %"), WARNING),
        (averaged("20 %"), ERROR),
        (averaged("20 %", type="level"), NOTED),
        (averaged("25 %", type="level"), ERROR),
        (claim("15 %", measure="consumer-prices", direction="increase"), OK),
        (claim("30 %", measure="consumer-prices", direction="increase"), ERROR),
        (claim("15 %", measure="consumer-prices", direction="decrease"), ERROR),
    ],
    ids=[
        "average",
        "average to a digit",
        "average missed",
        "average missed by far",
        "a level that December may explain",
        "a level that December cannot explain",
        "prices rose",
        "prices rose by far less",
        "prices did not fall",
    ],
)
def test_a_yearly_rate_beside_its_observation(spoken, expected):
    assert verdict(PRICES, spoken) == expected


def test_one_of_two_datasets_is_enough():
    assert verdict(TWO, averaged("9.1 %", areas=("GBR",))) == OK
    assert verdict(TWO, averaged("7.9 %", areas=("GBR",))) == OK
    (check,) = run(TWO, averaged("8.3 %", areas=("GBR",)))
    assert [item.dataset for item in check.evidence] == ["cpih"]
    assert (check.outcome, check.severity) == WARNING


def test_a_hedge_that_only_its_widest_reading_saves_is_noted():
    assert verdict(PEOPLE, people("about 18.5 million person")) == NOTED


def test_a_vintage_younger_than_the_text_may_be_a_revision():
    spoken = people("20.3 million person")
    assert verdict(PEOPLE, spoken, dt.date(2014, 1, 1)) == NOTED
    assert verdict(PEOPLE, spoken, dt.date(2023, 1, 1)) == WARNING


@pytest.mark.parametrize(
    ("phrase", "expected"), [("10.5 %", OK), ("10.4 %", NOTED), ("11.4 %", NOTED), ("13 %", WARNING)]
)
def test_an_estimate_of_a_rate_leaves_room_for_national_definitions(phrase, expected):
    data = FixedReference(series("unemployment-rate", "TUR", "%", {"2022": "10.465~E"}))
    assert verdict(data, claim(phrase, measure="unemployment-rate", areas=("TUR",))) == expected


def test_a_flag_cites_the_observation():
    (check,) = run(PEOPLE, people("21 million person"))
    (evidence,) = check.evidence
    assert (evidence.dataset, evidence.series, evidence.period) == (
        "figures",
        "A.population.KAZ..person.N...A",
        "2022",
    )
    assert (evidence.value, evidence.unit) == (20034609.0, "person")
    assert evidence.vintage == "2015-01-01 (no. 1)"
    assert check.steps[-1] == "the two miss each other by 465,390 person"
    assert check.message == (
        "The text puts population for 2022 in Kazakhstan at “21 million person”; “Figures of figures” of "
        "Office has 20.03 million person for 2022, which no reading of the words allows."
    )


def test_an_unsure_match_names_its_candidates():
    (check,) = run(PEOPLE, people("12 million person", qualifier=("urban",)))
    assert check.reason == "no series of the reference data fits well enough"
    assert "but the claim is of urban" in check.message


def test_a_series_that_fits_less_well_but_agrees_keeps_the_flag_back():
    data = FixedReference(
        series("wages", "KAZ", "KZT", {"2022": "300000"}, of=dataset("all")),
        series("wages", "KAZ", "KZT", {"2022": "500000~F"}, of=dataset("forecast")),
    )
    (check,) = run(data, claim("500000 KZT", measure="wages"))
    assert (check.outcome, check.severity) == UNKNOWN
    assert "a series that fits less well agrees" in check.reason
