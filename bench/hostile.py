"""Texts made to slow a reader down: what each pattern and lexer might stumble over, repeated without end.

`python -m bench.hostile [SIZE]` feeds each lexer every piece, repeated up to SIZE (1,000,000) characters.
"""

from __future__ import annotations

import datetime as dt
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from service.catalogue import load_catalogue
from service.extract.periods import read_periods
from service.extract.quantities import read_quantities
from service.extract.scenes import build_scenes
from service.extract.words import read_words
from service.read.text import read_text

ROOT = Path(__file__).resolve().parents[1]
DATE = dt.date(2024, 5, 14)
SHARE = 8
LEAST = 0.002  # seconds; below that a measurement says nothing

PIECES = {
    "digits": "7",
    "grouped digits": "123,",
    "spaced digits": "1 234 ",
    "decimals": "1.2.3.",
    "signs": "+-−±",
    "points": " . 5",
    "brackets": "(",
    "bracketed digits": "(1(",
    "dashes": "5-",
    "spaces": " ",
    "line breaks": "\n",
    "tabs": "\t",
    "hyphened words": "a-",
    "scale words": "million ",
    "number words": "twenty-one hundred and ",
    "vague words": "a couple of hundreds of ",
    "fractions": "1/2/",
    "currency signs": "$€£",
    "percent signs": "5%%",
    "units": "km/h per ",
    "open ranges": "between 5 and ",
    "dashed ranges": "5-7-",
    "hedges": "more than about ",
    "dates": "1/1/1/1",
    "months": "March ",
    "years": "2019-20-",
    "relative words": "the last previous ",
    "ordinals": "first of the second ",
    "spans": "from 2010 to ",
    "since": "since the ",
    "telephone": "020 7946 ",
    "addresses": "www.a1.",
    "links": "http://1/",
    "codes": "A1-",
    "quotes": "“‘",
    "apostrophes": "5'6\"",
    "labels": "A: ",
    "timestamps": "[00:00:0",
    "table rows": "| 1 ",
    "capitals": "EU ",
    "soft hyphens": "1\u00ad",
    "list marks": "1. ",
    "stops": "U.S. ",
    "semicolons": ";5",
}
"""What is repeated, by name."""


def hostile_text(name: str, size: int) -> str:
    """Return the text of that name, `size` characters long."""
    piece = PIECES[name]
    return (piece * (size // len(piece) + 1))[:size]


def lexers() -> dict[str, Callable[[str], object]]:
    """Return what reads text letter by letter, each to be run alone."""
    catalogue = load_catalogue(ROOT / "config")
    gc.freeze()
    return {
        "document": lambda text: read_text(text, catalogue.text),
        "quantities": lambda text: read_quantities(read_words(text), catalogue.quantities),
        "periods": lambda text: read_periods(text, DATE, catalogue.periods),
        "phrases": lambda text: build_scenes(
            read_text(text, catalogue.text), (), catalogue.vocabulary, read_words(text)
        ),
    }


def seconds(run: Callable[[str], object], text: str) -> float:
    """Return the processor time that a run takes."""
    start = time.process_time()
    run(text)
    return time.process_time() - start


def main(size: int) -> None:
    """Print how each lexer's time a character grows from an eighth of `size` to `size`, and its speed."""
    for lexer, run in lexers().items():
        run(hostile_text("spaces", size // SHARE))
        worst = ("", 0.0)
        for name in PIECES:
            short, whole = (
                seconds(run, hostile_text(name, size // SHARE)),
                seconds(run, hostile_text(name, size)),
            )
            growth = whole / SHARE / max(short, LEAST)
            print(
                f"{lexer:12}{name:20}{whole:9.2f} s{size / whole / 1000:10.0f} KB/s  growth {growth:5.2f}",
                flush=True,
            )
            worst = max(worst, (name, growth), key=lambda one: one[1])
        print(f"{lexer}: worst growth {worst[1]:.2f} ({worst[0]}), linear is 1", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
