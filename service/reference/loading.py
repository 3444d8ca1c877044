"""Loads datasets: from a file or a source into the store, previewed first or replaced later."""

from __future__ import annotations

import datetime as dt
import gc
import hashlib
import itertools
import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from service.catalogue import Catalogue
from service.errors import InputError
from service.model.series import Dataset, Reference, Vintage, check_dataset_id
from service.reference.connectors import MOST_PAGES, Request, source_request
from service.reference.database import Database
from service.reference.load_request import ABOUT, LoadRequest
from service.reference.mapping import ColumnMapping, mapping_toml, parse_mapping
from service.reference.plausibility import find_doubts
from service.reference.reading import FileContents, FileRequest, Progress, read_file
from service.reference.records import Loading, PackedSeries, Provenance, get_dataset
from service.reference.sources import Fetched, Fetcher
from service.reference.store import save_vintage

_SHOWN_SERIES = 20
_SHOWN_LINES = 6
_COMPARED = 1000
_PREVIEW_ROWS = 500_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What came of a load.

    Attributes:
        vintage: The new vintage; None where the source has not changed.
        report: Rows taken and skipped, why, and warnings.
        mapping: How the columns were read, as TOML.
    """

    vintage: Vintage | None
    report: dict[str, Any]
    mapping: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loader:
    """Loads datasets.

    Attributes:
        database: Where to.
        catalogue: Codes, headers, measures and areas.
        pin: Returns what is loaded now, to compare with.
        fetcher: Fetches from sources.
        now: Tells the time (UTC).
    """

    database: Database
    catalogue: Catalogue
    pin: Callable[[], Reference]
    fetcher: Fetcher
    now: Callable[[], dt.datetime]

    def preview(self, request: LoadRequest, upload: BinaryIO | None) -> dict[str, Any]:
        """Return how a file would be read, and what a person should look at; nothing is stored.

        Raises:
            InputError: It cannot be read.
            SourceError: The source does not answer.
        """
        with self._opened(request, upload) as (file, file_request, _):
            contents = read_file(file, replace(file_request, most_rows=_PREVIEW_ROWS), self.catalogue)
            series = list(itertools.islice(contents.series, _COMPARED))
        warnings = self._warnings(contents, series, request.dataset_id)
        return {
            "format": contents.format,
            "headers": list(contents.headers),
            "mapping": mapping_toml(contents.mapping),
            "mapping_guessed": contents.is_guessed,
            "report": contents.report.to_dict() | {"warnings": warnings},
            "series": [_shown(each) for each in series[:_SHOWN_SERIES]],
        }

    def load(
        self, request: LoadRequest, upload: BinaryIO | None, progress: Progress = lambda _: None
    ) -> Loaded:
        """Store a new vintage of a dataset, all of it or nothing.

        Raises:
            InputError: The request or the file cannot be used; names row and column where there are any.
            SourceError: The source does not answer.
            DatabaseUnavailableError: The database does not answer.
        """
        check_dataset_id(request.dataset_id)
        request = self._completed(request)
        with self._opened(request, upload) as (file, file_request, fetched):
            if not fetched.is_new:
                return Loaded(vintage=None, report={}, mapping=request.mapping)
            with _no_collection():
                contents = read_file(file, file_request, self.catalogue, progress)
                return self._save(request, contents, fetched)

    def _save(self, request: LoadRequest, contents: FileContents, fetched: Fetched) -> Loaded:
        series = contents.series
        first = list(itertools.islice(series, _COMPARED))
        now = self.now()
        mapping = mapping_toml(contents.mapping)
        warnings = self._warnings(contents, first, request.dataset_id)
        report = contents.report.to_dict() | {"warnings": warnings}
        loading = Loading(
            dataset=_dataset(request, contents, now, has_source=bool(request.source)),
            provenance=Provenance(
                format=contents.format,
                mapping=mapping,
                source=request.source,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                sha256=fetched.sha256,
            ),
            published=request.published or now.date(),
            now=now,
            report=report,
            is_new=request.action == "create",
        )
        vintage = save_vintage(self.database, loading, itertools.chain(first, series))
        return Loaded(vintage=vintage, report=report, mapping=mapping)

    def _completed(self, request: LoadRequest) -> LoadRequest:
        """Return a request with what the dataset was loaded with before, where it says nothing else."""
        if request.action == "create":
            return request
        with self.database.read() as connection:
            record = get_dataset(connection, request.dataset_id)
        if request.action == "refresh" and not record.source:
            raise InputError("the dataset was uploaded, so there is no source to refresh it from", field="id")
        known = {name: getattr(record.dataset, name) for name in ABOUT}
        is_same_kind = request.format in ("", record.format)
        return replace(
            request,
            about=known | request.about,
            mapping=request.mapping or (record.mapping if is_same_kind else ""),
            source=record.source if request.action == "refresh" else request.source,
        )

    def _warnings(self, contents: FileContents, series: list[PackedSeries], name: str) -> list[str]:
        doubts = find_doubts(series, self.catalogue, self.pin(), dataset=name)
        skipped = [str(each) for each in contents.report.skipped[:10]]
        return [*contents.doubts, *contents.report.warnings, *doubts, *skipped]

    @contextmanager
    def _opened(
        self, request: LoadRequest, upload: BinaryIO | None
    ) -> Iterator[tuple[BinaryIO, FileRequest, Fetched]]:
        """Give the file that was uploaded, or that the source answers with."""
        mapping = parse_mapping(request.mapping)
        title = " ".join(filter(None, (request.about.get("title"), request.filename)))
        if upload is not None:
            digest = hashlib.file_digest(upload, "sha256").hexdigest()  # type: ignore[arg-type]
            upload.seek(0)
            file_request = FileRequest(format=request.format, mapping=mapping, title=title)
            yield upload, file_request, Fetched(is_new=True, sha256=digest)
            return
        if not request.source:
            raise InputError("send a file or name a source", field="source")
        asked = source_request(request.source)
        with tempfile.TemporaryFile() as file:
            fetched = self._fetch(asked, request, file)
            given = mapping if mapping != ColumnMapping() else asked.mapping
            kind = request.format or asked.format
            yield file, FileRequest(format=kind, mapping=given, title=title), fetched

    def _fetch(self, asked: Request, request: LoadRequest, file: BinaryIO) -> Fetched:
        etag, last_modified = "", ""
        if request.action == "refresh":
            with self.database.read() as connection:
                newest = get_dataset(connection, request.dataset_id).vintages[-1]
            etag, last_modified = newest.etag, newest.last_modified
        fetched = self.fetcher.fetch(
            asked.url, file, headers=asked.headers, etag=etag, last_modified=last_modified
        )
        if fetched.is_new and asked.page_parameter:
            fetched = self._fetch_rest(asked, file, fetched)
        if request.action == "refresh" and fetched.sha256 == newest.sha256:
            return replace(fetched, is_new=False)
        return fetched

    def _fetch_rest(self, asked: Request, file: BinaryIO, first: Fetched) -> Fetched:
        """Append further pages to the first, as one JSON list."""
        pages = [_page(file)]
        count = pages[0][0].get("pages", 1) if pages[0] and isinstance(pages[0][0], dict) else 1
        if not isinstance(count, int) or count > MOST_PAGES:
            raise InputError(f"the source has more than {MOST_PAGES} pages: ask for less", field="source")
        for number in range(2, count + 1):
            with tempfile.TemporaryFile() as other:
                self.fetcher.fetch(asked.page(number), other, headers=asked.headers)
                pages.append(_page(other))
        if count > 1:
            joined = [pages[0][0], *(page[1] for page in pages if len(page) > 1)]
            file.seek(0)
            file.truncate()
            file.write(json.dumps(joined).encode())
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
        file.seek(0)
        return replace(first, sha256=digest, etag="", last_modified="")


def _page(file: BinaryIO) -> list[Any]:
    file.seek(0)
    try:
        page = json.load(file)
    except (ValueError, RecursionError) as error:
        raise InputError("the source answers with what is not JSON", field="source") from error
    return page if isinstance(page, list) else [page]


def _dataset(request: LoadRequest, contents: FileContents, now: dt.datetime, *, has_source: bool) -> Dataset:
    told = {name: value for name, value in contents.about.items() if value} | {
        name: value for name, value in request.about.items() if value
    }
    title = told.pop("title", "") or request.filename or request.dataset_id
    source_url = told.pop("source_url", "") or (source_request(request.source).url if has_source else "")
    return Dataset(
        id=check_dataset_id(request.dataset_id),
        title=title,
        source_url=source_url,
        retrieved=now.date(),
        agency=told.get("agency", ""),
        licence=told.get("licence", ""),
        attribution=told.get("attribution", ""),
        description=told.get("description", ""),
    )


def _shown(series: PackedSeries) -> dict[str, Any]:
    """Return a series as a preview shows it: its key and its first observations."""
    lines = series.packed.split("\n")[:_SHOWN_LINES]
    return {"key": str(series.key), "title": series.title, "count": series.count, "first": lines}


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the cycle collector from looking through what a load makes: it makes no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
