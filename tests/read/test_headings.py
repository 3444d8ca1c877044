from __future__ import annotations

import pytest

from service.catalogue.text import TextLexicon
from service.read.headings import heading_speaker
from service.read.lines import split_lines

HEADINGS = {
    "name": ("Remarks by Ada Quist at the Grain Fair\n\nWheat rose.", "Ada Quist"),
    "role and name": ("Statement by President Sarr on Wheat\n\nIt rose.", "Sarr"),
    "name after its role": (
        "Speech by the Minister of Mines, Mr Omar Sarr, in Accra\n\nIt rose.",
        "Omar Sarr",
    ),
    "shouted": ("OPENING REMARKS BY ADA QUIST\n\nWheat rose.", "Ada Quist"),
    "field": ("Speaker: Ada Quist\nDate: 4 May 2021\n\nWheat rose.", "Ada Quist"),
    "role without a name": ("Speech by the Minister of Mines\n\nWheat rose.", None),
    "document": ("Statement of Financial Position\n\nCash: 5 million", None),
    "place": ("Opening of Harrow Mill\n\nWheat rose.", None),
    "prose": ("Remarks by Ada Quist were heard by 5,000 people.", None),
    "press release": ("Harrow Mills grows by 5 percent\n\nWheat rose.", None),
}


@pytest.mark.parametrize(("text", "expected"), HEADINGS.values(), ids=HEADINGS)
def test_heading_names_the_one_speaker(text: str, expected: str | None, lexicon: TextLexicon) -> None:
    assert heading_speaker(text, split_lines(text), None, lexicon.speakers) == expected


def test_title_names_the_one_speaker_before_any_heading(lexicon: TextLexicon) -> None:
    text = "Remarks by Omar Sarr\n\nWheat rose."
    title = "Keynote by Ada Quist, Grain Fair"
    assert heading_speaker(text, split_lines(text), title, lexicon.speakers) == "Ada Quist"
