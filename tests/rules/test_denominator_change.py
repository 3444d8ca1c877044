import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "denominator-change"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "MAYOR: The crime rate fell 5 percent in 2023.\nMS ODA: The number of crimes rose 3 percent in 2023.",
            "warning",
            ("5 percent", "3 percent"),
        ),
        (
            (
                "MR PAZ: The unemployment rate in Peru fell to 4.1 percent in 2023 from 4.5 percent in 2022.\n"
                "MS SOLIS: The number of unemployed people in Peru rose to 212,000 in 2023 from 201,000 in 2022."
            ),
            "warning",
            ("4.1 percent", "4.5 percent", "212,000", "201,000"),
        ),
        (
            "The poverty rate fell to 12.1 percent in 2022 from 13.0 percent in 2020. The number of poor people rose from 4.1 million in 2020 to 4.4 million in 2022.",
            "info",
            ("12.1 percent", "13.0 percent", "4.1 million", "4.4 million"),
        ),
    ],
)
def test_rate_and_number_that_part_ways_are_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


BOTH_TRUE = [
    "MR PAZ: Employment rose 2 percent in 2023.\nMS SOLIS: The number of unemployed rose 3 percent in 2023.",
    "MR PAZ: The employment rate rose 2 percent in 2023.\nMS SOLIS: The number of unemployed rose 3 percent in 2023.",
    "MR PAZ: The birth rate fell 2 percent in 2023.\nMS SOLIS: The number of deaths rose 3 percent in 2023.",
]
TOGETHER = [
    "MAYOR: The crime rate fell 5 percent in 2023.\nMS ODA: The number of crimes fell 3 percent in 2023.",
    "MR PAZ: The poverty rate rose to 14.2 percent in 2022 from 13.0 percent in 2020.\nMS SOLIS: The number of poor people rose 8 percent in 2022.",
    "MR PAZ: The homicide rate fell 9 percent in 2022.\nMS SOLIS: Homicides fell 7 percent in 2022.",
]
OTHERS = [
    "MAYOR: The crime rate fell 5 percent in 2023.\nMS ODA: The number of crimes rose 3 percent in 2019.",
    "MAYOR: The crime rate in Oslo fell 5 percent in 2023.\nMS ODA: The number of crimes in Bergen rose 3 percent in 2023.",
    "MAYOR: The crime rate fell 5 percent in 2023.\nMS ODA: The number of crimes is expected to rise 3 percent in 2023.",
]


@pytest.mark.parametrize("text", BOTH_TRUE + TOGETHER + OTHERS)
def test_what_does_not_mislead_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_both_can_hold_and_the_bases_are_worked_out():
    text = (
        "MR PAZ: The unemployment rate in Peru fell to 4.1 percent in 2023 from 4.5 percent in 2022.\n"
        "MS SOLIS: The number of unemployed people in Peru rose to 212,000 in 2023 from 201,000 in 2022."
    )
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert found.steps[0].startswith("201,000 / 4.5 x 100 = 4.467 million")


MUST_NOT_FLAG = {
    "both true": "Employment rose by 40,000 in May and unemployment rose by 9,000.",
    "explained": "The jobless rate fell to 5.0 percent from 5.4 percent because the labour force shrank, although the unemployed rose by 2,000.",
    "one way": "The jobless rate fell to 5.0 percent from 5.4 percent and the number of unemployed by 20,000.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
