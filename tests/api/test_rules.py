from flask.testing import FlaskClient

from service.api.schemas.rules import RuleListSchema, RuleSchema
from service.rules import load_rules


def test_every_rule_is_listed_by_id(client: FlaskClient) -> None:
    body = client.get("/v1/rules").get_json()
    assert RuleListSchema().validate(body) == {}
    assert [rule["id"] for rule in body["rules"]] == [rule.id for rule in load_rules()]
    assert len(body["rules"]) >= 10


def test_a_rule_is_explained(client: FlaskClient) -> None:
    for listed in client.get("/v1/rules").get_json()["rules"]:
        response = client.get(f"/v1/rules/{listed['id']}")
        assert response.status_code == 200
        rule = response.get_json()
        assert RuleSchema().validate(rule) == {}
        assert rule == listed
        assert rule["formula"]
        assert rule["examples"]


def test_what_the_rules_say_is_what_runs(client: FlaskClient) -> None:
    body = client.get("/v1/rules").get_json()
    report = client.post("/v1/checks", json={"text": ""}).get_json()
    assert report["engine"]["rules"] == len(body["rules"])
