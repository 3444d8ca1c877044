"""Files of every format over HTTP: as a body with its media type, and as an upload."""

import io
import json
import random
import zipfile

import pytest
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import stream_encode_multipart

from service.read.formats import FORMATS, InputFormat
from tests.read.files import pdf, word

SAID = "Rosa Duarte: Our ferries carried 412,000 passengers in 2022."
DENIED = "Emil Hahn: The ferries carried 655,000 passengers in 2022."
SRT = """1
00:00:01,000 --> 00:00:04,000
Rosa Duarte: Our ferries carried 412,000

2
00:00:04,500 --> 00:00:06,000
passengers in 2022.

3
00:00:07,000 --> 00:00:09,500
Emil Hahn: The ferries carried 655,000 passengers in 2022.
"""
VTT = """WEBVTT

00:01.000 --> 00:04.000
<v Rosa Duarte>Our ferries carried 412,000

00:04.500 --> 00:06.000
<v Rosa Duarte>passengers in 2022.

00:07.000 --> 00:09.500
<v Emil Hahn>The ferries carried 655,000 passengers in 2022.
"""
SEGMENTS = [
    {"speaker": "Rosa Duarte", "start_s": 1, "end_s": 4, "text": "Our ferries carried 412,000"},
    {"speaker": "Rosa Duarte", "start_s": 4.5, "end_s": 6, "text": "passengers in 2022."},
    {"speaker": "Emil Hahn", "start_s": 7, "end_s": 9.5, "text": DENIED.partition(": ")[2]},
]
FILES = {
    "text": f"{SAID}\n{DENIED}\n".encode(),
    "markdown": f"# Talks\n\n**Rosa Duarte:** {SAID[13:]}\n\n**Emil Hahn:** {DENIED[11:]}\n".encode(),
    "html": f"<html><body><article><p>{SAID}</p><p>{DENIED}</p></article></body></html>".encode(),
    "srt": SRT.encode(),
    "vtt": VTT.encode(),
    "docx": word(SAID, DENIED),
    "pdf": pdf([SAID], [DENIED]),
    "segments": json.dumps(SEGMENTS).encode(),
    "email": f"Subject: Talks\n\n{SAID}\n{DENIED}\n".encode(),
}
PLACES = {
    "text": [(1, None, None, None), (2, None, None, None)],
    "markdown": [(3, None, None, None), (5, None, None, None)],
    "html": [(1, None, None, None), (2, None, None, None)],
    "srt": [(3, None, 1, 6), (11, None, 7, 9.5)],
    "vtt": [(4, None, 1, 6), (10, None, 7, 9.5)],
    "docx": [(1, None, None, None), (2, None, None, None)],
    "pdf": [(1, 1, None, None), (2, 2, None, None)],
    "segments": [(1, None, 1, 6), (2, None, 7, 9.5)],
    "email": [(1, None, None, None), (2, None, None, None)],
}


def upload(client: FlaskClient, raw: bytes, name: str, **fields: str):
    sent = {"file": FileStorage(io.BytesIO(raw), name), **fields}
    form, _, boundary = stream_encode_multipart(sent, use_tempfile=False)
    return client.post("/v1/checks", data=form, content_type=f"multipart/form-data; boundary={boundary}")


def body(client: FlaskClient, raw: bytes, media_type: str, **query: str):
    return client.post("/v1/checks", data=raw, content_type=media_type, query_string=query)


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)
def test_every_format_is_checked_as_body_and_as_upload(client: FlaskClient, chosen: InputFormat) -> None:
    raw = FILES[chosen.name]
    sent = [body(client, raw, media_type, return_text="true") for media_type in chosen.media_types]
    sent += [
        upload(client, raw, f"talks{chosen.suffixes[0]}", return_text="true"),
        upload(client, raw, "talks", input_format=chosen.name, return_text="true"),
        body(client, raw, "application/octet-stream", input_format=chosen.name, return_text="true"),
    ]
    assert [response.status_code for response in sent] == [200] * len(sent)
    assert len({response.data for response in sent}) == 1
    report = sent[0].get_json()
    assert report["document"]["format"] == chosen.name
    assert report["document"]["speakers"] == ["Rosa Duarte", "Emil Hahn"]
    assert [flag["rule"] for flag in report["flags"]] == ["value-conflict"]
    text = report["document"]["text"]
    assert [text[claim["start"] : claim["end"]] for claim in report["claims"]] == [
        "412,000 passengers", "655,000 passengers",
    ]  # fmt: skip
    assert [
        (place["line"], place["page"], place["start_s"], place["end_s"])
        for place in (claim["place"] for claim in report["claims"])
    ] == PLACES[chosen.name]


def test_claims_are_extracted_from_files_too(client: FlaskClient) -> None:
    response = client.post("/v1/claims", data=FILES["pdf"], content_type="application/pdf")
    assert [claim["text"] for claim in response.get_json()["claims"]] == [
        "412,000 passengers", "655,000 passengers",
    ]  # fmt: skip


def test_the_lines_of_a_report_tell_page_and_time(client: FlaskClient) -> None:
    assert "[page 1]" in body(client, FILES["pdf"], "application/pdf", format="text").get_data(as_text=True)
    assert "[00:00:01]" in body(client, FILES["vtt"], "text/vtt", format="text").get_data(as_text=True)


@pytest.mark.parametrize(
    ("raw", "name", "problem"),
    [
        (pdf([], []), "scan.pdf", "no text layer"),
        (b"5 percent", "a.pdf", "damaged"),
        (b"5 percent", "a.docx", "no DOCX"),
        (b"<script>5</script>", "a.html", "no main text"),
        (b"5 percent", "a.srt", "SubRip"),
        (b"5 percent", "a.vtt", "WebVTT"),
        (b"5 percent", "a.eml", "no e-mail"),
        (b"{}", "a.json", "no list of segments"),
        (b"<p>" + b"5" * 300_001 + b"</p>", "a.html", "more than 300000 characters"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_that_says_why(
    client: FlaskClient, raw: bytes, name: str, problem: str
) -> None:
    response = upload(client, raw, name)
    assert response.status_code == 422
    assert response.mimetype == "application/problem+json"
    told = response.get_json()
    assert problem in told["detail"]
    assert told["errors"] == [{"field": "file", "message": told["detail"]}]


def test_segments_at_fault_are_named(client: FlaskClient) -> None:
    response = client.post("/v1/checks", json=[{"text": "5 percent", "start_s": "soon"}])
    assert response.status_code == 422
    assert "segment 0" in response.get_json()["detail"]


def test_the_options_of_a_list_of_segments_stand_in_the_query(client: FlaskClient) -> None:
    response = client.post("/v1/checks?document_date=2023-03-01&title=Talks", json=SEGMENTS)
    assert response.get_json()["document"]["date"] == "2023-03-01"


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_a_text_says_its_encoding(client: FlaskClient, charset: str) -> None:
    text = "The trust’s income rose to £5.2m in 2021."
    response = body(client, text.encode(charset), f"text/plain; charset={charset}", return_text="true")
    assert response.get_json()["document"]["text"] == text
    assert "encoding-guessed" not in [notice["code"] for notice in response.get_json()["notices"]]


def test_an_encoding_that_had_to_be_guessed_is_told(client: FlaskClient) -> None:
    response = body(client, "Income rose to £5.2m.".encode("cp1252"), "text/plain")
    assert response.get_json()["claims"][0]["text"] == "£5.2m"
    assert "encoding-guessed" in [notice["code"] for notice in response.get_json()["notices"]]


def test_an_unknown_format_of_files_is_a_problem(client: FlaskClient) -> None:
    assert upload(client, b"5 percent", "a.txt", input_format="rtf").status_code == 422
    assert body(client, b"5 percent", "application/rtf").status_code == 415


def with_pictures(mebibytes: float) -> bytes:
    """Return the DOCX with a picture of that size in it."""
    file = io.BytesIO(FILES["docx"])
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/media/image1.png", random.Random(4).randbytes(int(mebibytes * 2**20)))  # noqa: S311
    return file.getvalue()


@pytest.mark.parametrize(("mebibytes", "status"), [(5, 200), (19.9, 200), (20, 413)])
def test_a_file_with_pictures_may_be_longer_than_a_text(
    client: FlaskClient, mebibytes: float, status: int
) -> None:
    raw = with_pictures(mebibytes)
    docx = next(each.media_types[0] for each in FORMATS if each.name == "docx")
    assert body(client, raw, docx).status_code == status
    assert upload(client, raw, "talks.docx").status_code == status
    assert body(client, raw, "text/plain").status_code == 413
    assert upload(client, raw, "talks.txt").status_code == 413
    assert upload(client, raw, "talks.html").status_code == 413


def test_the_other_fields_of_a_form_may_not(client: FlaskClient) -> None:
    assert upload(client, FILES["docx"], "talks.docx", title="x" * 3 * 2**20).status_code == 413
