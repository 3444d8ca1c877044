"""Measures the engine: speed beside a peer, growth with length, start-up and memory of a worker.

Everything runs on one core, warm, and each figure is the median of several passes. The peer, quantulum3, only
extracts quantities; the engine reads, extracts, checks and writes the report of the same text. The exit code
is not 0 only where a run fails: a target that is missed is printed as such.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from service.catalogue import load_catalogue
from service.collecting import settle
from service.engine import check
from service.read.text import read_text
from service.render.json import report_to_dict
from service.rules import load_rules

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"

PASSES, PEER_PASSES, PROCESSES = 21, 5, 5
COPIES = (1, 2, 4, 8, 16, 32, 64)

TARGETS = {
    "ratio": "at least 10",
    "growth": "below 1.2",
    "start-up": "below 2 s",
    "memory": "below 200 MiB",
}

_WORKER = """
import json, sys, time
start = time.perf_counter()
from service.wsgi import app
ready = time.perf_counter() - start
answer = app.test_client().post("/v1/checks", json={"text": open(sys.argv[1], encoding="utf-8").read()})
assert answer.status_code == 200, answer.text
status = open("/proc/self/status").read()
print(json.dumps([ready, int(status.split("VmRSS:")[1].split()[0]) / 1024]))
"""


def texts() -> list[Path]:
    """Return the seed texts beside the repository, or the examples where there are none."""
    return sorted(SEEDS.glob("*.txt")) or sorted((ROOT / "examples").glob("*.txt"))


def median_seconds(run: Callable[[], object], passes: int) -> float:
    """Return the median time of a pass, after a few that are not counted."""
    for _ in range(3):
        run()
    seconds = []
    for _ in range(passes):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def engine_run() -> Callable[[str], object]:
    """Return the function that takes a text through the whole engine to the report, loaded as in a worker."""
    catalogue, rules = load_catalogue(ROOT / "config"), load_rules()
    settle()

    def run(text: str) -> object:
        return report_to_dict(check(read_text(text, catalogue.text), catalogue, rules))

    return run


def compare_with_peer(run: Callable[[str], object], files: list[Path]) -> None:
    """Print the speed of the engine and of the peer on the same texts."""
    contents = [path.read_text(encoding="utf-8") for path in files]
    kilobytes = sum(path.stat().st_size for path in files) / 1000
    ours = median_seconds(lambda: [run(text) for text in contents], PASSES)
    answer = subprocess.run(
        [PEER_PYTHON, ROOT / "bench" / "peer.py", "quantulum3", str(PEER_PASSES), *files],
        check=True,
        capture_output=True,
        text=True,
    )
    theirs = statistics.median(json.loads(answer.stdout))
    print(f"texts: {', '.join(path.name for path in files)} ({kilobytes:.1f} KB)")
    print(f"engine, text to report:      {ours * 1000:8.2f} ms {kilobytes / ours:8.0f} KB/s")
    print(f"quantulum3, extraction only: {theirs * 1000:8.2f} ms {kilobytes / theirs:8.0f} KB/s")
    row("ratio", f"{theirs / ours:.1f}")


def measure_growth(run: Callable[[str], object], files: list[Path]) -> None:
    """Print the time per character for ever longer texts, as a ratio to that of the shortest."""
    text = files[0].read_text(encoding="utf-8")
    seconds = {}
    for copies in COPIES:
        long = "\n".join([text] * copies)
        seconds[copies] = median_seconds(lambda long=long: run(long), max(3, PASSES // copies)) / copies
        print(f"{copies:3} copies: {seconds[copies] * 1000:8.2f} ms a copy")
    row("growth", f"{seconds[COPIES[-1]] / seconds[1]:.2f}")


def measure_workers(files: list[Path]) -> None:
    """Print how long a fresh process needs until it can answer, and its memory after its first answer."""
    starts, memories = [], []
    for _ in range(PROCESSES):
        command = [sys.executable, "-c", _WORKER, files[0]]
        answer = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        start, memory = json.loads(answer.stdout.splitlines()[-1])
        starts.append(start)
        memories.append(memory)
    row("start-up", f"{statistics.median(starts):.2f} s")
    row("memory", f"{statistics.median(memories):.0f} MiB")


def row(name: str, measured: str) -> None:
    """Print a figure beside its target."""
    print(f"{name + ':':10} {measured:>9}   target: {TARGETS[name]}")


def main() -> int:
    """Run all measurements on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    run, files = engine_run(), texts()
    compare_with_peer(run, files)
    measure_growth(run, files)
    measure_workers(files)
    return 0


if __name__ == "__main__":
    sys.exit(main())
