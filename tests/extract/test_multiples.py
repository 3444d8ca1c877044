"""Multiples that name nothing that they are of are tied to the two levels said before them."""

import pytest

from tests.extract.reading import ties_of


@pytest.mark.parametrize(
    ("text", "new", "base"),
    [
        (
            "In May there were 30 cases. In June we had 420 cases, fourteen times as many.",
            "420 cases",
            "30 cases",
        ),
        (
            "Exports earned $9 million in 2019. In 2023 exports earned $27 million, three times as much.",
            "$27 million",
            "$9 million",
        ),
        (
            (
                "A home cost 90,000 rand then. A home costs 30,000 rand here: it was three times as dear "
                "with 90,000 homes sold."
            ),
            None,
            None,
        ),
        ("We have 30 wells and 90 wells, three times as many as in 2010.", None, None),
        ("We have 30 wells here and 90 wells there, twice as many than planned.", None, None),
        ("We had 30 wells in 2001, 40 wells in 2011 and 90 wells in 2021, twice as many.", None, None),
        ("The town has 30 wells. It has 90 pumps, three times as many.", None, None),
        ("Nine wells a year, twice as many.", None, None),
    ],
    ids=[
        "cases",
        "money",
        "another figure follows",
        "a base of its own",
        "another base",
        "three levels",
        "two things",
        "one level",
    ],
)
def test_a_multiple_is_tied_to_the_only_two_levels_before_it(catalogue, text, new, base):
    found = {(kind, target) for kind, source, target in ties_of(catalogue, text) if "times" in source}
    assert found == ({("result", new), ("base", base)} if new else set())
