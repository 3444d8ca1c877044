"""Laws of joint consistency: truth, however rounded and hedged, is never in conflict; a lie always is."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.model.quantity import QuantityKind
from service.model.report import Severity
from service.reason.bounds import MOST_BOUNDS
from service.reason.relations import RelationKind
from service.rules import load_rules, run_rule
from tests.factories import case, claim, link
from tests.rules import prose

YEARS = [str(year) for year in range(2015, 2023)]


def rounded(value: Decimal, digits: int) -> str:
    """Return a value in plain digits, rounded to a number of significant digits."""
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return f"{value.quantize(step, rounding=ROUND_HALF_EVEN):f}"


@st.composite
def truths(draw):
    """Claims about one true series: levels, growth, shares; each rounded, some hedged; and their ties."""
    levels = draw(
        st.lists(
            st.decimals(min_value=100, max_value=1000, places=3), min_size=3, max_size=len(YEARS), unique=True
        )
    )
    claims, ties = [], []
    stated = []
    for year, level in zip(YEARS, levels, strict=False):
        digits = draw(st.integers(min_value=3, max_value=6))
        hedge = draw(st.sampled_from(["", "", "about "]))
        stated.append(claim(f"{hedge}{_millions(level, digits)} USD", when=year, measure="exports"))
    claims += stated
    for i in range(1, len(levels)):
        if draw(st.booleans()):
            growth = (levels[i] / levels[i - 1] - 1) * 100
            direction = "increase" if growth >= 0 else "decrease"
            change = claim(f"{abs(growth):.1f} %", when=YEARS[i], measure="exports", direction=direction)
            claims.append(change)
            ties += [link("result", change, stated[i]), link("base", change, stated[i - 1])]
    if draw(st.booleans()):
        part = levels[0] * draw(st.decimals(min_value="0.05", max_value="0.95", places=3))
        share = claim(f"{part / levels[0] * 100:.1f} %", type="share", measure="exports", when=YEARS[0])
        piece = claim(f"{_millions(part, 5)} USD", when=YEARS[0], measure="exports", qualifier=("oil",))
        claims += [piece, share]
        ties += [link("part", piece, stated[0]), link("share", share, piece)]
    return claims, tuple(ties)


def _millions(value: Decimal, digits: int) -> str:
    return f"{rounded(value, digits)} million"


def flagged(claims, ties):
    built = case(*claims, links=ties)
    return [
        check
        for rule in load_rules()
        for check in run_rule(rule, built)
        if check.severity in (Severity.WARNING, Severity.ERROR)
    ]


@settings(max_examples=60, deadline=None)
@given(truths())
def test_truth_is_never_in_conflict(truth):
    claims, ties = truth
    assert flagged(claims, ties) == []


@settings(max_examples=60, deadline=None)
@given(truths(), st.data())
def test_moving_one_figure_beyond_all_rounding_is_found(truth, data):
    claims, ties = truth
    targets = {tie.target for tie in ties if tie.kind.value in ("result", "base")}
    levels = [i for i, one in enumerate(claims) if one.id in targets]
    if not levels:
        return
    at = data.draw(st.sampled_from(levels))
    moved = claims[:]
    value = claims[at].quantity.value * 3 / 1_000_000
    moved[at] = claim(
        f"{rounded(value, 6)} million USD",
        when=claims[at].period,
        measure="exports",
        id=claims[at].id,
        at=claims[at].span.start,
        sentence=claims[at].sentence.start // 100,
    )
    found = flagged(moved, ties)
    assert any(moved[at].id in check.claims for check in found)


@settings(max_examples=30, deadline=None)
@given(truths(), st.sampled_from([1, 1000, 1_000_000]))
def test_scaling_all_money_changes_nothing(truth, factor):
    claims, ties = truth

    def scaled(one):
        if one.quantity.kind.value != "money":
            return one
        digits = one.quantity.raw.removeprefix("about ").split()[0]
        hedge = "about " if one.quantity.raw.startswith("about") else ""
        words = {1: "million", 1000: "billion", 1_000_000: "trillion"}[factor]
        return claim(
            f"{hedge}{digits} {words} USD",
            when=one.period,
            measure="exports",
            id=one.id,
            at=one.span.start,
            sentence=one.sentence.start // 100,
            qualifier=one.measure.qualifier,
        )

    before = [(check.rule, check.outcome, check.claims) for check in _all(claims, ties)]
    after = [
        (check.rule, check.outcome, check.claims) for check in _all([scaled(one) for one in claims], ties)
    ]
    assert before == after


def _all(claims, ties):
    built = case(*claims, links=ties)
    return [check for rule in load_rules() for check in run_rule(rule, built)]


def chain(last):
    a = claim("100.0 million USD", when="2020", id="a")
    b = claim("110.0 million USD", when="2021", id="b")
    c = claim(last, when="2022", id="c")
    g = claim("10.0 %", direction="increase", when="2022", id="g")
    return (a, b, c, g), (link("result", g, c), link("base", g, b))


def conflicts_of(claims, ties):
    return {conflict.causes for conflict in case(*claims, links=ties).conflicts}


def test_irrelevant_claims_change_nothing():
    claims, ties = chain("135.0 million USD")
    alone = conflicts_of(claims, ties)
    assert alone == {frozenset({"b", "g", "c"})}
    strangers = [claim(f"{n}7.3 billion EUR", when="2019", measure="imports") for n in range(1, 6)]
    assert conflicts_of((*strangers, *claims), ties) == alone


@pytest.mark.parametrize(("last", "found"), [("121.0 million USD", 0), ("121.2 million USD", 1)])
def test_conflict_starts_where_rounding_ends(last, found):
    """110.05 x 1.1005 = 121.11: 121.15 is beyond it, 120.95 is not."""
    claims, ties = chain(last)
    assert len(conflicts_of(claims, ties)) == found


def test_levels_without_a_logarithm_stay_out():
    base, new = claim("-3.0 million USD", when="2020"), claim("0 USD", when="2021")
    change = claim("10.0 %", direction="increase", when="2021")
    ties = (link("result", change, new), link("base", change, base))
    assert case(base, new, change, links=ties).conflicts == ()


def test_a_component_over_the_limit_is_not_searched_and_says_so():
    whole = claim("9.0 billion USD", when="2020")
    parts = [claim("5.0 million USD", when="2020", qualifier=(str(n),)) for n in range(MOST_BOUNDS // 3 + 1)]
    ties = tuple(link("part", part, whole) for part in parts)
    assert [notice.code for notice in case(whole, *parts, links=ties).notices] == ["joint-search-limited"]
    assert case(whole, *parts[:5], links=ties[:5]).notices == ()


def test_levels_in_a_unit_and_in_that_unit_a_month_are_not_bounded_together():
    base, new = claim("750 EUR", when="2021"), claim("900 EUR", when="2022")
    new = replace(new, quantity=replace(new.quantity, kind=QuantityKind.MEASURE, unit="EUR/month"))
    change = claim("20.0 %", direction="increase", when="2022")
    ties = (link("result", change, new), link("base", change, base))
    built = case(base, new, change, links=ties)
    assert len(built.of_kind(RelationKind.GROWTH)) == 1
    assert built.conflicts == ()


def test_a_flow_of_two_years_together_may_be_their_sum():
    text = "Exports rose 9 percent in 2021. Exports rose 6 percent in 2022. "
    more = "In 2021 and 2022 together, exports rose 24 percent."
    assert prose.flagged("joint-inconsistency", text + more) == []


EACH_YEAR = "Fares in Oslo rose 9 percent in 2021. Fares in Oslo rose 6 percent in 2022. "
BOTH_YEARS = {
    "In 2021 and 2022 together, fares in Oslo rose 24 percent.": [("9 percent", "6 percent", "24 percent")],
    "In 2021 and 2022 together, fares in Oslo rose 15.5 percent.": [],
    "In 2021 and 2022 fares in Oslo rose 6 percent.": [],
}


@pytest.mark.parametrize(("text", "expected"), BOTH_YEARS.items(), ids=["too much", "right", "each year"])
def test_changes_of_two_years_taken_together_compound(text, expected):
    assert [at for _, at in prose.flagged("joint-inconsistency", EACH_YEAR + text)] == expected
