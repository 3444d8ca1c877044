"""Each layer imports only what the table below lets it; docs/architecture.md says why."""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

MAY_IMPORT = {  # layers of ours
    "": set(),
    "errors": set(),
    "model": {"errors"},
    "catalogue": {"model", "errors"},
    "read": {"model", "catalogue", "errors"},
    "extract": {"model", "catalogue", "errors"},
    "reason": {"model", "errors"},
    "rules": {"model", "catalogue", "reason", "errors"},
    "reference": {"", "model", "catalogue", "errors"},
    "render": {"model"},
    "engine": {
        "",
        "model",
        "catalogue",
        "read",
        "extract",
        "reason",
        "reference",
        "rules",
        "render",
        "errors",
    },
    "collecting": set(),
    "settings": {"errors", "setting_values"},
    "setting_values": set(),
    "apart": {"read", "model", "errors"},
}
WEB = {"flask", "flask_smorest", "marshmallow", "apispec", "webargs", "werkzeug", "gunicorn"}
OUTSIDE = WEB | {"pandas", "numpy", "requests", "sqlalchemy", "socket", "urllib", "http", "subprocess"}
MUST_NOT_IMPORT = {  # packages of others; the standard library's doors to the network too
    **dict.fromkeys(("catalogue", "read", "extract", "reason", "rules", "render", "engine"), OUTSIDE),
    "settings": OUTSIDE,
    "apart": WEB,
    "reference": WEB,
    "cli": WEB,
    "commands": WEB,
}
STANDARD_LIBRARY_ONLY = ("", "errors", "model", "setting_values", "collecting")
FREE = {"api", "cli", "commands", "wsgi", "__main__"}
DOORS_TO_FILES = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
NO_FILES = ("model", "read", "extract", "reason", "rules", "render", "engine")
NOTHING_HIDDEN = {
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("os", "environ"),
    ("os", "getenv"),
}
MAY_READ_ENVIRONMENT = {"cli", "commands", "wsgi", "settings", "api"}


def layer_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "service").with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


MODULES = sorted((ROOT / "service").rglob("*.py"))
IDS = [str(path.relative_to(ROOT)) for path in MODULES]


def imports_of(tree: ast.Module, path: Path) -> list[str]:
    package = [*path.relative_to(ROOT).parent.parts]
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            found += [f"{module}.{alias.name}" for alias in node.names] if module == "service" else [module]
    return found


@pytest.fixture(params=MODULES, ids=IDS)
def module(request) -> tuple[Path, ast.Module]:
    return request.param, parse(request.param)


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_layers_of_ours(module):
    path, tree = module
    layer = layer_of(path)
    if layer in FREE:
        return
    assert layer in MAY_IMPORT, f"a new layer {layer!r} needs a row in the table"
    ours = [name for name in imports_of(tree, path) if name.split(".")[0] == "service"]
    reached = {[*name.split("."), ""][1] for name in ours}
    reached = {"" if name.startswith("__") else name for name in reached}
    assert reached <= MAY_IMPORT[layer] | {layer}


def test_packages_of_others(module):
    path, tree = module
    layer = layer_of(path)
    outside = {name.split(".")[0] for name in imports_of(tree, path)} - {"service"}
    if layer in STANDARD_LIBRARY_ONLY:
        assert outside <= sys.stdlib_module_names
    assert not outside & MUST_NOT_IMPORT.get(layer, set())


def test_no_rule_imports_another(module):
    path, tree = module
    if path.parent.name != "rules" or path.name == "__init__.py":
        return
    rules = {other.stem for other in path.parent.glob("*.py")} - {"__init__", "describe"}
    for name in imports_of(tree, path):
        if name.startswith("service.rules."):
            assert name.split(".")[2] not in rules


def test_pipeline_opens_no_files(module):
    path, tree = module
    if layer_of(path) not in NO_FILES:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert called not in DOORS_TO_FILES or path.parts[-2:] == ("rules", "describe.py")


def test_pipeline_has_no_hidden_inputs(module):
    path, tree = module
    if layer_of(path) in MAY_READ_ENVIRONMENT:
        return
    used = {
        (
            node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", ""),
            node.attr,
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
    }
    assert not used & NOTHING_HIDDEN
    assert not {"random", "secrets"} & {name.split(".")[0] for name in imports_of(tree, path)}


def test_import_has_an_effect_in_one_module_only(module):
    path, tree = module
    if path.name in ("wsgi.py", "__main__.py") or path.parent.name == "migrations":  # what Alembic runs
        return
    calls = [node for node in tree.body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    assert not calls
