"""The tools that guard the repository do notice what they are there to notice."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools import new_rule, sizes

SHORT = '''def add(first, *rest, last=0):
    """Return the sum.

    The docstring is not counted.
    """

    # nor is a comment
    return sum((first, *rest, last))
'''


def test_lines_of_code_leave_out_docstrings_blanks_and_comments():
    [function], [parameters] = sizes.measure_source(SHORT, "add.py")
    assert function.length == 2
    assert parameters.length == 1
    assert function.place == "add.py:1 add"


def test_self_and_options_are_no_parameters():
    _, [parameters] = sizes.measure_source("class A:\n    def a(self, b, *, c): ...\n", "a.py")
    assert parameters.length == 1


def test_rules_have_a_ceiling_of_their_own():
    lengths = sizes.measure_file(Path("service/rules/a.py"), "x = 1\n" * 200)
    assert [size.ceiling for size in lengths if size.length > size.ceiling] == [sizes.RULE_CEILING]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("def long():\n" + "    x = 1\n" * 60, "long: 61 lines, the ceiling is 50"),
        ("def wide(a, b, c, d, e, f, *, g): ...\n", "wide: 6 parameters, the ceiling is 5"),
        ("x = 1\n" * 401, "401 lines, the ceiling is 400"),
    ],
)
def test_ceilings_that_are_passed_are_reported(tmp_path, capsys, source, problem):
    (tmp_path / "module.py").write_text(source, encoding="utf-8")
    assert sizes.main([str(tmp_path)]) == 1
    assert problem in capsys.readouterr().out


def test_modules_within_the_ceilings_pass(tmp_path, capsys):
    (tmp_path / "module.py").write_text(SHORT, encoding="utf-8")
    assert sizes.main([str(tmp_path)]) == 0
    assert "longest 2" in capsys.readouterr().out


def test_new_rule_comes_with_its_test(tmp_path):
    for folder in ("service/rules", "tests/rules"):
        (tmp_path / folder).mkdir(parents=True)
    rule, test = new_rule.write_rule("part-above-whole", tmp_path)
    assert rule == tmp_path / "service" / "rules" / "part_above_whole.py"
    assert 'id="part-above-whole"' in rule.read_text(encoding="utf-8")
    for path in (rule, test):
        ast.parse(path.read_text(encoding="utf-8"))
    with pytest.raises(ValueError, match="exists"):
        new_rule.write_rule("part-above-whole", tmp_path)


@pytest.mark.parametrize("name", ["", "part", "Part-Whole", "../part-whole", "part_whole"])
def test_rule_with_an_odd_name_is_not_written(tmp_path, name):
    with pytest.raises(ValueError, match="dashes"):
        new_rule.write_rule(name, tmp_path)
