from decimal import Decimal

from tests.factories import claim
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.looking import look_up

BANK = FixedReference(
    series("gdp", "NOR", "USD", {"2022": "594E9"}, of=dataset("gdp"), collection="S", prices="current"),
    series("population", "NOR", "person", {"2022": "5400000"}, of=dataset("population")),
    series("exports", "NOR", "USD", {"2022": "250E9"}, of=dataset("goods"), collection="S"),
    series("imports", "NOR", "USD", {"2022": "110E9"}, of=dataset("goods"), collection="S"),
    series("imports", "NOR", "USD", {"2022": "190E9"}, of=dataset("services"), collection="S"),
)


def test_a_figure_per_head_is_a_quotient():
    (candidate,) = look_up(claim("110000 USD", measure="gdp-per-capita", areas=("NOR",)), BANK)
    assert candidate.value == Decimal(110000)
    assert candidate.score == Decimal("0.90")
    assert candidate.steps == ("594 billion / 5.4 million = 110,000 USD",)


def test_turnover_is_the_sum_of_exports_and_imports_of_one_dataset():
    found = look_up(claim("360 billion USD", measure="trade", areas=("NOR",)), BANK)
    assert [candidate.value for candidate in found] == [Decimal("360E9")]


def test_a_balance_is_a_difference():
    (candidate,) = look_up(claim("140 billion USD", measure="trade-balance", areas=("NOR",)), BANK)
    assert candidate.value == Decimal("140E9")


def test_nothing_is_derived_in_another_unit_or_for_another_area():
    assert look_up(claim("4 %", measure="gdp-per-capita", areas=("NOR",)), BANK) == ()
    assert look_up(claim("110000 USD", measure="gdp-per-capita", areas=("SWE",)), BANK) == ()
