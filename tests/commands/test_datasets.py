import json
import os
import signal
import subprocess
import sys
import time

import pytest

from service.commands.opening import now
from service.reference.database import open_database
from service.reference.index import ReferenceIndex
from service.reference.load_request import LoadRequest
from service.reference.loads import add_load, get_load
from tests.conftest import ROOT
from tests.reference.replay import Answer, replaying

CSV = "country,year,value\nPER,2020,1.5\nPER,2021,2.5\nCHL,2021,?\n"
MAPPING = (
    '[columns]\nref_area = "country"\ntime_period = "year"\nobs_value = "value"\n'
    '[constants]\nmeasure = "inflation"\nunit = "%"\n'
)


@pytest.fixture(autouse=True)
def own_store(monkeypatch, tmp_path):
    monkeypatch.setenv("COUNTERCHECK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "prices.csv").write_text(CSV)
    (tmp_path / "prices.toml").write_text(MAPPING)
    return str(tmp_path / "prices.csv"), str(tmp_path / "prices.toml")


def test_a_dataset_is_loaded_listed_shown_downloaded_and_removed(run_cli, files):
    csv, mapping = files
    code, output, errors = run_cli(
        "datasets", "load", "prices", csv, "--mapping", mapping, "--agency", "Office",
        "--published", "2024-05-01",
    )  # fmt: skip
    assert code == 0, errors
    loaded = json.loads(output)
    assert loaded["vintage"] == {"number": 1, "published": "2024-05-01"}
    assert loaded["report"]["skipped"][0]["examples"] == [{"row": 4, "cell": "?"}]
    assert "warning: row 4, column 'value': '?' is not a number" in errors
    assert "1 series, 2 observations, 2024-05-01" in run_cli("datasets", "list")[1]
    shown = json.loads(run_cli("datasets", "show", "prices")[1])
    assert shown["dataset"]["agency"] == "Office"
    downloaded = run_cli("datasets", "download", "prices")[1]
    assert downloaded.splitlines()[1] == "A,inflation,PER,,%,N,,,,,,2020,1.5,A"
    assert run_cli("datasets", "delete", "prices", "--yes")[0] == 0
    assert json.loads(run_cli("datasets", "list", "--format", "json")[1]) == {"datasets": []}


def test_a_preview_stores_nothing(run_cli, files):
    code, output, _ = run_cli("datasets", "preview", files[0], "--title", "Inflation")
    assert code == 0
    assert json.loads(output)["mapping_guessed"]
    assert run_cli("datasets", "list")[1] == ""


def test_a_source_is_loaded_and_refreshed(run_cli, files, monkeypatch):
    monkeypatch.setenv("COUNTERCHECK_ALLOWED_HOSTS", "127.0.0.1")
    with replaying() as replay:
        url = replay.says("/p.csv", CSV.encode(), Answer(CSV.encode()), (CSV + "BOL,2021,0.7\n").encode())
        source = json.dumps({"kind": "url", "url": url})
        code, _, errors = run_cli("datasets", "load", "p", "--source", source, "--mapping", files[1])
        assert code == 0, errors
        assert json.loads(run_cli("datasets", "refresh", "p")[1])["changed"] is False
        assert json.loads(run_cli("datasets", "refresh", "p")[1])["vintage"]["number"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("load", "prices", "/nowhere.csv"), "/nowhere.csv: No such file"),
        (("load", "Prices", "FILE"), "a dataset's id is"),
        (("load", "prices"), "send a file or name a source"),
        (("load", "prices", "FILE", "--source", "{}"), "name a file or a source, not both"),
        (("load", "prices", "--source", "[]"), "--source: must be a JSON object"),
        (("load", "prices", "--source", "{"), "--source: not JSON"),
        (("load", "prices", "FILE", "--mapping", "/nowhere.toml"), "/nowhere.toml: cannot be read"),
        (("load", "ghost", "FILE", "--replace"), "no dataset 'ghost'"),
        (("show", "ghost"), "no dataset 'ghost'"),
        (("refresh", "ghost"), "no dataset 'ghost'"),
        (("delete", "ghost", "--yes"), "no dataset 'ghost'"),
        (("download", "ghost"), "no dataset 'ghost'"),
        (("load", "x", "--source", '{"url": "http://127.0.0.1:9/"}'), "lies inside the network"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(run_cli, files, arguments, said):
    given = [files[0] if argument == "FILE" else argument for argument in arguments]
    code, output, errors = run_cli("datasets", *given)
    assert (code, output) == (2, "")
    assert said in errors
    assert errors.count("\n") == 1


def test_a_load_asked_for_over_http_is_run_and_noted(run_cli, files, tmp_path):
    database = open_database("", data_dir=tmp_path / "data")
    asked = LoadRequest(dataset_id="prices", mapping=MAPPING)
    add_load(database, "l1", asked, path=files[0], now=now())
    add_load(database, "l2", asked, path="", now=now())
    assert run_cli("datasets", "run", "l1")[0] == 0
    assert run_cli("datasets", "run", "l2")[0] == 0
    with database.read() as connection:
        done, failed = (get_load(connection, name, now=now()) for name in ("l1", "l2"))
    assert (done.status, done.rows_read) == ("done", 3)
    assert done.result["vintage"]["number"] == 1
    assert (failed.status, failed.error["code"]) == ("failed", "input-error")
    assert not os.path.exists(files[0])  # noqa: PTH110 - the upload is gone once it is loaded
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    return "" if request.param == "sqlite" else request.getfixturevalue("postgres_url")


def test_a_load_that_is_killed_leaves_the_former_state(url, tmp_path):
    """Kill the process that loads at five moments, from its start to the end of its writing."""
    small, big, mapping = tmp_path / "small.csv", tmp_path / "big.csv", tmp_path / "m.toml"
    mapping.write_text(MAPPING)
    small.write_text("country,year,value\nPER,2020,1.5\n")
    rows = (f"A{number},{year},2.5\n" for number in range(20_000) for year in range(2000, 2005))
    big.write_text("country,year,value\nPER,2020,9.9\n" + "".join(rows))
    environ = {**os.environ, "DATABASE_URL": url, "COUNTERCHECK_DATA_DIR": str(tmp_path / "data")}
    command = [sys.executable, "-m", "service", "datasets", "load", "prices", "--mapping", str(mapping)]
    subprocess.run([*command, str(small)], cwd=ROOT, env=environ, check=True, capture_output=True)  # noqa: S603
    database = open_database(url, data_dir=tmp_path / "data")
    index = ReferenceIndex(database, most_observations=1000)
    killed = 0
    for moment in range(5):
        with subprocess.Popen(  # noqa: S603
            [*command, str(big), "--replace"],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as loading:
            time.sleep(0.8 + 0.7 * moment)
            loading.send_signal(signal.SIGKILL)
            killed += loading.wait(timeout=30) == -signal.SIGKILL
        reference = index.pin()
        (series,) = reference.find_series("inflation", "PER")
        (observation,) = reference.observations(series)
        vintage = reference.vintage(series)
        count = len(reference.find_series("inflation"))
        state = (vintage.number, str(observation.value), count)
        if vintage.number > 1:  # it was done before it was killed
            assert state == (2, "9.9", 20_000)
            break
        assert state == (1, "1.5", 1)
    assert killed > 0
    database.close()
