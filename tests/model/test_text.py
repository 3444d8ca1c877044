import dataclasses
import datetime as dt
import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.errors import ModelError
from service.model.text import Document, Notice, Place, Segment, Span

PLACES = st.integers(min_value=0, max_value=200)


@st.composite
def spans(draw):
    return Span(*sorted((draw(PLACES), draw(PLACES))))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4), (-2, -1)])
def test_a_span_is_a_stretch_of_text(start, end):
    with pytest.raises(ModelError, match=f"span {start}\\.\\.{end} is not a stretch of text"):
        Span(start, end)


def test_an_empty_span_is_a_place():
    assert not Span(4, 4).overlaps(Span(4, 9))
    assert Span(4, 9).contains(Span(4, 4))


@pytest.mark.parametrize(
    ("a", "b", "overlap", "contain"),
    [
        ((0, 5), (5, 9), False, False),
        ((0, 5), (4, 9), True, False),
        ((0, 9), (3, 5), True, True),
        ((3, 5), (3, 5), True, True),
        ((3, 5), (0, 9), True, False),
    ],
)
def test_how_two_spans_lie(a, b, overlap, contain):
    assert Span(*a).overlaps(Span(*b)) is overlap
    assert Span(*a).contains(Span(*b)) is contain


@given(spans(), spans())
def test_overlap_is_symmetric(a, b):
    assert a.overlaps(b) == b.overlaps(a)


@given(spans(), spans())
def test_spans_overlap_exactly_when_they_share_a_character(a, b):
    assume(a.start < a.end and b.start < b.end)
    assert a.overlaps(b) == bool(set(range(a.start, a.end)) & set(range(b.start, b.end)))


@given(spans(), spans())
def test_the_cover_is_the_smallest_span_that_contains_both(a, b):
    cover = a.cover(b)
    assert cover == b.cover(a)
    assert cover.contains(a)
    assert cover.contains(b)
    assert cover.start in (a.start, b.start)
    assert cover.end in (a.end, b.end)


@given(spans(), spans(), spans())
def test_containment_is_transitive(a, b, c):
    assume(a.contains(b) and b.contains(c))
    assert a.contains(c)


@given(spans(), spans())
def test_spans_that_contain_each_other_are_equal(a, b):
    assert (a.contains(b) and b.contains(a)) == (a == b)


@given(st.lists(spans()))
def test_spans_sort_by_start_then_end(found):
    assert sorted(found) == sorted(found, key=lambda span: (span.start, span.end))


def test_spans_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(0, 1).start = 2


def test_the_digest_is_that_of_the_text_in_utf8():
    text = "Rainfall: 310 mm — señal ✓"
    assert Document(text=text).sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("text", ["", "half a pair \ud83d here", "\udc00", "\ud83d\ude00"])
def test_every_text_has_a_digest(text):
    assert len(Document(text=text).sha256) == 64


@given(st.text(st.characters()), st.text(st.characters()))
def test_texts_that_differ_have_digests_that_differ(a, b):
    assert (Document(text=a).sha256 == Document(text=b).sha256) == (a == b)


def test_a_lone_surrogate_is_not_taken_for_another_character():
    digests = {Document(text=text).sha256 for text in ("\ud83d", "\ud83e", "?", "�", "")}
    assert len(digests) == 5


def test_speakers_come_in_the_order_in_which_they_first_speak():
    turns = ("Ms Okafor", None, "Mr Lindqvist", "Ms Okafor")
    segments = tuple(
        Segment(index=i, span=Span(i, i + 1), speaker=speaker) for i, speaker in enumerate(turns)
    )
    assert Document(text="abcd", segments=segments).speakers == ("Ms Okafor", "Mr Lindqvist")


def test_a_document_knows_nothing_that_it_was_not_told():
    document = Document(text="Nine ferries.")
    assert (document.date, document.date_source, document.title, document.source_url) == (None,) * 4
    assert document.language == "en"
    assert document.entities == document.segments == document.notices == document.speakers == ()


def test_a_document_keeps_what_it_was_told():
    notice = Notice(code="no-speaker-labels", message="Nobody is named.", span=Span(0, 4))
    document = Document(text="Nine", date=dt.date(2024, 2, 29), date_source="text", notices=(notice,))
    assert dataclasses.replace(document, title="Ferries").notices[0].span == Span(0, 4)


LINES = tuple(
    Place(span=Span(start, end), line=line) for start, end, line in ((0, 4, 1), (5, 9, 3), (9, 12, 4))
)


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [(0, 2, [1]), (2, 6, [1, 3]), (5, 9, [3]), (5, 10, [3, 4]), (11, 20, [4]), (4, 5, [1]), (9, 9, [4])],
)
def test_a_stretch_is_found_in_the_places_that_it_touches(start, end, lines):
    document = Document(text="five boats out", places=LINES)
    assert [place.line for place in document.places_of(Span(start, end))] == lines


def test_a_plain_text_has_no_places():
    assert Document(text="five boats").places_of(Span(0, 4)) == ()
