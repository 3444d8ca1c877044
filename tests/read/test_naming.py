from __future__ import annotations

import pytest

from service.catalogue.text import TextLexicon
from service.read.names import Label, NameReader
from service.read.naming import Namer, spell, words_before

SPELT = {
    "ADA QUIST": "Ada Quist",
    "O\u2019BRIEN": "O\u2019Brien",
    "MCKAY": "McKay",
    "IBN-SINA": "Ibn-Sina",
    "J. P. SARR": "J. P. Sarr",
    "Ada von Quist": "Ada von Quist",
    "ÉMILE ÇELIK": "Émile Çelik",
}


@pytest.mark.parametrize(("shouted", "expected"), SPELT.items())
def test_names_in_capitals_are_spelt_as_names(shouted: str, expected: str) -> None:
    assert spell(shouted.split(" ")) == expected


def test_words_before_a_surname_stop_at_the_end_of_a_sentence() -> None:
    text = "Mr. Sarr met Omar B. Sarr\u2019s aide in Quist. Sarr left; SARR returned."
    assert words_before(text, ["SARR"]) == {"sarr": {"Mr": "Sarr", "Omar": "Sarr"}}


def _namer(text: str, labels: list[str], lexicon: TextLexicon) -> tuple[Namer, list[Label]]:
    reader = NameReader(lexicon.speakers)
    read = [label for label in map(reader.read, labels) if label is not None]
    assert len(read) == len(labels)
    return Namer(text, read, lexicon.speakers), read


CASES = {
    "two of one surname stay apart": (
        "",
        ["Ada Sarr", "Omar Sarr", "Ms Sarr"],
        ["Ada Sarr", "Omar Sarr", "Sarr"],
    ),
    "role held by one": ("", ["Minister of Mines (Ms Quist)", "MINISTER OF MINES"], ["Quist", "Quist"]),
    "role held by two": (
        "",
        ["Minister of Mines (Ms Quist)", "Minister of Mines (Mr Sarr)", "The Minister of Mines"],
        ["Quist", "Sarr", "The Minister of Mines"],
    ),
    "given name from the text": ("We thank Omar Sarr.", ["MR. SARR"], ["Omar Sarr"]),
    "title is no given name": ("We thank Minister Sarr and The Sarr Fund.", ["MR. SARR"], ["Sarr"]),
    "spelling from the text": ("Ask Ian MacRae.", ["IAN MACRAE"], ["Ian MacRae"]),
}


@pytest.mark.parametrize(("text", "labels", "expected"), CASES.values(), ids=CASES)
def test_label_is_named_by_labels_and_text(
    text: str, labels: list[str], expected: list[str], lexicon: TextLexicon
) -> None:
    namer, read = _namer(text, labels, lexicon)
    assert [namer.name(label) for label in read] == expected
