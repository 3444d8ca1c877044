import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from service.api import create_app
from service.settings import Settings


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def samples(text: str) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Return the samples of the text format of Prometheus by name and labels."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_requests_are_counted_by_route_and_status(client: FlaskClient) -> None:
    for path in ("/v1/rules/no-such-rule", "/v1/rules/nor-this", "/wp-login.php", "/a/b"):
        client.get(path)
    client.open("/healthz", method="BREW")
    response = client.get("/metrics")
    assert response.content_type == "text/plain; version=0.0.4; charset=utf-8"
    counted = samples(response.get_data(as_text=True))

    def count(method: str, route: str, status: str) -> float:
        labels = frozenset({"method": method, "route": route, "status": status}.items())
        return counted[("countercheck_requests_total", labels)]

    assert count("GET", "/v1/rules/<string:rule_id>", "404") == 2
    assert count("GET", "none", "404") == 2
    assert count("other", "none", "405") == 1


def test_claims_and_characters_are_counted(client: FlaskClient) -> None:
    text = "Steel output rose 4 percent to 20 million tonnes in 2022."
    claims = len(client.post("/v1/checks", json={"text": text}).get_json()["claims"])
    counted = samples(client.get("/metrics").get_data(as_text=True))
    assert claims > 0
    assert counted[("countercheck_claims_total", frozenset())] == claims
    assert counted[("countercheck_text_characters_sum", frozenset())] == len(text)
    assert counted[("countercheck_text_characters_count", frozenset())] == 1
