from __future__ import annotations

import datetime as dt

import pytest

from service.errors import ModelError
from service.model.controls import Controls, RuleChoice, read_rule_choice, read_silence, sort_flags
from service.model.report import Check, Flag, Outcome, Severity, Silence

KNOWN = ("balance-mismatch", "value-conflict")
TODAY = dt.date(2026, 5, 4)
A, B = "a" * 16, "b" * 16


def flag(name, fingerprint, severity=Severity.WARNING, confidence=0.8):
    check = Check(
        rule="value-conflict",
        family="value-conflict",
        outcome=Outcome.INCONSISTENT,
        claims=(),
        message="",
        severity=severity,
        confidence=confidence,
    )
    return Flag(id=name, severity=severity, check=check, fingerprint=fingerprint)


def silence(fingerprint, until, note="looked into"):
    return Silence(fingerprint=fingerprint, note=note, expires=dt.date.fromisoformat(until))


def names(flags):
    return [one.id for one in flags]


@pytest.mark.parametrize(
    ("entries", "choice"),
    [
        ([], RuleChoice()),
        (["value-conflict"], RuleChoice(only=("value-conflict",))),
        (["-value-conflict"], RuleChoice(disable=("value-conflict",))),
        (["balance-mismatch:error"], RuleChoice(severity={"balance-mismatch": Severity.ERROR})),
        (
            ["value-conflict", "value-conflict:info", "-balance-mismatch"],
            RuleChoice(
                only=("value-conflict",),
                disable=("balance-mismatch",),
                severity={"value-conflict": Severity.INFO},
            ),
        ),
    ],
)
def test_rules_are_chosen_by_short_entries(entries, choice):
    assert read_rule_choice(entries, KNOWN) == choice


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("balance", "There is no rule 'balance'"),
        ("-balance", "There is no rule 'balance'"),
        ("", "There is no rule ''"),
        ("value-conflict:fatal", "one of info, warning, error, not 'fatal'"),
        ("value-conflict:", "one of info, warning, error, not ''"),
        ("-value-conflict:info", "has no severity"),
    ],
)
def test_unknown_rules_and_severities_are_named(entry, problem):
    with pytest.raises(ModelError, match=problem):
        read_rule_choice([entry], KNOWN)


def test_a_silence_keeps_its_note_though_it_holds_colons():
    assert read_silence(f"{A}:2030-01-31: Ministry: 12:30 call") == silence(
        A, "2030-01-31", "Ministry: 12:30 call"
    )


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ("abc:2030-01-31:x", "16 of 0-9 and a-f"),
        (f"{A.upper()}:2030-01-31:x", "16 of 0-9 and a-f"),
        (f"{A}:2030-02-31:x", "FINGERPRINT:YYYY-MM-DD:NOTE"),
        (f"{A}:2030-01-31", "needs a note"),
        (f"{A}:2030-01-31:  ", "needs a note"),
        (A, "FINGERPRINT:YYYY-MM-DD:NOTE"),
    ],
)
def test_unusable_silences_are_refused(entry, problem):
    with pytest.raises(ModelError, match=problem):
        read_silence(entry)


def test_a_silenced_flag_is_put_aside_with_its_reason():
    controls = Controls(silences=(silence(A, "2026-05-04"),), today=TODAY)
    found = sort_flags([flag("f1", A), flag("f2", B)], controls)
    assert names(found.raised) == ["f2"]
    assert [(one.flag.id, one.silence.note) for one in found.silenced] == [("f1", "looked into")]
    assert found.notices == ()


def test_an_expired_silence_gives_the_flag_back_and_says_so():
    controls = Controls(silences=(silence(A, "2026-05-03"),), today=TODAY)
    found = sort_flags([flag("f1", A)], controls)
    assert (names(found.raised), found.silenced) == (["f1"], ())
    assert [notice.code for notice in found.notices] == ["silence-expired"]
    assert "flag f1 is raised again" in found.notices[0].message


def test_an_expired_silence_of_no_flag_says_so_too():
    found = sort_flags([], Controls(silences=(silence(A, "2026-05-03"),), today=TODAY))
    assert "no flag of this text" in found.notices[0].message


def test_of_two_silences_the_longer_counts():
    controls = Controls(silences=(silence(A, "2026-05-03", "first"),), today=TODAY)
    found = sort_flags([flag("f1", A)], controls, [silence(A, "2027-01-01", "second")])
    assert [one.silence.note for one in found.silenced] == ["second"]
    assert found.notices == ()


def test_nothing_expires_where_the_day_is_unknown():
    found = sort_flags([flag("f1", A)], Controls(silences=(silence(A, "1999-01-01"),)))
    assert names(found.raised) == []


@pytest.mark.parametrize(
    ("controls", "raised"),
    [
        (Controls(), ["f1", "f2", "f3"]),
        (Controls(minimum_severity=Severity.WARNING), ["f1", "f2"]),
        (Controls(minimum_severity=Severity.ERROR), ["f1"]),
        (Controls(minimum_confidence=0.8), ["f1", "f3"]),
        (Controls(minimum_confidence=0.81), ["f1"]),
        (Controls(minimum_severity=Severity.WARNING, minimum_confidence=0.8), ["f1"]),
    ],
)
def test_flags_below_the_minimum_are_withheld(controls, raised):
    flags = [
        flag("f1", A, Severity.ERROR, 0.95),
        flag("f2", B, Severity.WARNING, 0.5),
        flag("f3", B, Severity.INFO, 0.8),
    ]
    found = sort_flags(flags, controls)
    assert names(found.raised) == raised
    assert names(found.withheld) == [one.id for one in flags if one.id not in raised]
