from service.api.schemas.operations import HealthSchema, ReadinessSchema


def test_readiness_names_its_parts() -> None:
    parts = {"catalogue": "ok", "rules": "ok", "engine": "ok", "database": "ok"}
    ready = {"status": "ok", "checks": parts, "datasets": ["gdp"]}
    assert ReadinessSchema().validate(ready) == {}
    assert "checks" in ReadinessSchema().validate({**ready, "checks": {**parts, "engine": "failing"}})


def test_health_is_ok_or_silent() -> None:
    assert HealthSchema().validate({"status": "ok"}) == {}
    assert HealthSchema().validate({"status": "down"}) != {}
