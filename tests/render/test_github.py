from __future__ import annotations

import re

from service.render.formats import Checked, Context, write_reports

from .samples import REPORT, TEXT, nasty_report

COMMAND = re.compile(r"::(?P<command>error|warning|notice) (?P<properties>[^:]*)::(?P<message>[^\r\n]*)")


def written(*checked: Checked) -> str:
    return write_reports("github", checked, Context())


def test_a_flag_is_an_annotation_beside_its_line():
    match = COMMAND.fullmatch(written(Checked(name="press/a,b.txt", report=REPORT)).rstrip("\n"))
    assert match["command"] == "error"
    column = TEXT.index("over 9") + 1
    assert match["properties"] == (
        f"file=press/a%2Cb.txt,line=1,endLine=1,title=rose-against-fell,col={column},endColumn={column + 14}"
    )
    assert match["message"].split("%0A")[1] == "rose: above 0 %25"


def test_strangers_cannot_give_commands():
    output = written(Checked(name="a::b\n::error::c", report=nasty_report()))
    assert COMMAND.fullmatch(output.rstrip("\n"))
    assert output.count("\n") == 1
