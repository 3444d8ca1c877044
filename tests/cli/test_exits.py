from __future__ import annotations

from service.cli.exits import complain


def test_a_problem_is_one_line(capsys):
    complain("lost\nthe   thread")
    assert capsys.readouterr().err == "countercheck: lost the thread\n"
