from __future__ import annotations

import pytest

from service.catalogue.text import TextLexicon
from service.read.asides import find_asides

CASES = {
    "editor's insertion": ("led by [the minister of mines] Ada Quist", ["[the minister of mines]"]),
    "marks": ("We [inaudible] 5 [sic] mills [laughter].", ["[inaudible]", "[sic]", "[laughter]"]),
    "applause": (
        "Thank you. (Applause.) And (Laughter and applause.) so on.",
        ["(Applause.)", "(Laughter and applause.)"],
    ),
    "interpretation": ("(As interpreted.) Dear friends", ["(As interpreted.)"]),
    "language": ("(In Kazakh) Dear friends (speaks Spanish)", ["(In Kazakh)", "(speaks Spanish)"]),
    "in order of place": ("(Laughter) [sic] (pause)", ["(Laughter)", "[sic]", "(pause)"]),
    "over a line break": ("We [the council\nof elders] agree", ["[the council\nof elders]"]),
}
SPOKEN = {
    "words": "Output (in tonnes) rose by 5 (five) percent (see page 4).",
    "figures": "Sales (laughter aside, 40 million) rose.",
    "points": "It rose (in percentage points) by 3 (French figures).",
    "long": "It rose (to the applause of the whole hall and of the street outside).",
    "link": "See [our report](https://mill.example/report).",
    "unclosed": "We [planted 5 million trees. (And so on.",
    "over a blank line": "We [planted\n\n5 million] trees.",
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_asides_are_found_where_they_stand(text: str, expected: list[str], lexicon: TextLexicon) -> None:
    assert [text[aside.start : aside.end] for aside in find_asides(text, lexicon)] == expected


@pytest.mark.parametrize("text", SPOKEN.values(), ids=SPOKEN)
def test_spoken_brackets_are_no_asides(text: str, lexicon: TextLexicon) -> None:
    assert find_asides(text, lexicon) == []
