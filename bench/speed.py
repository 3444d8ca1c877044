"""Measures how many kilobytes of text a second are extracted, beside peers: one core, texts in turn.

Ours is the whole way to claims: reading, mentions, claims, links. The peers only find quantities and times.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.dense import dense_text
from service.catalogue import load_catalogue
from service.collecting import settle
from service.extract.extraction import extract
from service.read.text import read_text

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
PEER_PYTHON = ROOT / ".venv-bench" / "bin" / "python"
PEERS = {"quantulum3": (5, 10, 25), "recognizers": (1, 200, None)}
"""Of each peer: passes, how many times as fast ours has to be, and how many times it is meant to be."""

_PASSES = 21


def texts() -> list[Path]:
    """Return the seed texts beside the repository, or the examples where there are none."""
    return sorted(SEEDS.glob("*.txt")) or sorted((ROOT / "examples").glob("*.txt"))


def own_run() -> Callable[[str], object]:
    """Return the function that extracts everything from a text, loaded as in a worker."""
    catalogue = load_catalogue(ROOT / "config")
    settle()
    return lambda text: extract(read_text(text, catalogue.text), catalogue)


def own_seconds(run: Callable[[str], object], contents: list[str]) -> float:
    """Return the median time of a pass over the texts."""
    seconds = []
    for _ in range(_PASSES):
        start = time.process_time()
        for text in contents:
            run(text)
        seconds.append(time.process_time() - start)
    return statistics.median(seconds[3:])


def peer_seconds(peer: str, files: list[Path]) -> float:
    """Return the median time that a peer needs for a pass over the files."""
    command = [PEER_PYTHON, ROOT / "bench" / "peer.py", peer, str(PEERS[peer][0]), *files]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(statistics.median(json.loads(answer.stdout)))


def compare(name: str, files: list[Path], run: Callable[[str], object]) -> None:
    """Print the speed of ours and of each peer on the same files, and how many times as fast ours is."""
    contents = [path.read_text(encoding="utf-8") for path in files]
    kilobytes = sum(path.stat().st_size for path in files) / 1000
    ours = own_seconds(run, contents)
    print(f"{name} ({kilobytes:.1f} KB)")
    print(f"  {'countercheck, to claims':24} {kilobytes / ours:8.1f} KB/s")
    for peer, (_, target, aim) in PEERS.items():
        theirs = peer_seconds(peer, files)
        wanted = f"at least {target}" + (f", aim {aim}" if aim else "")
        print(f"  {peer:24} {kilobytes / theirs:8.1f} KB/s   ours {theirs / ours:6.1f} times ({wanted})")


def main() -> None:
    """Compare on the seed texts and on a text dense with numbers, on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    run = own_run()
    with tempfile.TemporaryDirectory() as folder:
        dense = Path(folder) / "dense.txt"
        dense.write_text(dense_text(), encoding="utf-8")
        compare("seed", texts(), run)
        compare("dense with numbers", [dense], run)


if __name__ == "__main__":
    main()
