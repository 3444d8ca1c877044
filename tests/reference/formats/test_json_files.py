"""Shapes as each service documents them, with figures of our own."""

import json
from collections import OrderedDict
from typing import Any

import pytest
from pyjstat import pyjstat

from service.catalogue import Catalogue
from service.errors import InputError
from tests.reference.building import read

JSON_STAT: dict[str, Any] = {
    "version": "2.0",
    "class": "dataset",
    "label": "Unemployment",
    "id": ["freq", "s_adj", "unit", "geo", "time"],
    "size": [1, 1, 1, 2, 3],
    "dimension": {
        "freq": {"category": {"index": {"A": 0}, "label": {"A": "Annual"}}},
        "s_adj": {"category": {"label": {"NSA": "Unadjusted"}}},
        "unit": {"category": {"index": ["PC"]}},
        "geo": {"category": {"index": {"EL": 0, "DE": 1}, "label": {"EL": "Greece", "DE": "Germany"}}},
        "time": {"category": {"index": {"2021": 0, "2022": 1, "2023": 2}}},
    },
    "value": {"0": 14.70, "1": 12.5, "3": 3.6, "5": 3.1},
    "status": {"5": "p", "3": "b"},
}
YEARS = ["2021", "2022", "2023"]
GIVEN = '[constants]\nmeasure = "unemployment-rate"\n'
WORLD_BANK = [
    {"page": 1, "pages": 1, "per_page": 50, "total": 3, "sourceid": "2", "lastupdated": "2026-01-01"},
    [
        {
            "indicator": {"id": "FP.CPI.TOTL.ZG", "value": "Inflation, consumer prices (annual %)"},
            "country": {"id": "KZ", "value": "Kazakhstan"},
            "countryiso3code": "KAZ",
            "date": year,
            "value": value,
            "unit": "",
            "obs_status": "",
            "decimal": 1,
        }
        for year, value in [("2022", 15.0), ("2021", 8.04), ("1989", None)]
    ],
]
DBNOMICS = {
    "series": {
        "num_found": 1,
        "limit": 1000,
        "offset": 0,
        "docs": [
            {
                "provider_code": "X",
                "dataset_code": "Y",
                "series_code": "A.KZ.unemployment-rate",
                "series_name": "Annual – Kazakhstan – Unemployment rate",
                "@frequency": "annual",
                "dimensions": {"FREQ": "A", "REF_AREA": "KZ", "INDICATOR": "unemployment-rate"},
                "period": ["2021", "2022", "2023"],
                "period_start_day": ["2021-01-01", "2022-01-01", "2023-01-01"],
                "value": [4.9, "NA", 4.70],
            }
        ],
    }
}


def test_json_stat(catalogue: Catalogue) -> None:
    series, contents = read(json.dumps(JSON_STAT), catalogue, GIVEN)
    assert contents.format == "json-stat"
    assert series == {
        "A.unemployment-rate.GRC..%.N.N..": "2021 14.7 | 2022 12.5",
        "A.unemployment-rate.DEU..%.N.N..": "2021 3.6 B | 2023 3.1 P",
    }


def test_json_stat_with_a_list_of_values_and_in_its_first_version(catalogue: Catalogue) -> None:
    values = [14.7, 12.5, None, 3.6, None, 3.1]
    listed = JSON_STAT | {"value": values, "status": "e"}
    series, _ = read(json.dumps(listed), catalogue, GIVEN)
    assert series["A.unemployment-rate.GRC..%.N.N.."] == "2021 14.7 E | 2022 12.5 E"
    old = {
        "dataset": {
            "value": values,
            "dimension": {**JSON_STAT["dimension"], "id": JSON_STAT["id"], "size": JSON_STAT["size"]},
        }
    }
    series, contents = read(json.dumps(old), catalogue, GIVEN)
    assert contents.format == "json-stat"
    assert series["A.unemployment-rate.DEU..%.N.N.."] == "2021 3.6 | 2023 3.1"


@pytest.mark.filterwarnings("ignore:Shouldn't use this function:DeprecationWarning")
def test_json_stat_reads_the_cells_that_another_reader_does(catalogue: Catalogue) -> None:
    whole = {
        name: {"category": {"index": {code: place for place, code in enumerate(codes)}}}
        for name, codes in zip(JSON_STAT["id"], (["A"], ["NSA"], ["PC"], ["EL", "DE"], YEARS), strict=True)
    }
    text = json.dumps(JSON_STAT | {"dimension": whole})
    frame = pyjstat.Dataset(json.loads(text, object_pairs_hook=OrderedDict)).write("dataframe", naming="id")
    wanted = {(row.geo, row.time): row.value for row in frame.itertuples() if row.value == row.value}
    series, _ = read(text, catalogue, GIVEN)
    found = {
        (code, line.split()[0]): float(line.split()[1])
        for code, key in (("EL", "GRC"), ("DE", "DEU"))
        for line in series[f"A.unemployment-rate.{key}..%.N.N.."].split(" | ")
    }
    assert found == wanted


def test_world_bank(catalogue: Catalogue) -> None:
    series, contents = read(json.dumps(WORLD_BANK), catalogue)
    assert contents.format == "world-bank"
    assert series == {"A.inflation.KAZ..%.N...A": "2021 8.04 | 2022 15.0"}
    assert contents.report.missing == 1


def test_an_error_of_the_world_bank_comes_with_status_200_and_is_told(catalogue: Catalogue) -> None:
    answer = [{"message": [{"id": "120", "key": "Invalid value", "value": "The indicator was not found"}]}]
    with pytest.raises(InputError, match="the source says: The indicator was not found"):
        read(json.dumps(answer), catalogue)


def test_dbnomics(catalogue: Catalogue) -> None:
    series, contents = read(json.dumps(DBNOMICS), catalogue)
    assert contents.format == "dbnomics"
    assert series == {"A.unemployment-rate.KAZ...N...": "2021 4.9 | 2023 4.7"}
    assert contents.report.missing == 1


def broken(**changes: Any) -> str:
    return json.dumps(JSON_STAT | changes)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1, 2", "not JSON: line 1, column 6"),
        ('{"a": NaN}', "NaN is no number"),
        ("[" * 100_000, "not JSON"),
        ("{}", "no format that is read"),
        ('{"error": "late"}', "no format that is read"),
        ("[]", "no format that is read"),
        (broken(size=[1, 1, 1, 2]), "id and size do not go together"),
        (broken(size=[1, 1, 1, 3, 3]), "a dimension has 2 codes, not 3"),
        (broken(size=[1, 1, 1, 10**6, 10**6]), "more than 50000000 cells"),
        (broken(value=3), "value is neither"),
        (broken(dimension={}), "is not an object"),
        (broken(id="freq"), "id is not a list"),
        (json.dumps([{"page": 1}, {"a": 1}]), "is not a list"),
        (json.dumps([{"page": 1}, [3]]), "a row is not an object"),
        (json.dumps([{"page": 1}, None]), "no column|there is no value"),
        (json.dumps({"series": {"docs": [{"period": ["2020"], "value": []}]}}), "no column|as many values"),
    ],
)
def test_broken_answers_are_refused_in_words(catalogue: Catalogue, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(text, catalogue, GIVEN)
