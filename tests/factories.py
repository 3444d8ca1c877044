"""Keyword builders of domain objects with sane defaults, for tests that start behind extraction.

`claim("2.0 billion RUB", ...)` makes a claim from a short phrase; a number's rounding interval is half of its
last digit either way, "about" widens it by 5 percent, "over" opens it upward, as a reader would take them.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from service.catalogue.cues import load_cues
from service.catalogue.measures import load_measures
from service.catalogue.units import load_units
from service.model.claim import (
    Claim,
    ClaimId,
    Comparison,
    Cue,
    Entity,
    Extraction,
    Link,
    LinkKind,
    Measure,
    MeasureType,
    Superlative,
)
from service.model.period import Granularity, Period
from service.model.quantity import Interval, Qualifier, Quantity, QuantityKind
from service.model.text import Span
from service.reason.case import Case, build_case

CONFIG = Path(__file__).resolve().parents[1] / "config"
UNITS = load_units(CONFIG).units
MEASURES = load_measures(CONFIG).entries
CUES = load_cues(CONFIG)

_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_MEASURES = {"kg": "kilogram", "t": "tonne", "km": "kilometer", "mi": "mile", "ha": "hectare", "acre": "acre"}
_PHRASE = re.compile(
    r"(?P<hedge>about|over|under|up to|at least)? ?(?P<number>-?[\d.,]+) ?"
    r"(?P<scale>thousand|million|billion|trillion)? ?(?P<unit>.*)"
)
_HEDGES = {
    None: Qualifier.EXACT,
    "about": Qualifier.ABOUT,
    "over": Qualifier.OVER,
    "under": Qualifier.UNDER,
    "up to": Qualifier.AT_MOST,
    "at least": Qualifier.AT_LEAST,
}
_numbers = itertools.count(1)


def quantity(phrase: str, *, at: int = 0) -> Quantity:
    """Return the quantity of a phrase: "over 2.5 million USD", "4.5 %", "3 pp", "2 x", "12 km", "5 year"."""
    found = _PHRASE.fullmatch(phrase)
    assert found is not None, phrase
    scale = Decimal(10) ** _SCALES.get(found["scale"] or "", 0)
    digits = Decimal(found["number"].replace(",", ""))
    value, half = digits * scale, Decimal(10) ** _last_digit(digits) * scale / 2
    qualifier = _HEDGES[found["hedge"]]
    kind, unit = _kind(found["unit"])
    if kind is QuantityKind.RATIO:
        half = Decimal(0)
    ordinary, widest = _readings(value, half, qualifier)
    return Quantity(
        kind=kind,
        value=value,
        unit=unit,
        qualifier=qualifier,
        ordinary=ordinary,
        widest=widest,
        span=Span(at, at + len(phrase)),
        raw=phrase,
    )


def _last_digit(digits: Decimal) -> int:
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent < 0:
        return exponent
    text = str(abs(digits))
    zeros = len(text) - len(text.rstrip("0"))
    return zeros if zeros > 1 else 0


def _kind(unit: str) -> tuple[QuantityKind, str | None]:
    if unit in ("%", "percent"):
        return QuantityKind.PERCENT, "%"
    if unit == "pp":
        return QuantityKind.PERCENTAGE_POINTS, "pp"
    if unit in ("x", "times"):
        return QuantityKind.RATIO, None
    if unit in ("year", "month", "week", "day"):
        return QuantityKind.DURATION, unit
    if unit in _MEASURES:
        return QuantityKind.MEASURE, _MEASURES[unit]
    if len(unit) == 3 and unit.isupper():
        return QuantityKind.MONEY, unit
    return QuantityKind.COUNT, unit or "thing"


def _readings(value: Decimal, half: Decimal, qualifier: Qualifier) -> tuple[Interval, Interval]:
    plain = Interval(value - half, value + half)
    margin = max(half, abs(value) * Decimal("0.05"))
    match qualifier:
        case Qualifier.ABOUT:
            return Interval(value - margin, value + margin), Interval(value - 2 * margin, value + 2 * margin)
        case Qualifier.OVER | Qualifier.AT_LEAST:
            return Interval(value, value + 2 * margin), Interval(value, None)
        case Qualifier.UNDER | Qualifier.AT_MOST:
            return Interval(value - 2 * margin, value), Interval(None, value)
    return plain, plain


def period(words: str, *, source: str = "text", window: bool = False) -> Period:
    """Return the period of "2022", "2022-03", "2022Q1", "2022H1" or "2023-01-01/2023-04-30"."""
    start, end, granularity = _dates(words)
    return Period(
        start=start,
        end=end,
        text=words,
        span=Span(0, len(words)),
        granularity=granularity,
        source=source,  # type: ignore[arg-type]
        window=window,
    )


def _dates(words: str) -> tuple[dt.date, dt.date, Granularity]:
    if "/" in words:
        first, last = words.split("/")
        return dt.date.fromisoformat(first), dt.date.fromisoformat(last), Granularity.MONTH
    year, part = int(words[:4]), words[4:]
    if not part:
        return dt.date(year, 1, 1), dt.date(year, 12, 31), Granularity.YEAR
    if part[0] == "-":
        return _months(year, int(part[1:]), 1, Granularity.MONTH)
    if part[0] == "Q":
        return _months(year, 3 * int(part[1]) - 2, 3, Granularity.QUARTER)
    return _months(year, 6 * int(part[1]) - 5, 6, Granularity.HALF)


def _months(
    year: int, first: int, count: int, granularity: Granularity
) -> tuple[dt.date, dt.date, Granularity]:
    after = first + count
    end = dt.date(year + (after > 12), after - 12 if after > 12 else after, 1) - dt.timedelta(days=1)
    return dt.date(year, first, 1), end, granularity


def claim(
    phrase: str, *, measure: str | None = "trade", when: str | Period | None = "2022", **more: Any
) -> Claim:
    """Return a claim of a phrase; each stands in a sentence of its own, 100 characters after the one before.

    Args:
        phrase: See `quantity`.
        measure: Id in the catalogue; None with `text` for one outside it.
        when: See `period`; None where the text gives none.
        more: `id`, `text`, `type`, `direction`, `record`, `superlative`, `adjustment`, `qualifier`,
            `carried`, `areas` (codes), `basis`, `base`, `at` (offset), `sentence` (its number), and
            fields of `Claim`.
    """
    number = next(_numbers)
    sentence = more.pop("sentence", number)
    at = more.pop("at", number * 100)
    spoken = quantity(phrase, at=at)
    kind = MeasureType(more.pop("type", _type(spoken, more.get("direction"))))
    superlative = more.pop("superlative", None)
    if more.pop("record", False):
        superlative = Superlative(kind="record_high", text="record")
    return Claim(
        id=ClaimId(more.pop("id", f"c{number}")),
        quantity=spoken,
        measure=Measure(
            id=measure,
            text=more.pop("text", (measure or "").replace("-", " ")),
            type=kind,
            direction=more.pop("direction", "none"),
            superlative=superlative,
            adjustment=more.pop("adjustment", None),
            qualifier=tuple(more.pop("qualifier", ())),
            carried=more.pop("carried", False),
        ),
        entities=tuple(Entity(name=code, code=code, scheme="name") for code in more.pop("areas", ("KAZ",))),
        period=period(when) if isinstance(when, str) else when,
        comparison=_comparison(kind, when, more),
        sentence=Span(sentence * 100, sentence * 100 + 99),
        **more,
    )


def _type(spoken: Quantity, direction: str | None) -> MeasureType:
    if spoken.kind in (QuantityKind.PERCENTAGE_POINTS, QuantityKind.RATIO):
        return MeasureType.CHANGE
    return MeasureType.CHANGE if direction in ("increase", "decrease") else MeasureType.LEVEL


def _comparison(kind: MeasureType, when: str | Period | None, more: dict[str, Any]) -> Comparison | None:
    basis, base = more.pop("basis", None), more.pop("base", None)
    if kind is not MeasureType.CHANGE:
        return None
    if base is not None:
        around = period(base)
        return Comparison(basis=basis or "since", start=around.start, end=around.end)
    dated = period(when) if isinstance(when, str) else when
    if basis is None and dated is not None and dated.start is not None and dated.end is not None:
        start = dated.start.replace(year=dated.start.year - 1)
        end = dated.end - dt.timedelta(days=365)
        return Comparison(basis="year_on_year", start=start, end=end)
    return Comparison(basis=basis or "unstated")


def link(kind: LinkKind | str, source: Claim, target: Claim, cue: str = "") -> Link:
    """Return a tie between two claims."""
    return Link(kind=LinkKind(kind), source=source.id, target=target.id, cue=cue)


def case(
    *claims: Claim, links: tuple[Link, ...] = (), cues: tuple[Cue, ...] = (), events: Iterable[str] = ()
) -> Case:
    """Return the case that claims and their ties make, with the units and measures of the catalogue."""
    ordered = tuple(sorted(claims, key=lambda one: one.span.start))
    read = Extraction(claims=ordered, links=links, cues=cues)
    return build_case(
        read,
        units=UNITS,
        measures=MEASURES,
        groups=CUES.measures,
        partners=CUES.partners,
        words={"event": frozenset(events)},
    )
