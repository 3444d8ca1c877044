from dataclasses import replace

import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms, flagged
from tests.rules.running import ERROR, NOTHING, OK, TENSION, run, verdict

RULE = "part-above-whole"


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("29 project", "over 100 project", OK),
        ("about 9 billion USD", "over 22 billion USD", OK),
        ("about 90 billion USD", "over 22 billion USD", TENSION),  # "over" has no end on the widest reading
        ("4,500 painting", "3,000 painting", ERROR),
        ("3,000 painting", "3,000 painting", OK),
        ("2.4 million USD", "2.3 million USD", OK),  # 2.35 is in both
        ("2.5 million USD", "2.3 million USD", ERROR),
        ("about 2,500 painting", "2,400 painting", OK),
    ],
)
def test_part_of_a_whole(part, whole, expected):
    p, w = claim(part, when=None), claim(whole, when=None)
    assert verdict(RULE, w, p, links=(link("part", p, w),)) == expected


def test_units_are_converted():
    part, whole = claim("2,100 kg", measure="freight"), claim("1.5 t", measure="freight")
    assert verdict(RULE, whole, part, links=(link("part", part, whole),)) == ERROR


def test_a_part_of_a_net_change_may_be_larger():
    part = claim("600,000 job", direction="increase", measure="employment")
    whole = claim("400,000 job", direction="increase", measure="employment")
    assert verdict(RULE, whole, part, links=(link("part", part, whole),)) == TENSION


def test_other_periods_belong_to_another_rule():
    part, whole = claim("52,000 car", when="2023Q2"), claim("40,000 car", when="2023H1")
    assert verdict(RULE, whole, part, links=(link("part", part, whole),)) is NOTHING


def test_the_share_is_worked_out():
    part, whole = claim("29 project", when=None), claim("over 100 project", when=None)
    check = run(RULE, whole, part, links=(link("part", part, whole),))[0]
    assert check.steps == ("part: 29 project", "whole: 100 project", "29 / 100 x 100 = 29 percent")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("260 million USD", "150 million USD"), OK),
        (("360 million USD", "150 million USD"), TENSION),
        (("260 million USD", "151 million USD"), OK),  # within the rounding of the three
    ],
)
def test_parts_of_an_amount_are_added_up(parts, expected):
    whole = claim("410 million USD", when=None)
    listed = [replace(claim(part, when=None), sentence=whole.sentence) for part in parts]
    checks = run(RULE, whole, *listed, links=tuple(link("part", part, whole) for part in listed))
    (together,) = [check for check in checks if len(check.claims) == 3]
    assert (together.outcome, together.severity) == expected


def test_things_counted_may_belong_to_two_parts():
    whole, women, graduates = claim("40 nurse"), claim("25 nurse"), claim("20 nurse")
    checks = run(
        RULE, whole, women, graduates, links=[link("part", part, whole) for part in (women, graduates)]
    )
    assert {len(check.claims) for check in checks} == {2}


MUST_NOT_FLAG = {
    "several answers": "Asked what they feared, 62 percent named rent, 48 percent war and 31 percent crime.",
    "growth above 100 percent": "Exports of lithium grew by 180 percent in 2022.",
    "overlapping groups": "Of the 48 interpreters, 29 speak French and 24 speak German.",
    "a ratio to output": "Japan's public debt is 255 percent of its output.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []


def test_things_counted_in_places_of_their_own_are_added_up():
    text = "The firm employs 6,850 people, 4,100 of them in France and 3,750 in Spain."
    assert flagged(RULE, text) == [("warning", ("6,850 people", "4,100", "3,750"))]
    assert flagged(RULE, text.replace("3,750", "2,750")) == []
