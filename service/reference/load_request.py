"""What callers ask to be loaded; light to import, so that a worker that loads nothing stays small."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

ACTIONS = ("create", "replace", "refresh", "preview")
FORMATS = (
    "csv",
    "excel",
    "parquet",
    "data-package",
    "sdmx-csv",
    "sdmx-ml",
    "json-stat",
    "world-bank",
    "dbnomics",
)
"""Formats that are read, by name."""

ABOUT = ("title", "agency", "licence", "source_url", "attribution", "description")
"""What a caller may say of a dataset beside its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRequest:
    """What is to be loaded.

    Attributes:
        dataset_id: Id of the dataset.
        action: One of `ACTIONS`.
        about: What the caller says of it: see `ABOUT`; the rest stays as it is or is found in the file.
        format: Format of the file, or "" to find out.
        mapping: How its columns become dimensions, as TOML; "" to guess, or to keep the former one.
        source: Where it is got from; empty for an upload.
        published: Day from which the vintage counts; None for the day of the load.
        filename: Name of the file, which helps to guess what is measured.
    """

    dataset_id: str
    action: str = "create"
    about: dict[str, str] = field(default_factory=dict)
    format: str = ""
    mapping: str = ""
    source: dict[str, Any] = field(default_factory=dict)
    published: dt.date | None = None
    filename: str = ""
