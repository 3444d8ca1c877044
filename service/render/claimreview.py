"""Drafts of schema.org ClaimReview as JSON-LD, one for each claim that is flagged.

They carry no rating and no author: a person who has checked the claim adds both and takes the draft's status
away. What was computed stands in `reviewBody`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from service.model.claim import Claim
from service.model.report import Flag
from service.model.text import Document
from service.render.formats import Checked, Context
from service.render.json import JsonObject
from service.render.values import encodable


def write(checked: Sequence[Checked], _: Context) -> str:
    """Return the drafts in one graph; the graph is empty where nothing is flagged."""
    graph = [draft for each in checked for draft in _drafts(each)]
    answer = {"@context": "https://schema.org", "@graph": graph}
    return json.dumps(encodable(answer), ensure_ascii=False, indent=1) + "\n"


def _drafts(each: Checked) -> Iterator[JsonObject]:
    report = each.report
    flags: dict[str, list[Flag]] = {}
    for flag in report.flags:
        for name in flag.check.claims:
            flags.setdefault(name, []).append(flag)
    for claim in report.claims:
        if claim.id in flags:
            yield _draft(claim, flags[claim.id], report.document)


def _draft(claim: Claim, flags: Sequence[Flag], document: Document) -> JsonObject:
    said = " ".join(document.text[claim.sentence.start : claim.sentence.end].split())
    return {
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "claimReviewed": said,
        "itemReviewed": _claim(claim, document),
        "reviewBody": "\n".join(_reasoning(flag) for flag in flags),
    }


def _claim(claim: Claim, document: Document) -> JsonObject:
    item: JsonObject = {"@type": "Claim"}
    if claim.speaker:
        item["author"] = {"@type": "Person", "name": claim.speaker}
    if document.date:
        item["datePublished"] = document.date.isoformat()
    appearance: JsonObject = {"@type": "CreativeWork"}
    if document.source_url:
        appearance["url"] = document.source_url
    if document.title:
        appearance["headline"] = document.title
    if len(appearance) > 1:
        item["appearance"] = appearance
    return item


def _reasoning(flag: Flag) -> str:
    lines = [f"{flag.severity.value}, {flag.check.rule}: {flag.check.message}", *flag.check.steps]
    return "\n".join([*lines, flag.check.question] if flag.check.question else lines)
