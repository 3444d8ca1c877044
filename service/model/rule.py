"""What a rule is: its id, what it looks at, its parameters and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from service.model.report import Check, Severity


class Grain(StrEnum):
    """What a rule looks at in one go."""

    CLAIM = "claim"
    PAIR = "pair"
    GROUP = "group"
    CONFLICT = "conflict"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A declared constant of a rule, overridable in config/rules.toml; `doc` names unit and source."""

    name: str
    default: Decimal
    unit: str
    doc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An observation that an example is checked against; the attributes are those of `SeriesKey`.

    `value` may end in "~" and a status; `published` is the day of its vintage.
    """

    measure: str
    area: str
    period: str
    value: str
    unit: str
    counterpart: str = ""
    collection: str = "A"
    prices: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Flagged:
    """A text that the rule must flag; `at` are the quantity phrases that the flag names, by position."""

    text: str
    at: tuple[str, ...]
    date: str | None = None
    data: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Passed:
    """A text that the rule must not flag at warning or above; `why` in one clause."""

    text: str
    why: str
    date: str | None = None
    data: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue; the last statement of its module.

    Attributes:
        id: Module name with dashes; never changes, never reused.
        family: One of the families of the report.
        summary: One sentence: the defect.
        grain: What it looks at in one go.
        formula: The test, in words of the domain.
        severity: The most severe flag that it raises.
        status: `preview` rules run but never flag above info.
        function: `function(case, parameters)` yields checks; `case` is a `service.reason` Case,
            `parameters` maps names to values.
        parameters: Declared constants.
        examples: At least one `Flagged` and one `Passed`.
    """

    id: str
    family: str
    summary: str
    grain: Grain
    formula: str
    severity: Severity
    function: Callable[[Any, dict[str, Decimal]], Iterable[Check]]
    parameters: tuple[Parameter, ...] = ()
    examples: tuple[Flagged | Passed, ...] = ()
    status: Literal["preview", "stable", "deprecated"] = "stable"
