import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import NOTHING, OK, WARNING, run, verdict

RULE = "impossible-percentage"


@pytest.mark.parametrize(
    ("stated", "base", "expected"),
    [
        ("42 %", "12 judge", OK),  # 5 of 12 is 41.7
        ("45 %", "12 judge", WARNING),
        ("45.2 %", "31 person", OK),  # 14 of 31
        ("45.9 %", "31 person", WARNING),
        ("100 %", "7 member", OK),
        ("33.3 %", "3,333 person", NOTHING),  # too many to tell
        ("about 45 %", "12 judge", NOTHING),
    ],
)
def test_share_of_a_count(stated, base, expected):
    share, whole = claim(stated, type="share"), claim(base)
    assert verdict(RULE, whole, share, links=(link("part", share, whole),)) == expected


def test_a_share_of_an_amount_is_left_alone():
    share, whole = claim("45 %", type="share"), claim("12 USD")
    assert verdict(RULE, whole, share, links=(link("part", share, whole),)) is NOTHING


def test_the_neighbouring_counts_are_shown():
    share, whole = claim("45 %", type="share"), claim("12 judge")
    check = run(RULE, whole, share, links=(link("part", share, whole),))[0]
    assert check.steps[:2] == ("5 / 12 x 100 = 41.67 percent", "6 / 12 x 100 = 50 percent")


MUST_NOT_FLAG = {
    "weighted": "Of the 8 judges 30 percent, weighted by rank, were for it.",
    "non-responses": "Of the 12 members asked, 60 percent of those who answered agreed.",
    "large numbers": "Of the 4,000 farmers 37.4 percent own a tractor.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
