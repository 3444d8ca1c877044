from collections.abc import Callable

import pytest

from service.catalogue import Catalogue
from service.model.series import NoReference, Reference
from service.reference.database import Database
from service.reference.index import ReferenceIndex
from service.reference.plausibility import find_doubts
from service.reference.records import PackedSeries
from tests.reference.building import packed, save

YEARS = range(2008, 2022)
AREAS = ("PER", "CHL", "BOL")


def several(of: Callable[[int, int], float], **key: str) -> list[PackedSeries]:
    """Return a series for each area, of a value for each area and year."""
    return [
        packed(
            ", ".join(f"{year} {round(of(place, year - 2008), 4)}" for year in YEARS), ref_area=area, **key
        )
        for place, area in enumerate(AREAS)
    ]


def percent(place: int, year: int) -> float:
    return 3 + place + ((year * 7 + place) % 5) * 0.7


def deflator(place: int, year: int) -> float:
    return 5 + place + ((year * 3 + place) % 7) * 0.9


def rate(place: int, year: int) -> float:
    return 3.2 + place + year * 0.1


@pytest.fixture
def reference(sqlite: Database) -> Reference:
    save(sqlite, *several(percent), name="statistics-office")
    save(sqlite, *several(deflator, measure="gdp-deflator"), name="accounts")
    save(sqlite, *several(rate, measure="exchange-rate", unit="PEN/USD"), name="rates")
    people = several(lambda place, year: 1e7 * (place + 1) + 1e5 * year, measure="population", unit="person")
    save(sqlite, *people, name="census")
    return ReferenceIndex(sqlite, most_observations=10_000).pin()


def test_good_values_raise_no_doubt(catalogue: Catalogue, reference: Reference) -> None:
    revised = several(lambda place, year: percent(place, year) * 1.005)
    assert find_doubts(revised, catalogue, reference) == ()
    index = several(lambda place, year: 80 + place + 3 * year, measure="consumer-prices", unit="")
    assert find_doubts(index, catalogue, reference) == ()


def test_an_index_that_hovers_round_a_few_percent_is_no_index(
    catalogue: Catalogue, reference: Reference
) -> None:
    series = several(percent, measure="consumer-prices", unit="")
    (alone,) = find_doubts(series, catalogue, NoReference())
    assert "consumer-prices is an index" in alone
    assert "the measure 'inflation'" in alone
    assert find_doubts(series, catalogue, reference)[-1] == (
        "the values are what dataset 'statistics-office' has as inflation"
    )


def test_a_swapped_file_is_told_by_what_is_loaded(catalogue: Catalogue, reference: Reference) -> None:
    (doubt,) = find_doubts(several(deflator), catalogue, reference)
    assert doubt.startswith("inflation disagrees with dataset 'statistics-office' in ")
    assert doubt.endswith("; the values are what dataset 'accounts' has as gdp-deflator")
    (doubt,) = find_doubts(several(lambda place, year: 40 + percent(place, year)), catalogue, reference)
    assert "BOL 2008 is" in doubt
    assert "the values are" not in doubt


def test_a_rate_the_other_way_round_is_told(catalogue: Catalogue, reference: Reference) -> None:
    turned = several(rate, measure="exchange-rate", unit="USD/PEN")
    (doubt,) = find_doubts(turned, catalogue, reference)
    assert doubt.endswith("; the rates are the other way round")
    right = several(lambda p, y: 1 / rate(p, y), measure="exchange-rate", unit="USD/PEN")
    assert find_doubts(right, catalogue, reference) == ()


def test_thousands_called_persons_are_told(catalogue: Catalogue, reference: Reference) -> None:
    thousands = several(lambda p, y: 1e4 * (p + 1) + 1e2 * y, measure="population", unit="person")
    (doubt,) = find_doubts(thousands, catalogue, reference)
    assert doubt.endswith("; set unit_mult = 3")


def test_a_dataset_is_not_compared_with_itself(catalogue: Catalogue, reference: Reference) -> None:
    series = several(lambda place, year: 40 + percent(place, year))
    assert find_doubts(series, catalogue, reference, dataset="statistics-office") == ()


@pytest.mark.parametrize(
    ("of", "key", "said"),
    [
        (lambda p, y: 0.05 + 0.01 * p, {}, "look like fractions"),
        (lambda p, y: 90 + 2 * y, {"measure": "unemployment-rate"}, "from 90 to 116"),
        (lambda p, y: -50 + p, {}, "lie outside -30 to 100000"),
        (
            lambda p, y: 5 * (1000 if y > 6 else 1),
            {"measure": "exports", "unit": "USD"},
            "goes from 5 in 2014",
        ),
        (lambda p, y: 5, {"measure": "happiness"}, "no measure 'happiness'"),
    ],
)
def test_values_that_cannot_be_what_they_are_called(
    catalogue: Catalogue, of: Callable[[int, int], float], key: dict[str, str], said: str
) -> None:
    (doubt,) = find_doubts(several(of, **key), catalogue, NoReference())
    assert said in doubt


def test_groups_of_countries_are_named(catalogue: Catalogue) -> None:
    series = [packed("2021 5", ref_area=area) for area in ("PER", "High income", "AFE")]
    (doubt,) = find_doubts(series, catalogue, NoReference())
    assert doubt == "2 of 3 areas are none that the catalogue knows, groups perhaps: High income, AFE"
