import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTHING, OK, run, verdict

RULE = "share-vs-counts"


def survey(part, whole, stated, **more):
    p, w = claim(part, **more), claim(whole, **more)
    s = claim(stated, type="share", **more)
    return (w, p, s), (link("part", p, w), link("share", s, p))


@pytest.mark.parametrize(
    ("part", "whole", "stated", "expected"),
    [
        ("1,500 firm", "2,000 firm", "75 %", OK),
        ("1,500 firm", "2,000 firm", "57 %", ERROR),
        ("1.2 billion USD", "4.8 billion USD", "25 %", OK),
        ("1.2 billion USD", "4.8 billion USD", "52 %", ERROR),
        ("1.2 billion USD", "4.8 billion USD", "26 %", OK),  # 1.25 / 4.75 = 26.3
        ("1.2 billion USD", "4.8 billion USD", "28 %", ERROR),
        ("about 1.1 million person", "5.5 million person", "0.2 x", OK),
        ("about 1.1 million person", "5.5 million person", "0.333 x", ERROR),
    ],
)
def test_share_of_part_in_whole(part, whole, stated, expected):
    claims, ties = survey(part, whole, stated)
    assert verdict(RULE, *claims, links=ties) == expected


def test_the_share_may_be_tied_to_the_whole():
    whole, part, share = claim("4.8 billion USD"), claim("1.2 billion USD"), claim("52 %", type="share")
    ties = (link("part", part, whole), link("share", share, whole))
    assert verdict(RULE, whole, part, share, links=ties) == ERROR


def test_a_share_without_a_whole_is_left_alone():
    part, share = claim("1,500 firm"), claim("57 %", type="share")
    assert verdict(RULE, part, share, links=(link("share", share, part),)) is NOTHING


def test_working_can_be_redone():
    claims, ties = survey("1,500 firm", "2,000 firm", "57 %")
    assert run(RULE, *claims, links=ties)[0].steps[0] == "1,500 / 2,000 x 100 = 75 percent"


MUST_NOT_FLAG = {
    "adults, not residents": "The town has 9,000 residents. Of its adults 60 percent voted: 4,200 people.",
    "another denominator": "Of the 800 pupils 320 learn French. Of those who learn a language 45 percent learn French.",
    "rounding": "Some 3,300 of about 10,000 trees, a third, are oaks.",
    "respondents": "The poll reached 2,000 people. Of those who answered, 55 percent, or 660 people, agreed.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
