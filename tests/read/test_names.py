from __future__ import annotations

import pytest

from service.catalogue.text import TextLexicon
from service.read.names import Kind, NameReader

LABELS = {
    "Ada Quist": (Kind.NAME, "Ada Quist", ""),
    "ADA QUIST": (Kind.NAME, "ADA QUIST", ""),
    "Q – Ada Quist, Harrow Mills": (Kind.NAME, "Ada Quist", "Harrow Mills"),
    "A – Ada Quist, CEO": (Kind.TITLED, "Ada Quist", "CEO"),
    "DR SEN": (Kind.TITLED, "SEN", ""),
    "Ms Bishop": (Kind.TITLED, "Bishop", ""),
    "Mr. Okoye": (Kind.TITLED, "Okoye", ""),
    "H.E. Mr Okoye": (Kind.TITLED, "Okoye", ""),
    "The Rt Hon Ada Quist MP": (Kind.TITLED, "Ada Quist", ""),
    "Sen. Okoye (D-CA)": (Kind.TITLED, "Okoye", ""),
    "Ms Quist (Harbour Board)": (Kind.TITLED, "Quist", ""),
    "Baroness Quist of Harrow": (Kind.TITLED, "Quist", ""),
    "Mr al-Sabah": (Kind.TITLED, "al-Sabah", ""),
    "Sir Alan Major": (Kind.TITLED, "Alan Major", ""),
    "Ada Quist, Minister of Mines": (Kind.TITLED, "Ada Quist", "Minister of Mines"),
    "Ada Quist, chief executive": (Kind.TITLED, "Ada Quist", "chief executive"),
    "Ada Quist -- Chief Financial Officer": (Kind.TITLED, "Ada Quist", "Chief Financial Officer"),
    "Ada Quist, Harrow Mills": (Kind.NAME, "Ada Quist", "Harrow Mills"),
    "The Minister for Mines (Mr Okoye)": (Kind.TITLED, "Okoye", "The Minister for Mines"),
    "The Prime Minister, Ada Quist": (Kind.TITLED, "Ada Quist", "The Prime Minister"),
    "PRIME MINISTER QUIST": (Kind.TITLED, "QUIST", "PRIME MINISTER"),
    "Prime Minister of Norway Ada Quist": (Kind.TITLED, "Ada Quist", "Prime Minister of Norway"),
    "President of the Republic of Malta Ada Quist": (
        Kind.TITLED,
        "Ada Quist",
        "President of the Republic of Malta",
    ),
    "Harrow Mills CEO Ada Quist": (Kind.TITLED, "Ada Quist", "Harrow Mills CEO"),
    "Ursula von der Heide": (Kind.NAME, "Ursula von der Heide", ""),
    "THE PRESIDENT": (Kind.ROLE, "", "THE PRESIDENT"),
    "Mr. Vice President": (Kind.ROLE, "", "Vice President"),
    "Minister of Labour and Social Affairs": (Kind.ROLE, "", "Minister of Labour and Social Affairs"),
    "Attorney General": (Kind.ROLE, "", "Attorney General"),
    "Q": (Kind.QUESTION, "", "Q"),
    "QUESTION": (Kind.QUESTION, "", "QUESTION"),
    "A": (Kind.ANSWER, "", "A"),
    "Operator": (Kind.GENERIC, "", "Operator"),
    "Speaker 2": (Kind.GENERIC, "", "Speaker 2"),
    "Unidentified Reporter #3": (Kind.GENERIC, "", "Unidentified Reporter #3"),
    "QUIST": (Kind.WORD, "QUIST", ""),
    "O’Brien": (Kind.WORD, "O’Brien", ""),
}
OTHER = [
    "Note", "Source", "Excerpts from the transcript", "Three points", "The figures are as follows", "Q1",
    "Revenue", "Net Income", "North America", "New Zealand", "Executive Summary",
    "General Government Debt", "Chief Concerns", "Key Executive Changes", "Prime Rate", "General",
    "Ada Quist, the minister, said", "Dear Colleagues", "Step 2", "Why it matters", "LONDON",
    "Media contact", "at 10", "“Ada Quist", "Crop Irrigation", "",
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), LABELS.items(), ids=LABELS)
def test_label_falls_into_kind_name_and_role(
    words: str, expected: tuple[Kind, str, str], lexicon: TextLexicon
) -> None:
    label = NameReader(lexicon.speakers).read(words)
    assert label is not None
    assert (label.kind, " ".join(label.name), label.role) == expected


@pytest.mark.parametrize("words", OTHER)
def test_other_words_before_a_colon_are_no_label(words: str, lexicon: TextLexicon) -> None:
    assert NameReader(lexicon.speakers).read(words) is None


def test_given_name_of_the_lexicon_is_known_and_a_noun_after_it_doubtful(lexicon: TextLexicon) -> None:
    reader = NameReader(lexicon.speakers)
    plain, doubtful, unknown = (
        reader.read("Susan Okoye"),
        reader.read("Susan Rice"),
        reader.read("Zhibek Okoye"),
    )
    assert plain is not None
    assert (plain.is_known, plain.is_doubtful) == (True, False)
    assert doubtful is not None
    assert (doubtful.is_known, doubtful.is_doubtful) == (True, True)
    assert unknown is not None
    assert not unknown.is_known
