"""Measures the service over HTTP: gunicorn with two workers, loaded by wrk over the loopback.

Requests per second are given as a share of what the bare engine does in one process, times workers; wrk takes
processor time of its own, so that on two cores the share cannot reach 1. `python -m bench.http [REQUESTS]`
sends 200,000 requests for the memory figure, or as many as are named.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from bench.engine import ROOT, engine_run, texts

WORKERS, SECONDS = 2, 10
MOST_CONNECTIONS = 50
FLOOD = 1_000

_SCRIPT = """
local file = io.open(%s, "r")
local text = file:read("*a")
file:close()
wrk.method = "POST"
wrk.body = text
wrk.headers["Content-Type"] = "text/plain"
local statuses = {}
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() counts = {} end
function response(status) counts[status] = (counts[status] or 0) + 1 end
function done(summary, latency)
  local total = {}
  for _, thread in ipairs(threads) do
    for status, count in pairs(thread:get("counts")) do total[status] = (total[status] or 0) + count end
  end
  for status, count in pairs(total) do print("status " .. status .. " " .. count) end
  print(string.format("answers %%d seconds %%f p99 %%f max %%f", summary.requests, summary.duration / 1e6,
    latency:percentile(99) / 1000, latency.max / 1000))
end
"""


@contextmanager
def running_server(folder: Path) -> Iterator[tuple[str, int]]:
    """Run gunicorn as it is deployed, but without recycling; give its address and its process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environ = os.environ | {
        "PORT": str(port),
        "WEB_CONCURRENCY": str(WORKERS),
        "COUNTERCHECK_DATA_DIR": str(folder / "data"),
        "GUNICORN_CMD_ARGS": "--max-requests 0",
    }
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.conf.py"]
    with (
        (folder / "log").open("wb") as log,
        subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=log) as server,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/readyz")
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            server.terminate()


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            with urlopen(address, timeout=5):  # noqa: S310 - the loopback
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not come up")


def load(script: Path, url: str, *, connections: int, seconds: int) -> dict[str, float]:
    """Send requests for a while; return answers, seconds, 99th percentile and maximum (ms), statuses."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s", "-s", str(script), url]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    line = re.search(r"answers (\d+) seconds ([\d.]+) p99 ([\d.]+) max ([\d.]+)", done.stdout)
    if line is None:
        raise SystemExit(done.stdout + done.stderr)
    figures = dict(zip(("answers", "seconds", "p99", "max"), map(float, line.groups()), strict=True))
    return figures | {code: float(count) for code, count in re.findall(r"status (\d+) (\d+)", done.stdout)}


def resident_mib(master: int) -> list[float]:
    """Return the resident memory of each worker, in MiB."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    found = []
    for child in children:
        status = Path(f"/proc/{child}/status").read_text()
        found.append(int(status.split("VmRSS:")[1].split()[0]) / 1024)
    return found


def bare_rate(text: str) -> float:
    """Return how often a second one process takes the text to the JSON of its report."""
    run = engine_run()
    for _ in range(5):
        run(text)
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS / 2:
        json.dumps(run(text))
        count += 1
    return count / (time.perf_counter() - start)


def measure(script: Path, url: str, master: int, requests: int, bare: float) -> None:
    """Print each figure beside its target."""
    address = f"{url}/v1/checks?document_date=2023-06-08"
    sent = load(script, address, connections=8, seconds=max(2, round(1_000 / bare / WORKERS)))["answers"]
    first = resident_mib(master)
    few = load(script, address, connections=8, seconds=SECONDS)
    rate = few["answers"] / few["seconds"]
    print(f"bare engine, one process: {bare:8.1f} a second; over HTTP, {WORKERS} workers: {rate:8.1f}")
    print(f"share:      {rate / bare / WORKERS:8.2f}   target: at least 0.8")
    many = load(script, address, connections=MOST_CONNECTIONS, seconds=SECONDS)
    print(f"p99 at {MOST_CONNECTIONS}:  {many['p99']:8.0f} ms")
    sent += few["answers"] + many["answers"]
    while sent < requests:
        sent += load(script, address, connections=8, seconds=min(60, 1 + round((requests - sent) / rate)))[
            "answers"
        ]
    last = resident_mib(master)
    growth = max(after / before for before, after in zip(first, last, strict=True))
    print(f"memory:     {max(first):8.0f} MiB after 1,000 requests, {max(last):.0f} after {sent:,.0f}")
    print(f"growth:     {growth:8.2f}   target: below 1.1")
    flood = load(script, address, connections=FLOOD, seconds=SECONDS)
    answered, refused = flood.get("200", 0), flood.get("503", 0)
    print(f"{FLOOD} connections: {answered:,.0f} answered, {refused:,.0f} refused with 503")
    print(f"slowest:    {flood['max'] / 1000:8.1f} s   target: none hangs")


def main() -> int:
    """Run all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requests", type=int, nargs="?", default=200_000, help="for the memory figure")
    requests = parser.parse_args().requests
    if shutil.which("wrk") is None:
        print("wrk is needed: apt-get install wrk", file=sys.stderr)
        return 2
    file = texts()[0]
    bare = bare_rate(file.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "post.lua"
        script.write_text(_SCRIPT % json.dumps(str(file)))
        with running_server(Path(name)) as (url, master):
            measure(script, url, master, requests, bare)
    return 0


if __name__ == "__main__":
    sys.exit(main())
