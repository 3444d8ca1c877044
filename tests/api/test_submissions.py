import datetime as dt
import io
import json
from collections.abc import Iterator

import pytest
from flask import Flask, Request
from marshmallow import ValidationError
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.test import EnvironBuilder

from service.api.problems import MalformedBodyError, MediaTypeError
from service.api.schemas.submission import SubmissionSchemas, submission_schemas
from service.api.submissions import Submission, read_submission
from service.model.controls import RuleChoice
from service.model.report import Severity, Silence

RULES = ("part-above-whole", "value-conflict")


@pytest.fixture
def schemas() -> SubmissionSchemas:
    return submission_schemas(RULES, max_text_length=500, max_file_bytes=20_000)


_sent: list[Request] = []


@pytest.fixture(autouse=True)
def context() -> Iterator[None]:
    with Flask(__name__).app_context():
        yield
    while _sent:
        _sent.pop().close()  # uploaded files, as Flask does


def send(**parts: object) -> Request:
    request = Request(EnvironBuilder(method="POST", **parts).get_environ())  # type: ignore[arg-type]
    _sent.append(request)
    request.max_content_length = 20_000
    return request


OPTIONS = {
    "document_date": "2021-03-04",
    "title": "Harbour dues",
    "source_url": "https://port.example/news?id=7#top",
    "entities": ["NLD", "Port of Rotterdam"],
    "rules": ["value-conflict", "-part-above-whole", "value-conflict:info"],
    "minimum_severity": "warning",
    "minimum_confidence": 0.25,
    "silence": ["00000000000000ff:2030-01-31:asked the port, 2 June: it holds"],
    "offset_unit": "utf16",
}
READ = Submission(
    text="Traffic grew 3 percent.",
    document_date=dt.date(2021, 3, 4),
    title="Harbour dues",
    source_url="https://port.example/news?id=7#top",
    entities=("NLD", "Port of Rotterdam"),
    rules=RuleChoice(
        only=("value-conflict",),
        disable=("part-above-whole",),
        severity={"value-conflict": Severity.INFO},
    ),
    minimum_severity=Severity.WARNING,
    minimum_confidence=0.25,
    silence=(
        Silence(
            fingerprint="00000000000000ff",
            note="asked the port, 2 June: it holds",
            expires=dt.date(2030, 1, 31),
        ),
    ),
    offset_unit="utf16",
)


def test_three_kinds_of_body_say_the_same(schemas: SubmissionSchemas) -> None:
    file = (io.BytesIO(READ.text.encode()), "speech.txt")
    bodies = [
        send(json={"text": READ.text, "datasets": None, **OPTIONS}),
        send(data=READ.text, content_type="text/plain; charset=UTF-8", query_string=OPTIONS),
        send(data={"file": file, **OPTIONS}, content_type="multipart/form-data"),
    ]
    assert [read_submission(body, schemas) for body in bodies] == [READ, READ, READ]


def test_only_the_text_is_needed(schemas: SubmissionSchemas) -> None:
    assert read_submission(send(json={"text": ""}), schemas) == Submission(text="")


def test_null_is_the_same_as_absent(schemas: SubmissionSchemas) -> None:
    nulls = dict.fromkeys([*OPTIONS, "datasets"])
    assert read_submission(send(json={"text": "x", **nulls}), schemas) == Submission(text="x")


def test_an_option_in_the_body_outdoes_the_query(schemas: SubmissionSchemas) -> None:
    query = {"title": "from the query", "offset_unit": "utf8"}
    body = {"text": "x", "title": "from the body", "offset_unit": None}
    assert read_submission(send(json=body, query_string=query), schemas) == Submission(
        text="x", title="from the body", offset_unit="utf8"
    )


@pytest.mark.parametrize("text", ["a\r\nb\tc", "\ufeffsigned", "naïve 数字 😀", "\u202eabc"])
def test_the_text_comes_through_unchanged(schemas: SubmissionSchemas, text: str) -> None:
    file = (io.BytesIO(text.encode()), "x")
    for body in (
        send(json={"text": text}),
        send(data=text.encode(), content_type="text/plain"),
        send(data={"file": file}, content_type="multipart/form-data"),
    ):
        assert read_submission(body, schemas).text == text


def test_a_form_may_send_its_text_as_a_plain_field(schemas: SubmissionSchemas) -> None:
    body = send(data={"file": "Rents rose 2 percent."}, content_type="multipart/form-data")
    assert read_submission(body, schemas).text == "Rents rose 2 percent."


def test_a_json_body_may_start_with_a_byte_order_mark(schemas: SubmissionSchemas) -> None:
    raw = b"\xef\xbb\xbf" + json.dumps({"text": "x"}).encode()
    assert read_submission(send(data=raw, content_type="application/json"), schemas).text == "x"


FIELD_CASES = [
    ({"text": 5}, "text"),
    ({"text": None}, "text"),
    ({"title": "no text"}, "text"),
    ({"text": "x" * 501}, "text"),
    ({"text": "a\0b"}, "text"),
    ({"text": "x", "title": "a\0b"}, "title"),
    ({"text": "x", "title": "t" * 1001}, "title"),
    ({"text": "x", "document_date": "2023-02-29"}, "document_date"),
    ({"text": "x", "document_date": "2023-13-01"}, "document_date"),
    ({"text": "x", "document_date": "20230608"}, "document_date"),
    ({"text": "x", "document_date": "2023-W23-4"}, "document_date"),
    ({"text": "x", "document_date": "2023-06-08\n"}, "document_date"),
    ({"text": "x", "document_date": "1799-12-31"}, "document_date"),
    ({"text": "x", "document_date": "2200-01-01"}, "document_date"),
    ({"text": "x", "document_date": 20230608}, "document_date"),
    ({"text": "x", "source_url": "ftp://files.example/a"}, "source_url"),
    ({"text": "x", "source_url": "javascript:alert(1)"}, "source_url"),
    ({"text": "x", "source_url": "https://"}, "source_url"),
    ({"text": "x", "source_url": "https://a b.example"}, "source_url"),
    ({"text": "x", "source_url": "https://a.example/" + "x" * 2048}, "source_url"),
    ({"text": "x", "entities": "NLD"}, "entities"),
    ({"text": "x", "entities": ["NLD", ""]}, "entities.1"),
    ({"text": "x", "entities": ["N" * 201]}, "entities.0"),
    ({"text": "x", "entities": ["NLD"] * 51}, "entities"),
    ({"text": "x", "datasets": ["world-bank", ""]}, "datasets.1"),
    ({"text": "x", "datasets": ["gdp"] * 101}, "datasets"),
    ({"text": "x", "rules": []}, "rules"),
    ({"text": "x", "rules": ["value-conflict", "no-such-rule"]}, "rules.1"),
    ({"text": "x", "offset_unit": "bytes"}, "offset_unit"),
    ({"text": "x", "txet": "x"}, "txet"),
]


@pytest.mark.parametrize(("body", "field"), FIELD_CASES, ids=[str(case)[:60] for case in FIELD_CASES])
def test_the_field_at_fault_is_named(schemas: SubmissionSchemas, body: dict[str, object], field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        read_submission(send(json=body), schemas)
    assert _paths(caught.value.messages_dict) == [field]


def test_all_fields_at_fault_are_named_at_once(schemas: SubmissionSchemas) -> None:
    with pytest.raises(ValidationError) as caught:
        read_submission(send(json={"title": 1, "rules": ["x"], "colour": "red"}), schemas)
    assert sorted(_paths(caught.value.messages_dict)) == ["colour", "rules.0", "text", "title"]


def _paths(messages: dict[object, object], prefix: str = "") -> list[str]:
    paths = []
    for key, value in messages.items():
        paths += _paths(value, f"{prefix}{key}.") if isinstance(value, dict) else [f"{prefix}{key}"]
    return paths


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"title": ["a", "b"]}, "title"),
        ({"tilte": "a"}, "tilte"),
        ({"text": "in the query"}, "text"),
        ({"offset_unit": ""}, "offset_unit"),
        ({"document_date": "tomorrow"}, "document_date"),
    ],
)
def test_the_query_is_held_to_the_same_rules(
    schemas: SubmissionSchemas, query: dict[str, object], field: str
) -> None:
    for request in (
        send(data="x", content_type="text/plain", query_string=query),
        send(json={"text": "x"}, query_string=query),
    ):
        with pytest.raises(ValidationError) as caught:
            read_submission(request, schemas)
        assert list(caught.value.messages_dict) == [field]


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        (b"", "not JSON"),
        (b'{"text": "x"', "not JSON"),
        (b"{'text': 'x'}", "not JSON"),
        (b'{"text": NaN}', "NaN is no number"),
        (b'{"text": -Infinity}', "-Infinity is no number"),
        (b'{"text": ' + b"1" * 900 * 5 + b"}", "too long"),
        (b"[" * 40_000, "too long"),
        (b'{"text": "\xff"}', "byte 10 is 0xFF"),
        ('{"text": "x"}'.encode("utf-16"), "Not UTF-8: byte 0 is 0xFF"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_body_that_is_no_json_is_malformed(schemas: SubmissionSchemas, raw: bytes, detail: str) -> None:
    request = send(data=raw, content_type="application/json")
    request.max_content_length = 50_000
    with pytest.raises(MalformedBodyError) as caught:
        read_submission(request, schemas)
    assert detail in caught.value.detail
    assert caught.value.field == "body"


@pytest.mark.parametrize("raw", [b'"text"', b"7", b"null", b"true"])
def test_a_body_must_be_an_object(schemas: SubmissionSchemas, raw: bytes) -> None:
    with pytest.raises(ValidationError, match="Must be a JSON object"):
        read_submission(send(data=raw, content_type="application/json"), schemas)


@pytest.mark.parametrize(
    ("raw", "charset"),
    [(b"caf\xe9 5 percent", "utf-8"), (b"\xed\xa0\x80", "UTF-8"), (b"\xc0\xaf", "utf-8"), (b"5", "klingon")],
)
def test_text_that_is_not_in_the_encoding_it_names_is_malformed(
    schemas: SubmissionSchemas, raw: bytes, charset: str
) -> None:
    file = FileStorage(io.BytesIO(raw), "a.txt", content_type=f"text/plain; charset={charset}")
    for request, field in (
        (send(data=raw, content_type=f"text/plain; charset={charset}"), "text"),
        (send(data={"file": file}, content_type="multipart/form-data"), "file"),
    ):
        with pytest.raises(MalformedBodyError) as caught:
            read_submission(request, schemas)
        assert caught.value.field == field


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_text_in_another_encoding_is_read(schemas: SubmissionSchemas, encoding: str) -> None:
    raw = "Café sales: £5m".encode(encoding)
    for request in (
        send(data=raw, content_type="text/plain"),
        send(data={"file": (io.BytesIO(raw), "a.txt")}, content_type="multipart/form-data"),
    ):
        assert read_submission(request, schemas).text == "Café sales: £5m"


def test_a_lone_surrogate_is_refused(schemas: SubmissionSchemas) -> None:
    raw = b'{"text": "5 \\ud83d percent"}'
    with pytest.raises(ValidationError, match=r"lone surrogate \(U\+D83D\) at offset 2"):
        read_submission(send(data=raw, content_type="application/json"), schemas)


def test_a_surrogate_pair_is_one_character(schemas: SubmissionSchemas) -> None:
    raw = b'{"text": "\\ud83d\\ude00"}'
    assert read_submission(send(data=raw, content_type="application/json"), schemas).text == "😀"


@pytest.mark.parametrize(
    "content_type",
    ["", "text/rtf", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream"],
)
def test_other_media_types_are_refused(schemas: SubmissionSchemas, content_type: str) -> None:
    with pytest.raises(MediaTypeError):
        read_submission(send(data=b'{"text": "x"}', content_type=content_type), schemas)


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({"title": "no file"}, "file"),
        ({"file": [(io.BytesIO(b"a"), "a"), (io.BytesIO(b"b"), "b")]}, "file"),
        ({"file": (io.BytesIO(b"a"), "a"), "attachment": (io.BytesIO(b"b"), "b")}, "attachment"),
        ({"file": (io.BytesIO(b"a"), "a"), "text": "b"}, "text"),
        ({"file": (io.BytesIO(b"a"), "a"), "title": ["b", "c"]}, "title"),
        ({"file": (io.BytesIO(b"a\0"), "a")}, "file"),
    ],
    ids=str,
)
def test_the_field_of_a_form_at_fault_is_named(
    schemas: SubmissionSchemas, form: dict[str, object], field: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        read_submission(send(data=form, content_type="multipart/form-data"), schemas)
    assert list(caught.value.messages_dict) == [field]


def test_a_form_without_boundary_is_malformed(schemas: SubmissionSchemas) -> None:
    with pytest.raises(MalformedBodyError, match="boundary"):
        read_submission(send(data=b"--x--", content_type="multipart/form-data"), schemas)


@pytest.mark.parametrize(("length", "fits"), [(1000, True), (1001, False), (2000, False)])
@pytest.mark.parametrize("chunked", [True, False], ids=["chunked", "with length"])
def test_the_longest_body_just_fits(
    schemas: SubmissionSchemas, length: int, fits: bool, chunked: bool
) -> None:
    wide = submission_schemas(RULES, max_text_length=2000, max_file_bytes=20_000)
    environ = EnvironBuilder(method="POST", data=b"7" * length, content_type="text/plain").get_environ()
    if chunked:
        del environ["CONTENT_LENGTH"]
        environ["wsgi.input_terminated"] = True
    request = Request(environ)
    request.max_content_length = 1001
    if fits:
        assert len(read_submission(request, wide).text) == length
    else:
        with pytest.raises(RequestEntityTooLarge):
            read_submission(request, wide)


def test_a_body_cut_short_is_malformed(schemas: SubmissionSchemas) -> None:
    environ = EnvironBuilder(method="POST", data=b"Down 3 percent", content_type="text/plain").get_environ()
    environ |= {"CONTENT_LENGTH": "15", "wsgi.input_terminated": True}
    request = Request(environ)
    request.max_content_length = 1001
    with pytest.raises(MalformedBodyError, match="ends before its stated length"):
        read_submission(request, schemas)
