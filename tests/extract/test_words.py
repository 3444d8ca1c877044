import pytest

from service.extract.words import read_words

TEXT = "The U.S. deficit – 5.2bn dollars – narrowed."


def test_words_stand_where_the_text_has_them():
    found = read_words(TEXT)
    assert found.words[:3] == ["the", "u.s.", "deficit"]
    assert all(
        TEXT[start:].lower().startswith(word) for word, start in zip(found.words, found.starts, strict=True)
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (0, 8, ["the", "u.s."]),
        (0, 12, ["the", "u.s.", "def"]),
        (12, 16, ["icit"]),
        (21, 32, ["2bn", "dollars"]),
        (22, 32, ["bn", "dollars"]),
        (23, 24, ["n"]),
        (24, 24, []),
        (23, 23, []),
    ],
    ids=repr,
)
def test_a_stretch_ends_where_it_was_told_to(start, end, words):
    found = read_words(TEXT).between(start, end)
    assert found.words == words
    assert [found.folded[at : at + len(word)] for at, word in zip(found.starts, words, strict=True)] == words


def test_marks_can_be_left_out():
    assert read_words("Up, up (again)!").without_marks().words == ["up", "up", "again"]
