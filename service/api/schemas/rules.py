"""Schemas of the rules."""

from __future__ import annotations

from marshmallow import fields

from service.api.schemas.claims import Strict, choice, many, number, string, strings, truth
from service.model.report import Severity
from service.model.rule import Grain


class ParameterSchema(Strict):
    """A declared constant of a rule."""

    name = string("Name, as in config/rules.toml.")
    default = number("Default, in `unit`.")
    unit = string("Unit of the value.")
    doc = string("What it is for and where it comes from.")


class ExampleSchema(Strict):
    """A text that a rule flags, or must not flag."""

    text = string("The text.")
    flagged = truth("Whether the rule flags it.")
    at = strings("Quantity phrases that the flag names; empty where there is no flag.")
    why = string("Why it is not flagged; null where it is.", null=True)
    date = string("Date of the document; or null.", null=True)
    data = strings("Observations that the text is checked against; empty where it needs none.")


class RuleSchema(Strict):
    """What a rule finds, and how."""

    id = string("Id; never changes, never reused.")
    family = string("Family of the rule.")
    summary = string("The defect, in one sentence.")
    grain = choice("What it looks at in one go.", Grain)
    formula = string("The test, in words of the domain.")
    severity = choice("The most severe flag that it raises.", Severity)
    status = choice("preview rules never flag above info.", ("preview", "stable", "deprecated"))
    parameters = many(ParameterSchema, "Declared constants.")
    examples = many(ExampleSchema, "Texts that it flags, and texts that it must not flag.")
    description = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={
            "description": "Sections by heading: what it flags, why, what not, method, limits, source."
        },
    )


class RuleListSchema(Strict):
    """Every rule."""

    rules = many(RuleSchema, "Rules, by id.")
