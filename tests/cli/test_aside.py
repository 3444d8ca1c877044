from __future__ import annotations

from dataclasses import replace

import pytest

from service.cli.aside import (
    baseline_text,
    find_comments,
    load_baseline,
    put_aside,
    silence_by_comments,
)
from service.errors import ConfigError
from tests.render.samples import CONFLICT, FELL, REPORT

RULE = CONFLICT.rule
FLAG = replace(REPORT.flags[0], fingerprint="0123456789abcdef")
ONE = replace(REPORT, flags=(FLAG,))
TWO = replace(REPORT, flags=(FLAG, replace(FLAG, id="f2")))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<!-- countercheck-ignore a-b: as agreed -->\nOne.\nTwo.\n\nThree.", [("a-b", "as agreed", [2, 3])]),
        ("\n[countercheck-ignore a-b: as agreed]\n\n\nOne.", [("a-b", "as agreed", [5])]),
        ("NOTE countercheck-ignore a-b: as agreed\n\n1 --> 2\nOne.", [("a-b", "as agreed", [3, 4])]),
        ("One. <!-- countercheck-ignore a-b: as agreed -->\nTwo.", [("a-b", "as agreed", [1])]),
        (
            "<!-- countercheck-ignore a: x -->\n<!-- countercheck-ignore b: y -->\nOne.",
            [("a", "x", [3]), ("b", "y", [3])],
        ),
        ("<!-- countercheck-ignore a-b -->\nNo reason, no silence.", []),
        ("<!-- countercheck-ignore : x -->", []),
        ("countercheck-ignores a-b: no", []),
        ("<!-- countercheck-ignore a-b: last line -->", [("a-b", "last line", [])]),
    ],
)
def test_comments_are_found_with_the_lines_they_speak_of(source, found):
    assert [(each.rule, each.note, list(each.lines)) for each in find_comments(source)] == found


def test_a_comment_silences_the_flags_of_its_rule_in_its_lines():
    comments = find_comments(f"<!-- countercheck-ignore {RULE}: two sources -->\n")
    covering = [comments[0]._replace(lines=range(2, 3))]
    report = silence_by_comments(ONE, covering)
    assert report.flags == ()
    assert [(one.flag.id, one.silence.note) for one in report.silenced] == [("f1", "two sources")]
    assert report.notices == ONE.notices


@pytest.mark.parametrize(("rule", "lines"), [("other-rule", range(1, 3)), (RULE, range(3, 9))])
def test_a_comment_that_silences_nothing_is_told_of(rule, lines):
    comment = find_comments(f"<!-- countercheck-ignore {rule}: why -->")[0]._replace(lines=lines)
    report = silence_by_comments(ONE, [comment])
    assert report.flags == ONE.flags
    assert report.notices[-1].code == "idle-comment"
    assert rule in report.notices[-1].message


def test_a_flag_is_put_aside_only_for_a_reason():
    assert put_aside(ONE, lambda _: None).flags == ONE.flags
    [silenced] = put_aside(ONE, lambda _: "a\x07b").silenced
    assert silenced.silence.note == "a b"


def test_a_baseline_knows_how_many_there_were(tmp_path):
    path = tmp_path / "known.json"
    path.write_text(baseline_text(path, [(str(tmp_path / "a.txt"), ONE)]), encoding="utf-8")
    baseline = load_baseline(path)
    assert baseline.apply(str(tmp_path / "a.txt"), ONE).flags == ()
    assert [flag.id for flag in baseline.apply(str(tmp_path / "a.txt"), TWO).flags] == ["f2"]
    assert baseline.apply(str(tmp_path / "b.txt"), ONE).flags == ONE.flags


def test_a_baseline_written_again_keeps_what_it_hides_and_drops_what_is_gone(tmp_path):
    path = tmp_path / "known.json"
    first = baseline_text(path, [("a.txt", TWO), ("b.txt", ONE)])
    path.write_text(first, encoding="utf-8")
    hidden = load_baseline(path).apply("a.txt", TWO)
    assert hidden.flags == ()
    again = baseline_text(path, [("a.txt", hidden), ("b.txt", replace(ONE, flags=()))])
    assert again == baseline_text(path, [("a.txt", TWO)])


def test_one_flag_that_changes_is_new(tmp_path):
    path = tmp_path / "known.json"
    path.write_text(baseline_text(path, [("a.txt", ONE)]), encoding="utf-8")
    changed = replace(FLAG, fingerprint="fedcba9876543210", check=replace(CONFLICT, claims=(FELL.id,)))
    report = load_baseline(path).apply("a.txt", replace(ONE, flags=(changed,)))
    assert report.flags == (changed,)


@pytest.mark.parametrize("text", ["", "[]", '{"files": 7}', '{"files": {"a": [{"count": 1}]}}', None])
def test_what_is_no_baseline_is_refused(tmp_path, text):
    path = tmp_path / "known.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"known\.json"):
        load_baseline(path)
