"""The commands that list: the claims of a text, and the rules."""

from __future__ import annotations

import json
from typing import Any

import click

from service.cli.exits import CLEAN
from service.cli.sources import Source, load_service, source_options
from service.errors import InputError
from service.extract import extract
from service.model.rule import Rule
from service.render.json import claims_to_dict
from service.render.reader import claims_to_text
from service.rules import describe, load_rules, rule_markdown

_STYLE = click.option(
    "--format", "style", type=click.Choice(["reader", "json"]), default="reader", show_default=True
)


@click.command()
@click.argument("file")
@source_options
@_STYLE
def claims(file: str, style: str, offsets: str, **source: Any) -> int:
    """Print the claims of one text, unchecked."""
    settings, catalogue = load_service()
    reader = Source(**source)
    document = reader.document(file, reader.load(file, settings), catalogue)
    extraction = extract(document, catalogue)
    if style == "json":
        _print_json(claims_to_dict(extraction, document, offset_unit=offsets))
    else:
        click.echo(claims_to_text(extraction, document), nl=False)
    return CLEAN


@click.command()
@click.argument("rule_id", metavar="[ID]", required=False)
@_STYLE
def rules(rule_id: str | None, style: str) -> int:
    """List the rules, or explain one."""
    chosen = _chosen_rules(rule_id)
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


def _chosen_rules(rule_id: str | None) -> tuple[Rule, ...]:
    every = load_rules()
    if rule_id is None:
        return every
    chosen = tuple(rule for rule in every if rule.id == rule_id)
    if not chosen:
        raise InputError(f"no rule {rule_id!r}; `rules` lists them", field="rules")
    return chosen


def _print_json(answer: object) -> None:
    click.echo((json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode(), nl=False)
