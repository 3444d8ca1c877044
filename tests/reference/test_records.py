import pytest

from service.model.series import Dataset, check_dataset_id
from service.reference.database import Database
from service.reference.records import Provenance, UnknownDatasetError, get_dataset, list_datasets
from tests.reference.building import NOW, packed, save


def test_what_a_load_states_is_kept(database: Database) -> None:
    dataset = Dataset(
        id=check_dataset_id("harvest"),
        title="Harvest of rye",
        agency="Ministry of Agriculture",
        licence="CC-BY-4.0",
        source_url="https://data.example/rye",
        attribution="Ministry of Agriculture, 2026",
        retrieved=NOW.date(),
        description="Tonnes by region.",
    )
    provenance = Provenance(
        format="csv",
        mapping='[columns]\nref_area = "Region"\n',
        source={"url": "https://data.example/rye.csv"},
        etag='"abc"',
        last_modified="Sun, 01 Mar 2026 00:00:00 GMT",
        sha256="0" * 64,
    )
    save(database, packed("2021 1"), dataset=dataset, provenance=provenance)
    with database.read() as connection:
        record = get_dataset(connection, "harvest")
    assert record.dataset == dataset
    assert (record.format, record.mapping, record.source) == (
        provenance.format, provenance.mapping, provenance.source,
    )  # fmt: skip
    assert record.created_at == record.updated_at == NOW
    (vintage,) = record.vintages
    assert (vintage.etag, vintage.last_modified, vintage.sha256) == (
        provenance.etag, provenance.last_modified, provenance.sha256,
    )  # fmt: skip


def test_datasets_are_listed_by_id(database: Database) -> None:
    for name in ("wages", "births", "9-lives"):
        save(database, packed("2021 1"), name=name)
    with database.read() as connection:
        assert [record.dataset.id for record in list_datasets(connection)] == ["9-lives", "births", "wages"]


def test_an_unknown_dataset_is_named(sqlite: Database) -> None:
    with sqlite.read() as connection, pytest.raises(UnknownDatasetError, match="no dataset 'ghost'"):
        get_dataset(connection, "ghost")
