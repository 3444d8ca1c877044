from dataclasses import replace

import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTHING, OK, verdict

RULE = "points-vs-levels"


@pytest.mark.parametrize(
    ("stated", "direction", "base", "new", "expected"),
    [
        ("2.5 pp", "increase", "40.0 %", "42.5 %", OK),
        ("250 pp", "increase", "40.0 %", "42.5 %", ERROR),
        ("0.3 pp", "increase", "4.2 %", "4.4 %", OK),  # rounding
        ("0.4 pp", "increase", "4.2 %", "4.4 %", ERROR),
        ("3 pp", "decrease", "9.0 %", "6.0 %", OK),
        ("4 pp", "decrease", "9.0 %", "6.0 %", ERROR),
        ("3 pp", "none", "9.0 %", "6.0 %", OK),
    ],
)
def test_step_between_two_rates(stated, direction, base, new, expected):
    earlier, later = claim(base, measure="inflation", when="2021"), claim(new, measure="inflation")
    change = claim(stated, measure="inflation", direction=direction)
    ties = (link("result", change, later), link("base", change, earlier))
    assert verdict(RULE, earlier, later, change, links=ties) == expected


def test_rates_are_found_by_their_periods():
    earlier, later = claim("6.0 %", measure="inflation", when="2021"), claim("9.0 %", measure="inflation")
    assert verdict(RULE, earlier, later, claim("7 pp", measure="inflation", direction="increase")) == ERROR


def test_a_step_with_one_rate_is_left_alone():
    later, change = claim("9.0 %", measure="inflation"), claim("3 pp", measure="inflation")
    assert verdict(RULE, later, change, links=(link("result", change, later),)) is NOTHING


@pytest.mark.parametrize(
    ("raw", "value", "base", "new", "expected"),
    [
        ("a tenth", "0.1 pp", "40 %", "44 %", NOTHING),
        ("a tenth", "0.1 pp", "4.00 %", "4.10 %", OK),
        ("a tenth", "0.1 pp", "40 %", "49 %", ERROR),
        ("0.1 points", "0.1 pp", "40 %", "44 %", ERROR),
    ],
)
def test_a_tenth_in_words_may_be_of_the_rate(raw, value, base, new, expected):
    earlier, later = claim(base, measure="inflation", when="2021"), claim(new, measure="inflation")
    change = claim(value, measure="inflation", direction="increase")
    change = replace(change, quantity=replace(change.quantity, raw=raw))
    ties = (link("result", change, later), link("base", change, earlier))
    assert verdict(RULE, earlier, later, change, links=ties) == expected


MUST_NOT_FLAG = {
    "rounding": "The rate rose from 4.2 percent to 4.4 percent, or by 0.3 points.",
    "basis points": "The yield fell by 25 basis points, from 4.50 percent to 4.25 percent.",
    "another base": "The rate is 4.4 percent, up 0.2 points on April and 1.1 points on the year.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
