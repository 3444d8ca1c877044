from __future__ import annotations

import json
from dataclasses import replace

import pytest

from service.model.claim import Superlative
from service.model.text import Document
from service.render.json import claims_to_dict, report_to_dict

from .samples import DOCUMENT, EXTRACTION, REPORT, ROSE, TEXT, year_2021


def written(**options: str) -> dict:
    return json.loads(json.dumps(report_to_dict(REPORT, **options), ensure_ascii=False).encode())


def test_claim_holds_what_the_contract_names():
    claim = written()["claims"][0]
    assert TEXT[claim["start"] : claim["end"]] == claim["text"] == "over 9 percent"
    assert claim["id"] == "c1"
    assert claim["segment"] == 0
    assert claim["speaker"] == "Ana Ruiz"
    assert claim["modality"] == "asserted"
    assert claim["confidence"] == 0.9
    sentence = claim["sentence"]
    assert TEXT[sentence["start"] : sentence["end"]] == (
        "In 2021 our exports to Chile rose over 9 percent, a record."
    )
    assert claim["comparison"] == {"basis": "year_on_year", "start": "2020-01-01", "end": "2020-12-31"}


def test_quantity_has_its_two_intervals_open_ends_null():
    quantity = written()["claims"][0]["quantity"]
    assert quantity == {
        "kind": "percent",
        "value": 9,
        "low": 9,
        "high": None,
        "unit": "%",
        "qualifier": "over",
        "interval": [9, 9.9],
        "widest": [9, None],
        "raw": "over 9 percent",
        "candidates": [],
        "start": TEXT.index("over 9"),
        "end": TEXT.index("over 9") + len("over 9 percent"),
    }


def test_superlative_is_a_word_and_its_scope_apart():
    measure = written()["claims"][0]["measure"]
    assert measure["superlative"] == "record_high"
    assert measure["superlative_scope"] is None
    scoped = Superlative(kind="record_high", text="a record", scope="In 2021", scope_period=year_2021())
    claim = replace(ROSE, measure=replace(ROSE.measure, superlative=scoped))
    measure = report_to_dict(replace(REPORT, claims=(claim,)))["claims"][0]["measure"]
    assert measure["superlative_scope"]["text"] == "In 2021"
    assert measure["superlative_scope"]["period"]["end"] == "2021-12-31"


def test_measure_without_superlative_and_claim_without_period_are_null():
    claim = replace(ROSE, measure=replace(ROSE.measure, superlative=None), period=None, comparison=None)
    [answer] = report_to_dict(replace(REPORT, claims=(claim,)))["claims"]
    assert answer["measure"]["superlative"] is None
    assert answer["period"] is None
    assert answer["comparison"] is None


def test_role_is_written_only_where_there_is_one():
    plain = replace(ROSE, entities=(replace(ROSE.entities[0], role=None), ROSE.entities[1]))
    [claim] = report_to_dict(replace(REPORT, claims=(plain,)))["claims"]
    assert claim["entities"] == [
        {"name": "Portugal", "code": "PRT", "scheme": "iso3166-1-alpha3"},
        {"name": "Chile", "code": "CHL", "scheme": "iso3166-1-alpha3", "role": "to"},
    ]


def test_flag_repeats_its_check_with_severity_and_fingerprint():
    [flag] = written()["flags"]
    assert flag["id"] == "f1"
    assert flag["rule"] == "rose-against-fell"
    assert flag["family"] == "direction-conflict"
    assert flag["severity"] == "error"
    assert flag["claims"] == ["c1", "c2"]
    assert flag["steps"] == ["rose: above 0 %", "fell: below 0 %"]
    assert flag["computation"] == {
        "formula": "change",
        "inputs": {"rose": 9, "fell": -25},
        "result": 9,
        "expected": None,
        "slack": 0.45,
    }
    assert flag["evidence"][0]["value"] == 8.5
    assert flag["question"] == "Did exports rise or fall in 2021?"
    assert flag["fingerprint"] == "0f1e"


def test_checks_say_what_came_of_them_and_which_became_flags():
    conflict, unknown = written()["checks"]
    assert (conflict["outcome"], conflict["flag"], conflict["severity"]) == ("inconsistent", "f1", "error")
    assert (unknown["outcome"], unknown["flag"], unknown["severity"]) == ("undetermined", None, None)
    assert unknown["reason"] == "no level of exports in 2020 or 2021 is stated"


def test_report_says_what_was_read_and_how_much_came_of_it():
    answer = written()
    assert answer["engine"] == {"version": "0.1.0", "rules": 2, "catalogue": "abc"}
    assert answer["document"]["title"] == "Talks in Porto"
    assert answer["document"]["date"] == "2023-06-08"
    assert answer["document"]["language"] == "en"
    assert answer["document"]["sha256"] == DOCUMENT.sha256
    assert answer["document"]["speakers"] == ["Ana Ruiz", "Li Wen"]
    assert answer["links"] == [{"kind": "correction", "source": "c2", "target": "c1", "cue": ""}]
    assert answer["summary"] == {
        "claims": 2,
        "checks": 2,
        "flags": {"error": 1, "warning": 0, "info": 0},
        "coverage": {"compared": 2, "undetermined": 0},
        "silenced": 0,
        "withheld": 0,
        "outcomes": {"consistent": 0, "tension": 0, "inconsistent": 1, "undetermined": 1},
    }
    start = TEXT.index("March")
    assert answer["notices"] == [
        {"code": "unresolved-period", "message": "'March' has no year.", "start": start, "end": start + 5}
    ]


def test_mentions_account_for_quantities_and_time_expressions():
    answer = claims_to_dict(EXTRACTION, DOCUMENT)
    assert [mention["claim"] for mention in answer["mentions"]] == [None, "c1", "c2", None]
    year, rise, _, month = answer["mentions"]
    assert year["text"] == "In 2021"
    assert year["quantity"] is None
    assert (year["period"]["start"], year["period"]["end"]) == ("2021-01-01", "2021-12-31")
    assert rise["quantity"]["value"] == 9
    assert (month["period"]["start"], month["period"]["end"]) == (None, None)
    assert month["reason"] == "time expression"
    assert [claim["id"] for claim in answer["claims"]] == ["c1", "c2"]
    assert answer["notices"][0]["code"] == "unresolved-period"


@pytest.mark.parametrize(("unit", "encoding", "width"), [("utf16", "utf-16-le", 2), ("utf8", "utf-8", 1)])
def test_offsets_count_what_the_caller_counts_in(unit, encoding, width):
    encoded = TEXT.encode(encoding)
    for mention in claims_to_dict(EXTRACTION, DOCUMENT, offset_unit=unit)["mentions"]:
        part = encoded[mention["start"] * width : mention["end"] * width].decode(encoding)
        assert part == mention["text"]


def test_lone_surrogates_are_replaced_wherever_they_are_echoed():
    document = Document(text="\ud800 jobs", title="\udfff", entities=("A\ud800",))
    answer = report_to_dict(replace(REPORT, document=document, notices=(), claims=()))
    json.dumps(answer, ensure_ascii=False).encode()
    assert answer["document"]["title"] == "\ufffd"
    assert answer["document"]["entities"] == ["A\ufffd"]
    assert answer["document"]["sha256"] == document.sha256


def test_unknown_offset_unit_is_refused():
    with pytest.raises(ValueError, match="codepoint, utf16, utf8"):
        report_to_dict(REPORT, offset_unit="glyph")
