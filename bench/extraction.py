"""Scores the service on the development cases beside the repository: `python -m bench.extraction FOLDER`.

Starts the service on a free port, runs the two scoring scripts of FOLDER against it, prints their tables, and
stops the service. Where FOLDER is absent it says so and does nothing.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 30  # seconds until the service must be ready


@contextlib.contextmanager
def running_service() -> Iterator[str]:
    """Serve on a free port while the block runs; yields the base address."""
    port = _free_port()
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port)}
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.conf.py", "service.wsgi:app"]
    with (ROOT / "var" / "bench.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        _wait_until_ready(f"http://127.0.0.1:{port}", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def main(folder: Path) -> int:
    """Run both scoring scripts; return the exit code of the first that fails."""
    if not folder.is_dir():
        print(f"skipped: the development cases are not here ({folder} does not exist)")
        return 0
    (ROOT / "var").mkdir(exist_ok=True)
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    with running_service() as base:
        scores = (
            ["extraction/score.py", "--adapter", base],
            ["gold/score.py", "--base", base, "--workers", "2"],
        )
        for script, *options in scores:
            print(f"== {script}", flush=True)
            done = subprocess.run([sys.executable, folder / script, *options], env=environment, check=False)
            if done.returncode:
                return done.returncode
    return 0


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait_until_ready(base: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{base}/readyz", timeout=1):  # noqa: S310
            return
        time.sleep(0.1)
    raise SystemExit("the service did not start; see var/bench.log")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
