"""The two routes that take a text: the shape of their answers, offsets, and texts that nobody would write."""

import io
import json

import pytest
from flask.testing import FlaskClient

from service.api.schemas.claims import ExtractionSchema
from service.api.schemas.report import ReportSchema

BRIEFING = """\
Ms Okafor: Cocoa exports rose from $40 million in 2021 to $50 million in 2022, an increase of 40 percent.
Mr Lindqvist: Of the 40 mills, 12 closed, or 30 percent. Prices in Sweden went up 3 percent in May 2023.
Ms Okafor: Cocoa exports in 2022 came to $90 million. Call 555-0199 for the tables.
"""


def check(client: FlaskClient, text: str, **options: object) -> dict[str, object]:
    response = client.post("/v1/checks", json={"text": text, **options})
    assert response.status_code == 200, response.get_data(as_text=True)
    report: dict[str, object] = response.get_json()
    assert ReportSchema().validate(report) == {}
    return report


def extract(client: FlaskClient, text: str, **options: object) -> dict[str, object]:
    response = client.post("/v1/claims", json={"text": text, **options})
    assert response.status_code == 200, response.get_data(as_text=True)
    extraction: dict[str, object] = response.get_json()
    assert ExtractionSchema().validate(extraction) == {}
    return extraction


def cut(text: str, start: int, end: int, unit: str) -> str:
    """Return the stretch that a reader who counts in `unit` finds at the offsets."""
    match unit:
        case "utf16":
            return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
        case "utf8":
            return text.encode()[start:end].decode()
        case _:
            return text[start:end]


def test_a_report_has_the_shape_of_the_contract(client: FlaskClient) -> None:
    report = check(client, BRIEFING, document_date="2023-06-08", title="Briefing", entities=["GHA"])
    assert list(report) == [
        "id", "engine", "document", "offset_unit", "claims", "links", "flags", "silenced", "checks",
        "notices", "summary",
    ]  # fmt: skip
    assert report["document"]["title"] == "Briefing"
    assert report["document"]["date"] == "2023-06-08"
    assert report["document"]["date_source"] == "request"
    assert report["document"]["entities"] == ["GHA"]
    assert report["document"]["speakers"] == ["Okafor", "Lindqvist"]
    assert report["summary"]["claims"] == len(report["claims"])
    assert report["summary"]["checks"] == len(report["checks"])
    assert sum(report["summary"]["flags"].values()) == len(report["flags"])


def test_a_report_names_what_is_wrong(client: FlaskClient) -> None:
    report = check(client, BRIEFING, document_date="2023-06-08")
    texts = {claim["id"]: claim["text"] for claim in report["claims"]}
    found = {(flag["rule"], tuple(texts[id_] for id_ in flag["claims"])) for flag in report["flags"]}
    assert ("growth-vs-levels", ("$40 million", "$50 million", "40 percent")) in found
    assert all(set(check["claims"]) <= set(texts) for check in report["checks"])


def test_every_claim_stands_in_a_check(client: FlaskClient) -> None:
    report = check(client, BRIEFING)
    checked = {id_ for each in report["checks"] for id_ in each["claims"]}
    assert checked == {claim["id"] for claim in report["claims"]}


@pytest.mark.parametrize("unit", ["codepoint", "utf16", "utf8"])
@pytest.mark.parametrize(
    "text",
    [
        BRIEFING,
        "\U0001f4c8 Exports grew 5 percent. \U0001f4c9 Imports fell 12 percent, to €3 million — naïve.",
        "e\u0301lan: cafe\u0301 sales rose 7 percent in 2021; a\u0308 and 9 percent in 2022.",
        "\u202bרווחים\u202c grew 8 percent, \u200fand 11 percent\u200e later.",
        "الصادرات rose 6 percent in 2020.",
        "Output \u2067rose 4 percent\u2069 in 2022, 二千 or not.",
        "1\u030a7 percent and 5\u0301 percent of 40 mills",
        "\ufeffSales fell 2 percent.\r\nRents rose 3 percent.\u2028Wages rose 4 percent.",
    ],
    ids=lambda text: ascii(text)[:30],
)
def test_offsets_point_at_the_words_in_every_unit(client: FlaskClient, text: str, unit: str) -> None:
    report = check(client, text, offset_unit=unit)
    assert report["offset_unit"] == unit
    assert report["claims"]
    for claim in report["claims"]:
        assert cut(text, claim["start"], claim["end"], unit) == claim["text"] == claim["quantity"]["raw"]
    extraction = extract(client, text, offset_unit=unit)
    assert extraction["claims"] == report["claims"]
    for mention in extraction["mentions"]:
        assert cut(text, mention["start"], mention["end"], unit) == mention["text"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "No figures were given.", "\U0001f600" * 50, "…"])
def test_a_text_without_numbers_has_an_empty_report(client: FlaskClient, text: str) -> None:
    report = check(client, text)
    assert (report["claims"], report["flags"], report["checks"]) == ([], [], [])
    assert report["summary"]["flags"] == {"error": 0, "warning": 0, "info": 0}
    assert extract(client, text)["claims"] == []


@pytest.mark.parametrize(
    "text",
    [
        "1e999999 percent",
        "1e-999999 percent",
        "-1e400 percent and 10 ** 400 dollars",
        "It grew " + "9" * 5_000 + " percent.",
        "It grew 0." + "0" * 5_000 + "1 percent.",
        "1,2,3,4,5,6,7,8,9 percent, 1.2.3.4 percent, 5 / 0 percent",
        "$" * 2_000 + "5 million",
        "million " * 2_000,
        "twenty " * 2_000,
        "(" * 3_000 + "5 percent" + ")" * 3_000,
        "between " * 1_000 + "5 and 7 percent",
        "Mr A: " * 1_000 + "5 percent",
        "5 percent" + "\u0301" * 2_000,
        "from 5 to 6 to 7 to 8 percent " * 100,
        "\U0001d7d3 percent, \u0665 percent, ½ percent, 五 percent, ⅓ of voters",
        "NaN percent, Infinity percent, inf percent, -0 percent",
    ],
    ids=lambda text: text[:25],
)
def test_odd_texts_get_a_report_that_any_reader_of_json_takes(client: FlaskClient, text: str) -> None:
    response = client.post("/v1/checks", json={"text": text})
    assert response.status_code == 200
    report = json.loads(response.get_data().decode("utf-8"), parse_constant=pytest.fail)
    assert ReportSchema().validate(report) == {}
    for claim in report["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
    assert ExtractionSchema().validate(client.post("/v1/claims", json={"text": text}).get_json()) == {}


def test_the_three_ways_in_give_the_same_report(client: FlaskClient) -> None:
    options = {"document_date": "2023-06-08", "entities": ["GHA", "SWE"], "title": "Briefing"}
    sent = [
        client.post("/v1/checks", json={"text": BRIEFING, **options}),
        client.post("/v1/checks", data=BRIEFING.encode(), content_type="text/plain", query_string=options),
        client.post("/v1/checks", data={"file": (io.BytesIO(BRIEFING.encode()), "a.txt"), **options}),
    ]
    assert [response.status_code for response in sent] == [200, 200, 200]
    assert sent[0].get_data() == sent[1].get_data() == sent[2].get_data()


def test_the_same_request_gives_the_same_bytes(client: FlaskClient) -> None:
    bodies = {client.post("/v1/checks", json={"text": BRIEFING}).get_data() for _ in range(3)}
    assert len(bodies) == 1


def test_only_the_chosen_rules_run(client: FlaskClient) -> None:
    report = check(client, BRIEFING, rules=["growth-vs-levels", "growth-vs-levels"])
    assert report["engine"]["rules"] == 1
    assert {flag["rule"] for flag in report["flags"]} == {"growth-vs-levels"}


def test_answers_are_compact_and_unescaped(client: FlaskClient) -> None:
    raw = client.post("/v1/checks", json={"text": "Café prices rose 4 percent.", "title": "Café"}).get_data()
    assert '"title":"Café"'.encode() in raw


def test_mentions_account_for_numbers_that_are_no_claims(client: FlaskClient) -> None:
    extraction = extract(client, BRIEFING)
    by_text = {mention["text"]: mention for mention in extraction["mentions"]}
    assert any(mention["claim"] is None and mention["reason"] for mention in by_text.values())
    assert {claim["id"] for claim in extraction["claims"]} == {
        mention["claim"] for mention in extraction["mentions"] if mention["claim"] is not None
    }
