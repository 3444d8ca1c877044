from __future__ import annotations

import pytest

from service.catalogue.text import TextLexicon
from service.read.lines import split_lines
from service.read.sentences import SentenceSplitter

# Each text is written with | where a sentence ends; the mark stands for the space between two sentences.
WITHIN_A_LINE = {
    "titles": "Mr. Adeyemi bought 5 looms.|Dr. Varga sold 4.5 million bolts.",
    "country before a name": "Yields in the U.S. Treasury market fell.|The U.K. Parliament sat.",
    "country at the end": "Sales began in the U.S.|The first year brought 3 million.",
    "clock": "By 5 p.m. Lisbon had lost 2 percent.|It closed at 6 p.m.|The fall went on.",
    "number sign": "Mine No. 7 opened.|The answer was no.|Nobody had asked.",
    "figure and page": "See Fig. 3 and p. 12.|They differ.",
    "company": "Harrow Inc. Chairman Ida Moss resigned.|She had built Harrow Inc.|In 2011 it was sold.",
    "unit before a capital": "It cost 3 bn.|Profit halved.",
    "unit before a small letter": "It cost 3 bn. in cash and 4 bn. in shares.",
    "number and unit in one": "It cost $3.5bn.|Shareholders approved.",
    "month before a day": "On Sept. 30 the mill burnt.|It reopened in Nov.|The roof was new.",
    "rupees": "Fares rose to Rs. 40 from Rs. 35.|Riders fell.",
    "initials": "J. R. Okafor spoke.|Plan B.|The rest failed.",
    "et al": "Ruiz et al. found 12 wells.|All were dry.",
    "decimal": "It rose by .5 percent to 4.5.|Then it fell.",
    "year at the end": "The dam was built in 1961.|60 years later it leaks.",
    "ellipsis": "We waited... and waited.|It rose …|Then it fell.",
    "question and exclamation": "Really?!|Yes!|Why?",
    "quotation closes": "He said: “We grew 5%.”|Then he left.",
    "quotation goes on": '“Really?” she asked.|"No!" he said.',
    "bracket closes": "(Laughter.)|Prices rose (by 4 percent).|Wages did not.",
    "footnotes": "Births rose.[12]|Deaths fell.²|Nobody knows why.",
    "no space": "Sales rose.|The firm hired 40 people.|Profit fell.",
    "web address": "See www.oatmill.example. Then write to them.".replace(". ", ".|"),
    "small letters only": "we sold 5 million tiles.|revenue was 3 billion.|it was approx. five",
    "capitals only": "OUTPUT ROSE 5 PERCENT.|WAGES FELL.|THE U.S. ECONOMY GREW.",
    "for example": "Grains, e.g. Barley and oats, rose.|That is, i.e. Twice.",
    "numbered item": "1. Revenue rose.|It had fallen before.",
    "roman item": "IV. Wages rose.|They had fallen before.",
    "full width": "成長率は5%です。|失業率は3%です。",
    "hidden characters": "It fell.\u200b|It\u00a0rose by 5\u00a0percent.\u00ad|Done.",
}

# Each text is written with | for a line break that ends a sentence, / for one that does not.
OVER_LINES = {
    "paragraphs": "The first mill closed.|The second opened.",
    "no period": "Annual results of the mill|\nRevenue rose by 4 percent.",
    "bullets": "- Revenue rose 5%|- Costs fell 3%|• 40 people were hired",
    "colon before items": "We measured:|(a) the yield;|(b) the moisture; and|(c) the weight.",
    "small letter goes on": "The mill made/profits of 5 million.|It closed.",
    "wrapped before a capital": (
        "The governor of the northern province told the council of/"
        "Ministers that 4 million trees had been planted since the/"
        "spring of that year."
    ),
    "breaks off at a small word": "Revenue was/$3 billion in 2022.",
    "abbreviation at the break": "The award went to the late Mr./Adeyemi and to his son, who had worked.",
    "table by tabs": "Wheat\t5.3\t4.2|Oats\t4.4\t3.3",
    "list of short lines": "Wheat 5.2 million|Oats 6.3 million|Rye 1.1 million",
    "salutation": "Dear members,|We planted 5 million trees.",
    "heading marks": "# Harvest|Wheat rose.",
    "windows line ends": "The mill\r/made 5 million.\r|It closed.",
}


def _split(text: str, lexicon: TextLexicon) -> list[str]:
    lines = split_lines(text)
    return [text[s.start : s.end] for s in SentenceSplitter(text, lexicon).split(lines, lines[0].start)]


@pytest.mark.parametrize("marked", WITHIN_A_LINE.values(), ids=WITHIN_A_LINE)
def test_sentence_ends_within_a_line(marked: str, lexicon: TextLexicon) -> None:
    pieces = marked.split("|")
    joint = "" if "。" in marked or marked.startswith("Sales rose.") else " "
    expected = [piece.rstrip("\u200b\u00ad") for piece in pieces]
    assert [found.rstrip("\u200b\u00ad") for found in _split(joint.join(pieces), lexicon)] == expected


@pytest.mark.parametrize("marked", OVER_LINES.values(), ids=OVER_LINES)
def test_sentence_ends_at_line_breaks(marked: str, lexicon: TextLexicon) -> None:
    expected = [piece.replace("/", "\n").strip() for piece in marked.split("|")]
    assert _split(marked.replace("|", "\n").replace("/", "\n"), lexicon) == expected


def test_each_item_of_a_long_block_is_a_sentence_of_its_own(lexicon: TextLexicon) -> None:
    text = "\n".join(f"{number}. Mill number {number} made {number * 3} tonnes" for number in range(1, 40))
    assert _split(text, lexicon) == text.split("\n")
