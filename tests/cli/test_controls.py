from __future__ import annotations

import datetime as dt

import pytest

from service.cli.configuration import Configuration
from service.cli.controls import Asked
from service.errors import ModelError
from service.model.report import Severity

SILENCE = "00000000000000ff:2190-01-31:asked the ministry"


def asked(**given) -> Asked:
    nothing = {
        "rule": (), "minimum_severity": None, "minimum_confidence": None, "silence": (), "silences": None,
    }  # fmt: skip
    return Asked(**(nothing | given))


CONFIGURED = Configuration(minimum_severity="warning", minimum_confidence=0.5, rules=("-value-conflict",))


def test_nothing_asked_is_everything_wanted():
    controls = asked().controls(Configuration())
    assert (controls.minimum_severity, controls.minimum_confidence) == (Severity.INFO, 0)
    assert (controls.rules.only, controls.rules.disable, controls.silences) == (None, (), ())


def test_the_configuration_speaks_where_the_command_line_does_not():
    controls = asked().controls(CONFIGURED)
    assert (controls.minimum_severity, controls.minimum_confidence) == (Severity.WARNING, 0.5)
    assert controls.rules.disable == ("value-conflict",)
    controls = asked(
        rule=("value-conflict",), minimum_severity="error", minimum_confidence=0.0, silence=(SILENCE,)
    ).controls(CONFIGURED)
    assert (controls.minimum_severity, controls.minimum_confidence) == (Severity.ERROR, 0)
    assert (controls.rules.only, controls.rules.disable) == (("value-conflict",), ())
    assert [(one.note, one.expires) for one in controls.silences] == [
        ("asked the ministry", dt.date(2190, 1, 31))
    ]


def test_silences_of_a_file_and_of_the_command_line_both_count(tmp_path):
    path = tmp_path / "silences.toml"
    path.write_text('["00000000000000aa"]\nnote = "two lines"\nexpires = 2190-01-01\n', encoding="utf-8")
    controls = asked(silences=str(path), silence=(SILENCE,)).controls(Configuration())
    assert [one.fingerprint for one in controls.silences] == ["00000000000000aa", "00000000000000ff"]


def test_a_rule_of_the_configuration_that_is_none_is_refused():
    with pytest.raises(ModelError, match="no-such-rule"):
        asked().controls(Configuration(rules=("no-such-rule",)))
