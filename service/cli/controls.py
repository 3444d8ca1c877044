"""The options that ask something of the rules."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import click

from service.catalogue.silences import load_silences
from service.cli.configuration import Configuration
from service.model.controls import Controls, read_rule_choice, read_silence
from service.model.report import Severity
from service.rules import load_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line asks of the rules; None and () where it says nothing."""

    rule: tuple[str, ...]
    minimum_severity: str | None
    minimum_confidence: float | None
    silence: tuple[str, ...]
    silences: str | None

    def controls(self, configuration: Configuration) -> Controls:
        """Return what is asked, what the configuration says where the command line says nothing.

        Raises:
            ConfigError: A file of silences cannot be read.
            ModelError: A rule, severity or silence is unusable.
        """
        silences = Path(self.silences) if self.silences else configuration.silences
        severity = self.minimum_severity or configuration.minimum_severity or Severity.INFO.value
        confidence = self.minimum_confidence
        if confidence is None:
            confidence = configuration.minimum_confidence or 0.0
        return Controls(
            rules=read_rule_choice(self.rule or configuration.rules, (rule.id for rule in load_rules())),
            minimum_severity=Severity(severity),
            minimum_confidence=confidence,
            silences=(
                *(() if silences is None else load_silences(silences)),
                *map(read_silence, self.silence),
            ),
            today=dt.datetime.now().astimezone().date(),
        )


def control_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets them as `asked`."""

    @functools.wraps(command)
    def with_asked(**values: Any) -> Any:
        asked = Asked(**{each.name: values.pop(each.name) for each in fields(Asked)})
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
            help="Least severity of the flags to raise; by default info.",
        ),
        click.option(
            "--minimum-confidence",
            type=click.FloatRange(0, 1),
            help="Least confidence of the flags to raise; by default 0.",
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
