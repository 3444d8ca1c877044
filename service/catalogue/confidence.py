"""How sure each step of a reading is: config/confidence.toml."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from service.catalogue.loading import Table, read_toml
from service.model.quantity import QuantityKind

Rates = Mapping[str, float]
"""A rate from 0 to 1 by step and outcome, as "measure.noun"."""

_STEPS = {
    "kind": tuple(kind.value for kind in QuantityKind),
    "unit": ("one", "several"),
    "measure": ("sole", "among_others", "noun", "carried", "none"),
    "period": ("text", "carried", "none", "unresolved"),
    "entities": ("text", "parties", "carried", "document", "none"),
    "figures": ("one", "few", "many"),
    "movement": ("told", "none"),
}


def load_confidence(directory: Path) -> Rates:
    """Return the rates of `directory`/confidence.toml.

    Raises:
        ConfigError: The file is missing or wrong; names file, table and key.
    """
    root = read_toml(directory / "confidence.toml")
    rates = {
        f"{step}.{outcome}": rate
        for step, outcomes in _STEPS.items()
        for outcome, rate in _rates(root.table(step), outcomes).items()
    }
    root.finish()
    return MappingProxyType(rates)


def _rates(table: Table, outcomes: tuple[str, ...]) -> dict[str, float]:
    rates = {outcome: table.decimal(outcome) for outcome in outcomes}
    for outcome, rate in rates.items():
        if not Decimal(0) < rate <= Decimal(1):
            raise table.error(outcome, "must lie above 0 and not above 1")
    table.finish()
    return {outcome: float(rate) for outcome, rate in rates.items()}
