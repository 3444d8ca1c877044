"""openapi.yaml is what the code says, and says what the routes and schemas do."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient

from service.api.openapi import openapi_yaml
from service.api.submissions import BODY_TYPES
from service.model.claim import MeasureType
from service.model.quantity import QuantityKind
from service.model.report import Outcome, Severity
from tests.api.conftest import ROOT

LOADING = {"400", "401", "413", "415", "422", "502", "503"}
PROBLEMS = {
    ("post", "/v1/checks"): {"202", "400", "406", "413", "415", "422", "503"},
    ("post", "/v1/claims"): {"400", "413", "415", "422", "503"},
    ("get", "/v1/checks/{check_id}"): {"404", "503"},
    ("get", "/v1/checks/{check_id}/report"): {"404", "409", "422", "500", "503"},
    ("delete", "/v1/checks/{check_id}"): {"204", "404", "503"},
    ("post", "/v1/batches"): {"415", "503"},
    ("post", "/v2/check"): {"400", "413", "415", "422", "503"},
    ("get", "/v2/languages"): set(),
    ("get", "/v1/rules"): set(),
    ("get", "/v1/rules/{rule_id}"): {"404"},
    ("get", "/healthz"): set(),
    ("get", "/readyz"): {"503"},
    ("get", "/metrics"): set(),
    ("get", "/openapi.json"): set(),
    ("get", "/v1/datasets"): {"401", "503"},
    ("post", "/v1/datasets"): {*LOADING, "409"},
    ("post", "/v1/previews"): LOADING,
    ("get", "/v1/datasets/{dataset_id}"): {"401", "404", "503"},
    ("put", "/v1/datasets/{dataset_id}"): {*LOADING, "404"},
    ("delete", "/v1/datasets/{dataset_id}"): {"401", "404", "503"},
    ("post", "/v1/datasets/{dataset_id}/refresh"): {"401", "404", "422", "502", "503"},
    ("get", "/v1/datasets/{dataset_id}/download"): {"401", "404", "422", "503"},
    ("get", "/v1/datasets/{dataset_id}/series"): {"401", "404", "422", "503"},
    ("get", "/v1/series"): {"401", "422", "503"},
    ("get", "/v1/loads/{load_id}"): {"401", "404", "503"},
}
SUCCESSES: dict[tuple[str, str], set[str]] = {
    ("delete", "/v1/checks/{check_id}"): set(),
    ("post", "/v1/datasets"): {"201", "202"},
    ("post", "/v1/previews"): {"200", "202"},
    ("put", "/v1/datasets/{dataset_id}"): {"200", "202"},
    ("post", "/v1/datasets/{dataset_id}/refresh"): {"200", "202"},
    ("delete", "/v1/datasets/{dataset_id}"): {"204"},
}
TEXTS = ("/v1/checks", "/v1/claims")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(openapi_yaml())
    return loaded


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method != "parameters":
                yield method, path, operation


def test_the_file_is_what_the_code_says() -> None:
    written = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    assert written == openapi_yaml(), "run: make openapi"


def test_the_service_serves_the_same(client: FlaskClient, document: dict[str, Any]) -> None:
    assert client.get("/openapi.json").get_json() == document


def test_every_route_is_described_and_no_other(app: Flask, document: dict[str, Any]) -> None:
    routed = {
        (method.lower(), rule.rule.replace("<string:", "{").replace(">", "}"))
        for rule in app.url_map.iter_rules()
        if not rule.endpoint.startswith(("documentation.", "page."))  # for people
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {(method, path) for method, path, _ in operations(document)} == routed == set(PROBLEMS)


def test_every_operation_names_its_statuses(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        good = SUCCESSES.get((method, path), {"200"})
        assert set(operation["responses"]) == {*good, "default"} | PROBLEMS[method, path]
        assert operation["operationId"]
        assert operation["summary"].endswith(".")


def test_every_problem_is_described_as_one(document: dict[str, Any]) -> None:
    for response in document["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]
        schema = response["content"]["application/problem+json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/Problem"}


def test_a_submission_needs_its_text_and_knows_its_fields(document: dict[str, Any]) -> None:
    submission = document["components"]["schemas"]["Submission"]
    assert submission["required"] == ["text"]
    assert submission["additionalProperties"] is False
    assert set(submission["properties"]) == {
        "text", "document_date", "title", "source_url", "entities", "datasets", "rules", "offset_unit",
        "minimum_severity", "minimum_confidence", "silence", "return_text",
    }  # fmt: skip
    assert submission["properties"]["text"]["maxLength"] == 300_000
    assert submission["properties"]["offset_unit"]["enum"] == ["codepoint", "utf16", "utf8", None]
    entries, parts, nothing = submission["properties"]["rules"]["oneOf"]
    assert entries["items"]["type"] == "string"
    assert set(parts["properties"]) == {"only", "disable", "severity"}
    assert nothing == {"type": "null"}
    assert document["components"]["schemas"]["SubmissionForm"]["required"] == ["file"]


def test_the_same_options_stand_in_body_form_and_query(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    for _, path, operation in operations(document):
        if path in TEXTS:
            query = {parameter["name"] for parameter in operation["parameters"]}
            query -= {"input_format"}
            query -= {"format", "fail_on", "Prefer"} if path == "/v1/checks" else set()
            assert query == set(schemas["Submission"]["properties"]) - {"text"}, path
            assert query == set(schemas["SubmissionForm"]["properties"]) - {"file", "input_format"}
            assert set(operation["requestBody"]["content"]) == set(BODY_TYPES)


@pytest.mark.parametrize(
    ("schema", "field", "names"),
    [
        ("Quantity", "kind", [kind.value for kind in QuantityKind]),
        ("Measure", "type", [kind.value for kind in MeasureType]),
        ("Measure", "direction", ["increase", "decrease", "none"]),
        ("Claim", "modality", ["asserted", "projected", "target", "hypothetical", "negated", "reported"]),
        ("Comparison", "basis", ["year_on_year", "previous_period", "since", "unstated"]),
        ("Check", "outcome", [outcome.value for outcome in Outcome]),
        ("Check", "severity", [*(severity.value for severity in Severity), None]),
        ("Flag", "severity", [severity.value for severity in Severity]),
    ],
)
def test_choices_are_those_of_the_model(
    document: dict[str, Any], schema: str, field: str, names: list[str | None]
) -> None:
    assert document["components"]["schemas"][schema]["properties"][field]["enum"] == names


def test_every_member_of_every_answer_is_required_but_for_the_documented_few(
    document: dict[str, Any],
) -> None:
    optional = {
        f"{name}.{member}"
        for name, schema in document["components"]["schemas"].items()
        for member in schema["properties"]
        if not name.startswith(("Submission", "Segment")) and member not in schema.get("required", [])
    }
    assert optional == {"Document.text", "Entity.role", "Notice.start", "Notice.end"}


def test_every_field_is_described(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        for member, described in schema["properties"].items():
            assert "description" in described, f"{name}.{member}"
    for _, path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter["description"], path


def test_examples_are_valid(client: FlaskClient, document: dict[str, Any]) -> None:
    for _, path, operation in operations(document):
        if path in TEXTS:
            content = operation["requestBody"]["content"]
            assert client.post(path, json=content["application/json"]["example"]).status_code == 200
            plain = content["text/plain"]["example"]
            assert client.post(path, data=plain, content_type="text/plain").status_code == 200
