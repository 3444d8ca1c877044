"""Measures reasoning: growth with the number of claims beside a baseline that compares all pairs, and limits.

The claims are read, untimed, from made-up statistics of many countries: levels, changes, shares, amounts in
two currencies and quarters beside years, up to 20 claims to a group. Timed is everything behind reading:
terms, relations, conflicts and all rules, in processor time on one core, each figure the median of several
passes, with garbage collected as a server does. A second document ties thousands of claims into one group:
it must hit the limit, say so, and leave the rest checked.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from service.catalogue import Catalogue, load_catalogue
from service.collecting import settle
from service.extract import extract
from service.model.claim import Extraction
from service.model.report import Severity
from service.model.rule import Rule
from service.read.text import read_text
from service.reason.case import Case, build_case
from service.reason.terms import Term, build_terms
from service.rules import load_rules, run_rule

ROOT = Path(__file__).resolve().parents[1]

SIZES = (10, 30, 100, 300, 1000, 3000, 10_000)
PASSES = 5
FIGURES = ("exports", "imports", "tax revenue", "public spending", "defence spending", "steel production")
FIRST_YEAR, YEARS = 2015, 4
FIRST_DAY, CHAINED = dt.date(2010, 1, 1), 3000
SHOWN = 3
"""Decimals of a level in billions."""

TARGETS = {"time": "below 2 s at 10,000 claims", "growth": "at most 1 (n log n, from 1,000 claims on)"}


def group(area: str, figure: str, random: Random) -> Iterator[str]:
    """Yield the sentences of one group: true figures of one measure of one country, rounded."""
    level = random.uniform(20, 900)
    yield f"In {FIRST_YEAR} {area}'s {figure} came to ${level:.{SHOWN}f} billion."
    for year in range(FIRST_YEAR + 1, FIRST_YEAR + YEARS):
        growth = random.uniform(1, 9)
        before, level = level, level * (1 + growth / 100)
        yield (
            f"In {year} {area}'s {figure} rose by {growth:.1f} percent to ${level:.{SHOWN}f} billion, "
            f"from ${before:.{SHOWN}f} billion a year earlier."
        )
        quarter = level * random.uniform(0.2, 0.3)
        yield f"In the first quarter of {year} {area}'s {figure} came to ${quarter:.{SHOWN}f} billion."
    share = random.uniform(10, 60)
    part = level * share / 100
    yield (
        f"Of {area}'s {figure} of ${level:.{SHOWN}f} billion in {year}, ${part:.{SHOWN}f} billion, "
        f"or {share:.1f} percent, went to one partner."
    )
    yield f"That made €{level * 0.9:.{SHOWN}f} billion (${level:.{SHOWN}f} billion)."


def document(claims: int, catalogue: Catalogue) -> Extraction:
    """Return what is read from a document of so many claims."""
    random = Random(claims)  # noqa: S311 - not for secrets
    named = Counter(area.name for area in catalogue.areas.areas.values())
    areas = [name for name, times in named.items() if times == 1 and name.isalpha()]
    groups = itertools.islice(itertools.product(FIGURES, areas), claims // 10 + 1)
    sentences = [sentence for figure, area in groups for sentence in group(area, figure, random)]
    read = extract(read_text("\n\n".join(sentences), catalogue.text), catalogue)
    kept = read.claims[:claims]
    known = {claim.id for claim in kept}
    links = tuple(link for link in read.links if link.source in known and link.target in known)
    return Extraction(claims=kept, links=links)


def reason(read: Extraction, catalogue: Catalogue, rules: tuple[Rule, ...]) -> tuple[Case, int]:
    """Return the case of a reading and how many of its checks deserve a warning or an error."""
    case = build_case(read, units=catalogue.units.units, measures=catalogue.measures.entries)
    checks = [check for rule in rules for check in run_rule(rule, case)]
    return case, sum(check.severity in (Severity.WARNING, Severity.ERROR) for check in checks)


def all_pairs(terms: list[Term]) -> int:
    """Return how many pairs of statements of one unknown disagree, found the slow way."""
    return sum(
        a.topic == b.topic and a.period == b.period and not a.ordinary.meets(b.ordinary)
        for a, b in itertools.combinations(terms, 2)
    )


def median_seconds(run: Callable[[], object], passes: int) -> float:
    seconds = []
    for _ in range(passes):
        start = time.process_time()
        run()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def measure_growth(catalogue: Catalogue, rules: tuple[Rule, ...]) -> None:
    """Print the time of ever longer documents, ours beside that of all pairs."""
    ours: dict[int, float] = {}
    print(f"{'claims':>7} {'reasoning':>12} {'all pairs':>12} {'ratio':>7} {'flags':>6}")
    for size in SIZES:
        read = document(size, catalogue)
        terms = list(build_terms(read.claims, catalogue.units.units, catalogue.measures.entries).values())
        _, flags = reason(read, catalogue, rules)
        ours[size] = median_seconds(lambda read=read: reason(read, catalogue, rules), PASSES)
        theirs = median_seconds(lambda terms=terms: all_pairs(terms), 1)
        cells = f"{ours[size] * 1000:9.1f} ms {theirs * 1000:9.1f} ms {theirs / ours[size]:7.2f}"
        print(f"{len(read.claims):7} {cells} {flags:6}")
    longest, middle = SIZES[-1], 1000
    growth = ours[longest] / ours[middle] * middle * math.log(middle) / (longest * math.log(longest))
    print(f"time:   {ours[longest]:6.2f} s   target: {TARGETS['time']}")
    print(f"growth: {growth:6.2f}     target: {TARGETS['growth']}")


def measure_limit(catalogue: Catalogue, rules: tuple[Rule, ...]) -> None:
    """Print what comes of thousands of claims that hang together, with one contradiction beside them."""
    days = [FIRST_DAY + dt.timedelta(days=i) for i in range(CHAINED)]
    levels = [100 * 1.001**i for i in range(CHAINED)]
    chain = [
        f"On {day.day} {day:%B %Y} Peru's exports rose by 0.1 percent to ${new:.4f} billion "
        f"from ${old:.4f} billion on {before.day} {before:%B %Y}."
        for (before, old), (day, new) in itertools.pairwise(zip(days, levels, strict=True))
    ]
    wrong = "In 2021 Chile's imports rose by 10.0 percent to $95.0 billion, from $80.0 billion in 2020."
    read = extract(read_text("\n\n".join([*chain, wrong]), catalogue.text), catalogue)
    case, flags = reason(read, catalogue, rules)
    seconds = median_seconds(lambda: reason(read, catalogue, rules), 1)
    notices = ", ".join(notice.code for notice in case.notices) or "none"
    print(f"{len(read.claims)} claims in one group: {seconds:.2f} s, notices: {notices}")
    print(f"flags beside them: {flags}")


def main() -> int:
    """Run all measurements on one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    catalogue, rules = load_catalogue(ROOT / "config"), load_rules()
    settle()
    measure_growth(catalogue, rules)
    measure_limit(catalogue, rules)
    return 0


if __name__ == "__main__":
    sys.exit(main())
