"""Inflation is the change of consumer prices over a year, and is set against their index where both stand."""

import pytest

from tests.rules.prose import alarms, flagged

INDEX = "In June 2023 the consumer price index stood at 128.4. In {base} the consumer price index was 121.9. "


def test_a_rate_that_the_index_does_not_give_is_flagged():
    text = INDEX.format(base="June 2022") + "The annual rate of inflation was 7.9 percent in June 2023."
    assert flagged("growth-vs-levels", text) == [("warning", ("128.4", "121.9", "7.9 percent"))]


@pytest.mark.parametrize(
    ("base", "rate"),
    [
        ("June 2022", "Inflation was 5.3 percent in June 2023."),
        ("May 2023", "Inflation was 7.9 percent in June 2023."),
        ("June 2022", "Inflation was 7.9 percent in May 2023."),
        ("June 2022", "Core inflation was 7.9 percent in June 2023."),
        ("June 2022", "Food inflation was 7.9 percent in June 2023."),
        ("June 2022", "Inflation will be 7.9 percent in June 2023."),
    ],
    ids=["rounded", "a month before", "another month", "another basket", "other prices", "a forecast"],
)
def test_what_can_hold_together_is_left_alone(base, rate):
    assert alarms(INDEX.format(base=base) + rate) == []
