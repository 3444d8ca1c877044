import datetime as dt
from typing import Any

import pytest
from marshmallow import Schema, ValidationError

from service.api.schemas.controls import RulesField, SilenceField
from service.model.controls import RuleChoice
from service.model.report import Severity, Silence

FINGERPRINT = "0123456789abcdef"
SCHEMA = Schema.from_dict(
    {
        "rules": RulesField(("balance-mismatch", "value-conflict"), objects=True),
        "silence": SilenceField(objects=True),
    }
)()


@pytest.mark.parametrize(
    ("given", "choice"),
    [
        (["value-conflict"], RuleChoice(only=("value-conflict",))),
        ({"only": ["value-conflict"]}, RuleChoice(only=("value-conflict",))),
        (["-value-conflict"], RuleChoice(disable=("value-conflict",))),
        ({"disable": ["value-conflict"]}, RuleChoice(disable=("value-conflict",))),
        (
            {"disable": ["balance-mismatch"], "severity": {"value-conflict": "info"}},
            RuleChoice(disable=("balance-mismatch",), severity={"value-conflict": Severity.INFO}),
        ),
        ({}, RuleChoice()),
    ],
)
def test_rules_are_chosen_by_list_or_by_object(given: Any, choice: RuleChoice) -> None:
    assert SCHEMA.load({"rules": given}) == {"rules": choice}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ([], "Shorter than minimum length 1."),
        ("value-conflict", "Must be a list of strings."),
        ([3], "Must be a list of strings."),
        (["value-conflict"] * 201, "Longer than maximum length 200."),
        (["nope"], "There is no rule 'nope'."),
        ({"only": []}, "Shorter than minimum length 1."),
        ({"only": ["nope"]}, "There is no rule 'nope'."),
        ({"disable": "value-conflict"}, "Must be a list of strings."),
        ({"severity": {"nope": "info"}}, "There is no rule 'nope'."),
        (
            {"severity": {"value-conflict": "fatal"}},
            "A severity is one of info, warning, error, not 'fatal'.",
        ),
        ({"severity": ["value-conflict"]}, "Must be an object of severities by rule id."),
        ({"enable": []}, "Unknown field."),
    ],
)
def test_what_is_wrong_with_a_choice_of_rules_is_said(given: Any, problem: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SCHEMA.load({"rules": given})
    assert problem in str(caught.value.messages["rules"])  # type: ignore[call-overload]


def test_silences_are_objects_or_entries() -> None:
    one = {"fingerprint": FINGERPRINT, "note": "Bank: 3 June", "expires": "2030-01-31"}
    silence = Silence(fingerprint=FINGERPRINT, note="Bank: 3 June", expires=dt.date(2030, 1, 31))
    given = [one, f"{FINGERPRINT}:2030-01-31:Bank: 3 June"]
    assert SCHEMA.load({"silence": given}) == {"silence": (silence, silence)}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("x", "Must be a list"),
        ([7], "Must be a silence"),
        (["x"], "is not FINGERPRINT:YYYY-MM-DD:NOTE"),
        ([f"{FINGERPRINT}:2030-01-31:{'n' * 600}"], "at most 528 characters"),
        ([f"{FINGERPRINT}:2030-01-31:a\0b"], "on one line"),
        ([f"{FINGERPRINT}:2030-01-31:a\ud800b"], "on one line"),
        ([{"fingerprint": FINGERPRINT, "note": "x"}], "has a fingerprint, a note and expires"),
        ([{"fingerprint": "x", "note": "x", "expires": "2030-01-31"}], "16 of 0-9 and a-f"),
        ([{"fingerprint": FINGERPRINT, "note": "", "expires": "2030-01-31"}], "needs a note"),
        ([{"fingerprint": FINGERPRINT, "note": "x", "expires": "soon"}], "YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_with_a_silence_is_said(given: Any, problem: str) -> None:
    with pytest.raises(ValidationError) as caught:
        SCHEMA.load({"silence": given})
    assert problem in str(caught.value.messages)
