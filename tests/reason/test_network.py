import random
from math import inf, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reason.network import Bound, components, find_conflict, implied_bounds


def ratio(tail, head, low, high, *causes):
    return [Bound(tail, head, log(high), causes), Bound(head, tail, -log(low), causes)]


CHAIN = [
    *ratio("1", "a", 99, 101, "a"),
    *ratio("a", "b", 1.09, 1.11, "growth"),
    *ratio("1", "b", 149, 151, "b"),
    *ratio("1", "far", 5, 6, "far"),
    *ratio("a", "other", 2, 3, "other"),
]


def test_conflict_names_the_claims_that_are_needed_and_no_other():
    cycle = find_conflict(CHAIN)
    assert cycle is not None
    assert cycle.causes == {"a", "growth", "b"}
    assert cycle.slack == pytest.approx(log(149 / (101 * 1.11)))


def test_bounds_that_can_hold_give_no_conflict():
    assert find_conflict([*CHAIN[:4], *ratio("1", "b", 108, 112, "b")]) is None
    assert find_conflict([]) is None


def test_touching_bounds_can_hold():
    assert find_conflict([*ratio("1", "a", 1, 2, "a"), *ratio("1", "a", 2, 3, "b")]) is None


@given(st.integers(min_value=0, max_value=10_000))
def test_order_does_not_matter(seed):
    shuffled = CHAIN[:]
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - not for secrets
    cycle = find_conflict(shuffled)
    assert cycle is not None
    assert cycle.causes == {"a", "growth", "b"}


@given(st.lists(st.floats(min_value=0.01, max_value=100), min_size=2, max_size=8), st.data())
def test_bounds_around_one_assignment_never_conflict(values, data):
    bounds = []
    for i, x in enumerate(values):
        for j, y in enumerate(values):
            if i != j and data.draw(st.booleans()):
                width = data.draw(st.floats(min_value=0, max_value=0.5))
                bounds.append(Bound(i, j, log(y / x) + width, (f"{i}-{j}",)))
    assert find_conflict(bounds) is None


def test_the_conflict_is_minimal():
    cycle = find_conflict(CHAIN)
    assert cycle is not None
    for cause in cycle.causes:
        rest = [b for b in CHAIN if set(b.causes) <= cycle.causes - {cause}]
        assert find_conflict(rest) is None


def test_unstated_unknowns_get_implied_intervals():
    implied = implied_bounds(
        [*ratio("1", "new", 106, 106, "level"), *ratio("old", "new", 1.06, 1.06, "g")], "1"
    )
    low, high = implied["old"]
    assert (low, high) == (pytest.approx(log(100)), pytest.approx(log(100)))
    assert implied_bounds([Bound("1", "x", 1.0, ())], "1")["x"] == (-inf, 1.0)


def test_components_are_those_that_claims_tie_together():
    groups = components(CHAIN, "1")
    assert sorted(len(group) for group in groups) == [2, 8]
