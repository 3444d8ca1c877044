"""The command that checks: any number of files, one report."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from service.cli.aside import (
    Baseline,
    baseline_text,
    find_comments,
    load_baseline,
    silence_by_comments,
)
from service.cli.configuration import Configuration, find_configuration, load_configuration
from service.cli.controls import Asked, control_options
from service.cli.exits import CLEAN, COULD_NOT_RUN, FLAGGED, complain
from service.cli.sources import STANDARD_INPUT, Source, find_files, load_service, source_options
from service.engine import check as check_document
from service.errors import InputError
from service.model.report import Report, Severity
from service.model.series import Reference
from service.read.encodings import decode
from service.render.formats import FORMAT_NAMES, Checked, Context, write_reports
from service.render.reader import report_to_text
from service.rules import load_rules, rule_markdown
from service.settings import SQLITE_FILE, Settings

READER = "reader"
STYLES = (READER, *FORMAT_NAMES, "github")
FAIL_ON = (*(severity.value for severity in Severity), "never")

_WITH_COMMENTS = {"text", "markdown", "srt", "vtt"}  # formats whose claims have lines of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class _Output:
    """How and where the reports are written."""

    style: str
    offsets: str
    colour: bool | None
    output: str | None

    def write(self, checked: Sequence[Checked]) -> None:
        """Write the reports to the file that was named, else to standard output."""
        if self.output is not None:
            try:
                Path(self.output).write_text(self._text(checked, colour=False), encoding="utf-8", newline="")
            except OSError as error:
                raise InputError(f"{self.output}: {error.strerror or error}") from error
        elif self.style == READER:
            click.echo(self._text(checked, colour=self.colour is not False), nl=False, color=self.colour)
        else:
            click.echo(self._text(checked, colour=False).encode("utf-8", "replace"), nl=False)

    def _text(self, checked: Sequence[Checked], *, colour: bool) -> str:
        if self.style == READER:
            head = "{}\n" if len(checked) > 1 else ""
            return "\n".join(
                head.format(each.name) + report_to_text(each.report, colour=colour) for each in checked
            )
        rules = load_rules()
        chapters = {rule.id: rule_markdown(rule) for rule in rules}
        return write_reports(
            self.style, checked, Context(rules=rules, chapters=chapters, offset_unit=self.offsets)
        )


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@source_options
@click.option("--format", "style", type=click.Choice(STYLES), default=READER, show_default=True)
@click.option("--output", "-o", metavar="FILE", help="Write the report there.")
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    help="Least severity of a flag that makes the exit code 1; by default error.",
)
@control_options
@click.option(
    "--data/--no-data",
    default=True,
    show_default=True,
    help="Check against the loaded reference data, where there are any.",
)
@click.option("--dataset", "datasets", multiple=True, help="Check against this one only; may be repeated.")
@click.option("--config", metavar="FILE", help="Read this instead of the nearest .countercheck.toml.")
@click.option("--baseline", metavar="FILE", help="Put flags aside that stand in this file.")
@click.option("--write-baseline", metavar="FILE", help="Write all flags there are to this file.")
@click.option("--progress/--no-progress", default=None, help="Count files; by default on a terminal.")
@click.option("--colour/--no-colour", default=None, help="Colour the text; by default on a terminal.")
def check(
    files: tuple[str, ...],
    style: str,
    fail_on: str | None,
    asked: Asked,
    **options: Any,
) -> int:
    """Check texts and print the report. FILE may be a pattern: 'press/**/*.md'."""
    output = _Output(style=style, **{name: options.pop(name) for name in ("offsets", "colour", "output")})
    progress, written = options.pop("progress"), options.pop("write_baseline")
    wanted = _Wanted(
        fail_on=fail_on, **{name: options.pop(name) for name in ("config", "baseline", "data", "datasets")}
    )
    run = _Run(asked, wanted, Source(**options))
    checked = list(run.reports(_counted(find_files(files), progress)))
    output.write([Checked(name=_shown(file), report=report) for file, report in checked])
    if written is not None:
        _save(Path(written), baseline_text(Path(written), checked))
        return COULD_NOT_RUN if run.failed else CLEAN
    if run.failed:
        return COULD_NOT_RUN
    return FLAGGED if run.reached else CLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What the command line says of the whole run; None where it says nothing."""

    fail_on: str | None
    config: str | None
    baseline: str | None
    data: bool
    datasets: tuple[str, ...]


class _Run:
    """One run over many files; a file that cannot be read is told of, and the others go on."""

    def __init__(self, asked: Asked, wanted: _Wanted, source: Source) -> None:
        self._asked = asked
        self._wanted = wanted
        self._source = source
        self._settings, self._catalogue = load_service()
        self._reference = _reference(self._settings, use=wanted.data, names=wanted.datasets)
        self._configurations: dict[Path | None, Configuration] = {}
        self._baselines: dict[Path, Baseline] = {}
        self.failed = False
        self.reached = False

    def reports(self, files: Iterable[str]) -> Iterator[tuple[str, Report]]:
        """Yield each file with its report."""
        for file in files:
            configuration = self._configuration(file)
            if file != STANDARD_INPUT and configuration.excludes(Path(file)):
                continue
            try:
                report = self._check(file, configuration)
            except InputError as error:
                self.failed = True
                complain(error.detail)
                continue
            level = self._wanted.fail_on or configuration.fail_on or Severity.ERROR.value
            self.reached |= level != "never" and report.reaches(Severity(level))
            yield file, report

    def _check(self, file: str, configuration: Configuration) -> Report:
        raw = self._source.load(file, self._settings)
        source = replace(
            self._source,
            date=self._source.date or _midnight(configuration.date),
            entities=self._source.entities or configuration.entities,
        )
        document = source.document(file, raw, self._catalogue)
        controls = self._asked.controls(configuration)
        report = check_document(
            document, self._catalogue, load_rules(), controls=controls, reference=self._reference
        )
        if document.format in _WITH_COMMENTS and b"countercheck-ignore" in raw:
            report = silence_by_comments(report, find_comments(decode(raw)[0]))
        path = Path(self._wanted.baseline) if self._wanted.baseline else configuration.baseline
        return report if path is None else self._known(path).apply(file, report)

    def _known(self, path: Path) -> Baseline:
        if path not in self._baselines:
            self._baselines[path] = load_baseline(path)
        return self._baselines[path]

    def _configuration(self, file: str) -> Configuration:
        if self._wanted.config is not None:
            path: Path | None = Path(self._wanted.config)
        else:
            path = find_configuration(Path() if file == STANDARD_INPUT else Path(file).parent)
        if path not in self._configurations:
            self._configurations[path] = Configuration() if path is None else load_configuration(path)
        return self._configurations[path]


def _reference(settings: Settings, *, use: bool, names: tuple[str, ...]) -> Reference | None:
    """Return the loaded reference data; None where none are wanted or there is no store yet."""
    is_there = bool(settings.database_url) or (settings.data_dir / SQLITE_FILE).exists()
    if not use or not is_there:
        if names:
            raise InputError("there are no reference data to choose a dataset from", field="datasets")
        return None
    from service.reference.library import open_library  # SQLAlchemy takes a second to import

    library = open_library(
        settings.database_url,
        data_dir=settings.data_dir,
        index_size=settings.index_size,
    )
    return library.pin(names or None)


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return None if day is None else dt.datetime.combine(day, dt.time())


def _counted(files: Sequence[str], progress: bool | None) -> Iterator[str]:
    """Yield the files, and count them on standard error where that is wanted."""
    wanted = (len(files) > 1 and sys.stderr.isatty()) if progress is None else progress
    for number, file in enumerate(files, 1):
        if wanted:
            click.echo(f"{number} of {len(files)}: {file}", err=True)
        yield file


def _shown(file: str) -> str:
    return "" if file == STANDARD_INPUT else Path(file).as_posix()


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
