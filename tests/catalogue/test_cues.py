import pytest

from service.catalogue.cues import load_cues
from service.errors import ConfigError
from tests.factories import CONFIG


def load(tmp_path, text):
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "cues.toml").write_text(text, encoding="utf-8")
    return load_cues(tmp_path)


def test_a_phrase_may_be_of_two_kinds(tmp_path):
    lexicon = load(tmp_path, 'source = "own"\n[cues]\nper_year = ["a year"]\neach = ["a year", "each"]\n')
    assert lexicon.phrases.match(("a", "year"), 0) == (2, frozenset({"per_year", "each"}))


def test_the_shipped_cues_load():
    assert load_cues(CONFIG).phrases.match(("per", "annum"), 0) == (2, frozenset({"per_year"}))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[cues]\nper_year = ["a year"]', "source: is missing"),
        ('source = "own"\n[cues]\nper_year = "a year"', "per_year: must be a list"),
        ('source = "own"\n[cue]\nper_year = ["a year"]', "cue: unknown key"),
    ],
)
def test_mistakes_are_named(tmp_path, text, problem):
    with pytest.raises(ConfigError, match=problem):
        load(tmp_path, text)
