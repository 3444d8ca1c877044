import pytest

from tests.rules.prose import alarms, checks_on, flagged

RULE = "implied-base-conflict"


@pytest.mark.parametrize(
    ("text", "severity", "at"),
    [
        (
            "Debt service takes R330 billion, or 4.5 percent of GDP. Education takes R450 billion, or 8.9 percent of GDP.",
            "warning",  # no period is stated
            ("R330 billion", "4.5 percent", "R450 billion", "8.9 percent"),
        ),
        (
            (
                "MS NKOSI: South Africa's debt service takes R330 billion, which is 4.5 percent of GDP.\n"
                "MR DLAMINI: Schools in South Africa get R450 billion, and that is 8.9 percent of GDP."
            ),
            "warning",
            ("R330 billion", "4.5 percent", "R450 billion", "8.9 percent"),
        ),
        (
            (
                "MR LEE: In 2023 health spending was $4.4 billion, or 6.2 percent of GDP.\n"
                "MS OKORO: In 2023 military spending was $1.4 billion, or 3.5 percent of GDP."
            ),
            "error",
            ("$4.4 billion", "6.2 percent", "$1.4 billion", "3.5 percent"),
        ),
        (
            (
                "In 2021 pension spending was 96 billion zlotys, equal to 12.0 percent of GDP. In 2021 education "
                "spending was 51 billion zlotys, equal to 4.0 percent of GDP."
            ),
            "error",
            ("96 billion zlotys", "12.0 percent", "51 billion zlotys", "4.0 percent"),
        ),
    ],
)
def test_shares_that_imply_two_wholes_are_flagged(text, severity, at):
    assert flagged(RULE, text) == [(severity, at)]


OTHER_YEARS = [
    "In 2015 defence spending was $8.5 billion, equal to 3.3 percent of GDP. In 2022 education spending was $5.8 billion, equal to 1.5 percent of GDP.",
    "Health spending was £80 billion, or 6.0 percent of GDP, in 2005. Defence spending was £52 billion, or 2.1 percent of GDP, in 2022.",
    "In 2010 tax revenue was €30 billion, or 20 percent of GDP. In 2020 tax revenue was €60 billion, or 25 percent of GDP.",
]
OTHER_PLACES = [
    "Kenya: In 2022 Kenya's defence spending was $1.1 billion, equal to 1.0 percent of GDP. In 2022 Uganda's defence spending was $1.0 billion, equal to 2.2 percent of GDP.",
    "In 2022 Polish health spending was $45 billion, or 6.5 percent of GDP. In 2022 Czech health spending was $22 billion, or 7.6 percent of GDP.",
    "In 2023 Peru's public debt was $88 billion, or 33 percent of GDP. In 2023 Chile's public debt was $130 billion, or 39 percent of GDP.",
]
ROUNDED = [
    "In 2022 defence spending was $8.5 billion, equal to 3.3 percent of GDP. In 2022 education spending was $2.9 billion, equal to 1.1 percent of GDP.",
    "In 2022 defence spending was $9 billion, equal to 3 percent of GDP. In 2022 education spending was $5 billion, equal to 2 percent of GDP.",
    "Debt service takes R330 billion, or 4.5 percent of GDP. Education takes R450 billion, or 6.1 percent of GDP.",
]


@pytest.mark.parametrize("text", OTHER_YEARS + OTHER_PLACES + ROUNDED)
def test_what_may_hold_is_left_alone(text):
    assert flagged(RULE, text) == []
    assert alarms(text) == []


def test_one_cause_raises_one_flag():
    text = (
        "In 2022 defence spending was $8.5 billion, equal to 3.3 percent of GDP. "
        "In 2022 education spending was $5.8 billion, equal to 1.5 percent of GDP."
    )
    assert [rule for rule, _ in alarms(text)] == [RULE]
    (found,) = checks_on(RULE, text)
    assert found.steps[0].startswith("8.5 billion / 3.3 x 100 = 257.6 billion USD of GDP")


MUST_NOT_FLAG = {
    "years apart": "In 2015 defence cost $8.5 billion, equal to 3.3 percent of GDP. In 2022 schools cost $10 billion, equal to 2.5 percent of GDP.",
    "rounding": "Defence cost $9 billion, equal to 3 percent of GDP. Schools cost $6 billion, equal to 2.1 percent of GDP.",
    "other wholes": "Rent took $9 million, equal to 3 percent of costs. Tax took $6 million, equal to 1 percent of sales.",
    "two countries": "In 2022 Mali's defence cost $0.6 billion, equal to 3 percent of GDP. In 2022 Ghana's defence cost $0.3 billion, equal to 0.4 percent of GDP.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
