import dataclasses
from decimal import Decimal

import pytest

from service.model.report import Severity
from service.model.rule import Flagged, Grain, Parameter, Passed, Rule


def rule(**others):
    return Rule(
        id="parts-above-whole",
        family="sum-of-parts",
        summary="A part is larger than its whole.",
        grain=Grain.GROUP,
        formula="part > whole",
        severity=Severity.ERROR,
        function=lambda case, parameters: (),
        **others,
    )


def test_a_rule_is_stable_without_parameters_and_examples_unless_said_otherwise():
    assert (rule().status, rule().parameters, rule().examples) == ("stable", (), ())


def test_a_rule_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        rule().id = "another"


def test_a_rule_keeps_its_parameters_and_examples_in_order():
    parameter = Parameter("fewest_parts", Decimal(2), "claims", "Fewest parts worth adding up.")
    examples = (
        Flagged("Of 40 ferries, 45 are new.", at=("40 ferries", "45")),
        Passed("Of 40 ferries, 15 are new.", why="the part fits", date="2024-05-01"),
    )
    made = rule(parameters=(parameter,), examples=examples)
    assert made.parameters[0].default == 2
    assert [type(example).__name__ for example in made.examples] == ["Flagged", "Passed"]
    assert made.examples[0].date is None


def test_grains_are_spelt_as_documented():
    assert [grain.value for grain in Grain] == ["claim", "pair", "group", "conflict", "reference"]
