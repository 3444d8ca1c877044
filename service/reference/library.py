"""The store, opened: the database with what a worker remembers of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from service.model.selection import Selection
from service.model.series import Reference
from service.reference.database import Database, open_database
from service.reference.index import ReferenceIndex
from service.reference.records import DatasetExistsError
from service.reference.starter import load_starter_set


@dataclass(frozen=True, slots=True)
class Library:
    """Reference data, ready for any number of checks at once.

    Attributes:
        database: Where the data are.
        index: What is remembered of them.
    """

    database: Database
    index: ReferenceIndex

    def pin(self, names: tuple[str, ...] | None) -> Reference:
        """Return the data as they are now; only the named datasets, where names are given.

        Raises:
            InputError: There is no dataset of a name.
            DatabaseUnavailableError: The database does not answer.
        """
        pinned = self.index.pin()
        return pinned if names is None else Selection(pinned, names)


def open_library(
    url: str, *, data_dir: Path, index_size: int, starter_set: tuple[Path, dt.datetime] | None = None
) -> Library:
    """Open the store, and load what of the starter set is missing.

    Connections are closed again at the end, so that a server may fork.

    Args:
        url: Address of the database; "" for SQLite in `data_dir`.
        data_dir: Folder of the embedded database.
        index_size: Most observations and series that are remembered.
        starter_set: Folder of the starter set and the moment of its load (UTC); None to load nothing.

    Raises:
        ConfigError: The address or a file of the starter set is wrong.
        DatabaseUnavailableError: The database does not answer.
    """
    database = open_database(url, data_dir=data_dir)
    if starter_set is not None:
        try:
            load_starter_set(database, *starter_set)
        except DatasetExistsError:
            load_starter_set(database, *starter_set)  # another worker was faster
    database.close()
    return Library(database, ReferenceIndex(database, most_observations=index_size))
