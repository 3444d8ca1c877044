import pytest

from service.catalogue.phrases import phrase_words
from service.catalogue.wording import load_wording
from service.errors import ConfigError
from tests.conftest import ROOT

CONFIG = ROOT / "config"


@pytest.fixture(scope="module")
def wording():
    return load_wording(CONFIG)


@pytest.mark.parametrize(
    ("phrase", "tags"),
    [
        ("narrowed", {"down", "verb"}),
        ("uptick", {"up", "noun"}),
        ("shed", {"down", "move"}),
        ("all-time low", {"superlative:record_low"}),
        ("year-on-year", {"comparison:year_on_year"}),
        ("according to", {"modality:reported"}),
    ],
)
def test_phrases_carry_what_they_do(wording, phrase, tags):
    words = list(phrase_words(phrase))
    size, found = wording.phrases.match(words, 0)
    assert size == len(words)
    assert tags <= found


def test_verbs_name_their_measure(wording):
    assert wording.measure_of["invested"] == "investment"


def test_a_misspelt_key_is_refused_by_name(tmp_path):
    (tmp_path / "lexicon").mkdir()
    text = (CONFIG / "lexicon" / "wording.toml").read_text(encoding="utf-8")
    (tmp_path / "lexicon" / "wording.toml").write_text(
        text.replace("nouns =", "nuons =", 1), encoding="utf-8"
    )
    with pytest.raises(ConfigError, match=r"wording\.toml: \[direction\.increase\] nuons: unknown key"):
        load_wording(tmp_path)
