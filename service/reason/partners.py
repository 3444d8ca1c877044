"""The trade of two countries beside what each of them sold to the other, whoever says it.

"Our exports to Chile were $5 billion. Argentina bought for $0.7 billion from us. Trade between Argentina and
Chile was $6.9 billion": the two flows go opposite ways, so that they add up to the trade.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from service.model.claim import ClaimId
from service.reason.facts import MeasureFacts
from service.reason.matched import match_of
from service.reason.neighbours import Neighbours, only
from service.reason.quotients import MATCHED_NEARBY
from service.reason.relations import Relation, RelationKind, relate
from service.reason.terms import Aspect, Term

_NEIGHBOURS = 3
"""Most sentences with figures from the trade of two countries to a flow between them."""


def partner_relations(
    terms: Mapping[ClaimId, Term], measures: Mapping[str, MeasureFacts]
) -> Iterator[Relation]:
    """Yield each trade of two countries with the only flow near it for each way between them.

    Args:
        terms: All comparable terms by claim.
        measures: Measures of the catalogue, which name the outgoing and the incoming flow.
    """
    near: Neighbours | None = None
    for trade in terms.values():
        if len(trade.topic.entities) != 2 or trade.aspect is not Aspect.LEVEL:
            continue
        facts = measures.get(trade.claim.measure.id or "")
        if facts is None or len(facts.sum_of) != 2:
            continue
        near = near or Neighbours(terms.values())
        flows: dict[str, list[Term]] = defaultdict(list)
        for name, sends in zip(facts.sum_of, (True, False), strict=True):
            for flow in near.find(name, trade, _NEIGHBOURS):
                sender = _sender(flow, trade, sends=sends)
                if sender is not None and _fits(flow, trade):
                    flows[sender].append(flow)
        sides = [only(found) for found in flows.values()]
        if len(sides) == 2 and sides[0] is not None and sides[1] is not None:
            listed = (trade, sides[0], sides[1])
            yield relate(RelationKind.SUM, listed, match=min(MATCHED_NEARBY, match_of(*listed)))


def _sender(flow: Term, trade: Term, *, sends: bool) -> str | None:
    """Return which of two countries a flow comes from, by the roles of those that it names; None for others.

    Args:
        flow: What one country sold to or bought from the other.
        trade: Of the two countries.
        sends: Whether a country named without a role sends it (exports) or gets it (imports).
    """
    pair = {code for code, _ in trade.topic.entities}
    named = flow.topic.entities
    if not named or not {code for code, _ in named} <= pair:
        return None
    senders = {
        code if (role == "from" or (role is None and sends)) else (pair - {code}).pop()
        for code, role in named
    }
    return senders.pop() if len(senders) == 1 else None


def _fits(flow: Term, trade: Term) -> bool:
    """Say whether a flow is of the time, goods, prices and currency of a trade."""
    a, b = flow.topic, trade.topic
    same = (a.qualifier, a.adjustment, a.standing) == (b.qualifier, b.adjustment, b.standing)
    return same and flow.dimension == trade.dimension and flow.time == trade.time
