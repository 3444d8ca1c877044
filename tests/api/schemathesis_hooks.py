"""What generated requests leave out.

A number sent as plain text is text, and breaks no description; `fail_on` asks for 422 with a report, which
says nothing of whether the request was taken. A bad line of a batch is refused in its answer, which is 200.
"""

from __future__ import annotations

import json
from typing import Any

import schemathesis
from schemathesis import Case, HookContext, Response

LINES = "application/x-ndjson"


@schemathesis.serializer(LINES)
def write_lines(_: Any, value: Any) -> bytes:
    """Write a batch, one value a line; an example is text already."""
    if isinstance(value, str | bytes):
        return value.encode("utf-8", "replace") if isinstance(value, str) else value
    lines = value if isinstance(value, list) else [value]
    return b"".join(json.dumps(line).encode("utf-8") + b"\n" for line in lines)


@schemathesis.deserializer(LINES)
def read_lines(_: Any, response: Response) -> list[Any]:
    """Read the answer to a batch."""
    return [json.loads(line) for line in response.content.splitlines()]


@schemathesis.hook
def filter_case(context: HookContext, case: Case) -> bool:
    if (
        case.operation.path == "/v1/batches"
        and case.meta is not None
        and case.meta.generation.mode.is_negative
    ):
        return False
    if "fail_on" in (case.query or {}):
        return False
    return case.media_type != "text/plain" or isinstance(case.body, str | bytes)
