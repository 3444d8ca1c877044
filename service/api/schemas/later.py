"""Schemas of checks that are answered later."""

from __future__ import annotations

from service.api.schemas.claims import Strict, choice, number, string, whole
from service.engine import STAGES


class LaterSchema(Strict):
    """How far a check is that is answered later."""

    id = string("Id of the check; whoever knows it may look.")
    status = choice("Where it stands.", ("queued", "running", "done"))
    stage = choice("What is being done, while it runs; else null.", STAGES, null=True)
    progress = number("Share of the work that is done, from 0 to 1.")
    attempts = whole("How often a worker has taken it up.")
    created_at = string("When it was asked for (UTC).")
    updated_at = string("When this last changed (UTC).")
    expires_at = string("When it will be forgotten (UTC).")
    result = string("Where the answer is; null until it is done.", null=True)
