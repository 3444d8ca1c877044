from __future__ import annotations

import pytest

from service.cli.sources import Source, find_files, load_service
from service.errors import InputError
from tests.read.files import pdf


def source(**given) -> Source:
    nothing = {"date": None, "title": None, "entities": (), "input_format": None, "max_bytes": None}
    return Source(**(nothing | given))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name in ("b.txt", "a.txt", "c.md", "deep/er/d.txt", ".hidden.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("patterns", "found"),
    [
        (["b.txt", "a.txt", "b.txt"], ["b.txt", "a.txt"]),
        (["*.txt"], ["a.txt", "b.txt"]),
        (["**/*.txt"], ["a.txt", "b.txt", "deep/er/d.txt"]),
        (["c.md", "?.txt", "-"], ["c.md", "a.txt", "b.txt", "-"]),
        (["no-such.txt"], ["no-such.txt"]),
        ([".hid*"], [".hidden.txt"]),
        (["deep*/**"], ["deep/er/d.txt"]),
    ],
)
def test_names_and_patterns_stand_for_files(folder, patterns, found):
    assert find_files(patterns) == found


def test_an_absolute_pattern_is_one_too(folder):
    assert find_files([f"{folder}/*.md"]) == [f"{folder}/c.md"]


@pytest.mark.parametrize("pattern", ["*.pdf", "[x].txt", "none/**"])
def test_a_pattern_without_files_is_refused(folder, pattern):
    with pytest.raises(InputError, match="no file matches"):
        find_files([pattern])


def test_a_file_is_read_as_its_name_ends(folder):
    settings, catalogue = load_service()
    (folder / "talk.pdf").write_bytes(pdf(["Sales rose 5 percent."]))
    reader = source(title="Talk")
    document = reader.document("talk.pdf", reader.load("talk.pdf", settings), catalogue)
    assert (document.format, document.text, document.title) == ("pdf", "Sales rose 5 percent.", "Talk")


def test_what_is_wrong_names_the_file(folder):
    settings, catalogue = load_service()
    with pytest.raises(InputError, match=r"a\.pdf: The PDF is damaged"):
        source().document("a.pdf", b"", catalogue)
    with pytest.raises(InputError, match=r"deep: Is a directory"):
        source().load("deep", settings)
    (folder / "long.txt").write_text("5" * 11, encoding="utf-8")
    with pytest.raises(InputError, match=r"long\.txt: longer than 10 bytes"):
        source(max_bytes=10).load("long.txt", settings)
