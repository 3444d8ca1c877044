"""Exit codes, and the one line that says what went wrong."""

from __future__ import annotations

import click

NAME = "countercheck"
CLEAN, FLAGGED, COULD_NOT_RUN = 0, 1, 2


def complain(problem: str) -> None:
    """Write a problem to standard error, on one line."""
    click.echo(f"{NAME}: {' '.join(problem.split())}", err=True)
