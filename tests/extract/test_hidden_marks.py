from __future__ import annotations

import pytest

from service.extract.extraction import extract
from service.extract.hidden_marks import order_of, reveal
from service.read.text import read_text

SOFT, ZERO, JOINER = "\u00ad", "\u200b", "\u2060"


def test_marks_are_moved_behind_their_sentence(catalogue):
    document = read_text(f"per{SOFT}cent of{ZERO} 1{SOFT}2.\nOne more.", catalogue.text)
    order = order_of(document)
    assert order is not None
    assert reveal(document, order).text == f"percent of 12.{SOFT}{ZERO}{SOFT}\nOne more."


def test_text_without_marks_stays(catalogue):
    assert order_of(read_text("12 percent of co-operatives", catalogue.text)) is None


@pytest.mark.parametrize("mark", [SOFT, ZERO, JOINER])
def test_numbers_and_words_are_read_through_marks(catalogue, mark):
    text = f"In 20{mark}22 un{mark}employ{mark}ment rose 1{mark}2 per{mark}cent to 4.5{mark} million."
    extraction = extract(read_text(text, catalogue.text), catalogue)
    found = [(claim.quantity.raw, float(claim.quantity.value)) for claim in extraction.claims]
    assert found == [(f"1{mark}2 per{mark}cent", 12.0), (f"4.5{mark} million", 4.5e6)]
    for claim in extraction.claims:
        assert text[claim.span.start : claim.span.end] == claim.quantity.raw
        assert text[claim.sentence.start : claim.sentence.end] == text
        assert claim.measure.text == "unemployment"
        assert claim.period is not None
        assert claim.period.text == f"In 20{mark}22"


def test_same_claims_with_and_without_marks(catalogue):
    plain = "Exports grew 7 percent to $3.2 billion in May 2023.\nSteel fell by a third, to 40,000 tonnes."
    marked = plain.replace("percent", f"per{SOFT}cent").replace("40,000", f"40,{ZERO}000")
    first, second = (extract(read_text(text, catalogue.text), catalogue).claims for text in (plain, marked))
    assert [(c.quantity.value, c.quantity.unit, c.measure) for c in first] == [
        (c.quantity.value, c.quantity.unit, c.measure) for c in second
    ]
