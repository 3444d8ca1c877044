"""Scores extraction beside its peers: `python -m bench.extraction FOLDER` (of the development cases).

Starts the service on a free port; scores its mentions, and in the same run those of the peers in
.venv-bench, by kind; compares their speed; scores whole claims; stops the service. Without FOLDER it says so.
A target that is missed is printed as such; the exit code is not 0 only where a run fails.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
PEERS = ("quantulum3", "recognizers")
KINDS = ("number", "percent", "money", "measure", "range", "duration", "period")
LEAST_MACRO = 0.82
PATIENCE = 30  # seconds until the service must be ready
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


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
    """Score mentions, speed and claims in turn."""
    if not folder.is_dir():
        print(f"skipped: the development cases are not here ({folder} does not exist)")
        return 0
    (ROOT / "var").mkdir(exist_ok=True)
    with running_service() as base:
        print(
            "== mentions, by kind: precision, recall and F1 of what is found, in the right place and resolved"
        )
        scores = {"countercheck": score_mentions(folder, Path(sys.executable), base)}
        scores |= {peer: score_mentions(folder, PEER_PYTHON, peer) for peer in PEERS}
        print_mentions(scores)
        print("\n== speed of extraction, one core", flush=True)
        subprocess.run([sys.executable, "-m", "bench.speed"], cwd=ROOT, check=True)
        print("\n== claims", flush=True)
        command = [sys.executable, folder / "gold" / "score.py", "--base", base, "--workers", "2"]
        return subprocess.run(command, env=ENVIRONMENT, check=False).returncode


def score_mentions(folder: Path, python: Path, adapter: str) -> dict[str, Any]:
    """Return what the scoring script says of one extractor."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "scores.json"
        script = folder / "extraction" / "score.py"
        command = [python, script, "--adapter", adapter, "--quiet", "--json", out]
        subprocess.run(command, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
        scores: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return scores


def print_mentions(scores: dict[str, dict[str, Any]]) -> None:
    """Print a row a kind, an extractor a column, and whether ours leads and reaches its target."""
    print(f"{'':10}" + "".join(f"{name:^26}" for name in scores))
    print(f"{'kind':10}" + f"{'P':>7}{'R':>7}{'F1':>7}     " * len(scores))
    behind = []
    for kind in KINDS:
        found = [score["views"]["kind"].get(kind, {}) for score in scores.values()]
        print(f"{kind:10}" + "     ".join(_cells(metrics) for metrics in found))
        own, *others = (metrics.get("resolved_f1", 0.0) for metrics in found)
        if own < max(others) or (own == max(others) < 1):
            behind.append(kind)
    macros = [score["macro_resolved_f1"] for score in scores.values()]
    print(f"{'macro':10}" + "     ".join(f"{'':14}{macro:7.3f}" for macro in macros))
    print(f"macro of ours: {macros[0]:.3f}, at least {LEAST_MACRO}")
    print(f"kinds in which a peer is ahead: {', '.join(behind) or 'none'}")


def _cells(metrics: dict[str, float]) -> str:
    return "".join(f"{metrics.get(f'resolved_{name}', 0.0):7.3f}" for name in ("p", "r", "f1"))


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
