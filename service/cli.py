"""The command line: `python -m service check FILE`, `claims FILE`, `rules [ID]`, `datasets`, `keys`.

Exit codes: 0 nothing found, 1 flags at or above `--fail-on`, 2 could not run. What went wrong is told in one
line on standard error; standard output holds nothing but the answer.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from service import __version__
from service.catalogue import Catalogue, load_catalogue
from service.catalogue.silences import load_silences
from service.commands.datasets import datasets as datasets_group
from service.commands.keys import keys as keys_group
from service.engine import check as check_document
from service.errors import InputError, ServiceError
from service.extract import extract
from service.model.controls import Controls, read_rule_choice, read_silence
from service.model.report import Report, Severity
from service.model.rule import Rule
from service.model.series import Reference
from service.model.text import Document
from service.read.text import read_text
from service.render.json import claims_to_dict, report_to_dict
from service.render.offsets import OFFSET_UNITS
from service.render.reader import claims_to_text, report_to_text
from service.rules import check_settings, describe, load_rules, rule_markdown
from service.settings import SQLITE_FILE, Settings

NAME = "countercheck"
CLEAN, FLAGGED, COULD_NOT_RUN = 0, 1, 2

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What the command line says of the text to read."""

    file: str
    date: dt.datetime | None
    title: str | None
    entities: tuple[str, ...]
    max_bytes: int | None

    def read(self, catalogue: Catalogue, settings: Settings) -> Document:
        return read_text(
            self._text(self.max_bytes or settings.max_body_bytes),
            catalogue.text,
            date=None if self.date is None else self.date.date(),
            title=self.title,
            entities=self.entities,
        )

    def _text(self, limit: int) -> str:
        raw = self._bytes(limit + 1)
        if len(raw) > limit:
            raise InputError(f"{self.file}: longer than {limit} bytes; see --max-bytes")
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError as error:
            problem = f"{self.file}: not UTF-8: byte {error.start} is 0x{raw[error.start]:02X}"
            raise InputError(problem) from error

    def _bytes(self, most: int) -> bytes:
        if self.file == "-":
            return sys.stdin.buffer.read(most)
        try:
            with Path(self.file).open("rb") as file:
                return file.read(most)
        except OSError as error:
            raise InputError(f"{self.file}: {error.strerror or error}") from error


def _source_options(command: _Command) -> _Command:
    for decorate in (
        click.argument("file"),
        click.option(
            "--date",
            type=click.DateTime(["%Y-%m-%d"]),
            metavar="YYYY-MM-DD",
            help="Day that relative periods ('last year') are counted from.",
        ),
        click.option("--title", help="Title of the document."),
        click.option("--entity", "entities", multiple=True, help="ISO code or name of whom it is about."),
        click.option("--max-bytes", type=click.IntRange(min=1), help="Longest file that is read."),
        click.option("--offsets", type=click.Choice(OFFSET_UNITS), default="codepoint", show_default=True),
    ):
        command = decorate(command)
    return command


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the command line asks of the rules."""

    rule: tuple[str, ...]
    minimum_severity: str
    minimum_confidence: float
    silence: tuple[str, ...]
    silences: str | None

    def controls(self) -> Controls:
        standing = () if self.silences is None else load_silences(Path(self.silences))
        return Controls(
            rules=read_rule_choice(self.rule, (rule.id for rule in load_rules())),
            minimum_severity=Severity(self.minimum_severity),
            minimum_confidence=self.minimum_confidence,
            silences=(*standing, *map(read_silence, self.silence)),
            today=dt.datetime.now().astimezone().date(),
        )


def _control_options(command: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(command)
    def with_asked(**values: Any) -> Any:
        names = _Asked.__dataclass_fields__
        asked = _Asked(**{name: values.pop(name) for name in names})
        return command(asked=asked, **values)

    wrapped: Callable[..., Any] = with_asked
    for decorate in (
        click.option(
            "--rule",
            multiple=True,
            metavar="ID|-ID|ID:SEVERITY",
            help="Run this rule only, switch it off, or set the most severe flag it may raise; repeatable.",
        ),
        click.option(
            "--minimum-severity",
            type=click.Choice([severity.value for severity in Severity]),
            default=Severity.INFO.value,
            show_default=True,
            help="Least severity of the flags to raise.",
        ),
        click.option(
            "--minimum-confidence",
            type=click.FloatRange(0, 1),
            default=0.0,
            show_default=True,
            help="Least confidence of the flags to raise.",
        ),
        click.option(
            "--silence",
            multiple=True,
            metavar="FINGERPRINT:YYYY-MM-DD:NOTE",
            help="Put a flag aside until a day; repeatable.",
        ),
        click.option("--silences", metavar="FILE", help="File of silences, written as config/silences.toml."),
    ):
        wrapped = decorate(wrapped)
    return wrapped


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    commands={"datasets": datasets_group, "keys": keys_group},
)
@click.version_option(__version__, prog_name=NAME)
def cli() -> None:
    """Fact-check the numbers in what people say. FILE is UTF-8 text; - reads standard input."""


@cli.command()
@_source_options
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([*(severity.value for severity in Severity), "never"]),
    default=Severity.ERROR.value,
    show_default=True,
    help="Least severity of a flag that makes the exit code 1.",
)
@_control_options
@click.option(
    "--data/--no-data",
    default=True,
    show_default=True,
    help="Check against the loaded reference data, where there are any.",
)
@click.option("--dataset", "datasets", multiple=True, help="Check against this one only; may be repeated.")
@click.option("--colour/--no-colour", default=None, help="Colour the text; by default on a terminal.")
def check(style: str, fail_on: str, colour: bool | None, offsets: str, asked: _Asked, **source: Any) -> int:
    """Check one text and print the report."""
    controls = asked.controls()
    settings, catalogue = _load()
    reference = _reference(settings, use=source.pop("data"), names=source.pop("datasets"))
    document = _Source(**source).read(catalogue, settings)
    report = check_document(document, catalogue, load_rules(), controls=controls, reference=reference)
    if style == "json":
        _print_json(report_to_dict(report, offset_unit=offsets))
    else:
        click.echo(report_to_text(report, colour=colour is not False), nl=False, color=colour)
    return FLAGGED if _fails(report, fail_on) else CLEAN


@cli.command()
@_source_options
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def claims(style: str, offsets: str, **source: Any) -> int:
    """Print the claims of one text, unchecked."""
    settings, catalogue = _load()
    document = _Source(**source).read(catalogue, settings)
    extraction = extract(document, catalogue)
    if style == "json":
        _print_json(claims_to_dict(extraction, document, offset_unit=offsets))
    else:
        click.echo(claims_to_text(extraction, document), nl=False)
    return CLEAN


@cli.command()
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def rules(rule_id: str | None, style: str) -> int:
    """List the rules, or explain one."""
    chosen = _chosen_rules((rule_id,) if rule_id else ())
    if style == "json":
        described = [describe(rule) for rule in chosen]
        _print_json(described[0] if rule_id else {"rules": described})
    elif rule_id:
        click.echo(rule_markdown(chosen[0]), nl=False)
    else:
        width = max(len(rule.id) for rule in chosen)
        for rule in chosen:
            click.echo(f"{rule.id:<{width}}  {rule.severity.value:<7}  {rule.summary}")
    return CLEAN


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; never raises, never prints a traceback."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        return int(cli.main(arguments, prog_name=NAME, standalone_mode=False) or CLEAN)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return COULD_NOT_RUN
    except click.ClickException as error:
        return _could_not_run(error.format_message())
    except ServiceError as error:
        return _could_not_run(error.detail)
    except (click.Abort, KeyboardInterrupt):
        return _could_not_run("interrupted")
    except BrokenPipeError:
        _drop_output()
        return COULD_NOT_RUN
    except Exception as error:
        return _could_not_run(f"internal error, please report it: {type(error).__name__}: {error}")


def _load() -> tuple[Settings, Catalogue]:
    settings = Settings.from_env(os.environ)
    catalogue = load_catalogue(settings.config_dir)
    check_settings(catalogue.rules, load_rules())
    return settings, catalogue


def _chosen_rules(ids: tuple[str, ...]) -> tuple[Rule, ...]:
    every = load_rules()
    unknown = sorted(set(ids) - {rule.id for rule in every})
    if unknown:
        raise InputError(f"no rule {unknown[0]!r}; `rules` lists them", field="rules")
    return tuple(rule for rule in every if not ids or rule.id in ids)


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


def _fails(report: Report, fail_on: str) -> bool:
    return fail_on != "never" and any(flag.severity.rank >= Severity(fail_on).rank for flag in report.flags)


def _print_json(answer: object) -> None:
    click.echo((json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)


def _could_not_run(problem: str) -> int:
    click.echo(f"{NAME}: {' '.join(problem.split())}", err=True)
    return COULD_NOT_RUN


def _drop_output() -> None:
    """Point standard output at nothing, so that closing it at exit does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
