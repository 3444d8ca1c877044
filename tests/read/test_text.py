from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.catalogue.text import TextLexicon, load_text_lexicon
from service.model.text import Document, Span
from service.read.lines import SPACE, UNSEEN
from service.read.text import read_text

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
LEXICON = load_text_lexicon(ROOT / "config")
DAY = dt.date(2022, 5, 4)

MEETING = """Talks were held in Accra.
Excerpts:
Ada Quist: Mr Sarr, welcome. Trade reached 3 billion [in euros] last year.
It is growing. (Applause.)

Omar Sarr: Thank you.
Trade grew 4 percent.

ENDS
Notes to editors
Trade was 2 billion in 2019.
"""


def _shown(document: Document) -> list[tuple[str | None, list[str], list[str]]]:
    text = document.text
    return [
        (s.speaker, [text[x.start : x.end] for x in s.sentences], [text[x.start : x.end] for x in s.asides])
        for s in document.segments
    ]


def test_meeting_becomes_turns_sentences_and_asides(lexicon: TextLexicon) -> None:
    document = read_text(MEETING, lexicon, date=DAY)
    assert _shown(document) == [
        (None, ["Talks were held in Accra.", "Excerpts:"], []),
        (
            "Ada Quist",
            [
                "Mr Sarr, welcome.",
                "Trade reached 3 billion [in euros] last year.",
                "It is growing.",
                "(Applause.)",
            ],
            ["[in euros]", "(Applause.)"],
        ),
        ("Omar Sarr", ["Thank you.", "Trade grew 4 percent."], []),
        (None, ["ENDS", "Notes to editors", "Trade was 2 billion in 2019."], []),
    ]
    assert document.speakers == ("Ada Quist", "Omar Sarr")
    assert [segment.index for segment in document.segments] == [0, 1, 2, 3]


def test_given_date_is_kept_without_a_notice(lexicon: TextLexicon) -> None:
    document = read_text("OSLO, 6 June 2023 — Wheat rose.", lexicon, date=DAY)
    assert (document.date, document.date_source, document.notices) == (DAY, "request", ())


def test_inferred_date_and_missing_date_are_told(lexicon: TextLexicon) -> None:
    inferred = read_text("OSLO, 6 June 2023 — Wheat rose.", lexicon)
    assert (inferred.date, inferred.date_source) == (dt.date(2023, 6, 6), "text")
    assert [notice.code for notice in inferred.notices] == ["document-date-inferred"]
    missing = read_text("Wheat rose.", lexicon)
    assert (missing.date, missing.date_source) == (None, None)
    assert [notice.code for notice in missing.notices] == ["no-document-date"]


def test_title_source_and_entities_are_passed_on(lexicon: TextLexicon) -> None:
    document = read_text(
        "Wheat rose.",
        lexicon,
        title="Remarks by Ada Quist",
        source_url="https://mill.example/1",
        entities=["NOR"],
    )
    assert (document.title, document.source_url, document.entities) == (
        "Remarks by Ada Quist", "https://mill.example/1", ("NOR",),
    )  # fmt: skip
    assert document.speakers == ("Ada Quist",)


def test_label_with_no_words_of_its_own_makes_no_segment(lexicon: TextLexicon) -> None:
    document = read_text("Ada Quist:\nOmar Sarr:\nTrade grew.", lexicon, date=DAY)
    assert [segment.speaker for segment in document.segments] == ["Omar Sarr"]


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "\x00"])
def test_text_without_a_visible_character_has_no_segment(text: str, lexicon: TextLexicon) -> None:
    assert read_text(text, lexicon).segments == ()


def test_aside_within_a_label_belongs_to_nobody(lexicon: TextLexicon) -> None:
    document = read_text("[00:12:03] Ada Quist: Trade grew [twice].", lexicon, date=DAY)
    assert _shown(document) == [("Ada Quist", ["Trade grew [twice]."], ["[twice]"])]


PIECES = st.sampled_from(
    [
        "Ada Quist: ", "Mr. ", "OMAR SARR:", "Q. ", "wheat ", "Wheat rose", ". ", ".", "…", "5.4 ",
        "U.S. ", "\n", "\n\n", "\r\n", "(Applause.)", "[sic] ", "(", "]", "- ", "1. ", "“", "” ",
        "\u00a0", "\u200b", "\x00", "\ud83d", "😀", "e\u0301", "שלום ", "\t", ": ", "**", ">> ",
        "00:12 ", "Date: 4 May 2021", "THE PRESIDENT: ", "Remarks by Ada Quist", "ENDS", "? ", "。",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
@example(MEETING)
def test_sentences_are_trimmed_in_order_and_cover_their_segment(text: str) -> None:
    hidden = set(SPACE) | set(UNSEEN)
    previous_end = 0
    for segment in read_text(text, LEXICON).segments:
        assert segment.span.start >= previous_end
        previous_end = segment.span.end
        assert segment.sentences
        assert (segment.sentences[0].start, segment.sentences[-1].end) == (
            segment.span.start,
            segment.span.end,
        )
        gaps = zip(segment.sentences, segment.sentences[1:], strict=False)
        assert all(a.end <= b.start and set(text[a.end : b.start]) <= hidden for a, b in gaps)
        assert all(
            s.start < s.end and not {text[s.start], text[s.end - 1]} & set(SPACE) for s in segment.sentences
        )
        assert all(segment.span.contains(aside) for aside in segment.asides)


@given(TEXTS)
@example(MEETING)
def test_what_no_segment_holds_are_labels_and_blanks(text: str) -> None:
    """No word that is not part of a label is lost between two segments."""
    document = read_text(text, LEXICON)
    kept = {offset for segment in document.segments for offset in range(segment.span.start, segment.span.end)}
    lost = "".join(" " if offset in kept else character for offset, character in enumerate(text))
    assert "rose" not in lost
    assert "5.4" not in lost


@given(
    st.lists(
        st.sampled_from(
            ["Ada Quist: Wheat rose. It fell.", "Omar Sarr: No, 5 [sic] rose.", "Rye fell (Applause.)"]
        ),
        max_size=8,
    )
)
def test_a_paragraph_put_before_shifts_every_span(paragraphs: list[str]) -> None:
    text, prefix = "\n\n".join(paragraphs), "The mill opened 😀.\n\n"
    plain = [
        part
        for segment in read_text(text, LEXICON).segments
        for part in (*segment.sentences, *segment.asides)
    ]
    moved = [
        part
        for segment in read_text(prefix + text, LEXICON).segments
        for part in (*segment.sentences, *segment.asides)
    ]
    shifted = [Span(part.start + len(prefix), part.end + len(prefix)) for part in plain]
    assert [part for part in moved if part.start >= len(prefix)] == shifted


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_string_is_read(text: str) -> None:
    document = read_text(text, LEXICON)
    assert document.text == text
    assert all(segment.span.end <= len(text) for segment in document.segments)


@pytest.mark.parametrize(
    "unit",
    [
        "(",
        "[",
        "\n",
        "\r\n",
        ".",
        ". ",
        "A:\n",
        "Q. ",
        '"',
        "Ada Quist: x\n",
        "* ",
        "U.S.",
        "-\n",
        "Mr. ",
        "0:",
        "ADA — ",
        "\u200b",
    ],
    ids=repr,
)
def test_long_runs_of_one_thing_are_read(unit: str, lexicon: TextLexicon) -> None:
    text = unit * (60_000 // len(unit))
    assert read_text(text, lexicon).text == text


@pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed transcripts stand beside the repository; none are here"
)
def test_seed_transcript_has_its_two_speakers(lexicon: TextLexicon) -> None:
    (path, *_) = sorted(SEEDS.glob("*.txt"))
    document = read_text(path.read_text(encoding="utf-8"), lexicon, date=dt.date(2023, 6, 8))
    assert document.speakers == ("Mikhail Mishustin", "Alikhan Smailov")
    assert [segment.speaker for segment in document.segments] == [None, *document.speakers]
    asides = [document.text[x.start : x.end] for segment in document.segments for x in segment.asides]
    assert asides == ["[Deputy Prime Minister of Russia]"]
