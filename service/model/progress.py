"""How far a long piece of work is: told to whoever wants to know, at no cost where nobody does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")

Tell = Callable[[float], None]
"""Takes the share that is done, from 0 to 1."""


def part_of(tell: Tell | None, start: float, end: float) -> Tell | None:
    """Return what a part of the work tells its own share to, the part going from `start` to `end`.

    >>> told = []
    >>> part_of(told.append, 0.5, 0.75)(0.5)
    >>> told
    [0.625]
    """
    if tell is None:
        return None
    return lambda share: tell(start + share * (end - start))


def watch(items: Iterable[_T], tell: Tell | None, share: Callable[[_T], float]) -> Iterable[_T]:
    """Return the same items; while they are gone through, tell the share that each stands at.

    >>> told = []
    >>> list(watch([1, 2], told.append, lambda item: item / 4)), told
    ([1, 2], [0.25, 0.5])
    """
    return items if tell is None else _watched(items, tell, share)


def _watched(items: Iterable[_T], tell: Tell, share: Callable[[_T], float]) -> Iterator[_T]:
    for item in items:
        tell(share(item))
        yield item
