import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from service.catalogue.measures import load_measures
from service.errors import ConfigError
from service.model.series import Collection, ObsStatus
from service.reference.database import open_database
from service.reference.index import ReferenceIndex
from service.reference.records import Loading, PackedSeries, Provenance
from service.reference.starter import load_starter_set, read_series, read_starter_set
from service.reference.store import delete_dataset, save_vintage
from tests.factories import CONFIG
from tests.fixed_reference import dataset, series

SHIPPED = Path(__file__).resolve().parents[2] / "reference-data"
NOW = dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def shipped():
    return read_starter_set(SHIPPED)


def figures(shipped, name):
    (path,) = [one.rows for one in shipped if one.dataset.id == name]
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["REF_AREA"], row["TIME_PERIOD"]): row for row in csv.DictReader(file)}


@pytest.fixture
def database(tmp_path):
    opened = open_database("", data_dir=tmp_path)
    yield opened
    opened.close()


def write(folder, name="bread", rows="REF_AREA,TIME_PERIOD,OBS_VALUE\nEST,2022,19.4\n", **changes):
    given = {"id": f'"{name}"', "title": '"Bread"', "retrieved": "2026-11-25"} | changes
    table = "\n".join(f"{key} = {value}" for key, value in given.items())
    (folder / f"{name}.toml").write_text(
        f'[dataset]\n{table}\n[series]\nMEASURE = "food-prices"\nUNIT_MEASURE = "%"\n', encoding="utf-8"
    )
    (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    return folder


def test_every_dataset_says_where_it_is_from(shipped):
    assert len(shipped) >= 12
    for one in shipped:
        of = one.dataset
        assert one.rows.stem == of.id
        assert all((of.title, of.agency, of.licence, of.attribution, of.retrieved, of.description))
        assert of.source_url.startswith("https://")


def test_every_series_is_of_a_measure_that_the_catalogue_knows(shipped):
    known = load_measures(CONFIG).entries
    assert {each.key.measure for one in shipped for each in read_series(one)} <= set(known)


@pytest.mark.parametrize(
    "name",
    [
        "gdp",
        "population",
        "consumer-price-inflation",
        "gdp-deflator",
        "exchange-rates-nbp",
        "unemployment",
        "goods-exports",
        "goods-imports",
        "goods-trade",
    ],
)
def test_at_least_forty_economies_over_at_least_twenty_years(shipped, name):
    one = next(one for one in shipped if one.dataset.id == name)
    long = [each for each in read_series(one) if each.key.freq.value == "A" and each.count >= 20]
    assert len({each.key.ref_area for each in long}) >= 40


def test_figures_are_copied_and_not_rounded(shipped):
    assert figures(shipped, "population")["KAZ", "2022"]["OBS_VALUE"] == "20034609"


def test_trade_in_goods_is_the_sum_of_both_ways(shipped):
    ways = [figures(shipped, f"goods-{way}") for way in ("exports", "imports")]
    total = figures(shipped, "goods-trade")
    assert total.keys() == ways[0].keys() == ways[1].keys()
    for key, row in total.items():
        parts = [way[key] for way in ways]
        assert int(row["OBS_VALUE"]) == sum(int(part["OBS_VALUE"]) for part in parts), key
        assert row["OBS_STATUS"] == max(part["OBS_STATUS"] for part in parts), key


@pytest.mark.parametrize(
    ("name", "area", "year", "expected"),
    [
        ("goods-exports", "VNM", "2022", ("371288000000", "A")),
        ("goods-imports", "USA", "2022", ("3371751000000", "A")),
        ("goods-imports", "ZAF", "2022", ("136207000000", "D")),
        ("unemployment", "UZB", "2022", ("4.49", "D")),
        ("unemployment", "UKR", "2002", ("10.136", "E")),
    ],
)
def test_what_national_offices_define_otherwise_is_marked(shipped, name, area, year, expected):
    row = figures(shipped, name)[area, year]
    assert (row["OBS_VALUE"], row["OBS_STATUS"]) == expected


def test_every_rate_of_unemployment_is_marked_as_inexact(shipped):
    assert {row["OBS_STATUS"] for row in figures(shipped, "unemployment").values()} == {"D", "E"}


def test_the_set_loads_once_and_answers(database):
    assert "gdp" in load_starter_set(database, SHIPPED, NOW)
    assert load_starter_set(database, SHIPPED, NOW) == ()
    reference = ReferenceIndex(database, most_observations=100_000).pin()
    (prices,) = reference.find_series("inflation", "KAZ")
    observed = {str(one.period): one for one in reference.observations(prices)}
    assert observed["2022"].value == Decimal("15.0278644440851")
    assert str(reference.vintage(prices)) == "2026-11-25 (no. 1)"
    (projected,) = [
        one for one in reference.find_series("inflation", "RUS") if one.dataset.id == "inflation-projections"
    ]
    assert reference.observations(projected)[0].obs_status is ObsStatus.FORECAST
    rates = reference.find_series("exchange-rate", "KAZ")
    assert {one.key.unit for one in rates} == {"KZT/USD"}
    assert {one.key.collection for one in rates} == {Collection.AVERAGE, Collection.END}


def test_a_changed_file_adds_a_vintage(database, tmp_path):
    load_starter_set(database, write(tmp_path), NOW)
    write(tmp_path, rows="REF_AREA,TIME_PERIOD,OBS_VALUE\nEST,2022,19.8\n")
    assert load_starter_set(database, tmp_path, NOW) == ("bread",)
    reference = ReferenceIndex(database, most_observations=100).pin()
    (bread,) = reference.find_series("food-prices", "EST")
    assert reference.observations(bread)[0].value == Decimal("19.8")
    assert reference.vintage(bread).number == 2


def test_a_dataset_of_the_newsroom_with_the_same_id_is_left_alone(database, tmp_path):
    own, _ = series("food-prices", "EST", "%", {"2022": "1"})
    save_vintage(
        database,
        Loading(dataset=dataset("bread"), provenance=Provenance(format="csv"), published=NOW.date(), now=NOW),
        [PackedSeries(key=own.key, packed="2022 1", count=1)],
    )
    assert load_starter_set(database, write(tmp_path), NOW) == ()
    delete_dataset(database, "bread")
    assert load_starter_set(database, tmp_path, NOW) == ("bread",)


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"id": '"Bread!"'}, "bread.toml"),
        ({"colour": '"blue"'}, "bread.toml"),
        ({"rows": "REF_AREA,FREQ,TIME_PERIOD,OBS_VALUE\nEST,X,2022,19.4\n"}, "bread.csv"),
    ],
    ids=["id", "unknown key", "frequency"],
)
def test_a_wrong_file_is_named(database, tmp_path, files, problem):
    with pytest.raises(ConfigError, match=problem):
        load_starter_set(database, write(tmp_path, **files), NOW)


def test_a_missing_file_is_named(database, tmp_path):
    (write(tmp_path) / "bread.csv").unlink()
    with pytest.raises(ConfigError, match=r"bread\.toml"):
        load_starter_set(database, tmp_path, NOW)
