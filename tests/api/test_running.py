import os
import time
from pathlib import Path

import pytest

from service.api import running
from service.api.running import MOST_AT_ONCE, LoadRunner
from service.commands.opening import now
from service.errors import InputError, LimitError, ModelError
from service.reference.database import Database, open_database
from service.reference.load_request import LoadRequest
from service.reference.loads import LOST_AFTER, add_load, note_failure
from service.reference.records import UnknownDatasetError
from service.settings import Settings

CSV = "country,year,inflation\nPER,2020,1.5\nCHL,2020,2.5\n"


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database("", data_dir=tmp_path)


@pytest.fixture
def runner(database: Database, tmp_path: Path) -> LoadRunner:
    return LoadRunner(database, Settings(data_dir=tmp_path), now)


def test_a_load_runs_in_its_own_process_and_is_told_to_its_end(
    runner: LoadRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "WAIT_S", 0.01)
    status = runner.run(LoadRequest(dataset_id="prices"), lambda path: path.write_text(CSV) and None)
    assert status.status in ("waiting", "running")
    deadline = time.monotonic() + 60
    while status.status in ("waiting", "running") and time.monotonic() < deadline:
        time.sleep(0.1)
        status = runner.status(status.id)
    assert (status.status, status.rows_read) == ("done", 2)
    assert list((tmp_path / "uploads").iterdir()) == []


def test_what_cannot_be_carried_out_is_refused_before_a_process_is_started(runner: LoadRunner) -> None:
    for request, kind in [
        (LoadRequest(dataset_id="Not An Id"), ModelError),
        (LoadRequest(dataset_id="x", mapping="[colums]"), InputError),
        (LoadRequest(dataset_id="x", source={"kind": "fax"}), InputError),
        (LoadRequest(dataset_id="x", action="replace"), UnknownDatasetError),
        (LoadRequest(dataset_id="x", action="refresh"), UnknownDatasetError),
    ]:
        with pytest.raises(kind):
            runner.run(request, None)


def test_no_more_than_a_few_run_at_once(runner: LoadRunner, database: Database) -> None:
    for number in range(MOST_AT_ONCE):
        add_load(database, f"l{number}", LoadRequest(dataset_id="x"), path="", now=now())
    with pytest.raises(LimitError, match="4 loads are running"):
        runner.run(LoadRequest(dataset_id="x", source={"url": "https://data.example/x"}), None)


def test_the_upload_of_a_killed_load_is_cleared_away(
    runner: LoadRunner, database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "uploads"
    folder.mkdir()
    long_ago = time.time() - LOST_AFTER.total_seconds() - 60
    for name in ("killed", "failed", "working", "unknown", "fresh"):
        (folder / name).write_text(CSV)
        os.utime(folder / name, (long_ago, long_ago))
    os.utime(folder / "fresh")
    started = now() - 2 * LOST_AFTER
    add_load(database, "killed", LoadRequest(dataset_id="x"), path=str(folder / "killed"), now=started)
    add_load(database, "failed", LoadRequest(dataset_id="x"), path=str(folder / "failed"), now=started)
    note_failure(database, "failed", {"code": "invalid", "detail": "no"}, now=now())
    add_load(database, "working", LoadRequest(dataset_id="x"), path=str(folder / "working"), now=now())
    runner.clear_leftovers()
    assert sorted(path.name for path in folder.iterdir()) == ["fresh", "working"]
