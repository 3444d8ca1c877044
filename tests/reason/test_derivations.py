"""The steps of a conflict can be keyed into a pocket calculator, and end in what the words do not allow."""

from decimal import Decimal
from math import log

from service.model.quantity import Interval
from service.reason.derivations import Operand, chain_of, solve
from service.reason.network import Bound, Cycle
from service.reason.propagation import Equation
from tests.factories import case, claim

LEVELS = (
    claim("40.0 billion USD", when="2019", measure="exports", id="a"),
    claim("10 %", when="2020", measure="exports", direction="increase", id="g"),
    claim("61.0 billion USD", when="2020", measure="exports", id="b"),
)
TERMS = case(*LEVELS).terms


def test_a_chain_starts_at_a_level_and_ends_at_one_that_it_cannot_reach():
    cycle = Cycle(
        (
            Bound("x", "y", log(1.105), ("g",)),
            Bound("y", "1", -log(60.95e9), ("b",)),
            Bound("1", "x", log(40.05e9), ("a",)),
        ),
        log(60.95 / (40.05 * 1.105)),
    )
    assert chain_of(cycle, TERMS, "1") == (
        "“40.0 billion USD” (exports for 2019) is at most 40.05 billion USD",
        "times 1.105, for “10 %” (exports for 2020): at most 44.26 billion USD",
        "but “61.0 billion USD” (exports for 2020) is at least 60.95 billion USD, 1.38 times as much",
    )


def test_ratios_alone_bring_a_level_back_as_less_than_itself():
    cycle = Cycle((Bound("x", "y", log(0.5), ("g",)), Bound("y", "x", 0.0, ())), log(2))
    assert chain_of(cycle, TERMS, "1") == (
        "take any level as 1",
        "divided by 2, for “10 %” (exports for 2020): at most 0.5",
        "a part is at most its whole: at most 0.5",
        "which brings the same level back as at most 0.5, and not 1",
    )


def operand(value, half, words):
    return Operand(Decimal(value), Interval(Decimal(value - half), Decimal(value + half)), words)


def test_parts_are_added_up_and_set_against_the_total():
    given = {"a": operand(9, 1, "“9”"), "b": operand(10, 1, "“10”"), "t": operand(25, 1, "“25”")}
    assert solve([Equation("sum", "t", ("a", "b"))], given) == (
        "“9” + “10” = 19; rounding allows 17 to 21",
        "but “25” allows 24 to 26",
    )


def test_what_is_not_stated_is_worked_out_first_and_what_is_not_needed_is_left_out():
    given = {
        "a": operand(9, 0, "“9”"),
        "b": operand(1, 0, "“1”"),
        "n": operand(5, 0, "“5”"),
        "each": operand(4, 0, "“4”"),
        "c": operand(3, 0, "“3”"),
    }
    equations = [
        Equation("sum", "more", ("c", "b")),
        Equation("product", "t", ("each", "n")),
        Equation("sum", "t", ("a", "b")),
    ]
    assert solve(equations, given) == (
        "“4” x “5” = 20; rounding allows 20",
        "“9” + “1” = 10; rounding allows 10",
        "but 20 allows 20",
    )


def test_nothing_is_told_where_nothing_fails():
    given = {"a": operand(9, 1, "“9”"), "t": operand(9, 1, "“9”")}
    assert solve([Equation("sum", "t", ("a",))], given) == ()
    assert solve([Equation("sum", "t", ("a", "b", "c"))], given) == ()
