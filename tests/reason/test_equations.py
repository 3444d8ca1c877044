"""Laws of sums and quotients over claims: truth is never in conflict, a figure moved beyond rounding is."""

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from service.reason.equations import DEFINITIONS, MOST_EQUATIONS
from service.reason.terms import Reading
from tests.factories import case, claim, link
from tests.reason.test_quotients import per

YEAR = "2022"


def rounded(value, places):
    return f"{value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN):f}"


def spent(value, name, places=3, hedge="", **more):
    phrase = f"{hedge}{rounded(value / 1000, places)} thousand USD"
    return claim(phrase, measure=None, text=more.pop("text", "spent on grants"), id=name, **more)


def statement(values, places, hedges=("", "", "", ""), turn=1):
    """Return three parts and their total, households and the amount for each of them, in one sentence."""
    a, b, c, heads = values
    total = a + b + c
    parts = [
        spent(part, name, places, hedge, qualifier=(name,))
        for part, name, hedge in zip((a, b, c), "abc", hedges, strict=False)
    ]
    whole = spent(total, "total", places, hedges[3])
    households = claim(f"{heads} household", measure=None, text="households", id="heads")
    each = per(rounded(total / heads, places), "USD/household", measure=None, text="grants", id="each")
    claims = [households, each, whole, *parts][::turn]
    listed = [replace(one, sentence=whole.sentence) for one in claims]
    return listed, tuple(link("component", part, whole) for part in parts)


def grants_each(value):
    return per(rounded(value, 3), "USD/household", measure=None, text="grants", id="each")


def replaced(claims, other):
    """Return claims with the one of the same id replaced, in the same sentence."""
    other = replace(other, sentence=claims[0].sentence)
    return [other if one.id == other.id else one for one in claims]


amounts = st.decimals(min_value=2000, max_value=90_000, places=1)
statements = st.tuples(amounts, amounts, amounts, st.decimals(min_value=11, max_value=400, places=0))


def causes(claims, ties):
    return {conflict.causes for conflict in case(*claims, links=ties).conflicts}


@settings(max_examples=60, deadline=None)
@given(
    statements,
    st.integers(min_value=0, max_value=4),
    st.tuples(*[st.sampled_from(["", "about "])] * 4),
)
def test_truth_is_never_in_conflict_however_it_is_rounded_and_hedged(values, digits, hedges):
    assert causes(*statement(values, digits, hedges)) == set()


@settings(max_examples=60, deadline=None)
@given(statements, st.sampled_from([Decimal("0.2"), Decimal(4)]), st.sampled_from([1, -1]))
def test_a_quotient_moved_beyond_all_rounding_is_found_with_no_claim_too_many(values, factor, turn):
    claims, ties = statement(values, 3, turn=turn)
    wrong = replaced(claims, grants_each(sum(values[:3]) / values[3] * factor))
    assert causes(wrong, ties) == {frozenset(("each", "heads", "total"))}
    for left_out in ("each", "heads", "total"):
        kept = [one for one in wrong if one.id != left_out]
        assert not any(found <= {"each", "heads", "total"} for found in causes(kept, ties))


@settings(max_examples=40, deadline=None)
@given(statements)
def test_parts_reach_a_quotient_by_way_of_a_total_that_nobody_states(values):
    """Without the total's own figure the parts give it; then each household's amount cannot be right."""
    claims, ties = statement(values, 3)
    vague = [
        replace(one, quantity=replace(one.quantity, ordinary=WIDE, widest=WIDE)) if one.id == "total" else one
        for one in claims
    ]
    assume(sum(values[:3]) / values[3] > 10)
    wrong = replaced(vague, grants_each(sum(values[:3]) / values[3] * Decimal("0.2")))
    assert causes(vague, ties) == set()
    assert causes(wrong, ties) == {frozenset(("a", "b", "c", "heads", "each"))}


WIDE = type(claim("1 USD").quantity.ordinary)(Decimal(1), Decimal(10) ** 9)


@settings(max_examples=30, deadline=None)
@given(statements, st.sampled_from([Decimal(1000), Decimal("0.001")]))
def test_scaling_all_money_changes_nothing(values, factor):
    a, b, c, heads = values
    before = causes(*statement((a, b, c, heads), 3))
    after = causes(*statement((a * factor, b * factor, c * factor, heads), 3))
    assert before == after == set()


def harvest(tonnes_each):
    return (
        claim("8.00 million ha", measure=None, text="wheat area", id="area"),
        claim("12.00 million t", measure=None, text="wheat harvest", id="tonnes"),
        per(tonnes_each, "tonne/hectare", measure=None, text="wheat yield", id="yield"),
    )


@pytest.mark.parametrize(("each", "found"), [("1.50", 0), ("1.55", 0), ("1.58", 1), ("1.40", 1)])
def test_a_quotient_may_miss_its_sides_by_what_definitions_differ(each, found):
    assert Decimal("0.03") == DEFINITIONS
    assert len(causes(harvest(each), ())) == found


def test_a_conflict_is_told_in_the_units_of_the_claims():
    (conflict,) = case(*harvest("1.90")).conflicts
    assert conflict.reading is Reading.WIDEST
    assert conflict.steps == (
        (
            "“12.00 million t” / “8.00 million ha” = 1.5 tonne/hectare; "
            "rounding allows 1.498 to 1.502 tonne/hectare"
        ),
        "but “1.90 thing” allows 1.838 to 1.962 tonne/hectare",
    )


def test_what_a_rule_of_its_own_judges_is_left_to_it():
    parts = [spent(Decimal(3000), name, qualifier=(name,)) for name in "ab"]
    total = spent(Decimal(9000), "total")
    ties = tuple(link("component", part, total) for part in parts)
    assert causes([total, *parts], ties) == set()


def test_a_group_over_the_limit_is_not_searched_and_says_so():
    total = claim("9.0 billion USD", id="total")
    parts = [
        claim("5.0 million USD", qualifier=(f"{i}-{j}",)) for i in range(MOST_EQUATIONS + 1) for j in (0, 1)
    ]
    wholes = [claim("10 million USD", qualifier=(f"{i}",)) for i in range(MOST_EQUATIONS + 1)]
    ties = [link("component", whole, total) for whole in wholes]
    ties += [link("component", part, wholes[i // 2]) for i, part in enumerate(parts)]
    assert [notice.code for notice in case(total, *wholes, *parts, links=tuple(ties)).notices] == [
        "joint-search-limited"
    ]
