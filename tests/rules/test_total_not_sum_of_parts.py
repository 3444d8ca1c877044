import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import ERROR, NOTHING, OK, WARNING, run, verdict

RULE = "total-not-sum-of-parts"


@pytest.mark.parametrize(
    ("parts", "total", "expected"),
    [
        (("50 billion USD", "25 billion USD", "15 billion USD"), "90 billion USD", OK),
        (("70 billion USD", "25 billion USD", "15 billion USD"), "90 billion USD", ERROR),
        (("50 billion USD", "15 billion USD"), "90 billion USD", WARNING),  # one may have been left out
        (("10.5 million person", "5.5 million person"), "16.0 million person", OK),
        (("10.5 million person", "5.6 million person"), "16.0 million person", OK),  # rounding
        (("10.5 million person", "5.7 million person"), "16.0 million person", ERROR),
        (("10.5 million person",), "16.0 million person", NOTHING),
    ],
)
def test_listed_parts(parts, total, expected):
    whole = claim(total)
    listed = [claim(part, qualifier=(str(i),)) for i, part in enumerate(parts)]
    ties = tuple(link("component", part, whole) for part in listed)
    assert verdict(RULE, whole, *listed, links=ties) == expected


@pytest.mark.parametrize(("total", "expected"), [("11 million USD", OK), ("17 million USD", WARNING)])
def test_periods_that_follow_each_other(total, expected):
    both = claim(total, when="2022-01-01/2023-12-31")
    assert (
        verdict(RULE, claim("4 million USD", when="2022"), claim("7 million USD", when="2023"), both)
        == expected
    )


def test_periods_with_a_gap_are_not_added_up():
    whole = claim("30 million USD", when="2022-01-01/2024-12-31")
    assert verdict(RULE, claim("4 million USD"), claim("7 million USD", when="2024"), whole) is NOTHING


def test_stocks_are_not_added_up_over_time():
    stock = {"measure": "population"}
    whole = claim("30 million person", when="2022-01-01/2023-12-31", **stock)
    parts = claim("29 million person", **stock), claim("30 million person", when="2023", **stock)
    assert verdict(RULE, *parts, whole) is NOTHING


@pytest.mark.parametrize(("total", "expected"), [("9.9", 0), ("11.2", 1)])
def test_halves_and_a_year_of_what_was_done_by_two_voices(total, expected):
    text = (
        "QUARRY DIRECTOR: In the first half of 2021 we shipped 4.1 million tonnes.\n"
        "RAIL MANAGER: In the second half of 2021 it was 5.8 million tonnes.\n"
        f"QUARRY DIRECTOR: So 2021, with {total} million tonnes shipped, was a fine year."
    )
    assert [rule for rule, _ in alarms(text)] == [RULE] * expected


def test_the_sum_is_worked_out():
    whole, a, b = claim("90 USD"), claim("70 USD", qualifier=("a",)), claim("25 USD", qualifier=("b",))
    check = run(RULE, whole, a, b, links=(link("component", a, whole), link("component", b, whole)))[0]
    assert check.steps[0] == "70 + 25 = 95"
    assert check.claims == (whole.id, a.id, b.id)


MUST_NOT_FLAG = {
    "including": "The plan costs €90 million, including €30 million for rail and €20 million for roads.",
    "rounding": "The budget totals $100 million: $33 million for schools, $33 million for roads and $33 million for parks.",
    "among them": "The army lost 340 vehicles, among them 120 tanks and 90 lorries.",
    "for example": "The fund paid $9.0 million, for example $2.0 million to Mali and $3.0 million to Niger.",
    "eliminations between divisions": "Revenue was €50 billion: €30 billion in cars, €25 billion in trucks, less €5 billion between the two.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
