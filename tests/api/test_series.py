from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.api import create_app
from service.api.schemas.datasets import DatasetSeriesSchema, FoundSeriesListSchema
from service.reference.database import open_database
from service.settings import Settings
from tests.reference.building import packed, save


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder: Path = tmp_path_factory.mktemp("series")
    database = open_database("", data_dir=folder)
    exports = {"measure": "exports", "unit": "USD", "ref_area": "KAZ"}
    save(database, packed("2021 4.0, 2022 8.3 P"), packed("2021 0.7", ref_area="BOL"), published="2023-01-01")
    save(database, packed("2021 4.3, 2022 7.9"), is_new=False, published="2024-01-01")
    save(
        database,
        packed("2022 9e9", counterpart_area="RUS", **exports),
        packed("2022 6e10", **exports),
        name="trade",
    )
    database.close()
    return create_app(Settings(data_dir=folder, starter_set=False)).test_client()


def test_series_are_found_by_measure_and_area(client: FlaskClient) -> None:
    for area in ("PER", "Peru", "PE"):
        answer = client.get(f"/v1/series?measure=inflation&area={area}").get_json()
        assert FoundSeriesListSchema().validate(answer) == {}
        (series,) = answer["series"]
        assert (series["dataset"], series["key"]["ref_area"], series["key"]["unit"]) == ("prices", "PER", "%")
        assert series["vintage"] == "2024-01-01 (no. 2)"
        assert series["observations"] == [
            {"period": "2021", "value": 4.3, "status": "A"},
            {"period": "2022", "value": 7.9, "status": "A"},
        ]


def test_one_period_as_it_was_known_on_a_day(client: FlaskClient) -> None:
    query = "/v1/series?measure=inflation&area=PER&period=2022&as_of=2023-06-30"
    (series,) = client.get(query).get_json()["series"]
    assert series["observations"] == [{"period": "2022", "value": 8.3, "status": "P"}]
    (series,) = client.get("/v1/series?measure=inflation&area=PER&as_of=2020-01-01").get_json()["series"]
    assert (series["vintage"], series["observations"]) == (None, [])


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("measure=exports", 2),
        ("measure=exports&counterpart=Russia", 1),
        ("measure=exports&counterpart=", 1),
        ("measure=exports&area=KAZ&limit=1", 1),
        ("measure=exports&dataset=prices", 0),
        ("measure=inflation", 2),
        ("measure=happiness", 0),
    ],
)
def test_a_question_is_answered_with_what_fits(client: FlaskClient, query: str, count: int) -> None:
    assert len(client.get(f"/v1/series?{query}").get_json()["series"]) == count


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "measure"),
        ("measure=", "measure"),
        ("measure=gdp&period=May", "period"),
        ("measure=gdp&as_of=tomorrow", "as_of"),
        ("measure=gdp&limit=0", "limit"),
        ("measure=gdp&limit=5000", "limit"),
        ("measure=gdp&colour=red", "colour"),
        ("measure=gdp&measure=trade", "measure"),
    ],
)
def test_a_question_that_cannot_be_used_is_refused(client: FlaskClient, query: str, field: str) -> None:
    response = client.get(f"/v1/series?{query}")
    assert response.status_code == 422
    assert response.get_json()["errors"][0]["field"] == field


def test_an_unknown_dataset_is_refused(client: FlaskClient) -> None:
    assert client.get("/v1/series?measure=gdp&dataset=ghost").status_code in (404, 422)
    assert client.get("/v1/datasets/ghost/series").status_code == 404


def test_the_series_of_a_dataset_are_listed_page_by_page(client: FlaskClient) -> None:
    page = client.get("/v1/datasets/trade/series?limit=1").get_json()
    assert DatasetSeriesSchema().validate(page) == {}
    rest = client.get(f"/v1/datasets/trade/series?limit=1&after={page['next']}").get_json()
    assert rest["next"] is None
    partners = {each["key"]["counterpart_area"] for each in (*page["series"], *rest["series"])}
    assert partners == {"", "RUS"}
    only = client.get("/v1/datasets/prices/series?area=Bolivia&measure=inflation").get_json()["series"]
    assert [each["key"]["ref_area"] for each in only] == ["BOL"]
