from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from service.catalogue.quantities import load_quantity_lexicon
from service.errors import ConfigError

CONFIG = Path(__file__).resolve().parents[2] / "config"
LEXICON = load_quantity_lexicon(CONFIG)


@pytest.mark.parametrize(
    "text", ["7", "seven", "half", "dozens", "third", "doubled", "a day", "½", "another week", "few"]
)
def test_place_where_a_number_may_start(text):
    assert LEXICON.starts.match(text)


@pytest.mark.parametrize("text", ["someone", "often", "tenure", "a dog", "weight", "halfway", "stone"])
def test_word_that_is_no_start(text):
    assert LEXICON.starts.search(text) is None


def test_scale_words_and_their_values():
    assert LEXICON.scales["crores"] == 10**7
    assert LEXICON.scales["bn"] == 10**9
    assert LEXICON.fraction_signs["¾"] == (3, 4)


def test_hedge_margins_are_declared():
    hedges = {hedge.name: hedge for group in LEXICON.hedges_before.entries.values() for _, hedge in group}
    assert hedges["over"].widest[1].is_open
    assert hedges["about"].widest[0].share == Decimal("0.15")
    assert not hedges["nearly"].is_bound


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"½" = "1/2"', '"½" = "1/0"', r"\[fraction_signs\] ½: must be a fraction"),
        ('qualifier = "about"', 'qualifier = "perhaps"', r"\[hedge.about\] qualifier: must be one of"),
        ("significant_digits = 2", "digits = 2", r"\[rounding\] significant_digits: is missing"),
    ],
)
def test_bad_lexicon_names_its_place(tmp_path, old, new, problem):
    shutil.copytree(CONFIG, tmp_path / "config")
    file = tmp_path / "config" / "lexicon" / "quantities.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ConfigError, match=problem):
        load_quantity_lexicon(tmp_path / "config")
