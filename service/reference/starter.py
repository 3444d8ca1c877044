"""The starter set: the datasets that are shipped, in `reference-data/`, loaded where they are missing.

Each is a TOML file that says what it is and where it is from, and a CSV file of its name with the columns
of SDMX. A dataset of the same id that came from elsewhere is left alone.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.errors import ConfigError, ModelError
from service.model.series import Collection, Dataset, SeriesKey, Transformation, check_dataset_id
from service.model.time_period import Frequency
from service.reference.database import Database
from service.reference.records import Loading, PackedSeries, Provenance, list_datasets
from service.reference.store import save_vintage

FORMAT = "starter"
"""What the store calls the format of these datasets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StarterDataset:
    """A dataset of the starter set, not read yet.

    Attributes:
        dataset: What it is and where it is from.
        series: What every row of the file has in common, by SDMX's names.
        rows: The CSV file.
        sha256: Digest of both files.
    """

    dataset: Dataset
    series: Mapping[str, str]
    rows: Path
    sha256: str


def load_starter_set(database: Database, directory: Path, now: dt.datetime) -> tuple[str, ...]:
    """Load what of the starter set is missing or has changed; return the ids of what was loaded.

    Args:
        database: Where to.
        directory: Folder of the starter set.
        now: The moment of the load (UTC).

    Raises:
        ConfigError: A file of the set is wrong.
        DatabaseUnavailableError: The database does not answer.
    """
    with database.read() as connection:
        known = {record.dataset.id: record for record in list_datasets(connection)}
    loaded = []
    for one in read_starter_set(directory):
        record = known.get(one.dataset.id)
        if record is not None and (record.format != FORMAT or record.vintages[-1].sha256 == one.sha256):
            continue
        save_vintage(
            database,
            Loading(
                dataset=one.dataset,
                provenance=Provenance(format=FORMAT, sha256=one.sha256),
                published=one.dataset.retrieved or now.date(),
                now=now,
                is_new=record is None,
            ),
            read_series(one),
        )
        loaded.append(str(one.dataset.id))
    return tuple(loaded)


def read_starter_set(directory: Path) -> tuple[StarterDataset, ...]:
    """Return the datasets of a folder, by id.

    Raises:
        ConfigError: A file is missing or wrong; names it.
    """
    return tuple(_describe(path) for path in sorted(directory.glob("*.toml")))


def _describe(path: Path) -> StarterDataset:
    rows = path.with_suffix(".csv")
    try:
        raw, data = path.read_bytes(), rows.read_bytes()
        table = tomllib.loads(raw.decode("utf-8"))
        given = table["dataset"]
        dataset = Dataset(**given | {"id": check_dataset_id(given["id"])})
        series = {str(name): str(value) for name, value in table["series"].items()}
    except (OSError, ModelError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"{path.name}: {error}") from error
    digest = hashlib.sha256(raw + b"\n" + data).hexdigest()
    return StarterDataset(dataset=dataset, series=series, rows=rows, sha256=digest)


def read_series(one: StarterDataset) -> Iterator[PackedSeries]:
    """Yield the series of a dataset.

    Raises:
        ConfigError: A row has no value, or a code that is none; names the file.
    """
    lines: dict[tuple[str, ...], list[str]] = {}
    with one.rows.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            known = {**one.series, **row}
            key = tuple(known.get(name, default) for name, default in _DIMENSIONS.items())
            status = known.get("OBS_STATUS", "A")
            line = f"{row['TIME_PERIOD']} {row['OBS_VALUE']}" + ("" if status == "A" else f" {status}")
            lines.setdefault(key, []).append(line)
    for key, listed in lines.items():
        yield PackedSeries(
            key=_key(one, dict(zip(_DIMENSIONS, key, strict=True))),
            packed="\n".join(sorted(listed)),
            count=len(listed),
            title=one.dataset.title,
            source_code=one.series.get("source_code", ""),
        )


_DIMENSIONS = {
    "FREQ": "A",
    "MEASURE": "",
    "REF_AREA": "",
    "COUNTERPART_AREA": "",
    "UNIT_MEASURE": "",
    "TRANSFORMATION": "N",
    "PRICES": "",
    "TIME_COLLECT": "",
}


def _key(one: StarterDataset, codes: Mapping[str, str]) -> SeriesKey:
    try:
        return SeriesKey(
            freq=Frequency(codes["FREQ"]),
            measure=codes["MEASURE"],
            ref_area=codes["REF_AREA"],
            counterpart_area=codes["COUNTERPART_AREA"],
            unit=codes["UNIT_MEASURE"],
            transformation=Transformation(codes["TRANSFORMATION"]),
            prices=codes["PRICES"],
            collection=Collection(codes["TIME_COLLECT"]),
        )
    except ValueError as error:
        raise ConfigError(f"{one.rows.name}: {error}") from error
