from __future__ import annotations

import pytest

from service.catalogue.text import TextLexicon
from service.read.labels import find_candidates
from service.read.lines import split_lines
from service.read.naming import Namer
from service.read.speakers import LabelJudge

SPOKEN = {
    "two names": ("Ada Quist: Wheat rose.\nZhibek Sarr: It fell.", ["Ada Quist", "Zhibek Sarr"]),
    "one unknown name and a sentence": ("Zhibek Sarr: Exports of wheat rose.", ["Zhibek Sarr"]),
    "capitals": ("ADA QUIST: Wheat rose.\nIAN MCKAY: It fell.", ["Ada Quist", "Ian McKay"]),
    "capitals spelt out elsewhere": ("IAN MACRAE: Yes.\nAsk Ian MacRae about it.", ["Ian MacRae"]),
    "surname of a fuller label": ("Ada Quist: Yes.\nMs Quist: Again.", ["Ada Quist", "Ada Quist"]),
    "given name of a fuller label": ("Ada Quist: Yes.\nADA: We did.", ["Ada Quist", "Ada Quist"]),
    "surname whose given name the text has": ("MR. SARR: Yes.\nThank you, Omar Sarr.", ["Omar Sarr"]),
    "surname after its role": ("PRESIDENT SARR: Yes.\nWe thank President Sarr.", ["Sarr"]),
    "surname of two persons": (
        "MR. SARR: Yes.\nOmar Sarr and Olga Sarr left.", ["Sarr"],
    ),
    "role resolved by a label": (
        "The Minister for Mines (Ms Quist): Yes.\nThe Minister for Mines: Again.", ["Quist", "Quist"],
    ),
    "role alone": ("THE PRESIDENT: Hello.\nPrime Minister: Hello.", ["The President", "Prime Minister"]),
    "role and a figure first": ("MINISTER: 5 million trees were planted.", ["Minister"]),
    "questions and answers": ("Q. How many?\nA. Five.\nQUESTION: Why?", ["Q", "A", "Question"]),
    "captions": (">> ADA: Wheat rose.\n>> OTT: By how much?", ["Ada", "Ott"]),
    "single words that take turns": ("OTT: Five.\nEK: Six.\nOTT: Seven.\nEK: Eight.", ["Ott", "Ek"] * 2),
    "surname that is talk": ("Sarr: We planted 5 million trees.", ["Sarr"]),
    "surname addressed": ("Ada Quist: Welcome, Mr Omar Sarr.\nSarr: Wheat rose.", ["Ada Quist", "Omar Sarr"]),
    "alone on its line": ("Ada Quist:\nWheat rose.", ["Ada Quist"]),
    "name like a noun, among others": ("Ada Quist: Yes.\nSusan Rice: No.", ["Ada Quist", "Susan Rice"]),
    "capitals over their words": (
        "ADA QUIST\nWheat rose.\n\nOMAR SARR\nIt fell.\n\nADA QUIST\nIt rose.\n\nOMAR SARR\nNo.",
        ["Ada Quist", "Omar Sarr"] * 2,
    ),
    "role that is an acronym": ("CEO: Thanks.\nThe CHAIR OFFICER. Order.", ["CEO", "The Chair Officer"]),
    "whole label in brackets": ("[Ada Quist]: Wheat rose.", ["Ada Quist"]),
    "dash of a dialogue": ("— Ada Quist: Did wheat rise?\n— Omar Sarr: It did.", ["Ada Quist", "Omar Sarr"]),
    "initials": ("Ada Quist: Yes.\nJ. P. SARR: No.", ["Ada Quist", "J. P. Sarr"]),
}  # fmt: skip
UNSPOKEN = {
    "fact box": "Chairman: Ada Quist\nAuditor: Sarr and Sons",
    "meeting header": "Host: Harrow Mills\nModerator: Ada Quist",
    "contact": "Ada Quist: +44 20 7946 0000",
    "mail": "Ada Quist: ada@mill.example",
    "heading whose noun is used": "Terrace Irrigation: It cost $5bn.\nThe irrigation was slow.",
    "dateline": "NAIROBI: Wheat rose.",
    "headline in capitals": "ADA QUIST\nWheat rose by 5 percent.",
    "somebody addressed": "Mr Speaker, I rise to say: wheat rose.",
    "possessive": "Our CEO: we shall see.",
    "count": "Staff: 5,000",
    "lone word and no talk": "WHEAT: Exports rose 5 percent.",
    "wrapped line": "The harvest was announced by\nZhibek Sarr: it was the largest of the decade.",
    "answers without questions": "A. The mill.\nB. The farm.",
    "last line alone": "Wheat rose.\nAda Quist:",
}


def _names(text: str, lexicon: TextLexicon) -> list[str]:
    lines = split_lines(text)
    candidates = find_candidates(text, lines, lexicon.speakers)
    labels = [c.label for c in LabelJudge(text, lines, lexicon.speakers).choose(candidates)]
    namer = Namer(text, labels, lexicon.speakers)
    return [namer.name(label) for label in labels]


@pytest.mark.parametrize(("text", "expected"), SPOKEN.values(), ids=SPOKEN)
def test_labels_are_named_as_fully_as_the_text_allows(
    text: str, expected: list[str], lexicon: TextLexicon
) -> None:
    assert _names(text, lexicon) == expected


@pytest.mark.parametrize("text", UNSPOKEN.values(), ids=UNSPOKEN)
def test_fields_and_headings_are_no_speakers(text: str, lexicon: TextLexicon) -> None:
    assert _names(text, lexicon) == []
