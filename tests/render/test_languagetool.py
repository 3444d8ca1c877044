from __future__ import annotations

import json
from dataclasses import replace

from service.render.formats import Checked, Context, write_reports
from service.rules import load_rules

from .samples import REPORT, TEXT


def matches(report=REPORT) -> list[dict]:
    context = Context(rules=load_rules())
    answer = json.loads(write_reports("languagetool", [Checked(name="", report=report)], context))
    assert set(answer) == {"software", "warnings", "language", "matches"}
    return answer["matches"]


def test_a_flag_is_a_match_at_each_of_its_claims():
    units = TEXT.encode("utf-16-le")
    found = [
        units[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le")
        for match in matches()
    ]
    assert found == ["over 9 percent", "a quarter"]


def test_every_member_that_plug_ins_read_is_there():
    for match in matches():
        assert set(match) >= {
            "message", "shortMessage", "replacements", "offset", "length", "context", "sentence", "type",
            "rule",
        }  # fmt: skip
        context = match["context"]
        cut = context["text"].encode("utf-16-le")[2 * context["offset"] :][: 2 * context["length"]]
        assert cut.decode("utf-16-le") in ("over 9 percent", "a quarter")
        assert match["rule"]["id"] == "rose-against-fell"
        assert match["rule"]["category"] == {"id": "direction-conflict", "name": "direction-conflict"}
        assert match["replacements"] == []


def test_the_rule_is_told_in_its_own_words():
    flag = REPORT.flags[0]
    known = replace(flag, check=replace(flag.check, rule="value-conflict"))
    [match, _] = matches(replace(REPORT, flags=(known,)))
    [rule] = [rule for rule in load_rules() if rule.id == "value-conflict"]
    assert match["shortMessage"] == rule.summary
