"""Fixtures of all tests.

What is dear to build and cannot be changed (catalogue, rules) is built once for the session. Development
cases that lie beside the repository are used where they are and never copied: tests that need them skip
where they are absent. What is tested is imported inside the fixtures, so that a module that cannot be
imported fails the tests that need it and no others.
"""

from __future__ import annotations

import io
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a loaded machine is no failure
settings.load_profile("untimed")

if TYPE_CHECKING:
    from service.catalogue import Catalogue
    from service.model.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The words, units and measures of config/."""
    from service.catalogue import load_catalogue

    return load_catalogue(ROOT / "config")


@pytest.fixture(scope="session")
def rules() -> tuple[Rule, ...]:
    """Every rule."""
    from service.rules import load_rules

    return load_rules()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development cases beside the repository."""
    if not SHARED.is_dir():
        pytest.skip("no development cases: the folder `shared` is not beside the repository")
    return SHARED


_names = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server, without a database."""
    from tests.postgres import CannotStartError, running_postgres

    try:
        server = running_postgres()
        address = server.__enter__()
    except CannotStartError as error:
        pytest.skip(str(error))
    yield address
    server.__exit__(None, None, None)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The address of an empty database of PostgreSQL."""
    import psycopg

    name = f"test_{next(_names)}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{postgres_server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def run_cli(capsysbinary, monkeypatch, tmp_path):
    """Return a function that runs the command line in this process: exit code, output, errors.

    Its store is in a folder of its own, and not there at first.
    """
    from service.cli import main

    monkeypatch.setenv("COUNTERCHECK_DATA_DIR", str(tmp_path / "data"))

    def run(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = main(list(arguments))
        output, errors = capsysbinary.readouterr()
        return code, output.decode(), errors.decode()

    return run
