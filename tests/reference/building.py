"""Builders of what goes into the store, with sane defaults."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from service.catalogue import Catalogue
from service.model.series import Dataset, SeriesKey, Vintage, check_dataset_id
from service.model.time_period import Frequency
from service.reference.database import Database
from service.reference.mapping import parse_mapping
from service.reference.reading import FileContents, FileRequest, read_file
from service.reference.records import Loading, PackedSeries, Provenance
from service.reference.store import save_vintage

NOW = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


def packed(lines: str, *, title: str = "", **key: Any) -> PackedSeries:
    """Return a series from "2021 4.5, 2022 5.0 P": by default annual inflation of Peru in percent."""
    dimensions = {"freq": Frequency.ANNUAL, "measure": "inflation", "ref_area": "PER", "unit": "%"} | key
    text = "\n".join(line.strip() for line in lines.split(","))
    return PackedSeries(key=SeriesKey(**dimensions), packed=text, count=text.count("\n") + 1, title=title)


def loading(name: str = "prices", *, published: str = "2026-03-01", **more: Any) -> Loading:
    """Return a load of a dataset."""
    values = {
        "dataset": Dataset(id=check_dataset_id(name), title=f"The {name}", agency="Office"),
        "provenance": Provenance(format="csv"),
        "published": dt.date.fromisoformat(published),
        "now": NOW,
    }
    return Loading(**values | more)


def save(database: Database, *series: PackedSeries, **options: Any) -> Vintage:
    """Write one vintage."""
    return save_vintage(database, loading(**options), series)


def read(
    content: str | bytes, catalogue: Catalogue, mapping: str = "", **options: Any
) -> tuple[dict[str, str], FileContents]:
    """Read a file; return the observations of each series by its key, with " | " between lines."""
    raw = content.encode() if isinstance(content, str) else content
    request = FileRequest(mapping=parse_mapping(mapping), **options)
    contents = read_file(io.BytesIO(raw), request, catalogue)
    return {str(each.key): each.packed.replace("\n", " | ") for each in contents.series}, contents
