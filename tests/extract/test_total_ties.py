"""A share "of the total" makes its part one of the only level said before that can be that total."""

import pytest

from tests.extract.reading import ties_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The port handled 90 million tonnes. Coal came to 30 million tonnes, or a third of the total.",
            {("part", "30 million tonnes", "90 million tonnes")},
        ),
        (
            "There were 1,286 cases, after 97 cases in 2023. Turin had 812 cases, that is 63% of all cases.",
            {("part", "812 cases", "1,286 cases")},
        ),
        ("The port handled 90 million tonnes. Coal came to €30 million, or a third of the total.", set()),
        ("The yard has 90 ships. Some 30 ships, or a third of the total order, are late.", set()),
        ("They hold 90 tonnes and owe 80 tonnes. Rye came to 30 tonnes, or a third of the total.", set()),
    ],
)
def test_a_part_of_the_total(catalogue, text, parts):
    assert {tie for tie in ties_of(catalogue, text) if tie[0] == "part" and tie[1] in text[-90:]} == parts
