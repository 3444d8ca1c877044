from dataclasses import replace

from service.model.quantity import QuantityKind
from service.reason.exclusions import exclusions
from tests.factories import case, claim, link


def test_exclusions_say_why():
    wrong, right = claim("46 %"), claim("36 %")
    built = case(
        wrong, right, claim("1 USD", modality="negated", id="n"), links=(link("correction", right, wrong),)
    )
    assert built.excluded == {wrong.id: "the speaker corrects it at once", "n": "the sentence denies it"}
    assert set(built.terms) == {right.id}


def test_a_currency_quoted_per_dollar_is_compared_with_nothing():
    quoted = claim("147 USD", id="q")
    quoted = replace(quoted, quantity=replace(quoted.quantity, kind=QuantityKind.MEASURE, unit="1/dollar"))
    assert "quoted higher" in exclusions((quoted,), (), frozenset({"dollar"}))["q"]
    assert exclusions((quoted,), (), frozenset({"euro"})) == {}
