import json
from dataclasses import replace

from flask.testing import FlaskClient

from service.api import create_app
from service.api.schemas.operations import HealthSchema, ReadinessSchema
from service.settings import Settings


def test_health_says_that_the_process_is_up(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert HealthSchema().validate(response.get_json()) == {}
    assert response.headers["Cache-Control"] == "no-store"


def test_readiness_checks_a_text(client: FlaskClient) -> None:
    response = client.get("/readyz")
    assert response.status_code == 200
    assert ReadinessSchema().validate(response.get_json()) == {}
    assert response.get_json()["checks"] == {
        "catalogue": "ok",
        "rules": "ok",
        "engine": "ok",
        "database": "ok",
    }
    assert response.get_json()["datasets"] == []


def test_the_description_is_served_as_it_is_written(client: FlaskClient) -> None:
    response = client.get("/openapi.json")
    assert response.content_type == "application/json"
    described = json.loads(response.get_data())
    assert described["openapi"] == "3.1.0"
    assert described["info"]["title"] == "Countercheck"
    assert client.get("/openapi.json").get_data() == response.get_data()


def test_metrics_can_be_switched_off(settings: Settings) -> None:
    hidden = create_app(replace(settings, metrics=False)).test_client()
    assert hidden.get("/metrics").status_code == 404
    assert "/metrics" not in hidden.get("/openapi.json").get_json()["paths"]
