"""Pages for people: a template, filled in, with the headers that let it load nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flask import Flask, Response, make_response, render_template, request

from service.render.quoting import printable

WEB = Path(__file__).resolve().parents[1] / "web"
TEMPLATES = WEB / "templates"

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def show(template: str, status: int = 200, **context: Any) -> Response:
    """Return a page; `root` in its template is the address that all others start with."""
    page = render_template(template, root=f"{request.script_root}/", **context)
    response = make_response(page, status)
    response.headers["Content-Security-Policy"] = POLICY
    return response


def set_up_templates(app: Flask) -> None:
    """Give the templates what all of them use."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters["printable"] = printable
    app.jinja_env.filters["normalise"] = lambda text: " ".join(text.split())
