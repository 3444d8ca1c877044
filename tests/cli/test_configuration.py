from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from service.cli.configuration import FILE_NAME, Configuration, find_configuration, load_configuration
from service.errors import ConfigError

WHOLE = """
fail-on = "warning"
minimum-severity = "warning"
minimum-confidence = 0.5
rules = ["-record-vs-growth"]
entities = ["NOR"]
date = 2024-05-17
baseline = "known.json"
silences = "../silences.toml"
exclude = ["archive/*", "*.tmp"]
"""


def test_everything_is_read_and_paths_count_from_the_file(tmp_path):
    path = tmp_path / FILE_NAME
    path.write_text(WHOLE, encoding="utf-8")
    assert load_configuration(path) == Configuration(
        path=path.resolve(),
        fail_on="warning",
        minimum_severity="warning",
        minimum_confidence=0.5,
        rules=("-record-vs-growth",),
        entities=("NOR",),
        date=dt.date(2024, 5, 17),
        baseline=tmp_path.resolve() / "known.json",
        silences=tmp_path.resolve() / "../silences.toml",
        exclude=("archive/*", "*.tmp"),
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("fail_on = 'error'", "unknown key fail_on"),
        ("fail-on = 'often'", "fail-on must be one of info, warning, error, never"),
        ("minimum-confidence = 2", "must be a number from 0 to 1"),
        ("minimum-confidence = true", "must be a number from 0 to 1"),
        ("rules = 'value-conflict'", "rules must be a list of strings"),
        ("date = '2024-05-17'", "date must be a date"),
        ("date = 2024-05-17T10:00:00", "date must be a date"),
        ("baseline = 7", "baseline must be the name of a file"),
        ("fail-on", "cannot be read"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_key(tmp_path, text, problem):
    path = tmp_path / FILE_NAME
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=problem) as caught:
        load_configuration(path)
    assert FILE_NAME in caught.value.detail


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_configuration(tmp_path / "none.toml")


def test_the_nearest_file_upwards_is_found(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / FILE_NAME).touch()
    assert find_configuration(deep) == tmp_path.resolve() / FILE_NAME
    (tmp_path / "a" / FILE_NAME).touch()
    assert find_configuration(deep) == tmp_path.resolve() / "a" / FILE_NAME


@pytest.mark.parametrize(
    ("file", "excluded"),
    [
        ("archive/a.txt", True),
        ("archive/b/c.txt", True),
        ("a.tmp", True),
        ("a.txt", False),
        ("../x.tmp", False),
    ],
)
def test_patterns_exclude_files_below_the_folder(tmp_path, file, excluded):
    path = tmp_path / "press" / FILE_NAME
    configuration = Configuration(path=path.resolve(), exclude=("archive/*", "*.tmp"))
    assert configuration.excludes(tmp_path / "press" / file) is excluded
    assert not Configuration().excludes(Path(file))
