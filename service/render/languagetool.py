"""`matches` as LanguageTool's HTTP API has them, so that plug-ins made for it show our flags.

A flag is a match at each of its claims. Offsets count UTF-16 code units, as LanguageTool's do.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from service.model.claim import Claim
from service.model.report import Flag, Report, Severity
from service.model.rule import Rule
from service.model.text import Span
from service.render.formats import Checked, Context, place_order
from service.render.json import JsonObject
from service.render.offsets import offset_converter
from service.render.values import encodable

_ISSUE_TYPES = {Severity.ERROR: "inconsistency", Severity.WARNING: "inconsistency", Severity.INFO: "hint"}
_AROUND = 40  # code points of context on each side


def write(checked: Sequence[Checked], context: Context) -> str:
    """Return the answer to one check; of several reports, the first."""
    rules = {rule.id: rule for rule in context.rules}
    return json.dumps(answer(checked[0].report, rules), ensure_ascii=False) + "\n"


def answer(report: Report, rules: Mapping[str, Rule]) -> JsonObject:
    """Return the answer to one check as JSON objects, lists, strings and numbers; `rules` are by id."""
    claims = {claim.id: claim for claim in report.claims}
    matches = _Matches(report.document.text, rules)
    found = [
        (claims[name].span, matches.match(flag, claims[name]))
        for flag in place_order(report.flags, report)
        for name in flag.check.claims
        if name in claims
    ]
    answered: JsonObject = {
        "software": {
            "name": "Countercheck",
            "version": report.engine.version,
            "buildDate": "",
            "apiVersion": 1,
            "premium": False,
            "status": "",
        },
        "warnings": {"incompleteResults": False},
        "language": {
            "name": "English",
            "code": "en",
            "detectedLanguage": {"name": "English", "code": "en", "confidence": 1.0},
        },
        "matches": [match for _, match in sorted(found, key=lambda pair: pair[0])],
    }
    return {key: encodable(value) for key, value in answered.items()}


class _Matches:
    def __init__(self, text: str, rules: Mapping[str, Rule]) -> None:
        self._text = text
        self._convert = offset_converter(text, "utf16")
        self._rules = rules

    def match(self, flag: Flag, claim: Claim) -> JsonObject:
        rule = self._rules.get(flag.check.rule)
        told = [flag.check.message, *flag.check.steps, flag.check.question]
        return {
            "message": "\n".join(line for line in told if line),
            "shortMessage": "" if rule is None else rule.summary,
            "replacements": [],
            **self._place(claim.span),
            "context": self._context(claim.span),
            "sentence": self._text[claim.sentence.start : claim.sentence.end],
            "type": {"typeName": "Hint" if flag.severity is Severity.INFO else "Other"},
            "rule": {
                "id": flag.check.rule,
                "description": flag.check.rule if rule is None else rule.summary,
                "issueType": _ISSUE_TYPES[flag.severity],
                "category": {"id": flag.check.family, "name": flag.check.family},
            },
            "ignoreForIncompleteSentence": False,
            "contextForSureMatch": 0,
        }

    def _place(self, span: Span) -> JsonObject:
        offset = self._convert(span.start)
        return {"offset": offset, "length": self._convert(span.end) - offset}

    def _context(self, span: Span) -> JsonObject:
        first, last = max(0, span.start - _AROUND), min(len(self._text), span.end + _AROUND)
        before, after = "..." * (first > 0), "..." * (last < len(self._text))
        text = before + " ".join(self._text[first:last].splitlines()) + after
        start = len(before) + self._convert(span.start) - self._convert(first)
        return {"text": text, "offset": start, "length": self._convert(span.end) - self._convert(span.start)}
