"""A real PostgreSQL for the tests: Debian's package, installed where it is absent and may be, in a cluster of
its own in a temporary folder on a free port, gone at the end."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

PACKAGE = "postgresql-15"
_USER = "postgres"


class CannotStartError(Exception):
    """There is no PostgreSQL here; the message says why."""


@contextlib.contextmanager
def running_postgres() -> Iterator[str]:
    """Run a cluster until the block ends; give the address of its server, without a database."""
    programs = _programs() or _install()
    with tempfile.TemporaryDirectory(prefix="countercheck-postgres-") as folder:
        data, port = Path(folder) / "data", _free_port()
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        _run(programs / "initdb", "-D", str(data), "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-F -p {port} -k {folder} -c listen_addresses=127.0.0.1"
        log = str(Path(folder) / "log")
        _run(programs / "pg_ctl", "-D", str(data), "-o", options, "-l", log, "-w", "-t", "60", "start")
        try:
            yield f"postgresql://{_USER}@127.0.0.1:{port}"
        finally:
            _run(programs / "pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


def _programs() -> Path | None:
    folders = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    found = shutil.which("initdb")
    if found:
        folders.append(Path(found).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _install() -> Path:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise CannotStartError(f"no PostgreSQL: install {PACKAGE}, or run as root where apt-get can")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", PACKAGE]):
        done = subprocess.run(  # noqa: S603
            ["apt-get", "-qq", *command],  # noqa: S607
            env=environ,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        if done.returncode != 0:
            raise CannotStartError(f"apt-get {command[0]} failed: {done.stderr.strip()[-300:]}")
    programs = _programs()
    if programs is None:
        raise CannotStartError(f"{PACKAGE} is installed, but initdb is not where Debian puts it")
    return programs


def _run(program: Path, *arguments: str) -> None:
    """Run a program of PostgreSQL, which refuses to run as root, so as its own user then."""
    as_user = {"user": _USER, "group": _USER, "extra_groups": []} if os.geteuid() == 0 else {}
    try:
        done = subprocess.run(  # noqa: S603
            [program, *arguments],
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
            **as_user,
        )
    except (OSError, subprocess.SubprocessError, KeyError) as error:
        raise CannotStartError(f"{program.name}: {error}") from error
    if done.returncode != 0:
        raise CannotStartError(f"{program.name}: {done.stderr.strip()[-300:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
