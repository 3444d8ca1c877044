import dataclasses

import pytest

from service.model.claim import ClaimId
from service.model.report import Check, Computation, Engine, Evidence, Flag, Outcome, Report, Severity
from service.model.text import Document


def check(**others):
    return Check(
        rule="value-conflict",
        family="value-conflict",
        outcome=Outcome.INCONSISTENT,
        claims=(ClaimId("c1"), ClaimId("c4")),
        message="The two figures for ferry traffic differ.",
        **others,
    )


def test_severities_are_ranked():
    assert [s.rank for s in (Severity.INFO, Severity.WARNING, Severity.ERROR)] == [0, 1, 2]
    assert max(Severity, key=lambda severity: severity.rank) is Severity.ERROR


def test_outcomes_are_spelt_as_in_the_report():
    assert [o.value for o in Outcome] == ["consistent", "tension", "inconsistent", "undetermined"]


def test_a_check_deserves_no_flag_unless_said_otherwise():
    made = check()
    assert made.severity is None
    assert (made.reason, made.steps, made.computation, made.evidence, made.question) == (
        None,
        (),
        None,
        (),
        "",
    )


def test_a_computation_may_lack_a_single_value():
    bare = Computation(formula="part / whole")
    assert (bare.inputs, bare.result, bare.expected, bare.slack) == ((), None, None, None)


@pytest.mark.parametrize(
    "thing",
    [
        check(),
        Computation(formula="a - b", inputs=(("a", 3.0), ("b", 1.0)), result=2.0),
        Evidence(
            dataset="ports",
            series="MLT.A",
            period="2022",
            value=1.0,
            unit="passenger",
            source_url="https://example.org/ports",
            vintage="2023-05-01",
        ),
        Flag(id="f1", severity=Severity.ERROR, check=check(), fingerprint="ab12"),
        Engine(version="1.0.0", rules=3, catalogue="cd34"),
        Report(id="r", engine=Engine(version="1.0.0", rules=3, catalogue="cd34"), document=Document(text="")),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_objects_are_frozen_and_compare_by_value(thing):
    assert thing == dataclasses.replace(thing)
    field = dataclasses.fields(thing)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(thing, field, None)
