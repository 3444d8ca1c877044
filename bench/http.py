"""Measures the service over HTTP: gunicorn with two workers, loaded by wrk over the loopback.

Requests per second are given as a share of what the bare engine does in as many processes at the same time,
to the JSON of the report: with the starter set, as the service has it, and without any data. The milliseconds
are processor time, whose share tells more where the machine has other work. `python -m bench.http [REQUESTS]`
sends 200,000 requests for the memory figure, or as many as are named.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import multiprocessing
import os
import re
import resource
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

from bench.engine import ROOT, texts
from service.catalogue import load_catalogue
from service.collecting import settle
from service.engine import check
from service.read.text import read_text
from service.reference.library import open_library
from service.render.json import report_to_dict
from service.rules import load_rules

WORKERS, SECONDS = 2, 10
MOST_CONNECTIONS = 50
FLOOD = 1_000
DATE = dt.date(2023, 6, 8)

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


def workers_of(master: int) -> list[str]:
    """Return the processes of the workers."""
    return Path(f"/proc/{master}/task/{master}/children").read_text().split()


def resident_mib(master: int) -> list[float]:
    """Return the resident memory of each worker, in MiB."""
    found = []
    for child in workers_of(master):
        status = Path(f"/proc/{child}/status").read_text()
        found.append(int(status.split("VmRSS:")[1].split()[0]) / 1024)
    return found


def count_reports(text: str, data_dir: Path | None) -> tuple[float, float]:
    """Take a text to the JSON of its report for a while; return reports a second, and processor time of each.

    Without `data_dir` there are no data to check against.
    """
    catalogue, rules = load_catalogue(ROOT / "config"), load_rules()
    library = None if data_dir is None else open_library("", data_dir=data_dir, index_size=200_000)
    settle()

    def run() -> None:
        document = read_text(text, catalogue.text, date=DATE)
        reference = None if library is None else library.pin(None)
        json.dumps(report_to_dict(check(document, catalogue, rules, reference=reference)))

    for _ in range(10):
        run()
    count, start, used = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - start < SECONDS:
        run()
        count += 1
    return count / (time.perf_counter() - start), (time.process_time() - used) / count


def bare_rate(text: str, data_dir: Path | None) -> tuple[float, float]:
    """Return the same of as many processes as there are workers, all at once."""
    with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
        found = pool.starmap(count_reports, [(text, data_dir)] * WORKERS, chunksize=1)
    return sum(rate for rate, _ in found), sum(used for _, used in found) / WORKERS


def used_seconds(master: int) -> tuple[float, float]:
    """Return the processor time of the workers so far, and of the programs that were run to their end."""
    ticks = 0
    for worker in workers_of(master):
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    programs = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ticks / os.sysconf("SC_CLK_TCK"), programs.ru_utime + programs.ru_stime


def measure_rate(script: Path, address: str, master: int, bare: dict[str, tuple[float, float]]) -> float:
    """Print requests a second beside what the bare engine does; return the answers."""
    before = used_seconds(master)
    few = load(script, address, connections=8, seconds=SECONDS)
    after = used_seconds(master)
    rate = few["answers"] / few["seconds"]
    workers, wrk = ((late - early) / few["answers"] for early, late in zip(before, after, strict=True))
    print(f"over HTTP, {WORKERS} workers: {rate:.1f} a second, {workers * 1000:.2f} ms each")
    print(f"wrk:        {wrk * 1000:8.2f} ms each")
    for name, (reports, used) in bare.items():
        print(f"bare engine, {name}, {WORKERS} processes: {reports:.1f} a second, {used * 1000:.2f} ms each")
        print(f"share:      {rate / reports:8.2f}   target: at least 0.8")
        print(f"by time:    {used / (workers + wrk):8.2f}")
    return few["answers"]


def measure(script: Path, url: str, master: int, requests: int, bare: dict[str, tuple[float, float]]) -> None:
    """Print each figure beside its target."""
    address = f"{url}/v1/checks?document_date={DATE}"
    seconds = round(1_000 / min(rate for rate, _ in bare.values()))
    sent = load(script, address, connections=8, seconds=max(2, seconds))["answers"]
    first = resident_mib(master)
    sent += measure_rate(script, address, master, bare)
    many = load(script, address, connections=MOST_CONNECTIONS, seconds=SECONDS)
    rate = many["answers"] / many["seconds"]
    print(f"{MOST_CONNECTIONS} connections: {rate:.1f} a second, p99 {many['p99']:.0f} ms")
    sent += many["answers"]
    while sent < requests:
        seconds = min(60, 1 + round((requests - sent) / rate))
        sent += load(script, address, connections=8, seconds=seconds)["answers"]
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
    text = file.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "post.lua"
        script.write_text(_SCRIPT % json.dumps(str(file)))
        with running_server(folder):
            pass  # loads the starter set
        bare = {
            "with the starter set": bare_rate(text, folder / "data"),
            "without data": bare_rate(text, None),
        }
        with running_server(folder) as (url, master):
            measure(script, url, master, requests, bare)
    return 0


if __name__ == "__main__":
    sys.exit(main())
