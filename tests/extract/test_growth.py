"""Hostile texts cost no more than their length: what is run is counted, not timed."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import re
import re._constants as codes
import re._parser as parser
import sys
from collections.abc import Callable, Iterator

import pytest

import service.catalogue
import service.extract
import service.read
from bench.hostile import PIECES, hostile_text
from service.extract.periods import read_periods
from service.extract.quantities import read_quantities
from service.extract.words import read_words
from service.read.text import read_text

SIZE = 800
DATE = dt.date(2024, 5, 14)


def calls(run: Callable[[], object]) -> int:
    """Return how many functions, built-in ones too, are called while something runs."""
    count = 0

    def see(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(see)
    try:
        run()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", PIECES)
def test_twice_the_text_is_twice_the_work(name, catalogue):
    lexers = (
        lambda text: read_text(text, catalogue.text),
        lambda text: read_quantities(read_words(text), catalogue.quantities),
        lambda text: read_periods(text, DATE, catalogue.periods),
    )
    for lexer in lexers:
        short, long = (hostile_text(name, size) for size in (SIZE, 2 * SIZE))
        assert calls(lambda lexer=lexer, long=long: lexer(long)) <= 2.25 * calls(
            lambda lexer=lexer, short=short: lexer(short)
        )


def patterns() -> Iterator[re.Pattern[str]]:
    """Yield every pattern that a module of the reading stages holds."""
    for package in (service.extract, service.read, service.catalogue):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for value in vars(importlib.import_module(module.name)).values():
                members = value if isinstance(value, tuple) else (value,)
                for member in members:
                    found = member[1] if isinstance(member, tuple) and len(member) == 2 else member
                    if isinstance(found, re.Pattern):
                        yield found


def nests(tree: object, *, inside: bool = False) -> bool:
    """Say whether a repeat without a bound stands within another one, which may backtrack without end."""
    if isinstance(tree, parser.SubPattern | list | tuple):
        if isinstance(tree, tuple) and len(tree) == 2 and tree[0] in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            endless = tree[1][1] == codes.MAXREPEAT
            return (endless and inside) or nests(tree[1][2], inside=inside or endless)
        return any(nests(part, inside=inside) for part in tree)
    return False


def test_no_pattern_nests_endless_repeats():
    found = {pattern.pattern for pattern in patterns()}
    assert len(found) > 100
    assert [pattern for pattern in sorted(found, key=str) if nests(parser.parse(pattern))] == []


@pytest.mark.parametrize(("pattern", "nested"), [("(a+)+", True), ("(a{1,9})+", False), ("(a|b*)*c", True)])
def test_what_nests(pattern, nested):
    assert nests(parser.parse(pattern)) is nested
