import io

import pytest

from service.catalogue import Catalogue
from service.errors import InputError
from service.reference.formats.delimited import find_layout
from service.reference.mapping import Reading
from tests.reference.building import read

MAPPING = (
    '[columns]\nref_area = "Land"\ntime_period = "Year"\nobs_value = "Value"\n[constants]\nmeasure = "gdp"\n'
)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    text = "Land;Year,x;Value\nPeru;2020,y;1\nChile;2021,z;2\n"
    if delimiter != ";":
        text = text.replace(",", " ").replace(";", delimiter)
    layout = find_layout(io.BytesIO(text.encode()), Reading())
    assert layout.delimiter == delimiter
    assert len(layout.headers) == 3


def test_lines_above_the_header_are_passed_over(catalogue: Catalogue) -> None:
    above = '"Data source","Office"\n\n"Last updated","2024-01-01"\n\n'
    text = above + "Land,Year,Value\nPeru,2020,much\nPeru,2021,2\nPeru,2022,3\n"
    series, contents = read(text, catalogue, MAPPING)
    assert series == {"A.gdp.PER...N...": "2021 2 | 2022 3"}
    assert str(contents.report.skipped[0]).startswith("row 6")


def test_the_mapping_says_how_many_lines_stand_above(catalogue: Catalogue) -> None:
    text = "a,b,c\nd,e,f\nLand,Year,Value\nPeru,2020,1\n"
    series, _ = read(text, catalogue, MAPPING + "[read]\nskip_rows = 2\n")
    assert series == {"A.gdp.PER...N...": "2020 1"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(catalogue: Catalogue, ending: str) -> None:
    text = "Land,Year,Value\nPeru,2020,1\nPeru,2021,2".replace("\n", ending)
    series, _ = read(text, catalogue, MAPPING)
    assert series == {"A.gdp.PER...N...": "2020 1 | 2021 2"}


def test_fields_may_be_quoted_and_hold_delimiters_and_lines(catalogue: Catalogue) -> None:
    text = 'Land,Year,Value,Note\n"Korea, Rep.","2020","1,000","a ""quoted""\nnote"\nPeru,2021,much,\n'
    series, contents = read(text, catalogue, MAPPING)
    assert series == {"A.gdp.KOR...N...": "2020 1000"}
    assert str(contents.report.skipped[0]).startswith("row 3, column 'Value': 'much'")


def test_a_column_without_a_header_is_passed_over(catalogue: Catalogue) -> None:
    series, _ = read(",Land,Year,Value,\n0,Peru,2020,1,\n1,Peru,2021,2,\n", catalogue, MAPPING)
    assert series == {"A.gdp.PER...N...": "2020 1 | 2021 2"}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\0\1\2\3Land", "not text"),
        (b",,\n1,2,3\n", "no header"),
        (b"Land,Year,Year\nPeru,1,2\n", "column 'Year' twice"),
        (b",".join(b"c%d" % n for n in range(6000)) + b"\n", "more than 5000 columns"),
    ],
)
def test_what_is_no_table_is_refused(catalogue: Catalogue, raw: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(raw, catalogue, MAPPING)
