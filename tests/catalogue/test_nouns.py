from __future__ import annotations

from pathlib import Path

import pytest

from service.catalogue.loading import read_toml
from service.catalogue.nouns import load_nouns

CONFIG = Path(__file__).resolve().parents[2] / "config"
NOUNS = load_nouns(read_toml(CONFIG / "lexicon" / "quantities.toml").table("nouns"))


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("jobs", "job"),
        ("countries", "country"),
        ("houses", "house"),
        ("boxes", "box"),
        ("churches", "church"),
        ("classes", "class"),
        ("people", "person"),
        ("women", "woman"),
        ("children", "child"),
        ("lives", "life"),
        ("viruses", "virus"),
        ("heroes", "hero"),
        ("aircraft", "aircraft"),
        ("ties", "tie"),
        ("cases", "case"),
        ("licences", "licence"),
    ],
)
def test_singular_of_a_plural(plural, singular):
    assert NOUNS.is_plural(plural)
    assert NOUNS.singular(plural) == singular


@pytest.mark.parametrize("word", ["previous", "business", "glass", "this", "crisis", "us", "new", "is"])
def test_no_plural(word):
    assert not NOUNS.is_plural(word)
    assert NOUNS.singular(word) == word
