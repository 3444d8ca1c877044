"""Writes the files that are made from the code, or tells which of them are stale.

`python -m tools.generated` writes all, `openapi.yaml` or `docs` after it only those below that path, and
`--check` writes none, shows how the stale ones differ and exits with 1 where there are any.
"""

# ruff: noqa: T201 - what it finds is printed

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from pathlib import Path

from service.api.openapi import openapi_yaml
from service.rules import load_rules, rules_markdown
from service.settings import settings_page

ROOT = Path(__file__).resolve().parents[1]

GENERATED: dict[str, Callable[[], str]] = {
    "openapi.yaml": openapi_yaml,
    "docs/rules.md": lambda: rules_markdown(load_rules()),
    "docs/settings.md": settings_page,
}


def stale_files() -> dict[str, str]:
    """Return how each stale file differs from what the code gives, by its path."""
    stale = {}
    for name, make in GENERATED.items():
        path = ROOT / name
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        wanted = make()
        if current != wanted:
            lines = difflib.unified_diff(
                current.splitlines(),
                wanted.splitlines(),
                f"{name} (as it is)",
                f"{name} (from the code)",
                "",
                "",
            )
            stale[name] = "\n".join(lines)
    return stale


def main(arguments: list[str]) -> int:
    """Write what the arguments name, or check everything; return the exit code."""
    if "--check" in arguments:
        stale = stale_files()
        for name, difference in stale.items():
            print(f"{name} is stale; `make openapi docs` rewrites it\n{difference}")
        return 1 if stale else 0
    for name, make in GENERATED.items():
        if not arguments or any(Path(name).is_relative_to(argument) for argument in arguments):
            (ROOT / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
