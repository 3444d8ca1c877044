import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTED, NOTHING, OK, verdict

RULE = "multiplier-vs-change"


@pytest.mark.parametrize(
    ("stated", "direction", "base", "new", "expected"),
    [
        ("3x", "increase", "12,000 teacher", "36,000 teacher", OK),
        ("3x", "increase", "12,000 teacher", "27,000 teacher", ERROR),
        ("2x", "increase", "12,000 teacher", "24,400 teacher", OK),  # rounded to hundreds and thousands
        ("2x", "increase", "12,000 teacher", "26,000 teacher", ERROR),
        ("over 2x", "increase", "229,000 job", "562,000 job", NOTED),  # 2.45 times
        ("5x", "increase", "229,000 job", "562,000 job", ERROR),
        ("3 x", "increase", "10.0 million USD", "40.0 million USD", OK),  # "three times more"
        ("3 x", "increase", "10.0 million USD", "50.0 million USD", ERROR),
        ("0.5x", "decrease", "40.0 million USD", "20.0 million USD", OK),
        ("0.25x", "decrease", "40.0 million USD", "30.0 million USD", OK),  # "fell by a quarter"
        ("0.25x", "decrease", "40.0 million USD", "10.0 million USD", OK),  # "fell to a quarter"
        ("0.25x", "decrease", "40.0 million USD", "20.0 million USD", ERROR),
        ("2x", "decrease", "40.0 million USD", "20.0 million USD", OK),  # "a two-fold fall"
    ],
)
def test_multiple_between_two_levels(stated, direction, base, new, expected):
    earlier, later = claim(base, when="2021"), claim(new, when="2022")
    change = claim(stated, direction=direction, when="2022")
    ties = (link("result", change, later), link("base", change, earlier))
    assert verdict(RULE, earlier, later, change, links=ties) == expected


def test_a_multiple_without_its_base_is_left_alone():
    new, change = claim("36,000 teacher"), claim("3x", direction="increase")
    assert verdict(RULE, new, change, links=(link("result", change, new),)) is NOTHING


MUST_NOT_FLAG = {
    "an idiom": "The mayor gave a hundred and ten percent; visitors rose from 40,000 to 52,000.",
    "nearly doubled": "Ridership nearly doubled, from 41,000 to 78,000.",
    "three times more": "Peru sold 400 tonnes in 2022, three times more than the 100 tonnes of 2021.",
    "more than tripled": "The fund more than tripled, from £12 million to £41 million.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
