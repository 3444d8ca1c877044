import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTED, NOTHING, OK, WARNING, run, verdict

RULE = "direction-conflict"


@pytest.mark.parametrize(
    ("direction", "new", "base", "expected"),
    [
        ("decrease", "123 point", "118 point", ERROR),
        ("increase", "123 point", "118 point", OK),
        ("increase", "284,000 GBP", "291,000 GBP", ERROR),
        ("decrease", "284,000 GBP", "291,000 GBP", OK),
        ("increase", "4.7 %", "4.7 %", OK),  # rounding may hide a rise
        ("increase", "4.7 %", "4.8 %", OK),
        ("increase", "4.7 %", "4.9 %", ERROR),
    ],
)
def test_words_against_levels(direction, new, base, expected):
    later = claim(new, direction=direction, type="level", when="2023")
    earlier = claim(base, when="2022")
    assert verdict(RULE, earlier, later, links=(link("base", later, earlier),)) == expected


@pytest.mark.parametrize(
    ("direction", "expected"), [("increase", ERROR), ("decrease", NOTHING)], ids=["against", "with"]
)
def test_a_change_against_its_levels(direction, expected):
    new, base = claim("698,512 birth", when="2013"), claim("729,674 birth", when="2012")
    change = claim("4.3 %", direction=direction, when="2013")
    ties = (link("result", change, new), link("base", change, base))
    assert verdict(RULE, new, base, change, links=ties) == expected


def test_two_changes_of_one_period():
    up = claim("6 %", direction="increase", speaker="Ana")
    down = claim("3 %", direction="decrease", speaker="Luis")
    assert verdict(RULE, up, down) == ERROR
    assert verdict(RULE, up, claim("3 %", direction="decrease", when="2021")) is NOTHING
    assert verdict(RULE, up, claim("3 %", direction="decrease", basis="previous_period")) is NOTHING


def test_doubled_against_halved_without_a_period_is_a_warning():
    up = claim("2 x", direction="increase", when=None)
    down = claim("0.5 x", direction="decrease", when=None)
    assert verdict(RULE, up, down) == WARNING


def test_a_written_minus_beside_a_rising_word_is_noted():
    assert verdict(RULE, claim("-6 %", direction="increase")) == NOTED


def test_steps_show_the_difference():
    later = claim("1.9 million USD", direction="decrease", type="level", when="2023")
    earlier = claim("1.4 million USD", when="2022")
    check = run(RULE, earlier, later, links=(link("base", later, earlier),))[0]
    assert check.steps[0] == "1.9 million - 1.4 million = 500,000"


@pytest.mark.parametrize(
    "text",
    [
        "The company created 12,000 jobs in 2023. It also cut 9,000 jobs in 2023.",
        "Hospitals hired 4,100 nurses in 2022. In 2022 hospitals lost 3,800 nurses.",
        "The bank opened 40 branches in 2021 and closed 65 branches in 2021.",
    ],
)
def test_what_came_and_what_went_add_up(text):
    assert alarms(text) == []


MUST_NOT_FLAG = {
    "a deficit that fell": "Ireland's deficit fell from €4.0 billion in 2021 to €3.1 billion in 2022.",
    "a loss that narrowed": "The airline's loss narrowed to $40 million from $95 million.",
    "fell less than expected": "Output fell by 2 percent in May, less than the 3 percent that analysts had expected.",
    "did not fall": "Prices did not fall in March: they rose from 104 to 106 euros.",
    "slower fall": "Exports of Peru fell by 4 percent in 2021 and by 1 percent in 2022; the fall slowed.",
    "a trade gap": "The trade deficit of Kenya improved, from $1.4 billion in May to $1.1 billion in June.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
