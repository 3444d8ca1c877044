"""Prometheus metrics: requests, and what came of them.

With several worker processes the counts live in the folder named by `PROMETHEUS_MULTIPROC_DIR`, which
config/gunicorn.conf.py sets before anything is imported; any worker then answers for all.
"""

from __future__ import annotations

import os

from prometheus_client import (
    CONTENT_TYPE_PLAIN_0_0_4,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from service.model.report import Report

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4

_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_CHARACTERS = (1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000)


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "countercheck_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "countercheck_request_seconds",
            "Time to answer a request, in seconds.",
            ("method", "route"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._in_progress = Gauge(
            "countercheck_requests_in_progress",
            "Requests being answered just now.",
            multiprocess_mode="livesum",
            registry=self._registry,
        )
        self._characters = Histogram(
            "countercheck_text_characters",
            "Length of the texts checked, in code points.",
            buckets=_CHARACTERS,
            registry=self._registry,
        )
        self._claims = Counter("countercheck_claims", "Claims found.", registry=self._registry)
        self._checks = Counter("countercheck_checks", "Checks made.", ("outcome",), registry=self._registry)
        self._flags = Counter(
            "countercheck_flags", "Flags raised.", ("rule", "severity"), registry=self._registry
        )

    def enter(self) -> None:
        """Count a request that is being answered."""
        self._in_progress.inc()

    def leave(self) -> None:
        """Count it no longer."""
        self._in_progress.dec()

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one answered request; `route` is the pattern, not the address."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(method, route).observe(seconds)

    def count_report(self, report: Report) -> None:
        """Count what a report holds."""
        self._characters.observe(len(report.document.text))
        self._claims.inc(len(report.claims))
        for check in report.checks:
            self._checks.labels(check.outcome.value).inc()
        for flag in report.flags:
            self._flags.labels(flag.check.rule, flag.severity.value).inc()

    def render(self, *, waiting: int | None = None) -> bytes:
        """Return all counters in the text format of Prometheus, those of every worker added up.

        `waiting` is how many checks are still to be answered later, where that is known.
        """
        registry = self._registry
        if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry) + (b"" if waiting is None else generate_latest(_queue(waiting)))


def _queue(waiting: int) -> CollectorRegistry:
    registry = CollectorRegistry()
    gauge = Gauge("countercheck_checks_waiting", "Checks to be answered later.", registry=registry)
    gauge.set(waiting)
    return registry
