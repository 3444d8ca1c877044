"""Tests mirror the source: a module `service/a/b.py` has its tests in `tests/a/test_b.py`."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

TESTED_IN = {  # modules without tests of their own: where they are tested, and why there
    "setting_values.py": ("test_settings.py", "tested by the settings that they read"),
    "errors.py": ("api/test_problems.py", "exceptions are tested by what they are answered with"),
    "extract/drafts.py": ("extract/test_claims.py", "a record that claims are made of"),
    "reference/migrations/*.py": ("reference/test_tables.py", "tested by the tables that they make"),
    "api/uploads.py": ("api/test_datasets.py", "tested through the routes that take a dataset"),
    "api/schemas/datasets.py": ("api/test_datasets.py", "answers are held against them there"),
    "reference/load_request.py": ("reference/test_loading.py", "a record of what is asked"),
    "reference/blocks.py": ("reference/test_reading.py", "a record that tables are made of"),
    "reference/c[eo]ll*.py": ("reference/test_reading.py", "parts of one reader, tested through `read_file`"),
    "extract/period_*.py": ("extract/test_periods.py", "parts of one reader, tested through `read_periods`"),
}

MODULES = [
    path.relative_to(ROOT / "service")
    for path in sorted((ROOT / "service").rglob("*.py"))
    if path.name not in ("__init__.py", "__main__.py")
]


def own_tests(module: Path) -> Path:
    return ROOT / "tests" / module.parent / f"test_{module.name}"


def place_of_tests(module: Path) -> Path:
    if not own_tests(module).exists():
        for pattern, (place, _) in TESTED_IN.items():
            if fnmatch(str(module), pattern):
                return ROOT / "tests" / place
    return own_tests(module)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_module_has_tests_in_the_mirrored_folder(module):
    assert place_of_tests(module).exists()


@pytest.mark.parametrize("pattern", TESTED_IN)
def test_exceptions_are_still_needed(pattern):
    matching = [module for module in MODULES if fnmatch(str(module), pattern)]
    assert any(not own_tests(module).exists() for module in matching)


@pytest.mark.parametrize("folder", sorted({module.parent for module in MODULES}), ids=str)
def test_package_says_what_it_is(folder):
    first = (ROOT / "service" / folder / "__init__.py").read_text(encoding="utf-8")
    assert first.startswith('"""')
