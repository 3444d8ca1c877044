"""The words of time expressions and the fiscal years: what loads, and what a wrong file is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from service.catalogue.periods import TOKEN, load_period_lexicon
from service.errors import ConfigError
from service.model.period import Granularity

CONFIG = Path(__file__).resolve().parents[2] / "config"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "lexicon").mkdir()
    shutil.copy(CONFIG / "lexicon" / "periods.toml", tmp_path / "lexicon")
    shutil.copy(CONFIG / "fiscal-years.toml", tmp_path)
    shutil.copy(CONFIG / "terms-of-office.toml", tmp_path)
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_names_of_the_calendar_are_numbered():
    lexicon = load_period_lexicon(CONFIG)
    assert (lexicon.months["sept"], lexicon.weekdays["sunday"], lexicon.seasons["fall"]) == (9, 7, 3)
    assert "may" in lexicon.month_names
    assert "sept" not in lexicon.month_names


def test_a_fortnight_is_two_weeks():
    unit = load_period_lexicon(CONFIG).units["fortnight"]
    assert (unit.granularity, unit.size) == (Granularity.WEEK, 2)


def test_all_words_are_lower_case_and_one_token():
    lexicon = load_period_lexicon(CONFIG)
    words = {word for group in lexicon.words.values() for word in group} | set(lexicon.kinds)
    assert not [word for word in words if word != word.lower() or len(TOKEN.findall(word)) != 1]


def test_every_country_has_a_three_letter_code():
    codes = load_period_lexicon(CONFIG).fiscal.countries
    assert codes
    assert all(len(code) == 3 and code.isupper() for code in codes)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("lexicon/periods.toml", "january = 1", "january = 'one'", r"months\.full.*january"),
        ("lexicon/periods.toml", "[phrases]", "[phrase]", "unknown key|is missing|phrase"),
        ("lexicon/periods.toml", 'granularity = "day"', 'granularity = "hour"', r"units\.day.*granularity"),
        ("fiscal-years.toml", 'start = "10-01"', 'start = "31 October"', r"country\.USA.*start"),
        ("fiscal-years.toml", 'label = "end"', 'label = "middle"', r"country\.USA.*label"),
        ("terms-of-office.toml", '"2001-01-20"', '"in 2001"', r"country\.USA.*since"),
        ("terms-of-office.toml", '"2025-05-31"', '"now"', "complete_until"),
        ("terms-of-office.toml", '"2001-01-20"', '"2031-01-20"', r"country\.USA.*since"),
    ],
)
def test_a_wrong_file_is_named_with_table_and_key(directory, file, old, new, said):
    edit(directory / file, old, new)
    with pytest.raises(ConfigError, match=said):
        load_period_lexicon(directory)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(ConfigError, match=r"periods\.toml"):
        load_period_lexicon(tmp_path)
