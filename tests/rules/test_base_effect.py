import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "base-effect"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "MINISTER: In 2021 exports grew by 40 percent.\nMS OYA: In 2020 exports fell by 50 percent.",
            ("40 percent", "50 percent"),
        ),
        (
            "MR HALL: Car production rose 20 percent in 2022.\nMS LIND: Car production had dropped 35 percent in 2021.",
            ("20 percent", "35 percent"),
        ),
        (
            "GOVERNOR: Overnight stays in Fiji were up 60 percent in 2021.\nMS SENA: Overnight stays in Fiji fell 70 percent in 2020.",
            ("60 percent", "70 percent"),
        ),
    ],
)
def test_rebounds_that_leave_a_loss_are_flagged(text, at):
    assert flagged(RULE, text) == [("warning", at)]


RECOVERY = [
    "MINISTER: In 2021 exports grew by 40 percent, a partial recovery.\nMS OYA: In 2020 exports fell by 50 percent.",
    "MINISTER: In 2021 exports rebounded, growing by 40 percent.\nMS OYA: In 2020 exports fell by 50 percent.",
    "MINISTER: From a low base, exports grew by 40 percent in 2021.\nMS OYA: In 2020 exports fell by 50 percent.",
]
DISCLOSED = [
    "In 2020 exports fell by 50 percent. In 2021 exports grew by 40 percent.",
    "Car production rose 20 percent in 2022, after it dropped 35 percent in 2021.",
    "MR HALL: Ticket sales fell 60 percent in 2020. Ticket sales grew 80 percent in 2021.",
]
GAINS = [
    "MINISTER: In 2021 exports grew by 40 percent.\nMS OYA: In 2020 exports fell by 10 percent.",
    "MINISTER: In 2021 exports grew by 5 percent.\nMS OYA: In 2020 exports fell by 4.8 percent.",
    "MINISTER: In 2022 exports grew by 40 percent.\nMS OYA: In 2020 exports fell by 50 percent.",
    "MINISTER: In 2021 exports grew by 40 percent.\nMS OYA: In 2020 imports fell by 50 percent.",
]


@pytest.mark.parametrize("text", RECOVERY + DISCLOSED + GAINS)
def test_what_does_not_mislead_raises_no_alarm(text):
    assert [severity for severity, _ in flagged(RULE, text) if severity != "info"] == []
    assert alarms(text) == []


def test_both_can_hold_and_the_working_shows_the_net():
    (found,) = checks_on(
        RULE, "MR A: In 2021 exports grew by 40 percent.\nMS B: In 2020 exports fell by 50 percent."
    )
    assert found.outcome.value == "tension"
    assert found.steps == ("0.5 x 1.4 = 0.7", "(0.7 - 1) x 100 = -30 percent over both periods")


MUST_NOT_FLAG = {
    "a disclosed base": "Tourism grew by 90 percent in 2021 after falling by 60 percent in 2020, a rebound from a low base.",
    "a full recovery": "Output fell by 10 percent in 2020 and rose by 15 percent in 2021.",
    "a small fall": "Sales rose by 4 percent in 2022 after a fall of 1 percent in 2021.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
