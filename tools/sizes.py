"""Reports how long functions and files are, and fails where a ceiling is passed.

Lines of a function are its lines of code: docstring, blank lines and comments are not counted.
`python -m tools.sizes [FOLDER ...]`, by default the service.
"""

# ruff: noqa: T201 - what it finds is printed

from __future__ import annotations

import ast
import io
import sys
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

FUNCTION_AIM, FUNCTION_CEILING = 25, 50  # lines of code; nine of ten functions are to meet the aim
FILE_AIM, FILE_CEILING = 300, 400  # lines
RULE_CEILING = 150  # lines of code of a module in service/rules
PARAMETER_CEILING = 5  # self, cls, *args, **kwargs and keyword-only options are not counted

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How long one thing is, and how long it may be."""

    place: str
    length: int
    ceiling: int
    unit: str = "lines"


def measure_source(source: str, place: str) -> tuple[list[Size], list[Size]]:
    """Return the sizes of the functions of a module, and their numbers of parameters."""
    code = _lines_of_code(source)
    functions, parameters = [], []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, _Function):
            where = f"{place}:{node.lineno} {node.name}"
            lines = len(code & set(range(node.lineno, (node.end_lineno or 0) + 1)) - _docstring(node))
            functions.append(Size(place=where, length=lines, ceiling=FUNCTION_CEILING))
            parameters.append(
                Size(place=where, length=_parameters(node), ceiling=PARAMETER_CEILING, unit="parameters")
            )
    return functions, parameters


def measure_file(path: Path, source: str) -> list[Size]:
    """Return the length of a file against its ceiling; for a rule also its lines of code."""
    place = str(path)
    sizes = [Size(place=place, length=source.count("\n"), ceiling=FILE_CEILING)]
    if path.parent.name == "rules" and path.name != "__init__.py":
        docstrings = _docstring(ast.parse(source))
        code = len(_lines_of_code(source) - docstrings)
        sizes.append(Size(place=f"{place} (code)", length=code, ceiling=RULE_CEILING))
    return sizes


def main(folders: Iterable[str]) -> int:
    """Print a summary and every ceiling passed; return 1 where one is."""
    files: list[Size] = []
    functions: list[Size] = []
    parameters: list[Size] = []
    for path in _modules(folders):
        source = path.read_text(encoding="utf-8")
        shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        files += measure_file(shown, source)
        found = measure_source(source, str(shown))
        functions += found[0]
        parameters += found[1]
    print(_summary("functions", functions, FUNCTION_AIM), _summary("files", files, FILE_AIM), sep="\n")
    passed = [size for size in (*files, *functions, *parameters) if size.length > size.ceiling]
    for size in passed:
        print(f"{size.place}: {size.length} {size.unit}, the ceiling is {size.ceiling}")
    return 1 if passed else 0


def _modules(folders: Iterable[str]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def _lines_of_code(source: str) -> set[int]:
    skipped = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in skipped and token.type != tokenize.ENDMARKER:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines


def _docstring(node: _Function | ast.Module) -> set[int]:
    if ast.get_docstring(node, clean=False) is None:
        return set()
    first = node.body[0]
    return set(range(first.lineno, (first.end_lineno or first.lineno) + 1))


def _parameters(node: _Function) -> int:
    arguments = [*node.args.posonlyargs, *node.args.args]
    return sum(argument.arg not in ("self", "cls") for argument in arguments)


def _summary(what: str, sizes: list[Size], aim: int) -> str:
    lines = sorted(size.length for size in sizes) or [0]
    p90 = lines[min(len(lines) - 1, len(lines) * 9 // 10)]
    return f"{len(sizes)} {what}: nine of ten within {p90} lines (aim {aim}), longest {lines[-1]}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["service"]))
