from __future__ import annotations

import pytest

from service.catalogue.text import TextLexicon
from service.read.labels import Candidate, Mark, find_candidates
from service.read.lines import split_lines

# Each: text, what comes after the label on its line, and the mark between.
FORMS = {
    "colon": ("Ada Quist: Wheat rose.", "Wheat rose.", Mark.COLON),
    "no space": ("Ada Quist:Wheat rose.", "Wheat rose.", Mark.COLON),
    "bold, colon inside": ("**Ada Quist:** Wheat rose.", "Wheat rose.", Mark.COLON),
    "bold, colon outside": ("**Ada Quist**: Wheat rose.", "Wheat rose.", Mark.COLON),
    "heading": ("## Ada Quist: Wheat rose.", "Wheat rose.", Mark.COLON),
    "time before": ("[00:12:03] Ada: Wheat rose.", "Wheat rose.", Mark.COLON),
    "bare time before": ("00:01 Ada: Wheat rose.", "Wheat rose.", Mark.COLON),
    "time and dash before": ("12:01 - Ada: Wheat rose.", "Wheat rose.", Mark.COLON),
    "time after": ("Ada Quist (00:12): Wheat rose.", "Wheat rose.", Mark.COLON),
    "time after the colon": ("Ada Quist: (00:12) Wheat rose.", "Wheat rose.", Mark.COLON),
    "caption": (">> ADA: Wheat rose.", "Wheat rose.", Mark.COLON),
    "dash": ("ADA QUIST — Wheat rose.", "Wheat rose.", Mark.DASH),
    "two hyphens": ("ADA QUIST -- Wheat rose.", "Wheat rose.", Mark.DASH),
    "period": ("Q. Did wheat rise?", "Did wheat rise?", Mark.PERIOD),
    "letter": ("Q   Did wheat rise?", "Did wheat rise?", Mark.SPACE),
    "record of a parliament": ("Mr. OKOYE. Wheat rose.", "Wheat rose.", Mark.PERIOD),
    "role in capitals and period": ("The PRESIDING OFFICER. Order.", "Order.", Mark.PERIOD),
    "numbered": ("Speaker 2: Wheat rose.", "Wheat rose.", Mark.COLON),
    "byte order mark": ("\ufeffAda Quist: Wheat rose.", "Wheat rose.", Mark.COLON),
    "alone": ("Ada Quist:", "", Mark.COLON),
    "alone with time": ("Ada Quist  0:05", "", Mark.BREAK),
    "alone with role": ("Ada Quist -- Chief Executive", "", Mark.BREAK),
    "quotation": ("Ada Quist: “Wheat rose.”", "“Wheat rose.”", Mark.COLON),
    "no-break space": ("Mr\u00a0Okoye:\u00a0Wheat rose.", "Wheat rose.", Mark.COLON),
}
NONE = {
    "clock": "10:30 The mill opened.",
    "clock in a sentence": "Doors open at 10:30 today.",
    "address": "https://mill.example: our page",
    "late colon": "The mill that opened on the river last year made three flours: wheat, rye and oats.",
    "bullet": "- Economy: growth of 5 percent.",
    "list bullet with a name": "• Ada Quist: chair",
    "ratio": "Ada 3:1 Quist",
    "small letters": "ada quist: wheat rose.",
    "dash in prose": "Wheat — and rye — rose.",
    "letter that opens a sentence": "A mill opened.",
    "shouted sentence": "THE MILL OPENED. WHEAT ROSE.",
    "price": "WHEAT PRICE: $40",
    "empty": ":",
}


def _candidates(text: str, lexicon: TextLexicon) -> list[Candidate]:
    return find_candidates(text, split_lines(text), lexicon.speakers)


@pytest.mark.parametrize(("text", "rest", "mark"), FORMS.values(), ids=FORMS)
def test_label_ends_where_the_words_begin(text: str, rest: str, mark: Mark, lexicon: TextLexicon) -> None:
    (candidate,) = _candidates(text, lexicon)
    assert text[candidate.end :] == rest
    assert candidate.mark is mark
    assert candidate.is_alone is (rest == "")


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_only_resembles_a_label_is_passed_over(text: str, lexicon: TextLexicon) -> None:
    assert _candidates(text, lexicon) == []


def test_caption_and_time_stamp_cue_a_label(lexicon: TextLexicon) -> None:
    text = ">> ADA: Yes.\n[0:04] BEN: No.\nADA: Yes."
    assert [candidate.is_cued for candidate in _candidates(text, lexicon)] == [True, True, False]
