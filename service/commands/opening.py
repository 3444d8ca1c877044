"""Opens what the commands and the API load datasets with."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from service.catalogue import load_catalogue
from service.settings import Settings

if TYPE_CHECKING:
    from service.catalogue import Catalogue
    from service.reference.database import Database
    from service.reference.library import Library
    from service.reference.loading import Loader


def now() -> dt.datetime:
    """Return the moment (UTC)."""
    return dt.datetime.now(dt.UTC)


def open_store(settings: Settings) -> Database:
    """Return the database of the settings, migrated."""
    from service.reference.database import open_database

    return open_database(settings.database_url, data_dir=settings.data_dir)


def loader_of(library: Library, catalogue: Catalogue, settings: Settings) -> Loader:
    """Return what loads datasets as the settings allow."""
    from service.reference.loading import Loader
    from service.reference.sources import Fetcher, FetchLimits

    return Loader(
        database=library.database,
        catalogue=catalogue,
        pin=library.index.pin,
        fetcher=Fetcher(
            allowed_hosts=frozenset(settings.allowed_hosts),
            limits=FetchLimits(most_bytes=settings.max_upload_bytes),
        ),
        now=now,
    )


def open_loader() -> Loader:
    """Return what loads datasets as the environment says."""
    from service.reference.library import open_library

    settings = Settings.from_env(os.environ)
    library = open_library(settings.database_url, data_dir=settings.data_dir, index_size=settings.index_size)
    return loader_of(library, load_catalogue(settings.config_dir), settings)
