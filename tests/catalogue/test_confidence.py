import shutil
from pathlib import Path

import pytest

from service.catalogue.confidence import load_confidence
from service.errors import ConfigError

CONFIG = Path(__file__).resolve().parents[2] / "config"


def test_every_outcome_of_every_step_has_a_rate():
    rates = load_confidence(CONFIG)
    assert all(0 < rate <= 1 for rate in rates.values())
    assert rates["measure.sole"] > rates["measure.noun"] > rates["measure.none"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("noun = 0.85", "noun = 1.85", r"measure.*noun.*not above 1"),
        ("noun = 0.85\n", "", r"measure.*noun"),
        ("noun = 0.85", "noun = 0.85\nverb = 0.5", r"measure.*verb.*unknown"),
    ],
)
def test_a_wrong_rate_is_named_with_table_and_key(tmp_path, old, new, problem):
    shutil.copy(CONFIG / "confidence.toml", tmp_path)
    file = tmp_path / "confidence.toml"
    file.write_text(file.read_text().replace(old, new))
    with pytest.raises(ConfigError, match=problem):
        load_confidence(tmp_path)
