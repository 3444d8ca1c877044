from __future__ import annotations

import json

from service.rules import load_rules

from .texts import CONSISTENT


def test_claims_are_listed(run_cli, tmp_path):
    path = tmp_path / "ferries.txt"
    path.write_text(CONSISTENT, encoding="utf-8")
    code, output, _ = run_cli("claims", str(path))
    assert code == 0
    assert '1:34 c1 "412,000 passengers" = count 412000' in output


def test_rules_are_listed_and_explained(run_cli):
    code, output, _ = run_cli("rules")
    assert code == 0
    assert [line.split()[0] for line in output.splitlines()] == [rule.id for rule in load_rules()]
    code, output, _ = run_cli("rules", "value-conflict")
    assert code == 0
    assert "value-conflict" in output
    assert "Does not flag" in output


def test_rules_as_json(run_cli):
    _, output, _ = run_cli("rules", "--format", "json")
    assert len(json.loads(output)["rules"]) == len(load_rules())
    _, output, _ = run_cli("rules", "value-conflict", "--format", "json")
    assert json.loads(output)["id"] == "value-conflict"
