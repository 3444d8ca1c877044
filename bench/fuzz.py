"""Sends broken files of every format to a running server, and tells what became of it.

`python -m bench.fuzz [NUMBER [FORMAT …]]`: NUMBER bodies of each format (10,000), most of them a good file
with a few bytes changed, dropped or repeated, the rest noise. Of a DOCX a part of the archive is broken, or
elements of it dropped, repeated and moved, and all is packed again: else none would get past the checksums.
Every body is made from a number, and that of the slowest is told. Fails where an answer is 5xx or
takes too long, where a worker has died, or where the memory of the workers has grown by more than a quarter
since the first tenth.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import socket
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests
from lxml import etree

from service.read.formats import FORMAT_NAMES, FORMATS
from tests.api.test_files import FILES
from tests.read.files import archive

ROOT = Path(__file__).resolve().parents[1]
CLIENTS = 4
SECONDS = 30


def broken(good: bytes, chance: random.Random) -> bytes:
    """Return a body made of a good one, or noise."""
    if chance.random() < 0.1:
        return chance.randbytes(chance.randrange(2000))
    raw = bytearray(good)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(raw) + 1)
        match chance.randrange(4):
            case 0:
                raw[at : at + chance.randrange(9)] = chance.randbytes(chance.randrange(9))
            case 1:
                del raw[at : at + chance.randrange(1, 200)]
            case 2:
                raw[at:at] = raw[at : at + chance.randrange(1, 200)] * chance.randrange(1, 50)
            case 3:
                raw[at:at] = chance.choice(
                    (b"<", b">", b"\0", b"\xff", b"[", b"{", b"(", b"%", b"\n", b"9" * 400)
                )
    return bytes(raw)


def rearranged(good: bytes, chance: random.Random) -> bytes:
    """Return an XML document with a few elements dropped, repeated, moved or otherwise filled."""
    root = etree.fromstring(good)
    for _ in range(chance.randrange(1, 6)):
        elements = list(root.iter(etree.Element))[1:]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice(elements)
        parent = one.getparent()
        match chance.randrange(5):
            case 0:
                parent.remove(one)
            case 1:
                parent.extend(etree.fromstring(etree.tostring(one)) for _ in range(chance.randrange(1, 50)))
            case 2:
                other.append(etree.fromstring(etree.tostring(one)))
            case 3:
                one.text = chance.choice(("", "9" * 4_000, "\u202e5 percent", "\n" * 400, "1,0" * 400))
            case 4:
                for name in one.attrib:
                    one.attrib[name] = chance.choice(("", "-1", "9" * 40, "rId1", "../..", "true"))
    return etree.tostring(root)


def broken_archive(good: bytes, chance: random.Random) -> bytes:
    """Return an archive with one part broken, most often the one that holds the text."""
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    texts = [name for name in parts if name.endswith((".xml", ".rels"))]
    name = "word/document.xml" if chance.random() < 0.6 else chance.choice(texts)
    breaks = rearranged if chance.random() < 0.7 else broken
    parts[name] = breaks(parts[name], chance)
    return archive(parts)


def body_of(name: str, number: int) -> bytes:
    """Return one body of a format; the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - to be repeated
    if name == "docx" and chance.random() < 0.9:
        return broken_archive(FILES[name], chance)
    return broken(FILES[name], chance)


def main(number: int, names: list[str]) -> int:
    """Run and print; return 1 where something is wrong."""
    port = _free_port()
    environ = {**os.environ, "PORT": str(port), "WEB_CONCURRENCY": "2"}
    command = [sys.executable, "-m", "gunicorn", "-c", "config/gunicorn.conf.py", "--max-requests", "0"]
    server = subprocess.Popen(
        command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        return _run(server.pid, f"http://127.0.0.1:{port}", number, names)
    finally:
        server.terminate()
        server.wait(40)


def _run(pid: int, url: str, number: int, names: list[str]) -> int:
    _wait(url)
    workers, wrong = _children(pid), 0
    print(f"{number} bodies of each format, {CLIENTS} clients, {len(workers)} workers")
    for name in names:
        start = time.perf_counter()
        statuses, (slowest, which), early = _send(url, name, number, lambda: _memory(_children(pid)))
        seconds = time.perf_counter() - start
        late = _memory(_children(pid))
        dead = workers - _children(pid)
        bad = sum(count for status, count in statuses.items() if status >= 500)
        wrong += bool(bad or dead or late > 1.25 * early or slowest > SECONDS)
        told = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
        print(
            f"{name:9} {told}; {seconds:.0f} s, slowest {slowest:.2f} s (body {which}); "
            f"workers {early:.0f} MB, then {late:.0f} MB; 5xx {bad}, died {len(dead)}",
            flush=True,
        )
    return 1 if wrong else 0


def _send(
    url: str, name: str, number: int, memory: Callable[[], float]
) -> tuple[Counter[int], tuple[float, int], float]:
    """Return the statuses, the longest time and its body, and the memory after a tenth of the bodies."""
    media_type = next(each.media_types[0] for each in FORMATS if each.name == name)
    session = requests.Session()

    def send(seed: int) -> tuple[int, float]:
        body = body_of(name, seed)
        start = time.perf_counter()
        answer = session.post(
            f"{url}/v1/checks", data=body, headers={"Content-Type": media_type}, timeout=SECONDS + 10
        )
        return answer.status_code, time.perf_counter() - start

    statuses: Counter[int] = Counter()
    slowest, early = (0.0, 0), 0.0
    with ThreadPoolExecutor(CLIENTS) as pool:
        for count, (status, seconds) in enumerate(pool.map(send, range(number)), 1):
            statuses[status] += 1
            slowest = max(slowest, (seconds, count - 1))
            if count == max(1, number // 10):
                early = memory()
    return statuses, slowest, early


def _children(pid: int) -> set[int]:
    """Return the worker processes, without the processes that read files for them."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return {int(child) for child in listed}


def _memory(pids: set[int]) -> float:
    """Return resident memory of processes in megabytes."""
    pages = sum(int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) for pid in pids)
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if requests.get(f"{url}/readyz", timeout=5).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.2)
    raise SystemExit("the server did not come up")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, nargs="?", default=10_000, help="of bodies of each format")
    parser.add_argument("formats", nargs="*", default=list(FORMAT_NAMES), help="all where none is named")
    given = parser.parse_args()
    sys.exit(main(given.number, given.formats))
