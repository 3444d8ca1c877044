import datetime as dt
from decimal import Decimal

import pytest

from service.model.series import Reference, Series
from service.model.time_period import TimePeriod
from service.reference.database import Database
from service.reference.index import ReferenceIndex
from service.reference.store import delete_dataset
from tests.reference.building import packed, save


@pytest.fixture
def index(database: Database) -> ReferenceIndex:
    return ReferenceIndex(database, most_observations=1000)


def values(reference: Reference, series: Series, as_of: str | None = None) -> dict[str, Decimal]:
    day = dt.date.fromisoformat(as_of) if as_of else None
    return {str(each.period): each.value for each in reference.observations(series, day)}


def test_series_are_found_by_measure_and_areas(database: Database, index: ReferenceIndex) -> None:
    save(
        database,
        packed("2021 9", measure="exports", ref_area="CHL", counterpart_area="JPN", unit="USD"),
        packed("2021 7", measure="exports", ref_area="CHL", counterpart_area="PER", unit="USD"),
        packed("2021 90", measure="exports", ref_area="CHL", unit="USD"),
        packed("2021 5", measure="exports", ref_area="PER", unit="USD"),
        packed("2021 5", measure="imports", ref_area="CHL", unit="USD"),
    )
    reference = index.pin()

    def found(*question: str | None) -> set[str]:
        return {f"{s.key.ref_area}-{s.key.counterpart_area}" for s in reference.find_series(*question)}

    assert found("exports") == {"CHL-JPN", "CHL-PER", "CHL-", "PER-"}
    assert found("exports", "CHL") == {"CHL-JPN", "CHL-PER", "CHL-"}
    assert found("exports", "CHL", "JPN") == {"CHL-JPN"}
    assert found("exports", "CHL", "") == {"CHL-"}
    assert found("exports", None, "PER") == {"CHL-PER"}
    assert found("exports", "BOL") == found("gdp") == set()


def test_lookups_answer_as_of_a_day(database: Database, index: ReferenceIndex) -> None:
    save(database, packed("2021 4.0"), published="2022-01-15")
    save(database, packed("2021 4.3, 2022 7.9"), published="2023-01-15", is_new=False)
    reference = index.pin()
    (series,) = reference.find_series("inflation", "PER")
    assert values(reference, series) == {"2021": Decimal("4.3"), "2022": Decimal("7.9")}
    assert values(reference, series, "2023-01-15") == values(reference, series)
    assert values(reference, series, "2023-01-14") == {"2021": Decimal("4.0")}
    assert values(reference, series, "2022-01-14") == {}
    newest, former = reference.vintage(series), reference.vintage(series, dt.date(2022, 6, 1))
    assert newest is not None
    assert former is not None
    assert (newest.number, former.number) == (2, 1)
    assert reference.vintage(series, dt.date(2021, 1, 1)) is None


def test_a_revision_is_told_with_the_vintages_that_differ(database: Database, index: ReferenceIndex) -> None:
    for number, (lines, published) in enumerate(
        [("2021 4.0", "2022-01-15"), ("2021 4.0, 2022 8", "2022-07-15"), ("2021 4.3", "2023-01-15"),
         ("2022 8", "2024-01-15")]
    ):  # fmt: skip
        save(database, packed(lines), published=published, is_new=number == 0)
    reference = index.pin()
    (series,) = reference.find_series("inflation")
    revisions = reference.revisions(series, TimePeriod.parse("2021"))
    told = [(each.vintage.number, each.observation and each.observation.value) for each in revisions]
    assert told == [(1, Decimal("4.0")), (3, Decimal("4.3")), (4, None)]
    assert reference.revisions(series, TimePeriod.parse("1999")) == ()


def test_a_new_load_is_seen_without_a_restart_and_not_in_the_middle_of_a_check(
    database: Database, index: ReferenceIndex
) -> None:
    save(database, packed("2021 4.0"))
    before = index.pin()
    (series,) = before.find_series("inflation", "PER")
    save(database, packed("2021 4.3"), is_new=False)
    save(database, packed("2021 1.2", measure="wages"), name="wages")
    assert values(before, series) == {"2021": Decimal("4.0")}
    assert before.find_series("wages") == ()
    after = index.pin()
    assert values(after, series) == {"2021": Decimal("4.3")}
    assert [each.id for each in after.datasets()] == ["prices", "wages"]
    assert len(after.find_series("wages")) == 1


def test_a_deleted_dataset_is_not_found(database: Database, index: ReferenceIndex) -> None:
    save(database, packed("2021 4.0"))
    assert len(index.pin().find_series("inflation")) == 1
    delete_dataset(database, "prices")
    assert index.pin().find_series("inflation") == ()


def test_a_reader_never_gets_the_data_of_a_dataset_that_came_after(
    database: Database, index: ReferenceIndex
) -> None:
    save(database, packed("2021 4.0"))
    before = index.pin()
    (series,) = before.find_series("inflation")
    delete_dataset(database, "prices")
    save(database, packed("2021 99", measure="wages"), name="wages")
    assert values(before, series) == {}


def test_memory_is_bounded(database: Database) -> None:
    index = ReferenceIndex(database, most_observations=50)
    areas = [f"A{number}" for number in range(40)]
    save(database, *(packed("2019 1, 2020 2, 2021 3, 2022 4", ref_area=area) for area in areas))
    reference = index.pin()
    for _ in range(2):
        for area in areas:
            (series,) = reference.find_series("inflation", area)
            assert len(reference.observations(series)) == 4
            assert index.remembered <= 50
    assert len(reference.find_series("inflation")) == 40
    assert index.remembered > 0
