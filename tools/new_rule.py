"""Writes a new rule and its test from a template: `python -m tools.new_rule part-above-whole`.

What it writes fails the tests until the rule does what it says: its examples run through the whole pipeline.
"""

# ruff: noqa: T201 - says what it wrote

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_NAME = re.compile(r"[a-z]+(-[a-z]+)+")

RULE = '''"""One line: the defect.

What it flags
    The claims that it looks at, and what is wrong with them.

Why it matters
    What a reader would be misled about.

Does not flag
    What looks like the defect and is none.

Method
    The formula, with units, as one would do it on a pocket calculator.

Limits
    What it cannot see.

Source
    Where the formula and every constant come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.model.report import Check, Severity
from service.model.rule import Flagged, Grain, Passed, Rule
from service.reason.case import Case


def {function}(case: Case, parameters: dict[str, Decimal]) -> Iterator[Check]:
    """Yield a check for every comparison, whatever comes of it."""
    yield from ()


RULE = Rule(
    id="{id}",
    family="one of the families of the report",
    summary="One sentence: the defect.",
    grain=Grain.PAIR,
    formula="the test, in words of the domain",
    severity=Severity.WARNING,
    status="preview",
    function={function},
    examples=(
        Flagged("A text that must be flagged: 5 percent.", at=("5 percent",)),
        Passed("A text that must not.", why="in one clause"),
    ),
)
'''

TEST = """import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "{id}"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [("A text that must be flagged: 5 percent.", "info", ("5 percent",))],
)
def test_what_it_finds_is_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


LOOK_ALIKES = [  # at least three for each exception of "Does not flag", varied in country, topic, style, unit
    "A text that must not.",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_working_can_be_redone():
    (found,) = checks_on(RULE, "A text that must be flagged: 5 percent.")
    assert found.steps == ("1 + 1 = 2",)
"""


def write_rule(name: str, root: Path = ROOT) -> tuple[Path, Path]:
    """Write both files for the rule `name` and return their paths.

    Raises:
        ValueError: The name is not words joined by dashes, or one of the files exists.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r}: a rule is named by lower-case words joined by dashes")
    module = name.replace("-", "_")
    values = {"id": name, "module": module, "function": f"check_{module}"}
    rule = root / "service" / "rules" / f"{module}.py"
    test = root / "tests" / "rules" / f"test_{module}.py"
    for path in (rule, test):
        if path.exists():
            raise ValueError(f"{path.relative_to(root)} exists")
    rule.write_text(_fill(RULE, values), encoding="utf-8")
    test.write_text(_fill(TEST, values), encoding="utf-8")
    return rule, test


def _fill(template: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        template = template.replace("{" + name + "}", value)
    return template


def main(name: str) -> int:
    """Write both files and say where they are; return the exit code."""
    try:
        written = write_rule(name)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for path in written:
        print(f"wrote {path.relative_to(ROOT)}")
    print("fill in both, add the id to tests/rules/rule_ids.txt, then `make docs test lint`")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
