import pytest

from service.errors import InputError
from service.reference.connectors import source_request

WORLD_BANK = "https://api.worldbank.org/v2"
EUROSTAT = "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data"


@pytest.mark.parametrize(
    ("source", "url"),
    [
        (
            {
                "kind": "world-bank",
                "indicator": "NY.GDP.MKTP.CD",
                "countries": "KAZ;DEU",
                "date": "2015:2023",
            },
            f"{WORLD_BANK}/en/country/KAZ;DEU/indicator/NY.GDP.MKTP.CD?format=json&per_page=10000&date=2015:2023",
        ),
        (
            {"kind": "eurostat", "dataset": "nama_10_gdp", "filters": {"geo": ["DE", "FR"], "freq": "A"}},
            f"{EUROSTAT}/nama_10_gdp?format=JSON&geo=DE&geo=FR&freq=A",
        ),
        (
            {"kind": "ecb", "flow": "EXR", "key": "A.USD.EUR.SP00.A", "start": "2015"},
            "https://data-api.ecb.europa.eu/service/data/EXR/A.USD.EUR.SP00.A?startPeriod=2015&format=csvdata",
        ),
        (
            {"kind": "sdmx", "base": "https://sdmx.example/rest/", "flow": "A,B@C,1.0", "key": "A+Q.."},
            "https://sdmx.example/rest/data/A,B@C,1.0/A+Q..",
        ),
        (
            {"kind": "dbnomics", "series": "ECB/EXR/A.USD.EUR.SP00.A"},
            "https://api.db.nomics.world/v22/series?observations=1&series_ids=ECB/EXR/A.USD.EUR.SP00.A",
        ),
        ({"kind": "url", "url": "https://data.example/x.csv"}, "https://data.example/x.csv"),
        ({"url": "https://data.example/x.csv"}, "https://data.example/x.csv"),
    ],
    ids=lambda value: value.get("kind", "bare") if isinstance(value, dict) else "",
)
def test_what_is_asked_becomes_an_address(source: dict[str, object], url: str) -> None:
    assert source_request(source).url == url


def test_pages_are_counted() -> None:
    request = source_request({"kind": "world-bank", "indicator": "X", "base": "http://mirror.example"})
    assert request.page(1) == request.url
    assert request.page(3) == f"{request.url}&page=3"
    one = source_request({"url": "https://data.example/x.csv"})
    assert one.page(3) == one.url


def test_names_cannot_lead_to_another_path() -> None:
    request = source_request({"kind": "world-bank", "indicator": "../../x?y#z", "countries": "a/b"})
    assert "/country/a%2Fb/indicator/..%2F..%2Fx%3Fy%23z?" in request.url


@pytest.mark.parametrize(
    ("source", "field", "said"),
    [
        ({"kind": "fax"}, "source.kind", "no kind 'fax'; known are url, world-bank"),
        ({"kind": "url"}, "source.url", "url needs url"),
        ({"kind": "world-bank"}, "source.indicator", "needs indicator"),
        ({"kind": "sdmx", "flow": "X"}, "source.base", "needs base"),
        ({"kind": "ecb", "flow": "X", "colour": "red"}, "source.colour", "ecb knows no 'colour'"),
        ({"kind": "ecb", "flow": 3}, "source.flow", "must be a text"),
        ({"kind": "ecb", "flow": "x" * 2000}, "source.flow", "must be a text"),
        ({"kind": "eurostat", "dataset": "x", "filters": "geo"}, "source.filters", "must be an object"),
    ],
)
def test_a_source_that_is_not_stated_well_is_refused(
    source: dict[str, object], field: str, said: str
) -> None:
    with pytest.raises(InputError) as caught:
        source_request(source)
    assert said in caught.value.detail
    assert caught.value.field == field
