"""What completes a time expression: the document's date, the tense, and its neighbours in the sentence.

A month without a year takes the year that governs its sentence where one plainly does ("In 2020 … in March",
"from 4.1 percent in May to 3.9 percent in June 2023"), else the latest that has begun by the document's date,
or the next to come where the words tell of the future. "The previous quarter" and "a year earlier" are
counted from the period that their sentence, or the one before it, speaks of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from service.extract import calendar
from service.extract.calendar import DateSpan
from service.extract.period_forms import Fixed, Form, Pointing, Yearless, coming, fixed, latest
from service.extract.period_spans import bound, tells_of_future
from service.extract.period_tokens import Source
from service.model.period import Anaphor, Granularity, Period
from service.model.text import Span
from service.model.working import working

_COARSENESS = {granularity: rank for rank, granularity in enumerate(Granularity)}
_LOOKAHEAD = 3
_NEARLY_OVER = dt.timedelta(days=31)
"""How far ahead of the document's date several months or a half may end that its figures are of."""


@working(frozen=True, slots=True)
class Expression:
    """A form with the tokens that it was read from.

    Attributes:
        form: What they say.
        first: Index of its first token, without "the" and prepositions.
        last: Index of the token after it.
        span: Where it stands, with the words that belong to it.
        sentence: Number of its sentence within the text.
        opened: The preposition before it, or "".
    """

    form: Form
    first: int
    last: int
    span: Span
    sentence: int
    opened: str


@working(frozen=True, slots=True)
class Anchor:
    """The period that a sentence speaks of, which "a year earlier" is counted from.

    Attributes:
        span: Its dates.
        granularity: The unit in which it was stated.
        window: True for a stretch counted from a point.
        relative: True where its dates were counted from the document's date.
        expression: Index of the expression that it was read from.
    """

    span: DateSpan
    granularity: Granularity
    window: bool
    relative: bool
    expression: int


def complete(source: Source, expressions: Sequence[Expression], dated: bool) -> tuple[Period, ...]:
    """Return the period of each expression.

    Args:
        source: The text.
        expressions: In order.
        dated: False where `source.today` is nominal; what hangs on it is then unresolved.
    """
    periods: list[Period] = []
    anchor: Anchor | None = None
    for n, expression in enumerate(expressions):
        form = _settle(source, expressions, n, anchor)
        away = expression.sentence - expressions[anchor.expression].sentence if anchor is not None else 0
        if away > 1:
            anchor = None
        pointed = _point_back(form, anchor) if not (away and _is_same(form)) else form
        periods.append(_period(source, expression, pointed, dated, bool(away) and pointed is not form))
        anchor = _next_anchor(source, expressions, n, form, anchor)
    return tuple(periods)


def _is_same(form: Form) -> bool:
    """Say whether a form points to the very period spoken of, which only its own sentence names surely."""
    if isinstance(form, Yearless) or form.anaphor is None:
        return False
    return form.anaphor.offset == 0 and form.anaphor.year is None


_NOUN_PHRASE = 5  # tokens of "than the rate in"


def _begin(expressions: Sequence[Expression], n: int) -> int:
    """Return where the words that lead to an expression begin: after the one before it in its sentence."""
    before, here = expressions[n - 1], expressions[n]
    return before.last if before.sentence == here.sentence else max(before.last, here.first - _NOUN_PHRASE)


def _next_anchor(
    source: Source, expressions: Sequence[Expression], n: int, form: Form, anchor: Anchor | None
) -> Anchor | None:
    """Return what the sentence speaks of after an expression: its latest period that is no base."""
    if not isinstance(form, Fixed) or form.span is None or form.anaphor is not None:
        return anchor
    if form.relative and form.granularity is Granularity.DAY:
        return anchor  # "today's report"
    found = Anchor(form.span, form.granularity, form.window, form.relative, n)
    if anchor is None:
        return found
    if expressions[anchor.expression].sentence != expressions[n].sentence:
        return anchor if "than" in source.words[_begin(expressions, n) : expressions[n].first] else found
    return anchor if _compares(source, expressions[n - 1].last, expressions[n].first) else found


def _is_to_come(source: Source, expressions: Sequence[Expression], n: int, anchor: Anchor | None) -> bool:
    """Say whether a month is told of as one to come, or after one ("will be 27 by May and 32 in June")."""
    here = expressions[n]
    if tells_of_future(source, here.first, here.last):
        return True
    if anchor is None or expressions[anchor.expression].sentence != here.sentence:
        return False
    begins, before = anchor.span[0], expressions[n - 1]
    follows = begins is not None and begins > source.today
    return follows and not _compares(source, before.last, here.first)


def _settle(source: Source, expressions: Sequence[Expression], n: int, anchor: Anchor | None) -> Form:
    """Give the form dates, where it names no year or where the words tell of the future."""
    form = expressions[n].form
    if isinstance(form, Fixed):
        if form.ahead is not None and tells_of_future(source, expressions[n].first, expressions[n].last):
            return fixed(form.ahead, form.granularity, relative=True)
        return form
    if isinstance(form, Pointing):
        return form
    year = _governing_year(source, expressions, n)
    if (
        year is None
        and anchor is not None
        and expressions[n].sentence == expressions[anchor.expression].sentence + 1
    ):
        year = _year_of_part(form, anchor) or _year_described(source, expressions[n], anchor)
    span = form.in_year(year) if year is not None else None
    relative = span is None
    if span is None and form.bound != "since" and _is_to_come(source, expressions, n, anchor):
        span = coming(form, source.today)
    span = span or _latest(source, expressions[n])
    if span is None:
        return Pointing(granularity=form.granularity)
    dated = fixed(span, form.granularity, relative=relative)
    return dated if form.bound is None else bound(dated, form.bound) or dated


def _latest(source: Source, expression: Expression) -> DateSpan | None:
    """Return the latest occurrence that has begun, or that is over where something is compared with it."""
    form = expression.form
    assert isinstance(form, Yearless)  # noqa: S101 - the caller has looked
    span = latest(form, source.today, begun=form.bound == "since")
    is_long = form.last is not None or form.granularity is Granularity.HALF
    if span is not None and is_long and form.bound is None and span[1] > source.today + _NEARLY_OVER:
        return form.in_year(span[0].year - 1)
    compared = form.bound == "since" or _compares(source, expression.first - 3, expression.first)
    if span is None or span[1] < source.today or not compared or form.granularity is Granularity.DAY:
        return span
    return form.in_year(span[0].year - 1)


def _governing_year(source: Source, expressions: Sequence[Expression], n: int) -> int | None:
    """Return the year that another expression of the sentence gives the one without, if one plainly does."""
    here = expressions[n]
    form = here.form
    assert isinstance(form, Yearless)  # noqa: S101 - the caller has looked
    for other in reversed(expressions[max(0, n - _LOOKAHEAD) : n]):
        if other.sentence != here.sentence:
            break
        if _is_plain(other) and _governs(source, other, here):
            year = _year_after(other.form, form)
            if year is not None:
                return year
    for other in expressions[n + 1 : n + 1 + _LOOKAHEAD]:
        if other.sentence != here.sentence:
            break
        if isinstance(other.form, Fixed) and _is_plain(other):
            if _is_month_of(source, other):
                return other.form.start.year if other.form.start is not None else None
            return None if _compares(source, here.last, other.first) else _year_before(other.form, form)
    return None


def _is_month_of(source: Source, year: Expression) -> bool:
    """Say whether a year is that which something is a part of ("July was the wettest month of 2022")."""
    part = source.lexicon.units.get(source.words[year.first - 2])
    is_part = part is not None and part.granularity is not Granularity.YEAR
    return is_part and source.words[year.first - 1] == "of" and year.form.granularity is Granularity.YEAR


def _year_of_part(form: Yearless, anchor: Anchor) -> int | None:
    """Return the year of a part of what the sentence before is of ("the first half of 2023")."""
    if anchor.window or anchor.granularity not in (Granularity.HALF, Granularity.QUARTER):
        return None
    span = form.in_year(anchor.span[0].year)
    lies_within = span is not None and anchor.span[0] <= span[0] and span[1] <= anchor.span[1]
    return anchor.span[0].year if lies_within and span != anchor.span else None


def _year_described(source: Source, expression: Expression, anchor: Anchor) -> int | None:
    """Return the year of the part just spoken of that an article describes ("a May in which rents rose")."""
    form = expression.form
    if anchor.window or isinstance(form, Fixed | Pointing):
        return None
    if source.words[expression.first - 1] not in ("a", "an"):
        return None
    if tells_of_future(source, expression.first, expression.last):
        return None
    return anchor.span[0].year if form.in_year(anchor.span[0].year) == anchor.span else None


def _governs(source: Source, other: Expression, here: Expression) -> bool:
    """Say whether a dated expression sets the time of what follows it.

    A whole year does so from the head of a sentence ("In 2020, …"), a part of a year where no word between
    the two sets one against the other.
    """
    if other.form.granularity is not Granularity.YEAR:
        return not _compares(source, other.first - 2, here.first)
    head = other.first - 1 if other.opened in ("in", "during", "throughout") else other.first
    return source.opens_sentence(head) and not _compares(source, head, other.first)


def _is_plain(expression: Expression) -> bool:
    """Say whether an expression states its own year, as a calendar period."""
    form = expression.form
    return (
        isinstance(form, Fixed)
        and form.span is not None
        and not (form.relative or form.window or form.fiscal)
    )


def _compares(source: Source, i: int, j: int) -> bool:
    """Say whether a word between two tokens sets one period against another."""
    return any(source.isin(k, "comparison.words") for k in range(max(0, i), j))


def _year_after(other: Form, form: Yearless) -> int | None:
    """Return the year of a form that follows a dated one: the same whole year, or later in the same year."""
    if not isinstance(other, Fixed) or other.start is None or other.end is None:
        return None
    if other.granularity is Granularity.YEAR:
        return other.start.year if other.start.year == other.end.year else None
    span = form.in_year(other.start.year)
    return other.start.year if span is not None and span[0] > other.start else None


def _year_before(other: Fixed, form: Yearless) -> int | None:
    """Return the year of a form that precedes a dated part of a year: the latest in which it comes before."""
    if other.granularity is Granularity.YEAR or other.start is None:
        return None
    for year in (other.start.year, other.start.year - 1):
        span = form.in_year(year)
        if span is not None and span[0] < other.start:
            return year
    return None


def _point_back(form: Form, anchor: Anchor | None) -> Form:
    """Count a form that points to a period spoken of from that period."""
    if isinstance(form, Yearless) or form.anaphor is None or anchor is None:
        return form
    anaphor = form.anaphor
    if anaphor.whole and _COARSENESS[anchor.granularity] > _COARSENESS[anaphor.granularity]:
        return form
    if anchor.window and not (anaphor.whole and anaphor.offset < -1):
        return form
    try:
        span = calendar.anaphor_span(anaphor, anchor.span)
    except ValueError:
        return form
    granularity = form.granularity if anaphor.whole else anchor.granularity
    return fixed(span, granularity, relative=anchor.relative)


def _period(source: Source, expression: Expression, form: Form, dated: bool, carried: bool) -> Period:
    span = expression.span
    text = source.text[span.start : span.end]
    if not isinstance(form, Fixed):
        anaphor: Anaphor | None = form.anaphor if isinstance(form, Pointing) else None
        return Period(
            start=None,
            end=None,
            text=text,
            span=span,
            granularity=form.granularity,
            source="unresolved",
            anaphor=anaphor,
        )
    if form.relative and not dated:
        return Period(
            start=None,
            end=None,
            text=text,
            span=span,
            granularity=form.granularity,
            source="unresolved",
            window=form.window,
            fiscal=form.fiscal,
            floating=_floating(source, form),
            anaphor=form.anaphor,
        )
    end = form.end
    if end is None and form.open_to_today and dated and form.start is not None and form.start <= source.today:
        end = source.today
    return Period(
        start=form.start,
        end=end,
        text=text,
        span=span,
        granularity=form.granularity,
        source="carried" if carried else "text",
        window=form.window,
        fiscal=form.fiscal,
    )


def _floating(source: Source, form: Fixed) -> DateSpan | None:
    end: dt.date | None = source.today if form.end is None and form.open_to_today else form.end
    return (form.start, end) if form.start is not None and end is not None and form.start <= end else None
