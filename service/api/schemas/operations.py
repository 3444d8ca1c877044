"""Schemas of liveness and readiness."""

from __future__ import annotations

from service.api.schemas.claims import Strict, choice, one, strings


class HealthSchema(Strict):
    """The process is up."""

    status = choice("Always ok.", ("ok",))


class ReadinessChecksSchema(Strict):
    """The parts that must work."""

    catalogue = choice("Words, units and measures are loaded.", ("ok",))
    rules = choice("Rules are loaded.", ("ok",))
    engine = choice("A short text was checked just now.", ("ok",))
    database = choice("The database of datasets answers.", ("ok",))


class ReadinessSchema(Strict):
    """Texts can be checked."""

    status = choice("Always ok; a service that is not ready answers with a problem.", ("ok",))
    checks = one(ReadinessChecksSchema, "The parts that must work.")
    datasets = strings("Ids of the datasets that are loaded.")
