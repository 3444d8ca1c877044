from decimal import Decimal

import pytest

from service.catalogue.rules import RuleSetting, load_rule_settings
from service.errors import ConfigError
from service.model.report import Severity


def load(tmp_path, text):
    (tmp_path / "rules.toml").write_text(text, encoding="utf-8")
    return load_rule_settings(tmp_path)


def test_settings_by_rule(tmp_path):
    settings = load(
        tmp_path,
        """
        [record-vs-growth]
        severity = "info"
        parameters = { modest_growth = 7.5 }
        [value-conflict]
        enabled = false
        """,
    )
    assert dict(settings) == {
        "record-vs-growth": RuleSetting(
            severity=Severity.INFO, parameters=settings["record-vs-growth"].parameters
        ),
        "value-conflict": RuleSetting(enabled=False, parameters=settings["value-conflict"].parameters),
    }
    assert dict(settings["record-vs-growth"].parameters) == {"modest_growth": Decimal("7.5")}


def test_an_empty_file_changes_nothing(tmp_path):
    assert dict(load(tmp_path, "# nothing")) == {}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[a]\nseverity = "fatal"', r"\[a\] severity: must be one of info, warning, error"),
        ('[a]\nenabled = "no"', r"\[a\] enabled: must be a bool"),
        ("[a]\ncolour = 1", r"\[a\] colour: unknown key"),
        ("[a.parameters]\nx = true", r"\[a.parameters\] x: a number is missing"),
    ],
)
def test_mistakes_are_named(tmp_path, text, problem):
    with pytest.raises(ConfigError, match=problem):
        load(tmp_path, text)
