"""What one country buys from another or sells to it ("Peru bought for $700 million from us"): its trade."""

from __future__ import annotations

from service.extract.named_measures import Measured
from service.extract.noun_phrases import span_of
from service.extract.scenes import Scene, Sort
from service.model.quantity import QuantityKind

_REACH = 6
_WAYS = {"from": ("buys", "imports"), "to": ("sells", "exports")}


def dealt_in(scene: Scene, at: int) -> Measured | None:
    """Return the imports or exports that an amount is of, where a country deals with a partner."""
    items, quantity = scene.items, scene.items[at].quantity
    if quantity is None or quantity.kind is not QuantityKind.MONEY or at + 2 >= len(items):
        return None
    way = _WAYS.get(items[at + 1].text)
    partner = next((item for item in items[at + 2 : at + 4] if item.text != "the"), None)
    if way is None or partner is None or not (partner.area is not None or partner.text == "us"):
        return None
    for i in range(at - 1, max(0, at - 1 - _REACH), -1):
        if items[i].sort in (Sort.QUANTITY, Sort.MARK) or not scene.same_clause(i, at):
            return None
        if way[0] in items[i].tags:
            is_country = items[i - 1].area is not None or (
                items[i - 1].text == "we" and partner.area is not None
            )
            return (
                Measured(way[1], items[i].text, i, (), "catalogue", span_of(scene, i, i))
                if is_country
                else None
            )
    return None
