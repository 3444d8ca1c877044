"""The Flask application: everything is loaded here, once, and nothing on a request."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import IO, Any

from flask import Flask, Request, Response
from flask.json.provider import DefaultJSONProvider
from flask_cors import CORS

from service import __version__
from service.api.batches import batches_blueprint
from service.api.checks import Checker, checks_blueprint
from service.api.datasets import DATASETS_PATHS, SECURITY_SCHEMES, datasets_blueprint
from service.api.desk import Desk, open_desk
from service.api.documentation import documentation_blueprint
from service.api.html import TEMPLATES, set_up_templates
from service.api.languagetool import languagetool_blueprint
from service.api.later import Later, later_blueprint, later_hint, make_runner
from service.api.limits import limit_callers
from service.api.metrics import Metrics
from service.api.observation import observe_requests
from service.api.operations import operations_blueprint
from service.api.page import page_blueprint
from service.api.problems import ProblemApi, register_handlers
from service.api.reports import Writer
from service.api.rules import rules_blueprint
from service.api.runner import Tell
from service.api.running import LoadRunner
from service.api.schemas.submission import submission_schemas
from service.api.series import series_blueprint
from service.api.tracing import trace_requests
from service.commands.opening import now
from service.reference.coding import Coder
from service.reference.library import Library
from service.settings import Settings

_DESCRIPTION = (
    "Extracts every numeric claim from a transcript or release, checks the claims against each other and "
    "answers with flags that can be redone on a pocket calculator. Every error is a problem of RFC 9457. "
    "Every answer carries `X-Request-Id`: the caller's, where it sent a usable one, else a new one."
)


class MemoryRequest(Request):
    """A request whose files stay in memory, bounded by the longest body: nobody's text goes to a disk.

    Datasets do: they are no secrets, and larger than a worker's memory should be.
    """

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        if self.path.startswith(DATASETS_PATHS):
            return super()._get_file_stream(total_content_length, content_type, filename, content_length)
        return BytesIO()


class CompactJson(DefaultJSONProvider):
    """JSON as it comes: characters unescaped, members in the order they were written."""

    ensure_ascii = False
    sort_keys = False
    compact = True


def create_app(settings: Settings) -> Flask:
    """Return the application with catalogue and rules loaded.

    Raises:
        ConfigError: A file of the configuration is wrong.
    """
    desk = open_desk(settings)
    metrics = Metrics()
    app = Flask("service", static_folder=None, template_folder=str(TEMPLATES))
    app.request_class = MemoryRequest
    set_up_templates(app)
    app.json = CompactJson(app)
    app.config.from_mapping(_flask_config(settings))
    app.url_map.merge_slashes = False
    observe_requests(app, metrics)
    register_handlers(app)
    _register_routes(app, desk, metrics, settings)
    limit_callers(app, desk.get_database, settings)
    if settings.cors_origins:
        origins = list(settings.cors_origins)
        CORS(app, resources=r"/v[12]/*", origins=origins, expose_headers=["X-Request-Id"], max_age=600)
    if settings.traces_url:
        trace_requests(app, settings.traces_url)
    return app


def _register_routes(app: Flask, desk: Desk, metrics: Metrics, settings: Settings) -> None:
    api, writer = ProblemApi(app), Writer(desk.rules)
    rule_ids, hint = tuple(rule.id for rule in desk.rules), later_hint(settings)
    schemas = submission_schemas(rule_ids, settings.max_text_length, settings.max_file_bytes, hint=hint)
    wide_schemas = submission_schemas(rule_ids, settings.later_max_text_length, settings.later_max_body_bytes)
    app.config["LATER_HINT"] = hint
    checker = Checker(desk=desk, schemas=schemas, metrics=metrics, writer=writer)
    wide = replace(checker, schemas=wide_schemas)

    def check_later(tell: Tell) -> Response:
        later.widen()
        return wide.answer(time_limit_s=settings.later_time_limit_s, tell=tell)

    runner = app.extensions["runner"] = make_runner(app, desk.get_database, check_later)
    later = Later(database=desk.get_database, settings=settings, runner=runner)
    api.register_blueprint(checks_blueprint(checker, wide, later))
    api.register_blueprint(later_blueprint(desk.get_database))
    api.register_blueprint(batches_blueprint(desk, schemas, metrics, max_line=settings.max_body_bytes))
    api.register_blueprint(rules_blueprint(desk))
    api.register_blueprint(languagetool_blueprint(desk, schemas, metrics))
    api.register_blueprint(operations_blueprint(desk, api, metrics if settings.metrics else None))
    if desk.library is not None:
        _register_datasets(api, desk, desk.library, settings)
    app.register_blueprint(page_blueprint(desk, schemas, metrics, max_body_bytes=settings.max_body_bytes))
    app.register_blueprint(documentation_blueprint(desk))


def _register_datasets(api: ProblemApi, desk: Desk, library: Library, settings: Settings) -> None:
    for name, scheme in SECURITY_SCHEMES.items():
        api.spec.components.security_scheme(name, scheme)
    runner = LoadRunner(library.database, settings, now)
    runner.clear_leftovers()
    library.database.close()  # a server may fork
    api.register_blueprint(datasets_blueprint(library, runner, open_reading=settings.open_reading))
    find_area = Coder(desk.catalogue, {}).find_area
    api.register_blueprint(series_blueprint(library, find_area, open_reading=settings.open_reading))


def _flask_config(settings: Settings) -> dict[str, Any]:
    return {
        "API_TITLE": "Countercheck",
        "API_VERSION": __version__,
        "OPENAPI_VERSION": "3.1.0",
        "API_SPEC_OPTIONS": {
            "info": {
                "description": _DESCRIPTION,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "servers": [{"url": "/"}],
        },
        "MAX_CONTENT_LENGTH": settings.max_body_bytes + 1,  # see submissions._read_bytes
        "MAX_FORM_MEMORY_SIZE": settings.max_body_bytes,
        "MAX_FORM_PARTS": 200,
        "PROPAGATE_EXCEPTIONS": False,
    }
