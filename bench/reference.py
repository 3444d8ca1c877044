"""Measures the store of reference data: `make bench-reference`.

For 10 thousand, 1 and 10 million observations: how fast they load, beside pandas.read_csv alone on the same
file in the same run; how long a look-up takes that is not in memory, the matching of a claim whose series is
not in memory, and a checked claim whose series is; how much memory a worker keeps. Times of look-ups and
matchings are medians, of warm checks the least; those of claims are in processor time, so that other work on
the machine hardly counts. What they grow by is held against log n. Ratios within one run count, not the times
of one machine.
"""

from __future__ import annotations

import datetime as dt
import math
import multiprocessing
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from service.catalogue import Catalogue, load_catalogue
from service.commands.opening import loader_of
from service.engine import check
from service.extract import extract
from service.model.claim import Claim, Entity
from service.read.text import read_text
from service.reference.index import ReferenceIndex
from service.reference.library import Library, open_library
from service.reference.load_request import LoadRequest
from service.reference.matching import match_claims
from service.rules import load_rules
from service.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SIZES = (10_000, 1_000_000, 10_000_000)
MONTHS = 240
LOOKUPS = 2000
INDEX_SIZE = 50_000
LEAST_SHARE = 0.2  # of the rate of pandas.read_csv
MOST_MS = 1.0
HEADER = "DATAFLOW,FREQ,INDICATOR,REF_AREA,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,DECIMALS"
"""SDMX-CSV, as agencies answer questions of this size."""

TEXT = (
    "In March 2015 inflation in Poland was 3.5 percent. Unemployment in Kenya reached 7.1 percent in May "
    "2016. In Chile, inflation stood at 4.2 percent in June 2018."
)
CLAIMS = 3  # of TEXT

Pair = tuple[str, str]
"""A measure and an area."""
Work = Callable[[ReferenceIndex, Pair], None]


def main() -> int:
    """Run everything, or only the sizes named; return 1 where a bound is missed."""
    random.seed(20230608)
    catalogue = load_catalogue(ROOT / "config")
    print(
        f"load average {', '.join(f'{load:.2f}' for load in os.getloadavg())} on {os.cpu_count()} processors"
    )
    print(f"{'observations':>13} {'load rows/s':>12} {'of pandas':>10} {'look-up ms':>11} {'p99':>7} "
          f"{'match ms':>9} {'claim ms':>9} {'worker MB':>10} {'remembered':>11}")  # fmt: skip
    results = [_measure(int(size), catalogue) for size in sys.argv[1:] or SIZES]
    problems = _problems(results)
    for problem in problems:
        print(f"missed: {problem}")
    return 1 if problems else 0


def _measure(size: int, catalogue: Catalogue) -> dict[str, float]:
    from pandas import read_csv  # not in the process that stands for a worker, which imports this module

    with tempfile.TemporaryDirectory(prefix="countercheck-bench-") as folder:
        file = Path(folder) / "figures.csv"
        pairs = _write(file, size, catalogue)
        library = open_library("", data_dir=Path(folder), index_size=INDEX_SIZE)
        reading = _seconds(lambda: read_csv(file))
        loading = _seconds(lambda: _load(library, catalogue, file))
        library.database.close()
        context = multiprocessing.get_context("spawn")
        with context.Pool(1) as pool:
            result = pool.apply(_worker, (folder, random.sample(pairs, min(len(pairs), LOOKUPS))))
    result |= {"size": size, "rate": size / loading, "share": reading / loading}
    print(f"{size:>13,} {result['rate']:>12,.0f} {result['share']:>10.2f} {result['lookup_ms']:>11.3f} "
          f"{result['p99_ms']:>7.3f} {result['match_ms']:>9.3f} {result['claim_ms']:>9.2f} "
          f"{result['rss_mb']:>10.0f} "
          f"{result['remembered']:>11,.0f}", flush=True)  # fmt: skip
    return result


def _write(file: Path, size: int, catalogue: Catalogue) -> list[Pair]:
    """Write monthly series of many measures and areas; return measure and area of each."""
    areas = [area.code for area in catalogue.areas.areas.values() if area.scheme == "iso3166-1-alpha3"]
    areas.sort(key=lambda code: code not in ("CHL", "KEN", "POL"))  # what TEXT speaks of is in every size
    measures = ["inflation", "unemployment-rate", *catalogue.measures.entries]
    pairs = [(measure, area) for area in areas[:3] for measure in measures[:2]]
    pairs = list(dict.fromkeys([*pairs, *((measure, area) for measure in measures for area in areas)]))
    pairs = pairs[: math.ceil(size / MONTHS)]
    months = [f"{2005 + number // 12}-{number % 12 + 1:02}" for number in range(MONTHS)]
    left = size
    with file.open("w", encoding="utf-8") as out:
        out.write(f"{HEADER}\n")
        for measure, area in pairs:
            start = len(measure) + ord(area[0]) % 7
            rows = (
                f"OFFICE:FIGURES(1.0),M,{measure},{area},PC,{month},{start + place * 7 % 100 / 100:.2f},A,2\n"
                for place, month in enumerate(months[:left])
            )
            out.write("".join(rows))
            left -= MONTHS
    return pairs


def _load(library: Library, catalogue: Catalogue, file: Path) -> None:
    loader = loader_of(library, catalogue, Settings())
    with file.open("rb") as opened:
        loader.load(LoadRequest(dataset_id="figures"), opened)


def _worker(folder: str, pairs: list[Pair]) -> dict[str, float]:
    """Look up, match and check in a fresh process, as a worker does; nothing is in memory at the start."""
    catalogue = load_catalogue(ROOT / "config")
    library = open_library("", data_dir=Path(folder), index_size=INDEX_SIZE)
    document = read_text(TEXT, catalogue.text, date=dt.date(2020, 1, 1))
    rules = load_rules()
    claim = extract(document, catalogue).claims[0]

    def look_up(index: ReferenceIndex, pair: Pair) -> None:
        reference = index.pin()
        for series in reference.find_series(*pair):
            reference.observations(series)

    def match(index: ReferenceIndex, pair: Pair) -> None:
        matches = match_claims((_of(claim, *pair),), index.pin(), catalogue, document.date)
        assert len(matches) == 1  # noqa: S101 - else nothing was measured

    def check_once() -> None:
        check(document, catalogue, rules, reference=library.index.pin())

    times = _cold(library, look_up, pairs, time.perf_counter)
    matching = _cold(library, match, pairs, time.process_time)
    check_once()
    checking = [_milliseconds(check_once, time.process_time) / CLAIMS for _ in range(30)]
    for pair in pairs:
        look_up(library.index, pair)
    remembered = library.index.remembered
    library.database.close()
    return {
        "lookup_ms": statistics.median(times),
        "p99_ms": sorted(times)[len(times) * 99 // 100],
        "match_ms": statistics.median(matching),
        "claim_ms": min(checking),  # warm, so that anything above it is other work of the machine
        "rss_mb": int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024,
        "remembered": remembered,
    }


def _cold(library: Library, work: Work, pairs: list[Pair], clock: Callable[[], float]) -> list[float]:
    """Return the milliseconds of work for pairs that are not in memory; each once in a round."""
    times: list[float] = []
    work(ReferenceIndex(library.database, most_observations=INDEX_SIZE), pairs[0])  # opens the connection
    while len(times) < LOOKUPS:
        index = ReferenceIndex(library.database, most_observations=INDEX_SIZE)
        index.pin()
        times += [_milliseconds(partial(work, index, pair), clock) for pair in pairs]
    return times


def _of(claim: Claim, measure: str, area: str) -> Claim:
    """Return a claim of another measure and area."""
    entity = Entity(name=area, code=area, scheme="iso3166-1-alpha3")
    return replace(claim, measure=replace(claim.measure, id=measure), entities=(entity,))


def _milliseconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return (clock() - start) * 1000


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _problems(results: list[dict[str, float]]) -> list[str]:
    first, last = results[0], results[-1]
    growth = math.log(last["size"]) / math.log(first["size"])
    problems = [
        f"{name} grows {last[name] / first[name]:.2f}-fold, log n {growth:.2f}-fold"
        for name in ("lookup_ms", "match_ms", "claim_ms")
        if last[name] / first[name] > growth * 1.25  # a quarter for noise
    ]
    for each in results:
        if each["size"] > SIZES[0] and each["share"] < LEAST_SHARE:
            problems.append(f"{each['size']:,.0f}: loads at {each['share']:.2f} of the rate of pandas")
        if each["lookup_ms"] > MOST_MS:
            problems.append(f"{each['size']:,.0f}: a look-up takes {each['lookup_ms']:.2f} ms")
        if each["remembered"] > INDEX_SIZE:
            problems.append(f"{each['size']:,.0f}: a worker remembers {each['remembered']:,.0f}")
    return problems


if __name__ == "__main__":
    sys.exit(main())
