"""The drafts are read back by PyLD as linked data, with the vocabulary of schema.org as their context."""

from __future__ import annotations

import json

import pytest
from pyld import jsonld

from service.render.formats import Checked, Context, write_reports

from .samples import REPORT, nasty_report

SCHEMA_ORG = {"@context": {"@vocab": "http://schema.org/", "url": {"@type": "@id"}}}


def expand(report) -> list[dict]:
    written = json.loads(write_reports("claimreview", [Checked(name="", report=report)], Context()))
    assert written["@context"] == "https://schema.org"
    loaded = {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": "https://schema.org"}
    options = {"documentLoader": lambda url, _: {**loaded, "document": SCHEMA_ORG}}
    expanded: list[dict] = jsonld.expand(written, options)
    return expanded


def test_each_flagged_claim_is_a_draft():
    drafts = expand(REPORT)
    assert [draft["@type"] for draft in drafts] == [["http://schema.org/ClaimReview"]] * 2
    first = drafts[0]
    assert first["http://schema.org/claimReviewed"] == [
        {"@value": "In 2021 our exports to Chile rose over 9 percent, a record."}
    ]
    assert first["http://schema.org/creativeWorkStatus"] == [{"@value": "Draft"}]
    [item] = first["http://schema.org/itemReviewed"]
    assert item["http://schema.org/author"][0]["http://schema.org/name"] == [{"@value": "Ana Ruiz"}]
    assert item["http://schema.org/datePublished"] == [{"@value": "2023-06-08"}]


@pytest.mark.parametrize("report", [REPORT, nasty_report()])
def test_no_draft_rates_anybody_or_signs_for_anybody(report):
    for draft in expand(report):
        assert not {"http://schema.org/reviewRating", "http://schema.org/author"} & set(draft)
