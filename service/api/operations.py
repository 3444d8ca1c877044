"""Liveness, readiness, metrics and the description of the API."""

from __future__ import annotations

import json
import logging
from functools import cache

from flask import Response, jsonify

from service.api.desk import Desk
from service.api.metrics import CONTENT_TYPE, Metrics
from service.api.problems import NotReadyError, ProblemApi
from service.api.routes import Answer, Blueprint, add_route
from service.api.schemas.operations import HealthSchema, ReadinessSchema
from service.api.submissions import Submission
from service.errors import ServiceError
from service.reference.kept_checks import count_waiting

logger = logging.getLogger(__name__)

_PROBE = Submission(text="Sales rose from $40 million in 2021 to $50 million in 2022, or 25 percent.")


def operations_blueprint(desk: Desk, api: ProblemApi, metrics: Metrics | None) -> Blueprint:
    """Return the routes for those who run the service; without `metrics`, none shows them."""

    def get_health() -> Response:
        """Say that the process is up."""
        return _uncached(jsonify({"status": "ok"}))

    def get_readiness() -> Response:
        """Say whether texts can be checked, by checking one, and against which datasets."""
        datasets = _datasets(desk)
        return _uncached(jsonify({"status": "ok", "checks": _probe(desk), "datasets": datasets}))

    def get_openapi() -> Response:
        """Describe this API."""
        return Response(_openapi_json(api), mimetype="application/json")

    blueprint = Blueprint("operations", __name__, description="For those who run the service.")
    add_route(blueprint, "/healthz", get_health, Answer(HealthSchema, "The process is up."))
    ready = Answer(ReadinessSchema, "Texts can be checked.")
    add_route(blueprint, "/readyz", get_readiness, ready, problems=(503,))
    description = Answer({"type": "object"}, "This description, as OpenAPI 3.1.")
    add_route(blueprint, "/openapi.json", get_openapi, description)
    if metrics is not None:
        _add_metrics(blueprint, metrics, desk)
    return blueprint


def _waiting(desk: Desk) -> int | None:
    try:
        with desk.get_database().read() as connection:
            return count_waiting(connection)
    except ServiceError:
        return None  # the counters do not need the database


def _add_metrics(blueprint: Blueprint, metrics: Metrics, desk: Desk) -> None:
    def get_metrics() -> Response:
        """Count requests, their time, claims, checks and flags, over all workers."""
        body = metrics.render(waiting=_waiting(desk))
        return _uncached(Response(body, content_type=CONTENT_TYPE))

    counters = Answer({"type": "string"}, "Counters, in the format of Prometheus.", "text/plain")
    add_route(blueprint, "/metrics", get_metrics, counters)


def _probe(desk: Desk) -> dict[str, str]:
    try:
        report = desk.report(_PROBE)
    except Exception as error:
        logger.exception("the probe failed")
        raise NotReadyError("engine: failing") from error
    if not report.claims:
        raise NotReadyError("engine: failing, it finds no claim where there are some")
    return {"catalogue": "ok", "rules": "ok", "engine": "ok", "database": "ok"}


def _datasets(desk: Desk) -> list[str]:
    """Return the ids of the datasets, which says that the database answers."""
    if desk.library is None:
        return []
    try:
        return [dataset.id for dataset in desk.library.pin(None).datasets()]
    except Exception as error:
        logger.exception("the database does not answer")
        raise NotReadyError("database: failing") from error


@cache
def _openapi_json(api: ProblemApi) -> str:
    return json.dumps(api.spec.to_dict(), ensure_ascii=False, separators=(",", ":"))


def _uncached(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
