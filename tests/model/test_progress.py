"""How far a piece of work is."""

from service.model.progress import part_of, watch


def test_nobody_is_told_where_nobody_asked() -> None:
    items = [1, 2]
    assert part_of(None, 0, 1) is None
    assert watch(items, None, float) is items


def test_the_share_of_a_part_within_a_part_is_that_of_the_whole() -> None:
    told: list[float] = []
    half = part_of(told.append, 0.5, 1.0)
    assert list(watch("abcd", part_of(half, 0.0, 0.5), lambda letter: "abcd".index(letter) / 4)) == list(
        "abcd"
    )
    assert told == [0.5, 0.5625, 0.625, 0.6875]
