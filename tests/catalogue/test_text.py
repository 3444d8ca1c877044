from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from service.catalogue.text import Abbreviation, load_text_lexicon
from service.errors import ConfigError

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "lexicon").mkdir()
    shutil.copy(CONFIG / "lexicon" / "text.toml", tmp_path / "lexicon" / "text.toml")
    return tmp_path


def _edit(directory: Path, old: str, new: str) -> None:
    path = directory / "lexicon" / "text.toml"
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")


def test_shipped_lexicon_loads_with_months_and_abbreviations() -> None:
    lexicon = load_text_lexicon(CONFIG)
    assert lexicon.abbreviations["mr"] is Abbreviation.NEVER
    assert lexicon.abbreviations["inc"] is Abbreviation.BEFORE_OPENER
    assert sorted(set(lexicon.dates.months.values())) == list(range(1, 13))
    assert lexicon.dates.months["sept"] == 9


def test_words_are_folded_to_lower_case(directory: Path) -> None:
    _edit(directory, '"operator"', '"OPERATOR"')
    assert "operator" in load_text_lexicon(directory).speakers.generic


def test_given_names_and_words_of_no_name_are_apart() -> None:
    speakers = load_text_lexicon(CONFIG).speakers
    assert speakers.given_names & speakers.not_names == set()
    assert speakers.role_modifiers <= speakers.roles


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"mr", "mrs"', '"mr.", "mrs"', r"\[abbreviations\] never"),
        ('"mr", "mrs"', '"Mr", "mrs"', r"\[abbreviations\] never"),
        ('"inc", "ltd"', '"inc", "mr"', r"\[abbreviations\] before_opener"),
        ('"mr", "mrs"', '"mr", "mr"', r"\[abbreviations\] never: holds an entry twice"),
        ('december = ["december", "dec"]', 'december = ["december", "jan"]', r"\[months\] december"),
        ('december = ["december", "dec"]', "", r"\[months\] december"),
        ("stage_length = 6", 'stage_length = "6"', r"\[asides\] stage_length"),
        ("minimum_words = 30", "minimum_word = 30", r"\[language\] minimum_words"),
        ("[sentences]", "[sentences]\nclosers = []", r"\[sentences\] closers: unknown key"),
        ('source = "', 'origin = "', r"source"),
    ],
)
def test_wrong_entry_is_refused_by_file_table_and_key(
    directory: Path, old: str, new: str, place: str
) -> None:
    _edit(directory, old, new)
    with pytest.raises(ConfigError, match=rf"text\.toml.*{place}"):
        load_text_lexicon(directory)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"text\.toml"):
        load_text_lexicon(tmp_path)
