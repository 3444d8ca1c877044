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


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Clerks: 480 in Lyon, 910 in Nancy. Total: 1,390.", {"480", "910"}),
        ("Arrests: 61 in Lyon, 40 in Nancy. Total: €4,000.", set()),
        ("Clerks: 480 in Lyon. Total: 1,390.", set()),
        ("The staff of Lyon rose from 480 to 910. Total: 1,390.", set()),
    ],
)
def test_a_labelled_total_is_that_of_the_list_before(catalogue, text, parts):
    found = {tie for tie in ties_of(catalogue, text) if tie[0] == "component"}
    assert found == {("component", part, "1,390") for part in parts}
