"""Datasets over HTTP: each load runs in a process of its own, as in service."""

import contextlib
import http.client
import io
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.api import create_app
from service.api.schemas.datasets import DatasetListSchema, DatasetSchema, LoadSchema, PreviewSchema
from service.commands.opening import now
from service.reference.database import open_database
from service.reference.keys import add_key, list_keys, revoke_key
from service.settings import Settings
from tests.api.conftest import run_server
from tests.reference.replay import Replay, replaying

SECRET = "cck_" + "k" * 43
KEY = {"X-API-Key": SECRET}
CSV = "country,year,value\nPER,2020,1.50\nPER,2021,2.5\nCHL,2021,lots\n"
MAPPING = (
    '[columns]\nref_area = "country"\ntime_period = "year"\nobs_value = "value"\n'
    '[constants]\nmeasure = "inflation"\nunit = "%"\n'
)
WRITES = [
    ("post", "/v1/datasets"),
    ("post", "/v1/previews"),
    ("put", "/v1/datasets/prices"),
    ("delete", "/v1/datasets/prices"),
    ("post", "/v1/datasets/prices/refresh"),
    ("get", "/v1/loads/1"),
]


@pytest.fixture(scope="module")
def replay() -> Iterator[Replay]:
    with replaying() as running:
        yield running


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("datasets")
    return Settings(
        data_dir=folder, starter_set=False, allowed_hosts=("127.0.0.1",), max_upload_bytes=300_000
    )


@pytest.fixture(scope="module")
def app(settings: Settings) -> Flask:
    app = create_app(settings)
    database = open_database("", data_dir=settings.data_dir)
    add_key(database, SECRET, name="desk", now=now())
    database.close()
    return app


@pytest.fixture(scope="module")
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def form(text: str | bytes = CSV, name: str = "prices.csv", **fields: str) -> dict[str, Any]:
    raw = text.encode() if isinstance(text, str) else text
    return {"data": {**fields, "file": (io.BytesIO(raw), name)}, "headers": KEY}


def done(client: FlaskClient, response: TestResponse) -> dict[str, Any]:
    """Return a load once it is done; a slow machine may answer with 202 first."""
    load: dict[str, Any] = response.get_json()
    deadline = time.monotonic() + 60
    while response.status_code == 202 and load["status"] in ("waiting", "running"):
        assert response.headers["Retry-After"] == "5"
        assert time.monotonic() < deadline
        time.sleep(0.2)
        load = client.get(f"/v1/loads/{load['id']}", headers=KEY).get_json()
    return load


def test_a_dataset_lives_from_its_preview_to_its_end(client: FlaskClient) -> None:
    response = client.post("/v1/previews", **form(name="inflation.csv"))
    preview = done(client, response)
    preview = preview if response.status_code == 200 else preview["result"]
    assert PreviewSchema().validate(preview) == {}
    assert preview["mapping_guessed"]
    assert client.get("/v1/datasets").get_json() == {"datasets": []}

    response = client.post(
        "/v1/datasets",
        **form(id="prices", mapping=MAPPING, title="Prices", licence="CC0", published="2024-01-31"),
    )
    load = done(client, response)
    assert response.status_code in (201, 202)
    assert response.headers["Location"] == f"/v1/loads/{load['id']}"
    assert LoadSchema().validate(load) == {}
    assert load["result"]["vintage"] == {"number": 1, "published": "2024-01-31"}
    assert load["result"]["report"]["skipped"] == [
        {
            "column": "value",
            "reason": "is not a number",
            "count": 1,
            "examples": [{"row": 4, "cell": "lots"}],
        }
    ]

    again = client.post("/v1/datasets", **form(id="prices", mapping=MAPPING))
    assert again.status_code == 409

    load = done(
        client, client.put("/v1/datasets/prices", **form(CSV.replace("lots", "4"), published="2024-02-29"))
    )
    assert load["result"]["vintage"]["number"] == 2

    listed = client.get("/v1/datasets").get_json()
    assert DatasetListSchema().validate(listed) == {}
    shown = client.get("/v1/datasets/prices").get_json()
    assert DatasetSchema().validate(shown) == {}
    assert listed["datasets"] == [shown]
    assert (shown["title"], shown["licence"]) == ("Prices", "CC0")
    assert [vintage["observations"] for vintage in shown["vintages"]] == [2, 3]
    assert client.get("/readyz").get_json()["datasets"] == ["prices"]

    newest = client.get("/v1/datasets/prices/download")
    assert newest.mimetype == "text/csv"
    assert newest.headers["Content-Disposition"] == 'attachment; filename="prices-2.csv"'
    assert newest.text.splitlines()[1] == "A,inflation,PER,,%,N,,,,,,2020,1.50,A"
    former = client.get("/v1/datasets/prices/download?as_of=2024-02-01")
    assert len(former.text.splitlines()) == 3
    assert client.get("/v1/datasets/prices/download?as_of=2023-01-01").status_code == 422

    refreshed = client.post("/v1/datasets/prices/refresh", headers=KEY)
    assert "uploaded" in json.dumps(done(client, refreshed))

    assert client.delete("/v1/datasets/prices", headers=KEY).status_code == 204
    assert client.get("/v1/datasets/prices").status_code == 404
    assert client.delete("/v1/datasets/prices", headers=KEY).status_code == 404


def test_a_source_is_loaded_and_refreshed(client: FlaskClient, replay: Replay) -> None:
    url = replay.says("/p.csv", CSV.encode(), CSV.replace("2.5", "2.75").encode())
    body = {"id": "online", "source": {"kind": "url", "url": url}, "mapping": MAPPING}
    response = client.post("/v1/datasets", json=body, headers={"Authorization": f"Bearer {SECRET}"})
    assert done(client, response)["result"]["changed"]
    load = done(client, client.post("/v1/datasets/online/refresh", headers=KEY))
    assert load["result"]["vintage"]["number"] == 2


def test_a_load_that_fails_is_a_problem_that_names_the_fault(client: FlaskClient, replay: Replay) -> None:
    page = replay.says("/page", b"<html>Sign in</html>")
    for arguments, status, said in [
        (
            form("country,year,value\nPER,2020,x1\n", id="bad", mapping=MAPPING),
            422,
            "row 2, column 'value': 'x1'",
        ),
        ({"json": {"id": "bad", "source": {"url": page}}, "headers": KEY}, 422, "a web page, not data"),
        ({"json": {"id": "bad", "source": {"url": f"{replay.url}/none"}}, "headers": KEY}, 502, "status 404"),
    ]:
        response = client.post("/v1/datasets", **arguments)
        if response.status_code == 202:
            assert said in done(client, response)["error"]["detail"]
            continue
        assert response.status_code == status
        assert response.mimetype == "application/problem+json"
        assert said in response.get_json()["detail"]
    assert client.get("/v1/datasets/bad").status_code == 404


@pytest.mark.parametrize(("method", "path"), WRITES)
@pytest.mark.parametrize(
    "headers",
    [{}, {"X-API-Key": "cck_wrong"}, {"Authorization": "Bearer x"}, {"Authorization": f"Basic {SECRET}"}],
    ids=["none", "wrong", "wrong bearer", "basic"],
)
def test_changing_needs_a_key(client: FlaskClient, method: str, path: str, headers: dict[str, str]) -> None:
    response = client.open(path, method=method.upper(), headers=headers)
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Bearer"
    assert response.get_json()["type"] == "urn:countercheck:problem:key-needed"


def test_a_revoked_key_opens_nothing(client: FlaskClient, settings: Settings) -> None:
    database = open_database("", data_dir=settings.data_dir)
    add_key(database, "cck_other", name="gone", now=now())
    headers = {"X-API-Key": "cck_other"}
    assert client.delete("/v1/datasets/ghost", headers=headers).status_code == 404
    with database.read() as connection:
        (other,) = (key for key in list_keys(connection) if key.name == "gone")
    revoke_key(database, other.id, now=now())
    assert client.delete("/v1/datasets/ghost", headers=headers).status_code == 401
    database.close()


def test_reading_can_be_closed(settings: Settings) -> None:
    closed = create_app(
        Settings(data_dir=settings.data_dir, starter_set=False, open_reading=False)
    ).test_client()
    for path in ("/v1/datasets", "/v1/datasets/x", "/v1/datasets/x/download", "/v1/datasets/x/series",
                 "/v1/series?measure=gdp"):  # fmt: skip
        assert closed.get(path).status_code == 401
        assert closed.get(path, headers=KEY).status_code in (200, 404)


@pytest.mark.parametrize(
    ("arguments", "status", "field"),
    [
        ({"json": {"source": {"url": "https://x.example/"}}}, 422, "id"),
        ({"json": {"id": "Bad Id", "source": {"url": "https://x.example/"}}}, 422, "id"),
        ({"json": {"id": "x"}}, 422, "source"),
        ({"json": {"id": "x", "source": {"kind": "fax"}}}, 422, "source.kind"),
        ({"json": {"id": "x", "source": {"url": "file:///etc/passwd"}}}, 422, "url"),
        ({"json": {"id": "x", "colour": "red"}}, 422, "colour"),
        ({"json": [1]}, 422, "body"),
        ({"data": "{", "content_type": "application/json"}, 400, "body"),
        ({"data": "a,b", "content_type": "text/csv"}, 415, None),
        ({"data": "x", "content_type": "multipart/form-data"}, 400, "body"),
        ({"data": {"id": "x"}, "content_type": "multipart/form-data"}, 422, "file"),
        ({"data": {"id": "x", "other": (io.BytesIO(b"a"), "a.csv")}}, 422, "other"),
        (form(id="x", mapping="[colums]"), 422, "mapping"),
        (form(id="x", format="spss"), 422, "format"),
        (form(id="x", published="2024-02-30"), 422, "published"),
        (form(b"x" * 400_000, id="x"), 413, None),
    ],
)
def test_what_cannot_be_used_is_named(
    client: FlaskClient, arguments: dict[str, Any], status: int, field: str | None
) -> None:
    response = client.post("/v1/datasets", **arguments | {"headers": KEY})
    assert response.status_code == status, response.text
    problem = response.get_json()
    assert ([error["field"] for error in problem["errors"]] or [None])[0] == field


def test_nothing_of_a_refused_upload_is_left(client: FlaskClient, settings: Settings) -> None:
    client.post("/v1/datasets", **form("country,year,value\nPER,2020,x\n", id="left", mapping=MAPPING))
    uploads = Path(settings.data_dir) / "uploads"
    deadline = time.monotonic() + 30
    while list(uploads.iterdir()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert list(uploads.iterdir()) == []


def csv_rows(form_head: bytes, length: int, sent: list[int]) -> Iterator[bytes]:
    """Yield a form whose file is made while it is sent, `length` bytes in all."""
    piece = b"PER,2020,1.50\n" * 4681
    sent[0] = len(form_head)
    yield form_head
    while sent[0] < length:
        part = piece[: length - sent[0]]
        sent[0] += len(part)
        yield part


@pytest.mark.parametrize("chunked", [False, True], ids=["with length", "chunked"])
def test_half_a_gigabyte_is_refused_early_and_in_little_memory(tmp_path: Path, chunked: bool) -> None:
    database = open_database("", data_dir=tmp_path / "data")
    add_key(database, SECRET, name="desk", now=now())
    database.close()
    head = (
        b'--b\r\nContent-Disposition: form-data; name="id"\r\n\r\nlarge\r\n'
        b'--b\r\nContent-Disposition: form-data; name="file"; filename="large.csv"\r\n\r\n'
        b"country,year,value\n"
    )
    length, limit = 500 * 1024 * 1024, 20 * 1024 * 1024
    with run_server(tmp_path, COUNTERCHECK_MAX_UPLOAD_BYTES=str(limit)) as server, ExitStack() as waiting:
        before = most_memory(server.process.pid)
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        waiting.callback(connection.close)
        headers = KEY | {"Content-Type": "multipart/form-data; boundary=b"}
        headers |= {} if chunked else {"Content-Length": str(length)}
        sent = [0]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            connection.request(
                "POST", "/v1/datasets", csv_rows(head, length, sent), headers, encode_chunked=chunked
            )
        with connection.getresponse() as response:
            problem = json.loads(response.read())
        grown = most_memory(server.process.pid) - before
    assert (response.status, problem["status"]) == (413, 413)
    assert sent[0] < 3 * limit
    assert grown < 60_000
    assert not list((tmp_path / "data" / "uploads").glob("*"))


def most_memory(pid: int) -> int:
    """Return the most that a server's processes have taken up, in kB, the largest of them."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    statuses = [Path(f"/proc/{child}/status").read_text() for child in children]
    return max(int(status.split("VmHWM:")[1].split()[0]) for status in statuses)
