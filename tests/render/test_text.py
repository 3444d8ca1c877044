from __future__ import annotations

import re
from dataclasses import replace

from service.render.formats import Checked, Context, write_reports

from .samples import FELL, REPORT, ROSE, TEXT, nasty_report

LINE = re.compile(
    r"(?:(?P<file>[^:]+):)?(?P<line>\d+):(?P<column>\d+): (?P<severity>\w+) (?P<rule>\S+) (?P<message>.+)"
)


def lines(*checked: Checked) -> list[str]:
    return write_reports("text", checked, Context()).splitlines()


def test_a_flag_is_one_line_at_its_first_claim():
    [line] = lines(Checked(name="", report=REPORT))
    assert line == (
        f"1:{TEXT.index('over 9') + 1}: error rose-against-fell "
        "Ana Ruiz says that exports rose in 2021; Li Wen says that they fell."
    )


def test_the_name_of_the_file_comes_first():
    assert lines(Checked(name="a b.txt", report=REPORT))[0].startswith("a b.txt:1:")


def test_lines_are_sorted_within_each_file_and_files_keep_their_order():
    flag = REPORT.flags[0]
    report = replace(
        REPORT,
        flags=(
            replace(flag, check=replace(flag.check, claims=(FELL.id,))),
            replace(flag, check=replace(flag.check, claims=(ROSE.id,))),
        ),
    )
    found = [LINE.fullmatch(line) for line in lines(*(Checked(name=name, report=report) for name in "ba"))]
    assert [(match["file"], match["line"]) for match in found if match] == [
        ("b", "1"), ("b", "2"), ("a", "1"), ("a", "2"),
    ]  # fmt: skip


def test_strangers_cannot_add_lines():
    report = nasty_report()
    flag = replace(report.flags[0], check=replace(report.flags[0].check, message="a\nb.txt:1:1: error x y\r"))
    assert len(lines(Checked(name="n\n.txt", report=replace(report, flags=(flag,))))) == 1
