import datetime as dt

import pytest
from sqlalchemy import func, select

from service.errors import InputError
from service.model.series import SeriesKey
from service.model.time_period import Frequency
from service.reference import tables
from service.reference.database import Database
from service.reference.records import DatasetExistsError, UnknownDatasetError, get_dataset, list_datasets
from service.reference.store import delete_dataset, digest_of_key, save_vintage
from tests.reference.building import loading, packed, save


def rows_of(database: Database) -> list[tuple[str, int, int | None, str]]:
    query = (
        select(
            tables.series.c.ref_area,
            tables.observations.c.first_vintage,
            tables.observations.c.last_vintage,
            tables.observations.c.packed,
        )
        .join(tables.series, tables.series.c.id == tables.observations.c.series_id)
        .order_by(tables.series.c.ref_area, tables.observations.c.first_vintage)
    )
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_a_dataset_is_told_as_it_was_loaded(database: Database) -> None:
    save(database, packed("2021 4.0, 2022 7.9"), packed("2022 3.1", ref_area="BOL"), report={"taken": 3})
    with database.read() as connection:
        (record,) = list_datasets(connection)
        assert record == get_dataset(connection, "prices")
    assert (record.dataset.id, record.dataset.title, record.format) == ("prices", "The prices", "csv")
    (vintage,) = record.vintages
    assert (vintage.series, vintage.observations, vintage.report) == (2, 3, {"taken": 3})
    assert vintage.vintage.published == dt.date(2026, 3, 1)


def test_a_new_vintage_overwrites_nothing_and_repeats_nothing(database: Database) -> None:
    save(database, packed("2021 4.0"), packed("2021 0.7", ref_area="BOL"), packed("2021 1", ref_area="ECU"))
    second = save(
        database,
        packed("2021 4.3, 2022 7.9"),
        packed("2021 0.7", ref_area="BOL"),
        packed("2021 3.5", ref_area="COL"),
        is_new=False,
        published="2026-06-01",
    )
    assert second.number == 2
    assert rows_of(database) == [
        ("BOL", 1, None, "2021 0.7"),
        ("COL", 2, None, "2021 3.5"),
        ("ECU", 1, 1, "2021 1"),
        ("PER", 1, 1, "2021 4.0"),
        ("PER", 2, None, "2021 4.3\n2022 7.9"),
    ]
    third = save(database, packed("2021 1", ref_area="ECU"), is_new=False, published="2026-06-01")
    assert third.number == 3
    assert rows_of(database)[2:4] == [("ECU", 1, 1, "2021 1"), ("ECU", 3, None, "2021 1")]
    with database.read() as connection:
        assert [v.series for v in get_dataset(connection, "prices").vintages] == [3, 3, 1]


def test_more_series_than_one_statement_takes(database: Database) -> None:
    areas = [f"A{number}" for number in range(4500)]
    save(database, *(packed("2021 1", ref_area=area) for area in areas))
    save(database, *(packed("2021 2", ref_area=area) for area in areas[1000:]), is_new=False)
    with database.read() as connection:
        current = tables.observations.c.last_vintage.is_(None)
        assert connection.execute(select(func.count()).where(current)).scalar() == 3500
        assert connection.execute(select(func.count()).select_from(tables.observations)).scalar() == 8000


def test_a_load_that_fails_midway_leaves_the_former_state(database: Database) -> None:
    save(database, packed("2021 4.0"))
    before = rows_of(database)

    def broken():
        yield packed("2021 5.0")
        yield from (packed("2021 1", ref_area=f"A{number}") for number in range(3000))
        raise InputError("row 3002: not a number")

    with pytest.raises(InputError, match="row 3002"):
        save_vintage(database, loading(is_new=False), broken())
    assert rows_of(database) == before
    with database.read() as connection:
        assert len(get_dataset(connection, "prices").vintages) == 1


def test_a_series_that_comes_twice_is_refused(database: Database) -> None:
    with pytest.raises(InputError, match="a series twice"):
        save(database, packed("2021 4.0"), packed("2021 5.0"))
    assert rows_of(database) == []


def test_new_and_old_are_not_mixed_up(database: Database) -> None:
    with pytest.raises(UnknownDatasetError):
        save(database, packed("2021 4.0"), is_new=False)
    save(database, packed("2021 4.0"))
    with pytest.raises(DatasetExistsError):
        save(database, packed("2021 5.0"))
    with pytest.raises(InputError, match="older than the newest one, of 2026-03-01"):
        save(database, packed("2021 5.0"), is_new=False, published="2026-02-28")
    assert rows_of(database) == [("PER", 1, None, "2021 4.0")]


def test_a_deleted_dataset_is_gone_with_all_that_it_had(database: Database) -> None:
    save(database, packed("2021 4.0"))
    save(database, packed("2021 9.0"), name="other")
    delete_dataset(database, "prices")
    assert rows_of(database) == [("PER", 1, None, "2021 9.0")]
    with pytest.raises(UnknownDatasetError):
        delete_dataset(database, "prices")


def test_every_change_raises_the_version(database: Database) -> None:
    def version() -> int:
        with database.read() as connection:
            return connection.execute(select(tables.reference_state.c.version)).scalar_one()

    seen = [version()]
    for change in (
        lambda: save(database, packed("2021 4.0")),
        lambda: save(database, packed("2021 4.0"), is_new=False),
        lambda: delete_dataset(database, "prices"),
    ):
        change()
        seen.append(version())
    assert seen == sorted(set(seen))


def test_keys_that_differ_have_digests_that_differ() -> None:
    keys = [
        SeriesKey(freq=Frequency.ANNUAL, measure="a", ref_area="b"),
        SeriesKey(freq=Frequency.ANNUAL, measure="a.b", ref_area=""),
        SeriesKey(freq=Frequency.ANNUAL, measure="a", ref_area="", counterpart_area="b"),
        SeriesKey(freq=Frequency.ANNUAL, measure="a", ref_area="b", other=(("x", "y"),)),
        SeriesKey(freq=Frequency.MONTHLY, measure="a", ref_area="b"),
    ]
    assert len({digest_of_key(key) for key in keys}) == len(keys)
