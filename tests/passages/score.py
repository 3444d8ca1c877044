"""Scores the service on the annotated passages, in process.

Run from the repository: `python -m tests.passages.score [--misses 40] [--part claims|families|joint]`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.passages.claim_scores import Answer, ClaimScore, score_claims
from tests.passages.flag_scores import FlagScore, score_flags
from tests.passages.loading import load_items, load_joints, load_passages

REPOSITORY = Path(__file__).resolve().parents[2]


def pipeline(config: Path = REPOSITORY / "config") -> Answer:
    """Return the service as a function of text and document date; ImportError while a stage is missing."""
    from service.catalogue import load_catalogue
    from service.engine import check
    from service.read.text import read_text
    from service.render.json import report_to_dict
    from service.rules import load_rules

    catalogue, rules = load_catalogue(config), load_rules()

    def answer(text: str, date: str | None) -> dict[str, Any]:
        day = dt.date.fromisoformat(date) if date else None
        document = read_text(text, catalogue.text, date=day)
        return report_to_dict(check(document, catalogue, rules, strict=True))

    return answer


def claim_lines(score: ClaimScore, misses: int) -> list[str]:
    """Return the table of a reading, with up to `misses` claims missed and attributes misread."""
    counts = f"{score.found} of {score.annotated} right, {score.spans} touched, {score.made_up} not annotated"
    lines = [
        f"claims        P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  ({counts})",
        f"look-alikes   {score.lookalikes.right:.0f} of {score.lookalikes.of} taken as claims",
    ]
    for title, tallies in (("by kind", score.by_kind), ("by genre", score.by_genre)):
        shown = "  ".join(f"{name} {tally.rate:.2f} ({tally.of})" for name, tally in sorted(tallies.items()))
        lines.append(f"{title:13} {shown}")
    lines += [f"  {name:18} {t.rate:.3f}  of {t.of}" for name, t in sorted(score.attributes.items())]
    bands = [f"{band} {t.rate:.2f} ({t.of})" for band, t in sorted(score.whole.items(), reverse=True)]
    lines.append("right as a whole, by confidence from: " + "  ".join(bands))
    lines += [f"  {why:34} {passage}: {phrase!r}" for passage, phrase, why in score.misses[:misses]]
    by_attribute = Counter(name for name, *_ in score.wrong)
    for attribute, _ in by_attribute.most_common():
        rows = [row for row in score.wrong if row[0] == attribute][:misses]
        lines += [f"  {name}: {where}: {phrase!r} is {a}, read {b}" for name, where, phrase, a, b in rows]
    return lines


def flag_lines(score: FlagScore, misses: int) -> list[str]:
    """Return the table of conflicts found and false alarms, with up to `misses` of each kind of miss."""
    lines = [f"{'family':24} {'found':>9} {'family':>7} {'all named':>10} {'severe':>7} {'alarms':>8}"]
    for name, family in sorted(score.families.items()):
        cells = (
            family.recall,
            family.right_family,
            family.names_all,
            family.severe_enough,
            family.false_alarms,
        )
        lines.append(f"{name:24} " + "  ".join(f"{cell.right:3.0f}/{cell.of:<3}" for cell in cells))
    if score.words:
        lines.append(
            f"long texts: {score.long_flags} flags in {score.words} words,"
            f" {score.alarms_per_thousand_words:.2f} per 1,000"
        )
    lines += [f"  alarm {where} [{rules}] {message}" for where, rules, message in score.alarms[:misses]]
    lines += [f"  missed {where}: {text[:160]}" for where, text in score.missed[:misses]]
    return lines


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 0 always, as the floors are asserted by the tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("claims", "families", "joint", "all"), default="all")
    parser.add_argument("--misses", type=int, default=0, help="show up to so many misses of each kind")
    options = parser.parse_args(arguments)
    answer, lines = pipeline(), []
    if options.part in ("claims", "all"):
        lines += claim_lines(score_claims(load_passages(), answer), options.misses)
    if options.part in ("families", "all"):
        lines += flag_lines(score_flags(load_items(), answer), options.misses)
    if options.part in ("joint", "all"):
        joints = [joint.item for joint in load_joints()]
        lines += ["three-way conflicts", *flag_lines(score_flags(joints, answer), options.misses)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
