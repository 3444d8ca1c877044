import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTED, NOTHING, OK, UNKNOWN, near, run, verdict

RULE = "growth-vs-levels"


def tied(change, new, base):
    return (link("result", change, new), link("base", change, base))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("25 %", OK),
        ("45 %", ERROR),
        ("22 %", OK),  # (4.95 / 4.05 - 1) x 100 = 22.2 against 21.5 to 22.5
        ("21 %", ERROR),
        ("28 %", OK),
        ("29 %", ERROR),
        ("over 20 %", NOTED),  # loose words
        ("over 24 %", OK),
        ("over 30 %", ERROR),
        ("about 26 %", OK),
        ("1.0 billion USD", OK),
        ("1.3 billion USD", ERROR),
    ],
)
def test_change_between_two_levels(stated, expected):
    base, new = claim("4.0 billion USD", when="2021"), claim("5.0 billion USD", when="2022")
    change = claim(stated, direction="increase", when="2022")
    assert verdict(RULE, base, new, change, links=tied(change, new, base)) == expected


@pytest.mark.parametrize(("stated", "expected"), [("4.3 %", OK), ("16.3 %", ERROR)])
def test_falls_are_signed(stated, expected):
    new, base = claim("698,512 birth", when="2013"), claim("729,674 birth", when="2012")
    change = claim(stated, direction="decrease", when="2013")
    assert verdict(RULE, new, base, change, links=tied(change, new, base)) == expected


def test_levels_are_found_by_their_periods():
    base, new = claim("4.0 billion USD", when="2021"), claim("5.0 billion USD", when="2022")
    assert verdict(RULE, base, new, claim("45 %", direction="increase", when="2022")) == ERROR
    assert verdict(RULE, base, new, claim("25 %", direction="increase", when="2022")) == OK


def test_levels_of_other_periods_and_real_growth_are_left_alone():
    base, new = claim("4.0 billion USD", when="2020"), claim("5.0 billion USD", when="2022")
    assert verdict(RULE, base, new, claim("45 %", direction="increase", when="2022")) is NOTHING
    near_base = claim("4.0 billion USD", when="2021")
    real = claim("45 %", direction="increase", when="2022", adjustment="real")
    assert verdict(RULE, near_base, new, real) is NOTHING


@pytest.mark.parametrize(("stated", "expected"), [("20 %", OK), ("32 %", ERROR)])
def test_amount_and_new_level_give_the_change(stated, expected):
    amount = claim("150 EUR", direction="increase")
    new = claim("900 EUR")
    change = claim(stated, direction="increase")
    ties = (link("result", amount, new), link("result", change, new))
    assert verdict(RULE, amount, new, change, links=ties) == expected


def test_a_change_through_zero_is_undetermined():
    base, new = claim("-2 billion USD", when="2021"), claim("3 billion USD", when="2022")
    change = claim("40 %", direction="increase", when="2022")
    assert verdict(RULE, base, new, change, links=tied(change, new, base)) == UNKNOWN


def test_working_can_be_redone():
    base, new = claim("4.0 billion USD", when="2021"), claim("5.0 billion USD", when="2022")
    change = claim("45 %", direction="increase", when="2022", speaker="Ana")
    check = run(RULE, base, new, change, links=tied(change, new, base))[0]
    assert check.steps[0] == "(5 billion / 4 billion - 1) x 100 = 25 percent"
    assert near(check.computation.result, "25")
    assert check.message == (
        "Ana states a change of “45 %” in trade for 2022, but from “4.0 billion USD” to “5.0 billion USD” "
        "is a change of 25 percent."
    )


MUST_NOT_FLAG = {
    "real growth, nominal levels": "Ghana's GDP rose from 459 billion cedis in 2021 to 610 billion cedis in 2022. In real terms it grew by 3.1 percent.",
    "volume growth": "Malta's exports grew by 2 percent in volume terms, from €3.0 billion in 2021 to €3.4 billion in 2022.",
    "another base": "Sales rose from ¥40 billion in 2020 to ¥46 billion in 2021. Sales in 2021 were 3 percent below those of 2019.",
    "a fiscal year": "In fiscal 2023 revenue grew by 9 percent. Revenue was $40 billion in 2022 and $42 billion in 2023.",
    "comparable stores": "Revenue rose to €5.2 billion from €4.5 billion; like-for-like sales grew by 4 percent.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Net profit fell to 312 million zlotys from 341 million, or by 8.5 percent.",
        "The deficit went from $40 billion to $30 billion, or by 25 percent.",
        "Sales fell from 341 million zlotys to 312 million, or by 8.5 percent.",
        "The trade surplus shrank to 9.0 billion yuan from 12.0 billion, by 25 percent.",
    ],
)
def test_a_change_by_so_much_goes_the_way_of_its_levels(text):
    assert alarms(text) == []
