"""Small hand-built reports for the renderers, in a text with a character beyond the BMP."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from service.model.claim import (
    Claim,
    ClaimId,
    Comparison,
    Entity,
    Extraction,
    Link,
    LinkKind,
    Measure,
    MeasureType,
    Mention,
    Superlative,
)
from service.model.period import Granularity, Period
from service.model.quantity import Interval, Qualifier, Quantity, QuantityKind
from service.model.report import Check, Computation, Engine, Evidence, Flag, Outcome, Report, Severity
from service.model.text import Document, Notice, Segment, Span

TEXT = (
    "Ana Ruiz: Welcome 👋 to Porto. In 2021 our exports to Chile rose over 9 percent, a record.\n"
    "Li Wen: Exports fell by a quarter in 2021. We began in March.\n"
)


def span_of(part: str, text: str = TEXT) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def year_2021(words: str = "In 2021") -> Period:
    return Period(
        start=dt.date(2021, 1, 1),
        end=dt.date(2021, 12, 31),
        text=words,
        span=span_of(words),
        granularity=Granularity.YEAR,
    )


PORTUGAL = Entity(name="Portugal", code="PRT", scheme="iso3166-1-alpha3", role="from")
CHILE = Entity(name="Chile", code="CHL", scheme="iso3166-1-alpha3", role="to")

ROSE = Claim(
    id=ClaimId("c1"),
    quantity=Quantity(
        kind=QuantityKind.PERCENT,
        value=Decimal(9),
        unit="%",
        qualifier=Qualifier.OVER,
        low=Decimal(9),
        ordinary=Interval(Decimal(9), Decimal("9.9")),
        widest=Interval(Decimal(9), None),
        span=span_of("over 9 percent"),
        raw="over 9 percent",
    ),
    measure=Measure(
        id="exports",
        text="our exports",
        type=MeasureType.CHANGE,
        direction="increase",
        superlative=Superlative(kind="record_high", text="a record"),
    ),
    entities=(PORTUGAL, CHILE),
    period=year_2021(),
    comparison=Comparison(basis="year_on_year", start=dt.date(2020, 1, 1), end=dt.date(2020, 12, 31)),
    speaker="Ana Ruiz",
    sentence=span_of("In 2021 our exports to Chile rose over 9 percent, a record."),
    confidence=0.9,
)

FELL = Claim(
    id=ClaimId("c2"),
    quantity=Quantity(
        kind=QuantityKind.RATIO,
        value=Decimal("0.25"),
        unit=None,
        ordinary=Interval(Decimal("0.225"), Decimal("0.275")),
        widest=Interval(Decimal("0.2"), Decimal("0.3")),
        span=span_of("a quarter"),
        raw="a quarter",
    ),
    measure=Measure(id="exports", text="Exports", type=MeasureType.CHANGE, direction="decrease"),
    period=year_2021("in 2021"),
    comparison=Comparison(basis="unstated"),
    segment=1,
    speaker="Li Wen",
    sentence=span_of("Exports fell by a quarter in 2021."),
)

CONFLICT = Check(
    rule="rose-against-fell",
    family="direction-conflict",
    outcome=Outcome.INCONSISTENT,
    claims=(ROSE.id, FELL.id),
    message="Ana Ruiz says that exports rose in 2021; Li Wen says that they fell.",
    steps=("rose: above 0 %", "fell: below 0 %"),
    computation=Computation(
        formula="change", inputs=(("rose", 9.0), ("fell", -25.0)), result=9.0, expected=None, slack=0.45
    ),
    evidence=(
        Evidence(
            dataset="trade",
            series="exports:PRT",
            period="2021",
            value=8.5,
            unit="%",
            source_url="https://example.org/exports.csv",
            vintage="2023-01-01",
        ),
    ),
    severity=Severity.ERROR,
    question="Did exports rise or fall in 2021?",
    confidence=0.8,
)

UNKNOWN = Check(
    rule="change-against-levels",
    family="growth-vs-levels",
    outcome=Outcome.UNDETERMINED,
    claims=(ROSE.id,),
    message="The rise of over 9 percent cannot be set against levels.",
    reason="no level of exports in 2020 or 2021 is stated",
)

DOCUMENT = Document(
    text=TEXT,
    date=dt.date(2023, 6, 8),
    date_source="request",
    title="Talks in Porto",
    segments=(
        Segment(index=0, span=Span(10, TEXT.index("\n")), speaker="Ana Ruiz", sentences=(ROSE.sentence,)),
        Segment(
            index=1,
            span=Span(TEXT.index("Exports fell"), len(TEXT) - 1),
            speaker="Li Wen",
            sentences=(FELL.sentence,),
        ),
    ),
    notices=(Notice(code="unresolved-period", message="'March' has no year.", span=span_of("March")),),
)

MENTIONS = (
    Mention(span=span_of("In 2021"), period=year_2021()),
    Mention(span=ROSE.span, quantity=ROSE.quantity, claim=ROSE.id),
    Mention(span=FELL.span, quantity=FELL.quantity, claim=FELL.id),
    Mention(
        span=span_of("March"),
        period=Period(
            start=None,
            end=None,
            text="March",
            span=span_of("March"),
            granularity=Granularity.MONTH,
            source="unresolved",
        ),
        reason="time expression",
    ),
)

EXTRACTION = Extraction(
    claims=(ROSE, FELL),
    links=(Link(kind=LinkKind.CORRECTION, source=FELL.id, target=ROSE.id),),
    mentions=MENTIONS,
)

REPORT = Report(
    id="r1",
    engine=Engine(version="0.1.0", rules=2, catalogue="abc"),
    document=DOCUMENT,
    claims=EXTRACTION.claims,
    links=EXTRACTION.links,
    mentions=MENTIONS,
    checks=(CONFLICT, UNKNOWN),
    flags=(Flag(id="f1", severity=Severity.ERROR, check=CONFLICT, fingerprint="0f1e"),),
    notices=DOCUMENT.notices,
)

NASTY = (
    "<script>alert(1)</script> =1+1 [x](http://evil.example) **@press** #12 |a| \x1b[31m\x00 \ud800 😀 ]]>&"
)
"""What strangers may put wherever a text is quoted: markup, a formula, a mention, controls, a lone half."""


def nasty_report() -> Report:
    """Return the report with hostile words as sentence, speaker, message, steps, question and title."""
    text = f"{NASTY} over 9 percent {NASTY}\n"
    start = text.index("over 9 percent")
    quantity = replace(ROSE.quantity, span=Span(start, start + 14))
    claim = replace(ROSE, quantity=quantity, sentence=Span(0, len(text) - 1), speaker=NASTY)
    check = replace(CONFLICT, claims=(claim.id,), message=NASTY, steps=(NASTY,), question=NASTY, evidence=())
    segment = Segment(index=0, span=Span(0, len(text) - 1), speaker=NASTY, sentences=(claim.sentence,))
    return replace(
        REPORT,
        document=replace(DOCUMENT, text=text, title=NASTY, segments=(segment,), notices=()),
        claims=(claim,),
        links=(),
        mentions=(),
        checks=(check,),
        flags=(replace(REPORT.flags[0], check=check),),
        notices=(Notice(code="nasty", message=NASTY),),
    )
