"""Golden reports: whole texts with the whole report that is expected of them.

`python -m tools.golden` rewrites tests/golden/<case>/report.json where the report has changed and shows what
changed, each claim and flag with the words that it is about. Read that like code: a golden file that was
rewritten without being read is no test.
"""

# ruff: noqa: T201 - the changes are printed

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
import sys
from functools import cache
from pathlib import Path

from service.catalogue import Catalogue, load_catalogue
from service.engine import check
from service.model.report import Report
from service.read.text import read_text
from service.render.json import report_to_dict
from service.render.reader import report_to_text
from service.rules import load_rules

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"

_DATE = re.compile(r"^Document date: (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_UNSTABLE = ("id", "engine")  # differ with every change of version or configuration


def cases() -> tuple[Path, ...]:
    """Return the folder of each golden case."""
    return tuple(sorted(path.parent for path in GOLDEN.glob("*/text.txt")))


def expected_report(case: Path) -> str:
    """Return the report that the case expects, as JSON; "" for a case without one."""
    path = case / "report.json"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def expected_text(case: Path) -> str:
    """Return what a terminal is expected to show of the case; "" for a case without it."""
    path = case / "report.txt"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def actual_report(case: Path) -> str:
    """Return the report that the engine gives of the case, as JSON without id and engine."""
    answer = report_to_dict(_report(case))
    stable = {key: value for key, value in answer.items() if key not in _UNSTABLE}
    return json.dumps(stable, ensure_ascii=False, indent=1) + "\n"


def readable_report(case: Path) -> str:
    """Return what a person at a terminal reads of the case."""
    return report_to_text(_report(case), colour=False)


def difference(expected: str, actual: str) -> str:
    """Return the changed lines of a report with a few lines around them; "" where nothing changed."""
    lines = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "expected", "actual", "", "", 4)
    return "\n".join(lines)


def main() -> int:
    """Rewrite what changed and show it."""
    for case in cases():
        old, new = expected_report(case), actual_report(case)
        old_text, new_text = expected_text(case), readable_report(case)
        if (old, old_text) == (new, new_text):
            print(f"{case.name}: unchanged")
            continue
        (case / "report.json").write_text(new, encoding="utf-8")
        (case / "report.txt").write_text(new_text, encoding="utf-8")
        print(f"{case.name}: CHANGED\n{difference(old_text, new_text) or difference(old, new)}")
    return 0


@cache
def _catalogue() -> Catalogue:
    return load_catalogue(ROOT / "config")


def _report(case: Path) -> Report:
    text = (case / "text.txt").read_bytes().decode("utf-8")
    catalogue = _catalogue()
    date = _DATE.search((case / "note.md").read_text(encoding="utf-8"))
    document = read_text(text, catalogue.text, date=None if date is None else dt.date.fromisoformat(date[1]))
    return check(document, catalogue, load_rules(), strict=True)


if __name__ == "__main__":
    sys.exit(main())
