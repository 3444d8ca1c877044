import datetime as dt

import pytest

from service.catalogue.silences import load_silences
from service.errors import ConfigError
from service.model.report import Silence
from tests.factories import CONFIG


def load(tmp_path, text):
    path = tmp_path / "silences.toml"
    path.write_text(text, encoding="utf-8")
    return load_silences(path)


def test_one_table_each(tmp_path):
    text = '["00000000000000ff"]\nnote = "the port says two terminals"\nexpires = 2030-01-31\n'
    assert load(tmp_path, text) == (
        Silence(
            fingerprint="00000000000000ff",
            note="the port says two terminals",
            expires=dt.date(2030, 1, 31),
        ),
    )


def test_the_shipped_file_silences_nothing():
    assert load_silences(CONFIG / "silences.toml") == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[abc]\nnote = "x"\nexpires = 2030-01-31', r"\[abc\].*16 of 0-9 and a-f"),
        ('["00000000000000ff"]\nnote = "x"', "expires: is missing"),
        ('["00000000000000ff"]\nexpires = 2030-01-31', "note: is missing"),
        ('["00000000000000ff"]\nnote = "x"\nexpires = "2030-01-31"', "expires: must be a date, not str"),
        (
            '["00000000000000ff"]\nnote = "x"\nexpires = 2030-01-31T10:00:00',
            "expires: must be a day without a time",
        ),
        ('["00000000000000ff"]\nnote = "x"\nexpires = 2030-01-31\nby = "me"', "by: unknown key"),
        ("00000000000000ff = 3", "must be a dict"),
    ],
)
def test_mistakes_are_named(tmp_path, text, problem):
    with pytest.raises(ConfigError, match=problem):
        load(tmp_path, text)
