"""What came of looking for the series that a claim speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.model.aggregation import Value
from service.model.claim import Claim, ClaimId
from service.model.quantity import Interval
from service.model.report import Evidence
from service.model.series import ObsStatus, Series, Vintage

GOOD_MATCH = Decimal("0.75")
"""Score from which a candidate counts as what the claim speaks of."""

WORTH_NAMING = Decimal("0.3")
"""Score below which a candidate is not worth a reader's time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """What a series gave for one stretch of time.

    Attributes:
        series: The series.
        value: What it gave, in its own unit.
        vintage: The vintage that answered.
    """

    series: Series
    value: Value
    vintage: Vintage | None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The observations used, for a report."""
        return tuple(
            Evidence(
                dataset=str(self.series.dataset.id),
                series=str(self.series.key),
                period=str(observation.period),
                value=float(observation.value),
                unit=self.series.key.unit,
                source_url=self.series.dataset.source_url,
                vintage=str(self.vintage) if self.vintage is not None else "",
            )
            for observation in self.value.observations
        )

    @property
    def statuses(self) -> frozenset[ObsStatus]:
        """What qualifies the observations used."""
        return frozenset(observation.obs_status for observation in self.value.observations)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A series that may be what a claim speaks of.

    Attributes:
        used: What was taken from which series, the main one first.
        value: What the claim should say, in the claim's unit; changes signed.
        values: The same with all roundings.
        score: How well it fits, 0 to 1.
        doubts: Why it may be something else, one clause each.
        steps: How `value` comes of what the series give, for a pocket calculator; () where it is the
            observation as published.
    """

    used: tuple[Used, ...]
    value: Decimal
    values: Interval
    score: Decimal
    doubts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def series(self) -> Series:
        """The main series."""
        return self.used[0].series

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The observations used, for a report; each once."""
        return tuple(dict.fromkeys(item for used in self.used for item in used.evidence))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The candidates of a claim.

    Attributes:
        claim: Id of the claim.
        candidates: The best first; ties broken by the id of the series.
    """

    claim: ClaimId
    candidates: tuple[Candidate, ...]

    @property
    def good(self) -> tuple[Candidate, ...]:
        """The candidates that count as what the claim speaks of."""
        return tuple(candidate for candidate in self.candidates if candidate.score >= GOOD_MATCH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """An observation that no claim states, in the shape of one, for the reasoning over bounds.

    Attributes:
        claim: What it would be as a claim; its id is no claim's of the text.
        candidate: Where it is from.
    """

    claim: Claim
    candidate: Candidate
