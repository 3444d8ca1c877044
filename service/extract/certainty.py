"""How sure a reading is: the product of what each uncertain step was right for."""

from __future__ import annotations

from math import prod

from service.catalogue.confidence import Rates
from service.extract.drafts import Draft

_FEW = 3  # figures of a sentence that keep apart


def confidence(draft: Draft, rates: Rates) -> float:
    """Return how sure the reading of a draft is, above 0 and up to 1.

    Args:
        draft: A claim with all that was read of it.
        rates: How often each outcome of each step is right.
    """
    outcomes = (
        f"kind.{draft.quantity.kind.value}",
        "unit.several" if len(draft.quantity.candidates) > 1 else "unit.one",
        f"measure.{_measure(draft)}",
        f"period.{_period(draft)}",
        f"entities.{draft.entities_from}",
        f"figures.{_figures(len(draft.scene.quantities))}",
        "movement.none" if draft.movement is None else "movement.told",
    )
    return round(prod(rates[outcome] for outcome in outcomes), 2)


def _measure(draft: Draft) -> str:
    source = draft.measured.source
    if source != "catalogue":
        return source
    named = sum(item.measure is not None for item in draft.scene.items)
    return "among_others" if named > 1 else "sole"


def _period(draft: Draft) -> str:
    period = draft.period
    if period is None:
        return "none"
    if not period.is_resolved:
        return "unresolved"
    return "carried" if period.source == "carried" else "text"


def _figures(count: int) -> str:
    return "one" if count <= 1 else "few" if count <= _FEW else "many"
