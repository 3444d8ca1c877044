"""When the stretches of time that lengths are stated of begin and end: "begun in 2004, opened in 2011"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from service.model.claim import Claim, Comparison, MeasureType
from service.model.period import Granularity, Period
from service.model.text import Span
from service.reason.case import Case

Days = tuple[dt.date, dt.date]

_HALF = Decimal("0.5")
_NEAR = 40  # letters between a length and its window, and between a date and what began or ended then
_BESIDE = 16  # letters between a length and words that make it that of the whole


@dataclass(frozen=True, slots=True)
class Ends:
    """When a stretch may begin and end: first and last day of each.

    Attributes:
        begin: Days on which it may begin.
        end: Days on which it may end.
        less: Units by which counting its ends may make it shorter.
        more: Units by which it may make it longer.
        spoken: True where it ends on the day of the document, on which the words may not be spoken.
    """

    begin: Days
    end: Days
    less: Decimal = Decimal(1)
    more: Decimal = Decimal(1)
    spoken: bool = False


def ends_of(case: Case, claim: Claim) -> Ends | None:
    """Return the ends of the stretch that a length is stated of, or None."""
    if _is_compared(claim, case.text) or _ON.search(case.text, claim.sentence.start, claim.span.start):
        return None
    if (told := _TOLD.search(claim.quantity.raw.lower())) is not None:
        return _ago(case, claim) if told[0] == "ago" else _marked(case, claim)
    comparison = claim.comparison
    if comparison is not None and claim.measure.type is not MeasureType.CHANGE:
        return _counted(claim, comparison, case.date)
    period = claim.period
    if (
        period is not None
        and period.start is not None
        and period.end is not None
        and _spans(claim, period, case.text)
    ):
        return Ends((period.start, period.start), (period.end, period.end))
    return _between_dates(case, claim) or _of_window(case, claim) or _up_to_now(case, claim)


_ON = re.compile(r"\bon\s\Z")  # "on 36 nights between 2022 and 2024" counts occasions
_TOLD = re.compile(r"ago$|anniversary$|birthday$|^age")  # as `extract.elapsed` reads them


def _ago(case: Case, claim: Claim) -> Ends | None:
    """Return the ends of "twelve years ago, in 2007": from the year beside it to the day of the document."""
    known = [days for time in case.times_in(claim.sentence) if (days := _days(time)) is not None]
    if case.date is None or len(known) != 1 or known[0][1] > case.date:
        return None  # "Ten years ago, in 2006, …", she said in 2016
    return Ends(known[0], (case.date, case.date), less=_HALF, more=_HALF, spoken=True)


def _marked(case: Case, claim: Claim) -> Ends | None:
    """Return the ends of an age or anniversary: a birth or founding in its sentence, the time beside it."""
    dated = [period for period in case.times_in(claim.sentence) if _days(period) is not None]
    if len(dated) != 2 or case.text.startswith(" of", claim.span.end):
        return None
    first, second = sorted(dated, key=lambda period: _days(period) or ())
    begin, end = _days(first), _days(second)
    raw = claim.quantity.raw.lower()
    kinds = ("born",) if raw.startswith("age") else ("born", "founded")
    low, high = sorted((claim.span, second.span))
    between = case.text[low.end : high.start].lower()
    beside = _ASIDE.fullmatch(between) is not None
    began = any(_told_by(case, first, kind, claim.sentence.start) for kind in kinds)
    if begin is None or end is None or not beside or not began:
        return None
    return Ends(begin, end, less=Decimal(0), more=Decimal(0))


def _told_by(case: Case, period: Period, kind: str, start: int) -> bool:
    """Say whether words of a kind tell of the subject, not of a noun just before ("a school founded in")."""
    for cue in case.cues.within(Span(max(start, period.span.start - _NEAR), period.span.start)):
        if kind in cue.kinds and _SUBJECT.search(case.text, start, cue.span.start) is not None:
            return True
    return (
        _led_by(case, period, kind, start)
        and _OPENS.fullmatch(case.text, start, period.span.start) is not None
    )


_SUBJECT = re.compile(r"(?:,|\b(?:was|were|been))\s+$")
_OPENS = re.compile(r"\W*\w+(?:\s+\w+)?\s+")
_ASIDE = re.compile(
    r",? (?:at (?:the|an) |(?:marked|celebrated|marks|celebrates) (?:its |their |her |his |the )?)?"
)


def _is_compared(claim: Claim, text: str) -> bool:
    """Say whether a length is only set beside the period ("in two years, as much as from 1960 to 1990")."""
    period = claim.period
    if period is None or period.span.start < claim.span.end:
        return False
    return _COMPARED.search(text, claim.span.end, period.span.start) is not None


_COMPARED = re.compile(r"\b(?:as|than|like)\b")


def _counted(claim: Claim, comparison: Comparison, date: dt.date | None) -> Ends | None:
    """Return the ends of a count since a time, up to the claim's own or the document's."""
    period = claim.period
    until = None if date is None else (date, date)
    if period is not None and period.source == "text":
        until = None if period.start is None or period.end is None else (period.start, period.end)
    if comparison.basis != "since" or comparison.start is None or until is None:
        return None
    begin = comparison.start, comparison.end or comparison.start
    return Ends(begin, until, less=Decimal(0), more=_HALF) if begin[1] <= until[0] else None


def _spans(claim: Claim, period: Period, text: str) -> bool:
    """Say whether the duration is that of its own period: a window named close by, in words of its own."""
    low, high = sorted((claim.span, period.span))
    way = _JOINED if low == claim.span else _APPOSED
    apart = not period.span.overlaps(claim.span) and way.fullmatch(text, low.end, high.start) is not None
    near = high.start - low.end <= _NEAR and not _is_narrowed(text, claim.span, high.end)
    several_years = (
        period.start is not None and period.end is not None and period.end.year > period.start.year
    )
    bounded = several_years and not period.window  # "a term of 20 years since 1995" has no end
    vague = period.granularity in (Granularity.DECADE, Granularity.CENTURY) or "/" in period.text
    return near and apart and bounded and not period.fiscal and not vague and claim.measure.id is None


def _is_narrowed(text: str, length: Span, end: int) -> bool:
    """Say whether words make a length part of the window only ("the first five years", "5 years of that")."""
    if _PICKED.search(text, max(0, length.start - _BESIDE), length.start) is not None:
        return True
    return any(_GOES_ON.match(text, at) is not None for at in (length.end, end))


_JOINED = re.compile(r",?\s*(?:to\s+\w+,\s*)?")  # "nine years, from …", "nine years to build, from …"
_APPOSED = re.compile(
    r",?\s*(?:(?:in|for|over|lasting|spanning|covering|covers?|lasted|took|is|was|or|i\.e\.)\s+)?"
    r"(?:(?:a|an|the)\s+\w+\s+of\s+)?"
)
_PICKED = re.compile(r"\b(?:first|last|next|any|another|every|other)\s+$")
_GOES_ON = re.compile(
    r"\s+(?:as|under|alone|with|without|more|less|longer|late|later|earlier|before|after|in all|each|apart)\b"
    r"|\s+of\s+(?:that|it|this|these|those|which)\b"
)


def _between_dates(case: Case, claim: Claim) -> Ends | None:
    """Return the only two dates of a sentence, where one is of a beginning and the other of an end.

    "Begun in 2004 and opened in 2011, it took eleven years"; "the war of 1967, 30 years after that of 1947".
    """
    dated = [period for period in case.times_in(claim.sentence) if _days(period) is not None]
    if len(dated) != 2 or claim.measure.id is not None or any(p.window or p.fiscal for p in dated):
        return None
    first, second = dated
    began = _led_by(case, first, "begun", claim.sentence.start)
    ended = _led_by(case, second, "ended", first.span.end)
    later = _AFTER.match(case.text, claim.span.end, second.span.start) is not None
    if later and first.span.end <= claim.span.start <= first.span.end + _NEAR:
        first, second = second, first
    elif not (began and ended and _is_whole(case, claim)) or _is_of_another(case, second.span.end, claim):
        return None
    begin, end = _days(first), _days(second)
    return None if begin is None or end is None or begin[0] > end[1] else Ends(begin, end)


def _is_of_another(case: Case, end: int, claim: Claim) -> bool:
    """Say whether a semicolon leads to a length of something else ("…; the last one lasted 19 days")."""
    mark = case.text.find(";", end, claim.span.start)
    return mark >= 0 and _GOES_ON_ABOUT.match(case.text, mark + 1) is None


_GOES_ON_ABOUT = re.compile(r"\s*(?:it|that|this|they|all|in all|in total)\b")
_AFTER = re.compile(r"\s+after\b(?!.*\band\b)", re.DOTALL)


def _days(period: Period) -> Days | None:
    """Return the first and last day of a time; of one without a year, in any year."""
    if period.start is not None and period.end is not None:
        return period.start, period.end
    return period.floating if period.granularity is Granularity.DAY else None


def _led_by(case: Case, period: Period, kind: str, floor: int) -> bool:
    """Say whether words of a kind stand shortly before a time, and behind another place."""
    reach = Span(max(floor, period.span.start - _NEAR), period.span.start)
    return any(kind in cue.kinds for cue in case.cues.within(reach))


def _is_whole(case: Case, claim: Claim) -> bool:
    """Say whether words beside a length make it that of the whole ("took eleven years", "19 days in all").

    "Died in 2021 after 30 years as mayor" does not.
    """
    text, span = case.text, claim.span
    if text[max(0, span.start - len("after ")) : span.start].lower() == "after ":
        return text[span.end : span.end + 1] in (".", ",", ";", "")
    reach = Span(max(claim.sentence.start, span.start - _BESIDE), span.end + _BESIDE)
    is_whole = any("lasted" in cue.kinds for cue in case.cues.within(reach))
    return is_whole and _NARROWED.match(text, span.end) is None


_NARROWED = re.compile(r"\s+(?:(?:of|as|in)\b(?!\s+(?:all|total)\b)|in\s+(?:all|total)\s+of\b)")


def _of_window(case: Case, claim: Claim) -> Ends | None:
    """Return the ends of days without a year: "open from 1 June to 30 June, a month in all"."""
    period = claim.period
    days = _days(period) if period is not None and period.granularity is Granularity.DAY else None
    if days is None or days[0] == days[1] or not _is_whole(case, claim):
        return None
    return Ends((days[0], days[0]), (days[1], days[1]))


def _up_to_now(case: Case, claim: Claim) -> Ends | None:
    """Return the ends of what goes on: "has been in office for 9 years, since 2015"."""
    period, text = claim.period, case.text
    if case.date is None or period is None or period.start is None or not period.window:
        return None
    joined = text[claim.span.end : period.span.start].strip() == "," and period.text.lower().startswith(
        "since"
    )
    if not joined or period.granularity is not Granularity.YEAR:
        return None
    if _HAS_BEEN.search(text, claim.sentence.start, claim.span.start) is None:
        return None
    if text[period.span.end : period.span.end + 1] not in (".", ",", ";", ")", ""):
        return None  # "for nine years, since 2020 with a partner"
    begin = period.start, period.start.replace(month=12, day=31)
    return Ends(begin, (case.date, case.date), less=Decimal(0), more=_HALF, spoken=True)


_HAS_BEEN = re.compile(r"\b(?:has|have)\b[^.;]{1,60}\bfor\s+(?:[a-z]+\s+)?$")
