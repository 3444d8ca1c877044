import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "cherry-picked-window"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (
            "MAYOR: Crime has fallen 20 percent since 2015.\nMR DAHL: Crime has risen 12 percent since 2019.",
            ("20 percent", "12 percent"),
        ),
        (
            "MS ABE: Exports rose 30 percent compared with 2020.\nMR OTT: Exports fell 5 percent compared with 2019.",
            ("30 percent", "5 percent"),
        ),
        (
            "DR RAO: Carbon emissions in India have grown 9 percent since 2021.\nMS FELL: Carbon emissions in India have fallen 2 percent since 2022.",
            ("9 percent", "2 percent"),
        ),
    ],
)
def test_bases_that_turn_the_change_round_are_flagged(text, at):
    assert flagged(RULE, text) == [("warning", at)]


ANCHORS = [
    "MAYOR: Crime has fallen 20 percent since we took office in 2015.\nMR DAHL: Crime has risen 12 percent since 2019.",
    "MS ABE: Exports rose 30 percent compared with 2020.\nMR OTT: Exports fell 5 percent compared with 2019, before the pandemic.",
    "DR RAO: Emissions have grown 9 percent since 2021.\nMS FELL: Emissions have fallen 22 percent since the 1990 base year, 1990.",
]
ONE_WAY = [
    "MAYOR: Crime has fallen 20 percent since 2015.\nMR DAHL: Crime has fallen 3 percent since 2019.",
    "MS ABE: Exports rose 30 percent since 2020.\nMR OTT: Exports rose 5 percent since 2019.",
    "MS ABE: Rents rose 30 percent since 2012.\nMR OTT: Rents rose 55 percent since 2005.",
]
OTHERS = [
    "MAYOR: Crime has fallen 20 percent since 2015.\nMR DAHL: Rents have risen 12 percent since 2019.",
    "MAYOR: Crime in Oslo has fallen 20 percent since 2015.\nMR DAHL: Crime in Bergen has risen 12 percent since 2019.",
    "MAYOR: Crime has fallen 20 percent since 2015. Crime has risen 12 percent since 2019.",
    "MAYOR: Crime fell 20 percent in 2015.\nMR DAHL: Crime rose 12 percent in 2019.",
]


@pytest.mark.parametrize("text", ANCHORS + ONE_WAY + OTHERS)
def test_what_does_not_mislead_raises_no_alarm(text):
    assert [severity for severity, _ in flagged(RULE, text) if severity != "info"] == []
    assert alarms(text) == []


def test_both_can_hold():
    text = "MAYOR: Crime has fallen 20 percent since 2015.\nMR DAHL: Crime has risen 12 percent since 2019."
    (found,) = checks_on(RULE, text)
    assert found.outcome.value == "tension"
    assert found.question == "Why is the change in offences measured from 2015 and not from 2019?"


MUST_NOT_FLAG = {
    "a term in office": "Since the government took office in 2019 wages have risen by 12 percent.",
    "the pandemic": "Since the start of the pandemic in 2020 rents have fallen by 3 percent.",
    "one window": "Wages rose by 12 percent between 2015 and 2022.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
