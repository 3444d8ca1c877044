"""Documentation as pages, served without any other host: the API in Swagger UI, the rules, and the guides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import flask_swagger_ui
from flask import Blueprint, Response, send_from_directory
from markdown_it import MarkdownIt
from werkzeug.exceptions import NotFound

from service.api.desk import Desk
from service.api.html import WEB, show
from service.rules.describe import describe

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "guides"
GUIDE_NAMES = ("page", "curl", "newsroom", "ci")

_DIST = Path(flask_swagger_ui.__file__).parent / "dist"
_INTO_THE_REPOSITORY = re.compile(r'<a href="(?![a-z]+:)[^"]*">(.*?)</a>')  # links to what is not served
_FILES = frozenset({"swagger-ui.css", "swagger-ui-bundle.js"})
_SWAGGER_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Guide:
    """One page of docs/guides."""

    name: str
    title: str
    html: str


def documentation_blueprint(desk: Desk) -> Blueprint:
    """Return the routes of the pages under /docs and of what they are made of."""
    blueprint = Blueprint("documentation", __name__)
    rules = [describe(rule) for rule in desk.rules]

    @blueprint.get("/docs")
    def show_api() -> Response:
        response = _show("docs.html")
        response.headers["Content-Security-Policy"] = _SWAGGER_POLICY
        return response

    @blueprint.get("/docs/rules")
    def show_rules() -> Response:
        return _show("rules.html", here="rules", rules=rules)

    @blueprint.get("/docs/guides/<name>")
    def show_guide(name: str) -> Response:
        guide = next((each for each in load_guides() if each.name == name), None)
        if guide is None:
            raise NotFound(f"There is no guide {name[:40]!r}; there are {', '.join(GUIDE_NAMES)}.")
        return _show("guide.html", here="docs", guide=guide)

    @blueprint.get("/docs/<name>")
    def get_file(name: str) -> Response:
        if name == "start.js":
            return send_from_directory(WEB / "static", "docs.js")
        return send_from_directory(_DIST, name if name in _FILES else "")

    return blueprint


@cache
def load_guides() -> tuple[Guide, ...]:
    """Return the guides, as pages."""
    return tuple(_load(name) for name in GUIDE_NAMES)


def _load(name: str) -> Guide:
    text = (GUIDES / f"{name}.md").read_text(encoding="utf-8")
    title = text.splitlines()[0].removeprefix("# ")
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    html = _INTO_THE_REPOSITORY.sub(r"\1", markdown.render(text))
    return Guide(name, title, html.replace("<pre>", '<pre tabindex="0">'))


def _show(template: str, **context: Any) -> Response:
    return show(template, guides=load_guides(), **context)
