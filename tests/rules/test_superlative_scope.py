import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "superlative-scope"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "Unemployment fell below 5 percent in 2023 for the first time since 2008. Unemployment was 4.6 percent in 2017.",
            "error",
            ("below 5 percent", "4.6 percent"),
        ),
        (
            "The population of Greece fell under 10.5 million in 2023 for the first time since 1990. The population of Greece was 10.2 million in 2011.",
            "error",
            ("under 10.5 million", "10.2 million"),
        ),
        (
            "CHAIR: For the first time, exports exceeded $5 billion in 2023.\nMS WU: Exports were $5.6 billion in 2014.",
            "error",
            ("exceeded $5 billion", "$5.6 billion"),
        ),
        (
            "Poland is the only country in the region with inflation above 10 percent in 2023. In 2023 inflation in Hungary was 17 percent.",
            "info",
            ("above 10 percent", "17 percent"),
        ),
    ],
)
def test_firsts_that_another_figure_denies_are_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


OUTSIDE = [
    "Unemployment fell below 5 percent in 2023 for the first time since 2008. Unemployment was 4.6 percent in 2007.",
    "Exports exceeded $5 billion in 2019 for the first time. Exports were $5.6 billion in 2022.",
    "Inflation rose above 8 percent in 2022 for the first time since 1981. Inflation was 13 percent in 1980.",
]
OTHER_SIDE = [
    "Unemployment fell below 5 percent in 2023 for the first time since 2008. Unemployment was 5.6 percent in 2017.",
    "Exports exceeded $5 billion in 2023 for the first time. Exports were $4.9 billion in 2022.",
    "The population topped 10 million in 2023 for the first time. The population was 10 million in 2022.",
]
OTHERS = [
    "Unemployment fell below 5 percent in 2023 for the first time since 2008. Youth unemployment was 4.6 percent in 2017.",
    "Unemployment in Spain fell below 12 percent in 2023 for the first time since 2008. Unemployment in France was 9 percent in 2017.",
    "Exports exceeded $5 billion in 2023 for the first time. Exports rose 9 percent in 2014.",
    "Exports exceeded $5 billion in 2023 for the first time. Imports were $7 billion in 2014.",
]


@pytest.mark.parametrize("text", OUTSIDE + OTHER_SIDE + OTHERS)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_the_scope_is_told():
    text = "Unemployment fell below 5 percent in 2023 for the first time since 2008. Unemployment was 4.6 percent in 2017."
    (found,) = checks_on(RULE, text)
    assert "for the first time since 2008" in found.message
    assert found.steps == ("4.6 - 5 = -0.4", "4.6 is below 5")


MUST_NOT_FLAG = {
    "the first since": "Inflation was 2.1 percent in May 2024, the lowest since 2021, when it was 1.8 percent.",
    "within its scope": "Rice output was 9 million tonnes in 2022, the most since 2015. In 2014 it was 9.4 million tonnes.",
    "missing years": "Rain fell on 21 days, the most since 1999. No figures exist for 2004.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
