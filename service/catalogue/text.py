"""The words of config/lexicon/text.toml: abbreviations, speakers' titles and roles, stage directions, dates.

Owns the tables by which `service.read` finds sentences, speakers and the day of a document. Everything is
folded to lower case here, once, and the patterns of dates are compiled here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from service.catalogue.loading import Table, read_toml

FILE = "lexicon/text.toml"


class Abbreviation(Enum):
    """What a period after a short form means for the sentence."""

    NEVER = "never"
    BEFORE_NUMBER = "before_number"
    BEFORE_CAPITAL = "before_capital"
    BEFORE_OPENER = "before_opener"


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLexicon:
    """Words that tell the label of a speaker from other words before a colon; all in lower case.

    Attributes:
        titles: Forms of address before a name, of one or several words, each without its last period.
        roles: Words of which one makes a label of a phrase ("minister").
        role_modifiers: Those of `roles` that make no role alone ("chief").
        connectors: What joins the words of a role ("of", "for the").
        generic: Labels of speakers nobody names ("operator").
        questions: Labels of whoever asks.
        answers: Labels of whoever answers; they count only beside one of `questions`.
        particles: Lower-case parts of names ("van", "bin").
        post_nominals: What follows a name without being one ("MP").
        speech_verbs: Words that no label holds, since they report speech ("said").
        conversation: Words of somebody who speaks for himself ("we", "thank").
        closings: Lines that end the last turn.
        speech_headings: First words of a heading that names the one speaker.
        heading_links: What stands between such a heading and the name ("by").
        heading_authors: Those of `heading_links` that a person's name alone follows.
        speaker_fields: Names of a field at the head of a text that names its speaker.
        not_names: Words that no name has.
        not_name_endings: Ends of words that no name has.
        given_names: Given names that settle a doubtful label.
    """

    titles: frozenset[str]
    roles: frozenset[str]
    role_modifiers: frozenset[str]
    connectors: frozenset[str]
    generic: frozenset[str]
    questions: frozenset[str]
    answers: frozenset[str]
    particles: frozenset[str]
    post_nominals: frozenset[str]
    speech_verbs: frozenset[str]
    conversation: frozenset[str]
    closings: frozenset[str]
    speech_headings: frozenset[str]
    heading_links: frozenset[str]
    heading_authors: frozenset[str]
    speaker_fields: frozenset[str]
    not_names: frozenset[str]
    not_name_endings: tuple[str, ...]
    given_names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLexicon:
    """Words around the date of a document.

    Attributes:
        pattern: A full date: groups iso_y, iso_m, iso_d; d1, m1, y1 (8 June 2023); m2, d2, y2
            (June 8, 2023); n1, n2, y3 (figures alone, order unknown).
        field: Matches the whole of what stands before the date in a date field.
        release: Matches where a line opens with the words of a release or embargo.
        filler: Words that may stand beside a date which has a line to itself.
        lone_words: What may introduce such a date ("as of").
        months: Number of a month, 1 to 12, by each of its names in lower case.
    """

    pattern: re.Pattern[str]
    field: re.Pattern[str]
    release: re.Pattern[str]
    filler: frozenset[str]
    lone_words: frozenset[str]
    months: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageLexicon:
    """Words by which English prose is told from other text.

    Attributes:
        function_words: Words that English prose cannot do without, in lower case.
        minimum_words: Fewest words worth judging.
        minimum_share: Share of function words, 0 to 1, under which a text is not taken for English.
    """

    function_words: frozenset[str]
    minimum_words: int
    minimum_share: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLexicon:
    """All that reading a plain text needs to know of words.

    Attributes:
        abbreviations: Short forms without their last period, in lower case.
        openers: Words that often open a sentence, in lower case.
        stage_words: Words of which one makes a stage direction of a short round bracket, in lower case.
        stage_phrases: Such brackets as a whole, in lower case.
        stage_length: Most words that such a bracket holds.
        speakers: Words around speakers' labels.
        dates: Words around the document's date.
        language: Words by which English is told.
    """

    abbreviations: Mapping[str, Abbreviation]
    openers: frozenset[str]
    stage_words: frozenset[str]
    stage_phrases: frozenset[str]
    stage_length: int
    speakers: SpeakerLexicon
    dates: DateLexicon
    language: LanguageLexicon


def load_text_lexicon(directory: Path) -> TextLexicon:
    """Return the lexicon of `directory`/lexicon/text.toml.

    Raises:
        ConfigError: The file is missing, or a key is missing, unknown, repeated or of the wrong type.
    """
    root = read_toml(directory / FILE)
    root.string("source")
    sentences, asides = root.table("sentences"), root.table("asides")
    lexicon = TextLexicon(
        abbreviations=_abbreviations(root.table("abbreviations")),
        openers=_words(sentences, "openers"),
        stage_words=_words(asides, "stage_words"),
        stage_phrases=_words(asides, "stage_phrases"),
        stage_length=asides.integer("stage_length"),
        speakers=_speakers(root.table("speakers")),
        dates=_dates(root.table("dates"), root.table("months")),
        language=_language(root.table("language")),
    )
    for table in (sentences, asides, root):
        table.finish()
    return lexicon


def _words(table: Table, key: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in table.strings(key))


def _abbreviations(table: Table) -> Mapping[str, Abbreviation]:
    meaning: dict[str, Abbreviation] = {}
    for kind in Abbreviation:
        for form in table.strings(kind.value):
            if form.endswith(".") or form != form.casefold():
                raise table.error(kind.value, f"{form!r} must be in lower case, without its last period")
            if form in meaning:
                raise table.error(kind.value, f"{form!r} stands under {meaning[form].value} too")
            meaning[form] = kind
    table.finish()
    return MappingProxyType(meaning)


def _speakers(table: Table) -> SpeakerLexicon:
    lexicon = SpeakerLexicon(
        titles=_words(table, "titles"),
        roles=_words(table, "roles"),
        role_modifiers=_words(table, "role_modifiers"),
        connectors=_words(table, "connectors"),
        generic=_words(table, "generic"),
        questions=_words(table, "questions"),
        answers=_words(table, "answers"),
        particles=_words(table, "particles"),
        post_nominals=_words(table, "post_nominals"),
        speech_verbs=_words(table, "speech_verbs"),
        conversation=_words(table, "conversation"),
        closings=_words(table, "closings"),
        speech_headings=_words(table, "speech_headings"),
        heading_links=_words(table, "heading_links"),
        heading_authors=_words(table, "heading_authors"),
        speaker_fields=_words(table, "speaker_fields"),
        not_names=_words(table, "not_names"),
        not_name_endings=table.strings("not_name_endings"),
        given_names=_words(table, "given_names"),
    )
    table.finish()
    return lexicon


def _dates(table: Table, names: Table) -> DateLexicon:
    months = _months(names)
    weekdays = table.strings("weekdays")
    weekday = rf"(?:{_alternatives(weekdays)})\.?,?"
    releases = rf"(?:{_alternatives(table.strings('releases'))})"
    lexicon = DateLexicon(
        pattern=_date_pattern(_alternatives(tuple(months))),
        field=re.compile(
            rf"(?:{_alternatives(table.strings('fields'))})\s{{0,3}}(?:[:\-–—]\s{{0,3}})?(?:{weekday}\s{{1,3}})?",
            re.IGNORECASE,
        ),
        release=re.compile(rf"\W{{0,4}}{releases}\b", re.IGNORECASE),
        filler=frozenset(weekdays) | _words(table, "time_words"),
        lone_words=_words(table, "lone_words"),
        months=months,
    )
    table.finish()
    return lexicon


def _months(table: Table) -> Mapping[str, int]:
    numbers: dict[str, int] = {}
    for number, key in enumerate(table.names(), start=1):
        for name in table.strings(key):
            if name in numbers:
                raise table.error(key, f"{name!r} names two months")
            numbers[name] = number
    if set(numbers.values()) != set(range(1, 13)):
        raise table.error("december", "twelve months are needed, in the order of the year")
    return MappingProxyType(numbers)


def _date_pattern(months: str) -> re.Pattern[str]:
    day, gap = r"(?:st|nd|rd|th)?", r"[\s,\-]{1,3}"
    return re.compile(
        rf"(?<![\w/.])(?<!\d-)(?:(?P<iso_y>\d{{4}})(?P<dash>[-/])(?P<iso_m>\d{{1,2}})(?P=dash)(?P<iso_d>\d{{1,2}})"
        rf"|(?P<d1>\d{{1,2}}){day}{gap}(?:of\s)?(?P<m1>{months})\b\.?{gap}(?P<y1>\d{{4}})"
        rf"|(?P<m2>{months})\b\.?\s{{1,3}}(?P<d2>\d{{1,2}}){day}{gap}(?P<y2>\d{{4}})"
        rf"|(?P<n1>\d{{1,2}})(?P<dot>[/.])(?P<n2>\d{{1,2}})(?P=dot)(?P<y3>\d{{4}}))(?!\d)",
        re.IGNORECASE,
    )


def _language(table: Table) -> LanguageLexicon:
    lexicon = LanguageLexicon(
        function_words=_words(table, "function_words"),
        minimum_words=table.integer("minimum_words"),
        minimum_share=table.decimal("minimum_share"),
    )
    table.finish()
    return lexicon


def _alternatives(words: tuple[str, ...]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}") for word in longest_first)
