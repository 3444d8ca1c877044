"""The lexicon of numbers as configured, and texts ready to be read with it."""

from __future__ import annotations

from pathlib import Path

from service.catalogue.phrases import fold
from service.catalogue.quantities import load_quantity_lexicon
from service.extract.amounts import Amount, read_amount
from service.extract.scan import Scan

LEXICON = load_quantity_lexicon(Path(__file__).resolve().parents[2] / "config")


def scan_of(text: str) -> Scan:
    """Return a text ready to be read."""
    return Scan(text, fold(text), LEXICON)


def start_of(text: str) -> int:
    """Return where the first number of a text starts."""
    match = LEXICON.starts.search(fold(text))
    assert match is not None
    return match.start()


def amount_of(text: str) -> Amount:
    """Return the first amount of a text."""
    amount = read_amount(scan_of(text), start_of(text), 0)
    assert amount is not None
    return amount
