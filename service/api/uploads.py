"""Reads what callers send of a dataset: a form with a file, or a JSON object that names a source."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from flask import Request
from marshmallow import Schema, ValidationError
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge

from service.api.problems import MalformedBodyError, MediaTypeError
from service.api.submissions import single_values
from service.reference.load_request import ABOUT, LoadRequest
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class SentDataset:
    """What a caller sent.

    Attributes:
        told: The fields.
        upload: The file; None for a source.
    """

    told: dict[str, Any]
    upload: FileStorage | None

    def load_request(self, action: str, dataset_id: str = "") -> LoadRequest:
        """Return what is to be loaded."""
        told = self.told
        name = PurePath((self.upload.filename or "").replace("\\", "/")).stem if self.upload else ""
        return LoadRequest(
            dataset_id=dataset_id or told["id"],
            action=action,
            about={key: told[key] for key in ABOUT if key in told},
            format=told.get("format", ""),
            mapping=told.get("mapping", ""),
            source=told.get("source", {}),
            published=told.get("published"),
            filename=name[:200],
        )


def read_dataset(request: Request, settings: Settings, body: Schema, form: Schema) -> SentDataset:
    """Return what the caller sent of a dataset.

    Raises:
        MediaTypeError: It is neither a form nor JSON.
        MalformedBodyError: It is not what it says it is.
        RequestEntityTooLarge: It is longer than uploads may be.
        ValidationError: A field is missing, unknown or unusable.
    """
    if request.mimetype == "multipart/form-data":
        request.max_content_length = settings.max_upload_bytes
        return _read_form(request, form)
    if request.mimetype != "application/json":
        raise MediaTypeError(
            f"Send multipart/form-data or application/json; not {request.mimetype or 'a body of no type'}."
        )
    try:
        told = json.loads(_bytes(request))
    except (ValueError, RecursionError) as error:
        raise MalformedBodyError("The body is not JSON.", field="body") from error
    if not isinstance(told, dict):
        raise ValidationError("Must be a JSON object.")
    loaded: dict[str, Any] = body.load(told)
    if not loaded.get("source"):
        raise ValidationError({"source": ["Name a source, or send a file in a form."]})
    return SentDataset(loaded, None)


def _bytes(request: Request) -> bytes:
    raw = request.get_data(cache=False)
    if request.max_content_length is not None and len(raw) >= request.max_content_length:
        raise RequestEntityTooLarge
    return raw


def _read_form(request: Request, form: Schema) -> SentDataset:
    if "boundary" not in request.mimetype_params:
        raise MalformedBodyError("The media type of the form names no boundary.", field="body")
    values = single_values(request.form, form)
    files = request.files.getlist("file")
    others = [name for name in request.files if name != "file"]
    if others:
        raise ValidationError({others[0]: ["Is no field that takes a file."]})
    if len(files) > 1:
        raise ValidationError({"file": ["Is given more than once."]})
    loaded: dict[str, Any] = form.load(values | ({"file": files[0]} if files else {}))
    return SentDataset(loaded, loaded.pop("file"))
