"""Numbers, units, periods and speakers in words: for messages to read aloud and steps to key in."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

from service.model.claim import Claim, ClaimId
from service.model.quantity import Interval, QuantityKind
from service.model.report import Computation
from service.model.wording import SCALES
from service.model.wording import number as number
from service.reason.relations import Verdict
from service.reason.terms import Term


def with_unit(value: Decimal, claim: Claim) -> str:
    """Return a value with the unit of a claim's quantity ("2 trillion RUB", "6 percent", "29 projects")."""
    quantity = claim.quantity
    match quantity.kind:
        case QuantityKind.PERCENT:
            return f"{number(value)} percent"
        case QuantityKind.PERCENTAGE_POINTS:
            return f"{number(value)} percentage points"
        case QuantityKind.RATIO | QuantityKind.RANK:
            return number(value)
        case QuantityKind.COUNT | QuantityKind.MEASURE if quantity.unit and "/" not in quantity.unit:
            return f"{number(value)} {_noun(quantity.raw, quantity.unit, value)}"
    return f"{number(value)} {quantity.unit}" if quantity.unit else number(value)


def _noun(raw: str, unit: str, value: Decimal) -> str:
    """Return the noun counted as the text writes it ("people"), else its lemma in the right number."""
    if value == 1:
        return unit.replace("_", " ")
    words = [word for word in _AFTER_NUMBER.split(raw)[-1].split() if word.lower() not in _WORDS]
    as_written = " ".join(words)
    if as_written[:1].lower() == unit[:1] and len(as_written) > len("bn"):
        return as_written
    first, *rest = unit.split("_")  # "degree_Fahrenheit"
    return " ".join([_plural(first), *rest])


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"


_AFTER_NUMBER = re.compile(r"[0-9]")
_WORDS = frozenset(word for _, word in SCALES) | {"thousand", "crore", "lakh", "hundred"}


def interval(values: Interval, unit: str = "") -> str:
    """Return an interval in words ("1.5 trillion to 2.5 trillion RUB", "at least 9 percent")."""
    suffix = f" {unit}" if unit else ""
    if values.low is None and values.high is None:
        return "any value"
    if values.low is None:
        return f"at most {number(values.high or Decimal(0))}{suffix}"
    if values.high is None:
        return f"at least {number(values.low)}{suffix}"
    if values.low == values.high:
        return f"{number(values.low)}{suffix}"
    return f"{number(values.low)} to {number(values.high)}{suffix}"


def said(claim: Claim) -> str:
    """Return who says it, to start a sentence with."""
    return claim.speaker or "The text"


def figure(claim: Claim) -> str:
    """Return the quantity in the words of the text and what it is of, the same noun not twice."""
    about, raw = topic(claim), claim.quantity.raw.lower()
    noun = subject(claim).split()[-1].lower()
    return f"{quoted(claim)}{when(claim)}" if noun[:_STEM] in raw else f"{quoted(claim)} of {about}"


_STEM = 5  # letters by which a noun is known again in another number


def also_said(claim: Claim, first: Claim) -> str:
    """Return who says it, after `first` was told ("Ms Berg", "the same speaker", "elsewhere the text")."""
    if claim.speaker == first.speaker:
        return "the same speaker" if claim.speaker else "elsewhere the text"
    return claim.speaker or "the text"


def same_voice(claims: Iterable[Claim]) -> bool:
    """Say whether one speaker, or nobody in particular, makes all the claims."""
    return len({claim.speaker for claim in claims}) == 1


def quoted(claim: Claim) -> str:
    """Return the quantity in the words of the text, in quotation marks."""
    return f"“{' '.join(claim.quantity.raw.split())}”"


def subject(claim: Claim) -> str:
    """Return what the claim is about, in words ("trade", "GDP", "the figure")."""
    text = " ".join(claim.measure.text.split())
    words = (claim.measure.id or "").replace("-", " ")
    at = text.lower().find(words)
    if words and at >= 0:
        end = at + len(words)
        while end < len(text) and text[end].isalpha():  # the plural of the word
            end += 1
        as_written = text[at:end]
        lower = as_written[0].lower() + as_written[1:]
        return lower if as_written == lower.capitalize() else as_written
    if not words and text.endswith("ed") and text.islower() and len(text) > _SHORTEST_VERB:
        return f"what was {text}"  # "9 tonnes handled"
    return _ACRONYMS.get(words, words) or text or "the figure"


_SHORTEST_VERB = 5


_ACRONYMS = {
    "gdp": "GDP",
    "ebitda": "EBITDA",
    "gdp per capita": "GDP per capita",
    "gdp deflator": "GDP deflator",
}


def when(claim: Claim) -> str:
    """Return the claim's period as a phrase to go behind a noun (" in 2022"), or nothing."""
    label = period_label(claim)
    return f" for {label}" if label else ""


def period_label(claim: Claim) -> str:
    """Return the claim's period ("2022", "January to April 2023"), or "" where it is unknown."""
    period = claim.period
    if period is None or period.start is None or period.end is None:
        return ""
    return date_range(period.start, period.end)


def date_range(start: dt.date, end: dt.date) -> str:
    """Return a range of days as people say it.

    >>> date_range(dt.date(2023, 1, 1), dt.date(2023, 4, 30))
    'January to April 2023'
    """
    last_of_month = calendar.monthrange(end.year, end.month)[1]
    if start.day != 1 or end.day != last_of_month:
        return f"{start.isoformat()}" if start == end else f"{start.isoformat()} to {end.isoformat()}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year} to {end.year}"
    first, last = calendar.month_name[start.month], calendar.month_name[end.month]
    if start.year != end.year:
        return f"{first} {start.year} to {last} {end.year}"
    return f"{first} {start.year}" if first == last else f"{first} to {last} {start.year}"


def topic(claim: Claim) -> str:
    """Return what the claim is about and for what period ("trade for 2022")."""
    return f"{subject(claim)}{when(claim)}"


def tolerance(verdict: Verdict, unit: str = "", scale: Decimal = Decimal(1)) -> str:
    """Return the step that says what rounding and words allow, in the unit that `scale` multiplies."""
    expected, stated = verdict.expected.scale(1 / scale), verdict.stated.scale(1 / scale)
    return (
        f"with its rounding the result may be {interval(expected, unit)}; the stated figure may be "
        f"{interval(stated, unit)}"
    )


def ids(claims: Iterable[Claim]) -> tuple[ClaimId, ...]:
    """Return the ids of claims by position, each once."""
    ordered = sorted(claims, key=lambda claim: (claim.span.start, claim.span.end))
    return tuple(dict.fromkeys(claim.id for claim in ordered))


def computation(
    formula: str, inputs: dict[str, Decimal], result: Decimal | None, verdict: Verdict
) -> Computation:
    """Return the arithmetic of a check for machines; `expected` is the middle of what the text states."""
    stated = verdict.stated
    ends = [end for end in (stated.low, stated.high) if end is not None]
    return Computation(
        formula=formula,
        inputs=tuple((name, float(value)) for name, value in inputs.items()),
        result=None if result is None else float(result),
        expected=float(sum(ends) / len(ends)) if ends else None,
        slack=verdict.slack,
    )


def signed(term: Term) -> str:
    """Return a change with its sign, relative ones in percent ("-4 percent")."""
    return (
        f"{number(term.value)} percent" if term.dimension == "relative" else with_unit(term.value, term.claim)
    )
