"""POST /v2/check as plug-ins made for LanguageTool use it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.api import create_app
from service.reference.database import open_database
from service.reference.keys import add_key
from service.settings import Settings

CLASH = "\N{FERRY} We carried 412,000 passengers in 2022. Our ferries carried 655,000 passengers in 2022."
FIGURES = ["412,000 passengers", "655,000 passengers"]


def matches(client: FlaskClient, **fields: str) -> list[dict[str, Any]]:
    answer = client.post("/v2/check", data={"language": "en-US"} | fields)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "application/json"
    found: list[dict[str, Any]] = answer.get_json()["matches"]
    return found


def cut(text: str, found: list[dict[str, Any]]) -> list[str]:
    units = text.encode("utf-16-le")
    return [units[2 * one["offset"] :][: 2 * one["length"]].decode("utf-16-le") for one in found]


def test_a_flag_is_a_match_at_each_of_its_figures(client: FlaskClient) -> None:
    found = matches(client, text=CLASH)
    assert cut(CLASH, found) == FIGURES
    assert {one["rule"]["id"] for one in found} == {"value-conflict"}


def test_places_count_the_markup_of_annotated_text(client: FlaskClient) -> None:
    first, second = CLASH.split("2022. ")
    pieces = [
        {"markup": "<p class='\N{FERRY}'>"},
        {"text": first},
        {"markup": "<b>"},
        {"text": "2022"},
        {"markup": "</b>"},
        {"text": "."},
        {"markup": "</p>\n<p>", "interpretAs": "\n\n"},
        {"text": second},
        {"markup": "</p>"},
    ]
    sent = "".join(piece.get("text", piece.get("markup", "")) for piece in pieces)
    assert cut(sent, matches(client, data=json.dumps({"annotation": pieces}))) == FIGURES


def test_text_in_data_is_read_as_it_is(client: FlaskClient) -> None:
    assert cut(CLASH, matches(client, data=json.dumps({"text": CLASH}))) == FIGURES


@pytest.mark.parametrize(
    ("fields", "flagged"),
    [
        ({"disabledRules": "WHITESPACE_RULE,value-conflict"}, False),
        ({"disabledRules": "WHITESPACE_RULE"}, True),
        ({"disabledCategories": "value-conflict"}, False),
        ({"enabledOnly": "true", "enabledRules": "value-conflict"}, True),
        ({"enabledOnly": "true", "enabledRules": "EN_A_VS_AN"}, False),
        ({"level": "picky", "motherTongue": "de", "language": "auto"}, True),
    ],
    ids=str,
)
def test_rules_are_chosen_as_in_languagetool(
    client: FlaskClient, fields: dict[str, str], flagged: bool
) -> None:
    assert bool(matches(client, text=CLASH, **fields)) == flagged


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"language": "de", "text": "x"}, "language"),
        ({"text": "x"}, "language"),
        ({"language": "en"}, "text"),
        ({"language": "en", "text": "x", "data": "{}"}, "data"),
        ({"language": "en", "text": "x", "data": '{"text": "y"}'}, "text"),
        ({"language": "en", "text": "a\0b"}, "text"),
        ({"language": "en", "data": "["}, "data"),
        ({"language": "en", "data": '{"annotation": [{"text": "a", "markup": "b"}]}'}, "data"),
        ({"language": "en", "data": '{"annotation": [4]}'}, "data"),
    ],
    ids=str,
)
def test_what_cannot_be_used_is_a_problem(client: FlaskClient, fields: dict[str, str], field: str) -> None:
    answer = client.post("/v2/check", data=fields)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]


def test_other_bodies_are_refused(client: FlaskClient) -> None:
    assert client.post("/v2/check", json={"text": CLASH}).status_code == 415


def test_english_is_the_language(client: FlaskClient) -> None:
    languages = client.get("/v2/languages").get_json()
    assert {one["code"] for one in languages} == {"en"}
    assert {"en", "en-US", "en-GB"} <= {one["longCode"] for one in languages}


def test_the_key_may_stand_in_the_form(tmp_path: Path) -> None:
    key, database = "cck_" + "a" * 40, open_database("", data_dir=tmp_path)
    add_key(database, key, name="desk", now=dt.datetime(2024, 1, 1, tzinfo=dt.UTC))
    database.close()
    settings = Settings(data_dir=tmp_path, starter_set=False, require_key=True)
    client = create_app(settings).test_client()
    assert client.post("/v2/check", data={"language": "en", "text": CLASH}).status_code == 401
    assert cut(CLASH, matches(client, text=CLASH, apiKey=key)) == FIGURES
