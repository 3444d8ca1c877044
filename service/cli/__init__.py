"""The command line: `python -m service check FILE...`, `claims FILE`, `rules [ID]`, `datasets`, `keys`.

Exit codes: 0 nothing found, 1 flags at or above `--fail-on`, 2 could not run. What went wrong is told in one
line on standard error; standard output holds nothing but the answer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from service import __version__
from service.cli.checking import check
from service.cli.exits import CLEAN, COULD_NOT_RUN, NAME, complain
from service.cli.listing import claims, rules
from service.commands.datasets import datasets
from service.commands.keys import keys
from service.errors import ServiceError

__all__ = ["cli", "main"]


@click.group(
    commands=[check, claims, rules, datasets, keys], context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name=NAME)
def cli() -> None:
    """Fact-check the numbers in what people say. FILE is a text or document; - reads standard input."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code; never raises, never prints a traceback."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        return int(cli.main(arguments, prog_name=NAME, standalone_mode=False) or CLEAN)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return COULD_NOT_RUN
    except click.ClickException as error:
        return _could_not_run(error.format_message())
    except ServiceError as error:
        return _could_not_run(error.detail)
    except (click.Abort, KeyboardInterrupt):
        return _could_not_run("interrupted")
    except BrokenPipeError:
        _drop_output()
        return COULD_NOT_RUN
    except Exception as error:
        return _could_not_run(f"internal error, please report it: {type(error).__name__}: {error}")


def _could_not_run(problem: str) -> int:
    complain(problem)
    return COULD_NOT_RUN


def _drop_output() -> None:
    """Point standard output at nothing, so that closing it at exit does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
