from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from tools.generated import GENERATED, stale_files

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


@pytest.fixture(scope="module")
def stale() -> dict[str, str]:
    return stale_files()


@pytest.fixture(scope="module")
def targets() -> set[str]:
    return set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", GENERATED)
def test_generated_file_is_what_the_code_gives(stale, name):
    assert name not in stale, f"`make openapi docs` rewrites it:\n{stale[name]}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_that_exist(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_that_are_named_exist(page, targets):
    for line in re.findall(r"`make ([^`]+)`|^    make (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        words = shlex.split("".join(line), comments=True)
        named = [word for word in words if "=" not in word]
        assert named
        assert set(named) <= targets, named


def test_every_target_has_a_line_of_help(targets):
    helped = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(helped) == targets


def test_every_decision_is_listed():
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs" / "decisions").glob("*.md"):
        assert f"decisions/{page.name}" in listed


def test_architecture_names_every_layer():
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for path in (ROOT / "service").iterdir():
        if path.is_dir() and path.name != "__pycache__":
            assert f"`{path.name}/`" in page


def test_answer_in_the_readme_is_the_golden_one():
    [shown] = re.findall(r"```json\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    abridged = json.loads(shown)
    report = json.loads((ROOT / "tests" / "golden" / "meeting" / "report.json").read_text(encoding="utf-8"))
    assert abridged["summary"] == report["summary"]
    for flag, whole in zip(abridged["flags"], report["flags"], strict=True):
        assert flag == {name: whole[name] for name in flag}
