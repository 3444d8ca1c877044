"""The API's documentation as a page, served without any other host: Swagger UI over openapi.json."""

from __future__ import annotations

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, Response, send_from_directory

_WEB = Path(__file__).resolve().parents[1] / "web"
_DIST = Path(flask_swagger_ui.__file__).parent / "dist"
_FILES = frozenset({"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'"
)


def documentation_blueprint() -> Blueprint:
    """Return the routes of the page at /docs and of what it is made of."""
    blueprint = Blueprint("documentation", __name__)

    @blueprint.get("/docs")
    def get_page() -> Response:
        response = send_from_directory(_WEB, "docs.html")
        response.headers["Content-Security-Policy"] = _POLICY
        return response

    @blueprint.get("/docs/<name>")
    def get_file(name: str) -> Response:
        if name == "start.js":
            return send_from_directory(_WEB, "docs.js")
        return send_from_directory(_DIST, name if name in _FILES else "")

    return blueprint
