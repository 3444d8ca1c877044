"""SARIF 2.1.0, as code scanning takes it: a result for each flag at its first claim, the others related."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from service.model.claim import Claim
from service.model.report import Flag, Severity
from service.model.rule import Rule
from service.model.text import Span
from service.render.formats import Checked, Context, place_order
from service.render.json import JsonObject
from service.render.places import Locator, Spot
from service.render.values import encodable, number_to_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "countercheckFlag/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_UNNAMED = "document"


def write(checked: Sequence[Checked], context: Context) -> str:
    """Return one log with one run: the rules with their help, and the flags of every file.

    Flags that were put aside are there too, each with its suppression.
    """
    indexes = {rule.id: index for index, rule in enumerate(context.rules)}
    version = next((each.report.engine.version for each in checked), "")
    run: JsonObject = {
        "tool": {
            "driver": {
                "name": "Countercheck",
                **({"semanticVersion": version} if version else {}),
                "rules": [_rule(rule, context.chapters.get(rule.id)) for rule in context.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(each.name)} for each in checked],
        "results": [result for each in checked for result in _results(each, indexes)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(encodable(log), ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, chapter: str | None) -> JsonObject:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} Tested is: {rule.formula}"},
        "help": {"text": chapter or rule.summary, "markdown": chapter or rule.summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.family],
            "precision": "high" if rule.status == "stable" else "medium",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _results(each: Checked, indexes: dict[str, int]) -> Iterator[JsonObject]:
    report = each.report
    locator = Locator(report.document)
    claims = {claim.id: claim for claim in report.claims}
    seen: Counter[str] = Counter()
    notes = {one.flag.id: one.silence.note for one in report.silenced}
    silenced = [one.flag for one in report.silenced]
    for flag in place_order((*report.flags, *silenced), report):
        about = [claims[name] for name in flag.check.claims if name in claims]
        seen[flag.fingerprint] += 1
        number = f"{flag.fingerprint}:{seen[flag.fingerprint]}"
        spans = [claim.span for claim in about] or [Span(0, min(1, len(report.document.text)))]
        result: JsonObject = {
            "ruleId": flag.check.rule,
            "level": _LEVELS[flag.severity],
            "message": {"text": _message(flag, about[1:])},
            "locations": [_at(each.name, locator.spot(spans[0]))],
            "partialFingerprints": {"primaryLocationLineHash": number, FINGERPRINT: number},
            "properties": _properties(flag, [locator.spot(span) for span in spans]),
        }
        if flag.check.rule in indexes:
            result["ruleIndex"] = indexes[flag.check.rule]
        if flag.id in notes:
            result["suppressions"] = [{"kind": "external", "justification": notes[flag.id]}]
        related = [
            {"id": number, **_at(each.name, locator.spot(claim.span)), "message": {"text": _said(claim)}}
            for number, claim in enumerate(about[1:], 1)
        ]
        if related:
            result["relatedLocations"] = related
        yield result


def _message(flag: Flag, others: Sequence[Claim]) -> str:
    """Return the message with a link to each of the other claims; nothing else in it can be a link."""
    links = (f"[{_unlinked(_said(claim))}]({number})" for number, claim in enumerate(others, 1))
    told = _unlinked(flag.check.message) or flag.check.rule
    return f"{told} Compare {', '.join(links)}." if others else told


def _said(claim: Claim) -> str:
    return f"“{claim.quantity.raw}”, {claim.speaker}" if claim.speaker else f"“{claim.quantity.raw}”"


def _unlinked(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _properties(flag: Flag, spots: Sequence[Spot]) -> JsonObject:
    return {
        "family": flag.check.family,
        "confidence": number_to_json(flag.check.confidence),
        "steps": list(flag.check.steps),
        "question": flag.check.question,
        "places": [spot.note for spot in spots if spot.note],
    }


def _at(name: str, spot: Spot) -> JsonObject:
    region = {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _location(name), "region": region}}


def _location(name: str) -> JsonObject:
    """Return the address of a file: one below the root of the repository where its name is relative."""
    path = name.replace("\\", "/").encode("utf-8", "replace").decode() or _UNNAMED
    uri = (PurePosixPath("/") / path).as_uri()
    return {"uri": uri} if path.startswith("/") else {"uri": uri[len("file:///") :], "uriBaseId": "%SRCROOT%"}
