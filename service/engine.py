"""The whole pipeline on one page: document to claims, claims to a case, rules over the case, report."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from service import __version__
from service.catalogue import Catalogue
from service.extract import extract
from service.model.claim import Claim, ClaimId, Extraction
from service.model.controls import Controls, Sorted, sort_flags
from service.model.progress import part_of, watch
from service.model.report import Check, Engine, Flag, Outcome, Report, Severity
from service.model.rule import Rule
from service.model.series import Reference
from service.model.text import Document
from service.reason.case import Case, Data, build_case
from service.reason.culprits import tell_once
from service.reference.bases import observed_bases
from service.reference.matching import match_claims
from service.reference.search import Search
from service.rules import active_rules, chosen_rules, run_rule, uncompared_claim

_log = logging.getLogger(__name__)

STAGES = ("extracting", "comparing", "judging")
"""What a check goes through, in this order."""

_EXTRACTED, _COMPARED, _JUDGED = 0.6, 0.75, 0.95
"""Shares of the time of a check after which that is done, measured on long transcripts."""

LAST_RULE = "uncompared-claim"
"""The rule that speaks of the claims that no other check names; it always runs, and last."""

NO_CONTROLS = Controls()

GENERAL_RULE = "joint-inconsistency"
"""The rule that names what no other rule does; it yields to any flag on some of the same claims."""


def check(
    document: Document,
    catalogue: Catalogue,
    rules: tuple[Rule, ...],
    *,
    controls: Controls = NO_CONTROLS,
    reference: Reference | None = None,
    strict: bool = False,
    tell: Callable[[str, float], None] | None = None,
) -> Report:
    """Return everything that can be said of the figures in a document.

    Args:
        document: Text with its turns and sentences.
        catalogue: Compiled words, units, measures, areas and rule settings.
        rules: Rules to run, less those that the settings switch off; `uncompared-claim` runs in any case.
        controls: Which of the rules and of their flags the caller wants; those of the configuration stand.
        reference: Data to check against, in one pinned state; None for none.
        strict: Let a rule's exception through instead of reporting it as an undetermined check.
        tell: Told which of `STAGES` the check is at, and the share of the whole that is done.

    Returns:
        The report; the same input gives the same report, byte for byte.
    """
    extracting, comparing, judging = (None if tell is None else partial(tell, stage) for stage in STAGES)
    extraction = extract(document, catalogue, part_of(extracting, 0.0, _EXTRACTED))
    if comparing is not None:
        comparing(_EXTRACTED)
    case = build_case(
        extraction,
        units=catalogue.units.units,
        measures=catalogue.measures.entries,
        groups=catalogue.cues.measures,
        partners=catalogue.cues.partners,
        words=catalogue.cues.words,
        text=document.text,
        date=document.date,
        data=_data(extraction, catalogue, reference, document.date),
    )
    active = chosen_rules(active_rules(rules, catalogue.rules), controls.rules)
    judged = watch(
        active, part_of(judging, _COMPARED, _JUDGED), lambda rule: active.index(rule) / len(active)
    )
    checks = [found for rule in judged if rule.id != LAST_RULE for found in _run(rule, case, strict)]
    checks = [found for found in checks if not _is_named_already(found, checks)]
    case = replace(case, compared=frozenset(claim for found in checks for claim in found.claims))
    checks += [found for rule in _last(active) for found in _run(rule, case, strict)]
    claims = {claim.id: claim for claim in extraction.claims}
    checks.sort(key=lambda found: _place(found, claims))
    flags = sort_flags(_flags(checks, claims), controls, catalogue.silences)
    return Report(
        id=_report_id(document, catalogue, active, flags, checks),
        engine=Engine(version=__version__, rules=len(active), catalogue=catalogue.digest),
        document=document,
        claims=extraction.claims,
        links=extraction.links,
        mentions=extraction.mentions,
        checks=tuple(checks),
        flags=flags.raised,
        silenced=flags.silenced,
        withheld=len(flags.withheld),
        notices=(*document.notices, *case.notices, *flags.notices),
    )


def _data(
    extraction: Extraction, catalogue: Catalogue, reference: Reference | None, date: dt.date | None
) -> Data:
    if reference is None:
        return Data()
    return Data(
        matches=match_claims(extraction.claims, reference, catalogue, date),
        observed=observed_bases(extraction, Search(reference, catalogue, date)),
        reference=reference,
        names={code: area.name for code, area in catalogue.areas.areas.items()},
        countries=frozenset(
            code for code, area in catalogue.areas.areas.items() if area.scheme == "iso3166-1-alpha3"
        ),
    )


def _last(active: Iterable[Rule]) -> tuple[Rule, ...]:
    chosen = tuple(rule for rule in active if rule.id == LAST_RULE)
    return chosen or (uncompared_claim.RULE,)


def _run(rule: Rule, case: Case, strict: bool) -> list[Check]:
    """Return the checks of a rule; one that fails says so instead of taking the report with it."""
    try:
        return list(run_rule(rule, case))
    except Exception:
        if strict:
            raise
        _log.exception("rule failed", extra={"rule": rule.id})
    return [
        Check(
            rule=rule.id,
            family=rule.family,
            outcome=Outcome.UNDETERMINED,
            claims=(),
            message=f"The rule {rule.id} could not be run on this text.",
            reason="the rule failed; the log has the details",
        )
    ]


def _place(found: Check, claims: Mapping[ClaimId, Claim]) -> tuple[tuple[int, int], str, tuple[int, ...]]:
    spans = [(claims[claim].span.start, claims[claim].span.end) for claim in found.claims]
    return min(spans, default=(0, 0)), found.rule, tuple(start for start, _ in spans)


def _flags(checks: Iterable[Check], claims: Mapping[ClaimId, Claim]) -> tuple[Flag, ...]:
    """Return flags for the checks that deserve one: one cause, one flag; the most severe first."""
    deserving = [found for found in checks if found.severity is not None]
    same_claims: dict[frozenset[ClaimId], list[Check]] = defaultdict(list)
    by_rule: dict[tuple[str, ClaimId], list[Check]] = defaultdict(list)
    for found in deserving:
        same_claims[frozenset(found.claims)].append(found)
        for name in found.claims:
            by_rule[found.rule, name].append(found)
    kept = []
    for found in deserving:
        others = [other for name in found.claims for other in by_rule[found.rule, name]]
        if not any(_speaks_for(other, found) for other in same_claims[frozenset(found.claims)] + others):
            kept.append(found)
    told = tell_once(kept, claims)
    numbered = [_flag(f"f{number}", found, claims) for number, found in enumerate(told, 1)]
    return tuple(sorted(numbered, key=lambda flag: -flag.severity.rank))


def _is_named_already(found: Check, checks: Iterable[Check]) -> bool:
    """Say whether another rule judged all claims that the general rule names, or flags some of them."""
    mine = set(found.claims)
    return found.rule == GENERAL_RULE and any(
        other.rule != GENERAL_RULE
        and other.outcome is not Outcome.UNDETERMINED
        and (
            mine <= set(other.claims)
            or (other.severity in (Severity.WARNING, Severity.ERROR) and len(mine & set(other.claims)) > 1)
        )
        for other in checks
    )


def _speaks_for(other: Check, found: Check) -> bool:
    """Say whether `other` already tells what `found` would."""
    if other is found or other.severity is None or found.severity is None:
        return False
    mine, others = set(found.claims), set(other.claims)
    if other.severity.rank < found.severity.rank:
        return False
    if mine == others:
        return (other.severity.rank, found.rule) > (found.severity.rank, other.rule)
    return other.rule == found.rule and others < mine


def _flag(name: str, found: Check, claims: Mapping[ClaimId, Claim]) -> Flag:
    severity = found.severity or Severity.INFO
    return Flag(id=name, severity=severity, check=found, fingerprint=_fingerprint(found, claims))


def _fingerprint(found: Check, claims: Mapping[ClaimId, Claim]) -> str:
    """Return a digest of rule, measures and values, which edits elsewhere in the text leave as it is."""
    parts = [found.rule]
    for claim in (claims[name] for name in found.claims):
        words = " ".join(claim.quantity.raw.lower().split())
        measure = "" if claim.measure.carried else claim.measure.id or claim.measure.text.lower()
        parts.append(f"{measure}|{words}|{claim.quantity.value.normalize()}")
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _report_id(
    document: Document, catalogue: Catalogue, rules: Iterable[Rule], flags: Sorted, checks: Iterable[Check]
) -> str:
    """Return a digest of everything that the report depends on."""
    options = [
        __version__,
        catalogue.digest,
        document.sha256,
        str(document.date),
        document.title,
        document.source_url,
        list(document.entities),
        [(rule.id, rule.severity) for rule in rules],
        [(put_aside.silence.fingerprint, put_aside.silence.note) for put_aside in flags.silenced],
        [flag.id for flag in flags.withheld],
        [notice.message for notice in flags.notices],
    ]
    cited = sorted({(item.dataset, item.vintage) for found in checks for item in found.evidence})
    options += [cited] if cited else []
    return hashlib.sha256(json.dumps(options).encode()).hexdigest()[:32]
