"""Adding a documented route to a blueprint of flask-smorest, with types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from flask import Response
from flask_smorest import Blueprint  # type: ignore[import-untyped]
from marshmallow import Schema

__all__ = ["Answer", "Blueprint", "add_route"]

View = Callable[..., Response]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a route answers with: a schema to describe it by, and what it is in words.

    Attributes:
        schema: Of the answer.
        description: What it is.
        content_type: Media type of that answer.
        others: Descriptions of the answer in other media types.
    """

    schema: type[Schema] | Schema | dict[str, str]
    description: str
    content_type: str = "application/json"
    others: Mapping[str, dict[str, Any]] = field(default_factory=dict)


def add_route(
    blueprint: Blueprint, path: str, view: View, answer: Answer | None, *, method: str = "GET", **doc: Any
) -> None:
    """Serve `view` at `path`; its name is the operation's id, its docstring the documentation.

    Args:
        blueprint: Where the route belongs.
        path: Pattern of the address.
        view: Returns a finished response.
        answer: What it returns when all is well; None where that is told by `problems`.
        method: The one method it takes.
        doc: `problems`: statuses of the problems it answers with; `path_parameters`: documentation of
            the parameters in `path`; `status`: what it answers with, 200 by default; `also`: schema and
            description of what else it answers with, by status; the rest goes into the OpenAPI operation
            as it is.
    """
    problems, path_parameters = doc.pop("problems", ()), doc.pop("path_parameters", None)
    status, also = doc.pop("status", 200), doc.pop("also", {})
    documented = view
    if answer is not None:
        documented = blueprint.response(
            status, answer.schema, content_type=answer.content_type, description=answer.description
        )(view)
    if answer is not None and answer.others:
        documented = blueprint.doc(responses={status: {"content": dict(answer.others)}})(documented)
    for other, (schema, description) in also.items():
        documented = blueprint.alt_response(
            other, schema=schema, description=description, content_type="application/json"
        )(documented)
    for status in problems:
        documented = blueprint.alt_response(status, HTTPStatus(status).name)(documented)
    documented = blueprint.doc(operationId=view.__name__, **doc)(documented)
    blueprint.add_url_rule(path, view.__name__, documented, methods=[method], parameters=path_parameters)
