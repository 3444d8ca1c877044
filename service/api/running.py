"""Runs loads in processes of their own: their memory goes back, and a worker that is replaced ends none."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from service.errors import LimitError
from service.model.series import check_dataset_id
from service.reference.connectors import source_request
from service.reference.database import Database
from service.reference.load_request import LoadRequest
from service.reference.loads import (
    LOST_AFTER,
    RUNNING,
    WAITING,
    LoadStatus,
    UnknownLoadError,
    add_load,
    count_running,
    get_load,
)
from service.reference.mapping import parse_mapping
from service.reference.records import DatasetExistsError, UnknownDatasetError, get_dataset
from service.settings import Settings

MOST_AT_ONCE = 4
WAIT_S = 5.0
"""A load that is done so soon is answered with what came of it, a longer one with where to ask."""

_ROOT = Path(__file__).resolve().parents[2]

Save = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class LoadRunner:
    """Starts loads and tells how far they are.

    Attributes:
        database: Where they are noted, and where they load to.
        settings: What they run with.
        now: Tells the time (UTC).
    """

    database: Database
    settings: Settings
    now: Callable[[], datetime]

    def run(self, request: LoadRequest, save_upload: Save | None) -> LoadStatus:
        """Start a load, wait a little, and return how far it is.

        Args:
            request: What is to be loaded.
            save_upload: Writes the upload to a path; None for a source.

        Raises:
            InputError: The request cannot be carried out, as far as can be told before the file is read.
            LimitError: There are too many loads already.
            DatabaseUnavailableError: The database does not answer.
        """
        self._check(request)
        self.clear_leftovers()
        name = uuid.uuid4().hex
        path = self._save(name, save_upload)
        add_load(self.database, name, request, path=path, now=self.now())
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "service", "datasets", "run", name],
            cwd=_ROOT,
            env=os.environ | self.settings.to_env(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(WAIT_S)
        threading.Thread(target=process.wait, daemon=True).start()  # leaves no zombie
        return self.status(name)

    def clear_leftovers(self) -> None:
        """Remove the uploads of loads that were killed: those that lie long, and that no load works on."""
        moment = self.now()
        for path in self._uploads.glob("*"):
            with contextlib.suppress(OSError):  # another worker, or the load itself, was faster
                age = moment.timestamp() - path.stat().st_mtime
                if age > LOST_AFTER.total_seconds() and not self._is_alive(path.name):
                    path.unlink()

    def _is_alive(self, name: str) -> bool:
        try:
            return self.status(name).status in (WAITING, RUNNING)
        except UnknownLoadError:
            return False

    @property
    def _uploads(self) -> Path:
        return self.settings.data_dir / "uploads"

    def status(self, name: str) -> LoadStatus:
        """Return how far a load is.

        Raises:
            UnknownLoadError: There is none of that id.
        """
        with self.database.read() as connection:
            return get_load(connection, name, now=self.now())

    def _check(self, request: LoadRequest) -> None:
        check_dataset_id(request.dataset_id)
        parse_mapping(request.mapping)
        if request.source:
            source_request(request.source)
        with self.database.read() as connection:
            if count_running(connection, now=self.now()) >= MOST_AT_ONCE:
                raise LimitError(f"{MOST_AT_ONCE} loads are running: ask again when one of them is done")
            if request.action == "preview":
                return
            try:
                get_dataset(connection, request.dataset_id)
            except UnknownDatasetError:
                if request.action != "create":
                    raise
                return
        if request.action == "create":
            problem = f"there is a dataset {request.dataset_id!r} already; PUT replaces it"
            raise DatasetExistsError(problem, field="id")

    def _save(self, name: str, save_upload: Save | None) -> str:
        if save_upload is None:
            return ""
        self._uploads.mkdir(parents=True, exist_ok=True)
        path = self._uploads / name
        save_upload(path)
        return str(path)
