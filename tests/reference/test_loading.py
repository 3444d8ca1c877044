import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from service.catalogue import Catalogue
from service.errors import InputError, ModelError
from service.reference.database import Database
from service.reference.index import ReferenceIndex
from service.reference.load_request import LoadRequest
from service.reference.loading import Loader
from service.reference.records import DatasetExistsError, SourceError, UnknownDatasetError, get_dataset
from service.reference.sources import Fetcher, FetchLimits
from tests.reference.building import NOW
from tests.reference.replay import Answer, Replay

CSV = "country,year,value\nPER,2020,5.0\nPER,2021,6.5\nCHL,2020,7.0\nCHL,2021,8.5\n"
MAPPING = (
    '[columns]\nref_area = "country"\ntime_period = "year"\nobs_value = "value"\n'
    '[constants]\nmeasure = "inflation"\nunit = "%"\n'
)
MORE = CSV.replace("8.5", "8.75") + "BOL,2021,0.7\n"

Load = Callable[..., Any]


@pytest.fixture
def index(database: Database) -> ReferenceIndex:
    return ReferenceIndex(database, most_observations=10_000)


@pytest.fixture
def loader(database: Database, catalogue: Catalogue, index: ReferenceIndex) -> Loader:
    fetcher = Fetcher(
        allowed_hosts=frozenset({"127.0.0.1"}),
        limits=FetchLimits(timeout_s=2.0, attempts=2),
        wait=lambda _: None,
    )
    return Loader(database=database, catalogue=catalogue, pin=index.pin, fetcher=fetcher, now=lambda: NOW)


def request(name: str = "prices", action: str = "create", **options: Any) -> LoadRequest:
    return LoadRequest(dataset_id=name, action=action, **options)


def values(index: ReferenceIndex, area: str, as_of: str | None = None) -> list[str]:
    reference = index.pin()
    day = dt.date.fromisoformat(as_of) if as_of else None
    return [
        f"{each.period} {each.value}"
        for series in reference.find_series("inflation", area)
        for each in reference.observations(series, day)
    ]


def file(text: str) -> io.BytesIO:
    return io.BytesIO(text.encode())


def test_a_file_is_loaded_replaced_and_looked_up_as_of_either_day(
    loader: Loader, index: ReferenceIndex
) -> None:
    about = {"title": "Consumer prices", "agency": "Office", "licence": "CC-BY-4.0"}
    first = loader.load(request(mapping=MAPPING, about=about, published=dt.date(2025, 1, 1)), file(CSV))
    assert first.vintage is not None
    assert first.report["observations"] == 4
    assert values(index, "CHL") == ["2020 7.0", "2021 8.5"]
    second = loader.load(request(action="replace", published=dt.date(2026, 1, 1)), file(MORE))
    assert second.vintage is not None
    assert second.vintage.number == 2
    assert values(index, "CHL") == ["2020 7.0", "2021 8.75"]
    assert values(index, "CHL", "2025-06-01") == ["2020 7.0", "2021 8.5"]
    assert values(index, "BOL", "2025-06-01") == []
    with loader.database.read() as connection:
        record = get_dataset(connection, "prices")
    assert (record.dataset.title, record.dataset.agency) == ("Consumer prices", "Office")
    assert record.mapping == second.mapping


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CSV + "PER,2021,9\n", "rows 3 and 6 give one period of one series two values"),
        ("country,year,value\n", "no value in it"),
        ("land,year,value\nPER,2020,5\n", "no column 'country'"),
    ],
)
def test_a_file_that_is_refused_leaves_the_former_state(
    loader: Loader, index: ReferenceIndex, text: str, said: str
) -> None:
    loader.load(request(mapping=MAPPING), file(CSV))
    before = values(index, "PER")
    with pytest.raises(InputError, match=said):
        loader.load(request(action="replace"), file(text))
    assert values(index, "PER") == before


def test_ids_are_checked(loader: Loader) -> None:
    with pytest.raises(ModelError):
        loader.load(request("Not An Id", mapping=MAPPING), file(CSV))
    with pytest.raises(UnknownDatasetError):
        loader.load(request("ghost", "replace", mapping=MAPPING), file(CSV))
    loader.load(request(mapping=MAPPING), file(CSV))
    with pytest.raises(DatasetExistsError):
        loader.load(request(mapping=MAPPING), file(CSV))
    with pytest.raises(InputError, match="no source to refresh"):
        loader.load(request(action="refresh"), None)
    with pytest.raises(InputError, match="send a file or name a source"):
        loader.load(request("other"), None)


def test_a_preview_stores_nothing_and_shows_how_it_would_be_read(
    loader: Loader, index: ReferenceIndex
) -> None:
    preview = loader.preview(request(filename="inflation.csv"), file(CSV))
    assert preview["mapping_guessed"]
    assert 'measure = "inflation"' in preview["mapping"]
    assert preview["series"][0] == {
        "key": "A.inflation.PER..%.N...", "title": "", "count": 2, "first": ["2020 5.0", "2021 6.5"],
    }  # fmt: skip
    assert index.pin().datasets() == ()


def test_a_preview_warns_of_what_disagrees_with_what_is_loaded(loader: Loader) -> None:
    years = range(2000, 2022)

    def table(of: Callable[[int], float]) -> str:
        return "country,year,value\n" + "".join(f"PER,{year},{of(year):.3f}\n" for year in years)

    loader.load(request("office", mapping=MAPPING), file(table(lambda year: 3 + year % 5)))
    preview = loader.preview(request(mapping=MAPPING), file(table(lambda year: 9 + year % 7)))
    (warning,) = preview["report"]["warnings"]
    assert warning.startswith("inflation disagrees with dataset 'office' in 22 of 22 periods")


def test_progress_is_told(loader: Loader) -> None:
    seen: list[int] = []
    rows = "".join(f"A{number},{year},1\n" for number in range(20_000) for year in range(2000, 2020))
    loader.load(request(mapping=MAPPING), file("country,year,value\n" + rows), seen.append)
    assert len(seen) > 1
    assert seen == sorted(seen)
    assert seen[-1] == 400_000


def test_a_source_is_loaded_and_refreshed_when_it_changes(
    loader: Loader, index: ReferenceIndex, replay: Replay
) -> None:
    url = replay.says(
        "/prices.csv",
        Answer(CSV.encode(), headers={"ETag": '"1"'}),
        Answer(status=304),
        Answer(MORE.encode(), headers={"ETag": '"2"'}),
        Answer(MORE.encode()),
    )
    loader.load(request(mapping=MAPPING, source={"kind": "url", "url": url}), None)
    assert loader.load(request(action="refresh"), None).vintage is None
    assert replay.asked[-1][1]["if-none-match"] == '"1"'
    renewed = loader.load(request(action="refresh"), None)
    assert renewed.vintage is not None
    assert renewed.vintage.number == 2
    assert values(index, "BOL") == ["2021 0.7"]
    same = loader.load(request(action="refresh"), None)
    assert same.vintage is None
    with loader.database.read() as connection:
        assert get_dataset(connection, "prices").dataset.source_url == url


def world_bank(page: int, pages: int, year: str, value: float) -> bytes:
    row = {
        "indicator": {"id": "FP.CPI.TOTL.ZG", "value": "Inflation, consumer prices (annual %)"},
        "country": {"id": "PE", "value": "Peru"},
        "countryiso3code": "PER",
        "date": year,
        "value": value,
        "unit": "",
        "obs_status": "",
    }
    return json.dumps([{"page": page, "pages": pages}, [row]]).encode()


def test_pages_of_the_world_bank_are_joined(loader: Loader, index: ReferenceIndex, replay: Replay) -> None:
    path = "/en/country/PER/indicator/FP.CPI.TOTL.ZG?format=json&per_page=10000"
    replay.says(path, world_bank(1, 3, "2022", 7.9))
    replay.says(f"{path}&page=2", world_bank(2, 3, "2021", 4.0))
    replay.says(f"{path}&page=3", world_bank(3, 3, "2020", 1.8))
    source = {"kind": "world-bank", "base": replay.url, "indicator": "FP.CPI.TOTL.ZG", "countries": "PER"}
    loader.load(request("wb", source=source), None)
    assert values(index, "PER") == ["2020 1.8", "2021 4.0", "2022 7.9"]


ECB = (
    "KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
    "EXR.A.PLN.EUR.SP00.A,A,PLN,EUR,SP00,A,2022,4.6861,A\nEXR.A.PLN.EUR.SP00.A,A,PLN,EUR,SP00,A,2023,4.5420,A\n"
)


def test_rates_of_the_ecb_are_units_for_one_euro(
    loader: Loader, index: ReferenceIndex, replay: Replay
) -> None:
    replay.says("/data/EXR/A.PLN.EUR.SP00.A?format=csvdata", ECB.encode())
    source = {"kind": "ecb", "base": replay.url, "flow": "EXR", "key": "A.PLN.EUR.SP00.A"}
    loader.load(request("ecb", source=source), None)
    (series,) = index.pin().find_series("exchange-rate", "EURO")
    assert str(series.key) == "A.exchange-rate.EURO..PLN/EUR.N...A"


@pytest.mark.parametrize(
    ("answer", "kind", "said"),
    [
        (Answer(b"<html><body>Maintenance</body></html>"), "url", "a web page, not data"),
        (Answer(b"<html><body>Maintenance</body></html>"), "world-bank", "not JSON"),
        (Answer(CSV.encode()[:30], stated=400), "url", "breaks off"),
        (Answer(b"", 500), "url", "status 500"),
        (Answer(b""), "url", "the file is empty"),
        (Answer(b'[{"message": [{"value": "no such indicator"}]}]'), "world-bank", "no such indicator"),
    ],
    ids=["html", "html for JSON", "truncated", "500", "empty", "error with 200"],
)
def test_a_source_that_answers_badly_leaves_nothing(
    loader: Loader, index: ReferenceIndex, replay: Replay, answer: Answer, kind: str, said: str
) -> None:
    path = "/en/country/all/indicator/X?format=json&per_page=10000"
    source = {"kind": kind, "url": replay.says(path, answer)}
    if kind == "world-bank":
        source = {"kind": kind, "base": replay.url, "indicator": "X"}
    with pytest.raises((InputError, SourceError)) as caught:
        loader.load(request(source=source, mapping=MAPPING), None)
    assert said in caught.value.detail
    assert index.pin().datasets() == ()
