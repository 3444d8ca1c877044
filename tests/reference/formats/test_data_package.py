import io
import json
import zipfile
from typing import Any

import pytest

from service.catalogue import Catalogue
from service.errors import InputError
from service.reference.formats.data_package import find_table
from service.reference.mapping import Reading
from tests.reference.building import read

PACKAGE: dict[str, Any] = {
    "name": "rye",
    "title": "Grain output",
    "licenses": [{"name": "CC-BY-4.0"}],
    "sources": [{"title": "Ministry", "path": "https://ministry.example/rye"}],
    "resources": [
        {"name": "notes", "path": "notes.pdf", "format": "pdf"},
        {
            "name": "annual",
            "path": "data/annual.csv",
            "dialect": {"delimiter": ";"},
            "schema": {
                "fields": [{"name": "Wert", "type": "number", "decimalChar": ","}],
                "missingValues": ["k.A."],
            },
        },
        {"name": "short", "path": "data/short.csv"},
    ],
}
ANNUAL = "country;year;Wert\nPL;2020;1,5\nPL;2021;k.A.\nPL;2022;3,5\n"
SHORT = "country,year,value\nPL,2020,9\nPL,2021,10\n"


def package(descriptor: object = PACKAGE, folder: str = "") -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr(f"{folder}datapackage.json", json.dumps(descriptor))
        archive.writestr(f"{folder}data/annual.csv", ANNUAL)
        archive.writestr(f"{folder}data/short.csv", SHORT)
    return raw.getvalue()


@pytest.mark.parametrize("folder", ["", "rye-main/"])
def test_the_first_table_is_read_as_the_descriptor_says(catalogue: Catalogue, folder: str) -> None:
    series, contents = read(package(folder=folder), catalogue)
    assert contents.format == "data-package"
    assert series == {"A.grain-output.POL...N...": "2020 1.5 | 2022 3.5"}
    assert contents.report.missing == 1
    assert contents.about == {
        "title": "Grain output",
        "licence": "CC-BY-4.0",
        "source_url": "https://ministry.example/rye",
    }


def test_another_table_is_chosen_by_its_name(catalogue: Catalogue) -> None:
    series, _ = read(package(), catalogue, '[read]\nsheet = "short"\n')
    assert list(series.values()) == ["2020 9 | 2021 10"]


@pytest.mark.parametrize(
    ("descriptor", "sheet", "said"),
    [
        (PACKAGE, "monthly", "no table 'monthly'; it has"),
        ({"resources": []}, "", "no table of CSV"),
        ({"resources": [{"path": "../../etc/passwd.csv"}]}, "", "leads out of the package"),
        ({"resources": [{"path": "/etc/passwd.csv"}]}, "", "leads out of the package"),
        ({"resources": [{"path": "absent.csv"}]}, "", "its file 'absent.csv' cannot be read"),
        ({"resources": [3, {"path": 4}]}, "", "no table of CSV"),
        ([], "", "lists no resources"),
    ],
)
def test_what_is_no_package_is_refused(
    catalogue: Catalogue, descriptor: object, sheet: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        read(package(descriptor), catalogue, f'[read]\nsheet = "{sheet}"\n')


def test_what_the_mapping_says_of_the_file_goes_before_the_descriptor() -> None:
    table = find_table(json.dumps(PACKAGE).encode(), Reading(delimiter=",", decimal=".", sheet="annual"))
    assert (table.reading.delimiter, table.reading.decimal, table.reading.missing) == (",", ".", ("k.a.",))
    with pytest.raises(InputError, match="is not JSON"):
        find_table(b"{", Reading())
