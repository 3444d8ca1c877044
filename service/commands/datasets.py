"""`python -m service datasets`: load, look into and remove reference data."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from service.commands.opening import now, open_loader, open_store
from service.errors import InputError, ServiceError
from service.settings import Settings

if TYPE_CHECKING:
    from service.reference.load_request import LoadRequest
    from service.reference.loading import Loaded
    from service.reference.records import DatasetRecord

_Command = TypeVar("_Command", bound=Callable[..., Any])

_ABOUT = {
    "title": "As its publisher calls it.",
    "agency": "Who publishes it.",
    "licence": "Name of its licence.",
    "source_url": "Where a reader can look it up.",
    "attribution": "The words in which its licence wants it named.",
    "description": "What it holds, in a sentence.",
}
_DAY = click.DateTime(["%Y-%m-%d"])


def _reading_options(command: _Command) -> _Command:
    """Add the options that say what is loaded and how it is read."""
    for name, text in reversed(_ABOUT.items()):
        command = click.option(f"--{name.replace('_', '-')}", name, default="", help=text)(command)
    for decorate in (
        click.option("--published", type=_DAY, metavar="YYYY-MM-DD", help="Day from which it counts."),
        click.option("--format", "format_name", default="", help="Format, where it cannot be told."),
        click.option(
            "--source",
            metavar="JSON",
            default="",
            help='Load from a source: {"kind": "world-bank", "indicator": "SP.POP.TOTL"}.',
        ),
        click.option("--mapping", metavar="FILE", default="", help="TOML: how columns become dimensions."),
    ):
        command = decorate(command)
    return command


@click.group()
def datasets() -> None:
    """Load, look into and remove the datasets that claims are checked against."""


@datasets.command(name="list")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show_all(style: str) -> None:
    """List the datasets."""
    from service.reference.records import list_datasets

    with open_store(Settings.from_env(os.environ)).read() as connection:
        records = list_datasets(connection)
    if style == "json":
        _print_json({"datasets": [_told(record) for record in records]})
        return
    for record in records:
        newest = record.vintages[-1]
        size = f"{newest.series} series, {newest.observations} observations, {newest.vintage}"
        click.echo(f"{record.dataset.id:<28}  {size}  {record.dataset.title}")


@datasets.command()
@click.argument("dataset_id", metavar="ID")
def show(dataset_id: str) -> None:
    """Tell everything that is known of the dataset ID, as JSON."""
    from service.reference.records import get_dataset

    with open_store(Settings.from_env(os.environ)).read() as connection:
        _print_json(_told(get_dataset(connection, dataset_id)))


@datasets.command()
@click.argument("file", required=False)
@_reading_options
def preview(file: str | None, **options: Any) -> None:
    """Tell how FILE (or a source) would be read, and what to look at; nothing is stored."""
    request = _request("preview", file, "create", options)
    with _opened(file) as upload:
        _print_json(open_loader().preview(request, upload))


@datasets.command()
@click.argument("dataset_id", metavar="ID")
@click.argument("file", required=False)
@_reading_options
@click.option("--replace", is_flag=True, help="Add a vintage to the dataset, which must exist.")
def load(dataset_id: str, file: str | None, replace: bool, **options: Any) -> None:
    """Load FILE (or a source) as the dataset ID."""
    request = _request(dataset_id, file, "replace" if replace else "create", options)
    with _opened(file) as upload:
        _tell(open_loader().load(request, upload, _progress()))


@datasets.command()
@click.argument("dataset_id", metavar="ID")
def refresh(dataset_id: str) -> None:
    """Get the dataset ID again from its source, if that has changed."""
    from service.reference.load_request import LoadRequest

    _tell(open_loader().load(LoadRequest(dataset_id=dataset_id, action="refresh"), None, _progress()))


@datasets.command()
@click.argument("dataset_id", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(dataset_id: str, yes: bool) -> None:
    """Remove the dataset ID with all its vintages."""
    from service.reference.store import delete_dataset

    if not yes:
        click.confirm(f"Remove {dataset_id} with all its vintages?", abort=True, err=True)
    delete_dataset(open_store(Settings.from_env(os.environ)), dataset_id)
    click.echo(f"{dataset_id} is removed", err=True)


@datasets.command()
@click.argument("dataset_id", metavar="ID")
@click.option("--as-of", type=_DAY, metavar="YYYY-MM-DD", help="As it stood on that day.")
def download(dataset_id: str, as_of: dt.datetime | None) -> None:
    """Print the dataset ID as CSV."""
    from service.reference.exporting import export_csv, find_vintage
    from service.reference.records import get_dataset

    with open_store(Settings.from_env(os.environ)).read() as connection:
        record = get_dataset(connection, dataset_id)
        number = find_vintage(record, as_of.date() if as_of else None)
        for piece in export_csv(connection, dataset_id, number):
            click.echo(piece, nl=False)


@datasets.command(hidden=True)
@click.argument("load_id", metavar="LOAD")
def run(load_id: str) -> None:
    """Run a load that was asked for over HTTP, and note what comes of it."""
    from service.reference.loads import asked_of, get_load, note_failure, note_progress, note_result

    loader = open_loader()
    database = loader.database
    with database.read() as connection:
        request, path = asked_of(get_load(connection, load_id, now=now()))

    def progress(rows: int) -> None:
        note_progress(database, load_id, rows=rows, now=now())

    progress(0)
    try:
        with _opened(path or None) as upload:
            if request.action == "preview":
                result = loader.preview(request, upload)
            else:
                result = _result(loader.load(request, upload, progress))
    except ServiceError as error:
        told = {"code": error.code, "detail": error.detail, "field": getattr(error, "field", None)}
        note_failure(database, load_id, told, now=now())
    except Exception as error:
        detail = f"the service failed to load it ({type(error).__name__})"
        note_failure(database, load_id, {"code": "internal-error", "detail": detail}, now=now())
        raise
    else:
        note_result(database, load_id, result, now=now())
    finally:
        if path:
            Path(path).unlink(missing_ok=True)


def _request(dataset_id: str, file: str | None, action: str, options: dict[str, Any]) -> LoadRequest:
    from service.reference.load_request import LoadRequest

    published: dt.datetime | None = options["published"]
    if file and options["source"]:
        raise InputError("name a file or a source, not both")
    return LoadRequest(
        dataset_id=dataset_id,
        action=action,
        about={name: options[name] for name in _ABOUT},
        format=options["format_name"],
        mapping=_read_text(options["mapping"]) if options["mapping"] else "",
        source=_source(options["source"]),
        published=published.date() if published else None,
        filename=Path(file).stem if file else "",
    )


def _source(text: str) -> dict[str, Any]:
    try:
        source = json.loads(text or "{}")
    except ValueError as error:
        raise InputError(f"--source: not JSON: {error}") from error
    if not isinstance(source, dict):
        raise InputError("--source: must be a JSON object")
    return source


def _read_text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as UTF-8 text") from error


@contextmanager
def _opened(path: str | None) -> Iterator[BinaryIO | None]:
    """Give a file to be loaded; None for none."""
    if path is None:
        yield None
        return
    try:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below, where errors are not of opening
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    with file:
        yield file


def _progress() -> Callable[[int], None]:
    """Return what shows the rows read so far, where somebody looks."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda rows: click.echo(f"\r{rows:,} rows", nl=False, err=True)


def _tell(loaded: Loaded) -> None:
    if sys.stderr.isatty():
        click.echo("\r", nl=False, err=True)
    for warning in loaded.report.get("warnings", ()):
        click.echo(f"warning: {warning}", err=True)
    _print_json(_result(loaded))


def _result(loaded: Loaded) -> dict[str, Any]:
    vintage = loaded.vintage
    return {
        "changed": vintage is not None,
        "vintage": None
        if vintage is None
        else {"number": vintage.number, "published": str(vintage.published)},
        "report": loaded.report or None,
        "mapping": loaded.mapping,
    }


def _told(record: DatasetRecord) -> dict[str, Any]:
    told = dataclasses.asdict(record)
    return json.loads(json.dumps(told, default=str))  # type: ignore[no-any-return]


def _print_json(answer: object) -> None:
    click.echo((json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)
