"""The transcript that the project started from, and the shipped example with its figures.

What an editor must find in them: every figure read as it was meant, one warning, no error; and with one
figure altered, a flag that names it.
"""

from __future__ import annotations

import datetime as dt

import pytest

from service.engine import check
from service.model.report import Outcome, Severity
from service.read.text import read_text
from tests.conftest import ROOT, SHARED

DATE = dt.date(2023, 6, 8)
SEED = SHARED / "seeds" / "000_0b2319bc7de0ee4f.txt"
EXAMPLE = ROOT / "examples" / "meeting.txt"


@pytest.fixture(scope="module", params=["seed", "example"])
def text(request):
    path = SEED if request.param == "seed" else EXAMPLE
    if not path.exists():
        pytest.skip("no seed transcript: the folder `shared` is not beside the repository")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def answer(catalogue, rules):
    def run(text):
        return check(read_text(text, catalogue.text, date=DATE), catalogue, rules, strict=True)

    return run


def brief(claim):
    """Return a claim as the table below writes it."""
    quantity, measure, period = claim.quantity, claim.measure, claim.period
    return {
        "kind": quantity.kind.value,
        "value": float(quantity.value),
        "unit": quantity.unit,
        "qualifier": quantity.qualifier.value,
        "measure": measure.id,
        "type": measure.type.value,
        "direction": measure.direction,
        "superlative": measure.superlative.kind if measure.superlative else None,
        "entities": {(entity.code, entity.role) for entity in claim.entities},
        "start": period.start.isoformat() if period and period.start else None,
        "end": period.end.isoformat() if period and period.end else None,
        "end_year": period.end.isoformat()[:4] if period and period.end else None,
        "basis": claim.comparison.basis if claim.comparison else None,
        "modality": claim.modality,
    }


PAIR = {("RUS", None), ("KAZ", None)}
LAST_YEAR = {"start": "2022-01-01", "end": "2022-12-31"}
TO_APRIL = {"start": "2023-01-01", "end": "2023-04-30"}
TRADE = {"measure": "trade", "entities": PAIR}

READINGS = [
    {"kind": "duration", "value": 10, "unit": "year", "end_year": "2023"},
    {
        **TRADE,
        **LAST_YEAR,
        "kind": "money",
        "value": 2e12,
        "unit": "RUB",
        "type": "level",
        "superlative": "record_high",
    },
    {**TRADE, **LAST_YEAR, "kind": "money", "value": 13e12, "unit": "KZT", "type": "level"},
    {
        **TRADE,
        **TO_APRIL,
        "kind": "percent",
        "value": 9,
        "qualifier": "over",
        "type": "change",
        "direction": "increase",
        "basis": "year_on_year",
    },
    {
        **TRADE,
        **TO_APRIL,
        "kind": "money",
        "value": 7.16e11,
        "unit": "RUB",
        "qualifier": "under",
        "type": "level",
    },
    {
        **TRADE,
        **TO_APRIL,
        "kind": "money",
        "value": 4e12,
        "unit": "KZT",
        "qualifier": "under",
        "type": "level",
    },
    {**TRADE, **LAST_YEAR, "kind": "percent", "value": 6, "type": "change", "direction": "increase"},
    {
        **TRADE,
        "start": "2023-01-01",
        "end": "2023-03-31",
        "kind": "percent",
        "value": 10,
        "type": "change",
        "direction": "increase",
    },
    {
        "measure": "direct-investment",
        "kind": "money",
        "value": 2e10,
        "unit": "USD",
        "type": "cumulative",
        "entities": {("RUS", "from"), ("KAZ", "to")},
        "start": "2006-06-08",
        "end": "2023-06-08",
    },
    {
        "measure": "investment",
        "kind": "money",
        "value": 6e9,
        "unit": "USD",
        "qualifier": "about",
        "entities": {("KAZ", "from"), ("RUS", "to")},
    },
    {"kind": "count", "value": 29, "unit": "project"},
    {"kind": "money", "value": 9e9, "unit": "USD", "qualifier": "about"},
    {"kind": "count", "value": 12500, "unit": "job", "modality": "projected"},
    {"kind": "count", "value": 100, "unit": "project", "qualifier": "over"},
    {"kind": "money", "value": 2.2e10, "unit": "USD", "qualifier": "over"},
]


@pytest.mark.parametrize("expected", READINGS, ids=lambda e: f"{e['value']:g} {e.get('unit') or e['kind']}")
def test_each_figure_is_read_as_it_was_meant(answer, text, expected):
    found = [brief(claim) for claim in answer(text).claims]
    same = [one for one in found if (one["kind"], one["value"]) == (expected["kind"], expected["value"])]
    assert expected in [{key: one[key] for key in expected} for one in same]


def test_nothing_else_is_taken_for_a_claim(answer, text):
    assert len(answer(text).claims) == len(READINGS)


def values(report, claims):
    return {float(claim.quantity.value) for claim in report.claims if claim.id in claims}


def test_the_record_beside_the_growth_is_the_one_warning(answer, text):
    report = answer(text)
    loud = [flag for flag in report.flags if flag.severity is not Severity.INFO]
    assert [(flag.check.rule, flag.severity, flag.check.outcome) for flag in loud] == [
        ("record-vs-growth", Severity.WARNING, Outcome.TENSION)
    ]
    assert values(report, loud[0].check.claims) == {2e12, 6.0}
    assert len({claim.speaker for claim in report.claims if claim.id in loud[0].check.claims}) == 2


@pytest.mark.parametrize(
    ("rule", "figures"),
    [
        ("growth-of-part-vs-whole", {9.0, 10.0}),
        ("implied-exchange-rate", {2e12, 13e12, 7.16e11, 4e12}),
        ("part-year-as-year", {2e12, 9.0, 7.16e11}),
        ("part-above-whole", {29.0, 100.0}),
        ("part-above-whole", {9e9, 2.2e10}),
    ],
)
def test_what_could_be_verified_is_shown_with_its_steps(answer, text, rule, figures):
    report = answer(text)
    found = [one for one in report.checks if one.rule == rule and values(report, one.claims) == figures]
    assert [one.outcome for one in found] == [Outcome.CONSISTENT]
    assert found[0].steps


@pytest.mark.parametrize(
    ("figure", "altered", "value"),
    [
        ("2 trillion", "2 billion", 2e9),
        ("716 billion", "2,716 billion", 2.716e12),
        ("by 6 percent", "by minus 6 percent", -6.0),
        ("around $9 billion", "around $90 billion", 9e10),
    ],
)
def test_an_altered_figure_is_flagged_by_name(answer, text, figure, altered, value):
    assert text.count(figure) == 1
    report = answer(text.replace(figure, altered))
    loud = [flag for flag in report.flags if flag.severity is not Severity.INFO]
    naming = {flag.check.rule for flag in loud if value in values(report, flag.check.claims)}
    assert naming - {"record-vs-growth"}, [flag.check.message for flag in report.flags]
