import base64
import io
import json
import re
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, stream_encode_multipart

from service.api.page import EXAMPLE
from service.read.formats import FORMATS as INPUT_FORMATS
from service.render.formats import FORMAT_NAMES
from tests.api.test_files import FILES, with_pictures

CONFLICT = (
    "Ann Lee: Exports were $50 million in 2022.\r\n"
    "Bob Ray: Exports were $70 million in 2022, and <b>imports</b> $9 million.\r\n"
)


def check(client: FlaskClient, **fields: Any) -> TestResponse:
    body, _, boundary = stream_encode_multipart(fields, use_tempfile=False)
    return client.post("/", data=body, content_type=f"multipart/form-data; boundary={boundary}")


def file(name: str, raw: bytes) -> FileStorage:
    return FileStorage(io.BytesIO(raw), name)


def words_of(answer: TestResponse) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", answer.text)).split())


def test_the_form_is_empty_or_holds_the_example(client: FlaskClient) -> None:
    assert re.search(r"<textarea[^>]*></textarea>", client.get("/").text)
    example = client.get("/?example=1").text
    assert unescape(example).count(EXAMPLE.read_text(encoding="utf-8")) == 1
    assert 'value="2023-06-08"' in example


def test_a_text_is_shown_with_its_claims_marked_and_its_flag(client: FlaskClient) -> None:
    answer = check(client, text=CONFLICT, document_date="2023-02-01", title="Trade talks")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<h1>Trade talks</h1>" in answer.text
    marks = re.findall(r'<a class="mark mark-(\w+)" id="m-(c\d)" [^>]*>([^<]+)<', answer.text)
    assert marks[:2] == [("inconsistent", "c1", "$50 million"), ("inconsistent", "c2", "$70 million")]
    assert re.findall(r'<b class="speaker">([^<]+)</b>', answer.text) == ["Ann Lee: ", "Bob Ray: "]
    assert 'id="f1"' in answer.text
    assert "Which is right" in answer.text
    assert 'href="#m-c2"' in answer.text


def test_words_of_the_text_cannot_become_markup(client: FlaskClient) -> None:
    answer = check(client, text=CONFLICT, title='"><script>alert(1)</script>')
    assert "<b>imports" not in answer.text
    assert "<script>" not in answer.text
    assert "<b>imports</b>" in unescape(answer.text)


def test_every_mark_is_explained_where_it_points(client: FlaskClient) -> None:
    page = check(client, text=CONFLICT).text
    targets = set(re.findall(r'\sid="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page)) - {"closed"}
    described = set(re.findall(r'aria-(?:describedby|labelledby)="([^"]+)"', page))
    assert links | described <= targets


def test_a_file_is_checked_and_kept_in_the_form_only(client: FlaskClient) -> None:
    raw = b"We opened 40 shops in 2022, and 35 in 2021."
    answer = check(client, file=file("C:\\desk\\<release>.txt", raw), text="")
    assert answer.status_code == 200
    kept = re.search(r'name="upload" value="([^"]+)"', answer.text)
    assert kept is not None
    assert base64.b64decode(kept[1]) == raw
    assert "&lt;release&gt;.txt" in answer.text
    again = check(client, upload=kept[1], upload_name="release.txt", format="json")
    assert [claim["text"] for claim in again.get_json()["claims"]] == ["40 shops", "35"]


def test_a_text_pasted_after_a_file_counts(client: FlaskClient) -> None:
    upload = base64.b64encode(b"Up 5 percent.").decode()
    answer = check(client, text="Down 7 percent.", upload=upload, upload_name="a.txt", format="json")
    assert [claim["text"] for claim in answer.get_json()["claims"]] == ["7 percent"]


def test_an_export_is_a_download_of_what_the_api_answers(client: FlaskClient) -> None:
    answer = check(client, text=CONFLICT, document_date="2023-02-01", format="json")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert set(re.findall(r'name="format" value="(\w+)"', check(client, text=CONFLICT).text)) == set(
        FORMAT_NAMES
    )
    plain = CONFLICT.replace("\r\n", "\n")
    submission = {"text": plain, "document_date": "2023-02-01"}
    assert answer.get_json() == client.post("/v1/checks", json=submission).get_json()


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({}, 422, "Paste a text, or choose a file."),
        ({"text": " \r\n "}, 422, "Paste a text, or choose a file."),
        ({"text": "Up 5 percent.", "document_date": "2023-02-30"}, 422, "There is no such day: 2023-02-30."),
        ({"text": "5\0 percent"}, 422, "NUL"),
        ({"text": "x" * 300_001}, 422, "300000"),
        ({"upload": "!", "upload_name": "a.txt"}, 422, "choose the file again"),
        ({"file": file("a.txt", b"\xff\xfe\x00")}, 400, "not utf-16"),
        ({"text": "x" * 5_000_000}, 413, "longer than this service reads"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_checked_is_said_on_the_form(
    client: FlaskClient, fields: dict[str, Any], status: int, said: str
) -> None:
    answer = check(client, **fields)
    assert answer.status_code == status
    assert 'role="alert"' in answer.text
    assert said in words_of(answer)
    assert "<textarea" in answer.text


def test_of_a_file_with_pictures_only_the_text_comes_back(client: FlaskClient) -> None:
    answer = check(client, file=file("talks.docx", with_pictures(5)))
    assert answer.status_code == 200
    assert 'id="f1"' in answer.text
    assert len(answer.text) < 100_000
    assert re.search(r"<textarea[^>]*>Rosa Duarte: Our ferries", answer.text)
    assert check(client, file=file("talks.docx", with_pictures(21))).status_code == 413


def test_what_was_typed_is_still_there_after_a_mistake(client: FlaskClient) -> None:
    answer = check(client, text="Up 5 percent.", document_date="2023-02-30", title="Budget")
    assert ">Up 5 percent.</textarea>" in answer.text
    assert 'value="Budget"' in answer.text


@pytest.mark.parametrize("name", ["nothing.css", "..%2ftemplates%2fbase.html", "%2e%2e"])
def test_no_other_file_is_served(client: FlaskClient, name: str) -> None:
    with client.get(f"/static/{name}") as answer:
        assert answer.status_code == 404
        assert json.loads(answer.get_data())["status"] == 404


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_every_format_can_be_taken_away(client: FlaskClient, name: str) -> None:
    answer = check(client, text=CONFLICT, format=name)
    assert answer.status_code == 200
    assert f"countercheck-{name}." in answer.headers["Content-Disposition"]
    assert "50" in answer.text


def test_an_unknown_format_is_said_on_the_form(client: FlaskClient) -> None:
    answer = check(client, text=CONFLICT, format="runes")
    assert answer.status_code == 406
    assert "There is no format 'runes'" in words_of(answer)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_of_every_format_is_checked(client: FlaskClient, name: str) -> None:
    suffix = next(each.suffixes[0] for each in INPUT_FORMATS if each.name == name)
    response = client.post("/", data={"file": file(f"talks{suffix}", FILES[name])})
    assert response.status_code == 200
    assert "value-conflict" in response.get_data(as_text=True)
