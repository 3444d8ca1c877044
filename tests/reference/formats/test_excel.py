import datetime as dt
import io
import zipfile

import pytest
from openpyxl import Workbook

from service.catalogue import Catalogue
from service.errors import InputError
from tests.reference.building import read

MAPPING = (
    '[columns]\nref_area = "Land"\ntime_period = "Year"\nobs_value = "Value"\n[constants]\nmeasure = "gdp"\n'
)


def workbook(*sheets: list[list[object]], names: tuple[str, ...] = ()) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else None)
        for row in rows:
            sheet.append(row)
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def test_a_sheet_is_read_as_it_is_shown(catalogue: Catalogue) -> None:
    raw = workbook(
        [
            ["Gross domestic product"],
            [],
            ["Land", "Year", "Value"],
            ["Peru", 2020, 5.5],
            ["Peru", 2021.0, 6],
            [],
            ["Peru", dt.date(2022, 1, 1), "n/a"],
            ["Chile", 2020, "many"],
        ]
    )
    series, contents = read(raw, catalogue, MAPPING)
    assert contents.format == "excel"
    assert series == {"A.gdp.PER...N...": "2020 5.5 | 2021 6"}
    assert str(contents.report.skipped[0]) == "row 8, column 'Value': 'many' is not a number"
    assert contents.report.rows == 4


def test_a_sheet_is_chosen_by_name(catalogue: Catalogue) -> None:
    table = [["Land", "Year", "Value"], ["Peru", 2020, 1]]
    raw = workbook([["Read me"]], table, names=("About", "Data"))
    series, _ = read(raw, catalogue, MAPPING + '[read]\nsheet = "Data"\n')
    assert series == {"A.gdp.PER...N...": "2020 1"}
    with pytest.raises(InputError, match="no sheet 'Figures'; there are 'About', 'Data'"):
        read(raw, catalogue, MAPPING + '[read]\nsheet = "Figures"\n')


def test_a_wide_sheet_is_guessed(catalogue: Catalogue) -> None:
    raw = workbook([["Country", 2019, 2020], ["Peru", 1.5, 2.5], ["Chile", None, 3]])
    series, _ = read(raw, catalogue, title="Exports")
    assert series["A.exports.PER...N..."] == "2019 1.5 | 2020 2.5"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (workbook([]), "the sheet is empty"),
        (workbook([["Land", "Land"], ["Peru", "Peru"]]), "column 'Land' twice"),
        (workbook([["x"], ["Land", "Year", "Value"]])[:-200], "zip archive|no workbook"),
    ],
    ids=["empty", "twice", "cut short"],
)
def test_what_is_no_table_is_refused(catalogue: Catalogue, raw: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(raw, catalogue, MAPPING)


def test_a_workbook_that_lacks_its_parts_is_refused(catalogue: Catalogue) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(InputError, match="no workbook"):
        read(raw.getvalue(), catalogue, MAPPING)
