import io
import zipfile

import pytest

from service.errors import InputError
from service.reference.formats.opening import Wanted, find_format, open_file
from service.reference.load_request import FORMATS
from service.reference.mapping import ColumnMapping
from service.reference.report import LoadReport


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (b"a,b\n1,2\n", "csv"),
        (b"\xef\xbb\xbfa;b\n", "csv"),
        (b"DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE\n", "sdmx-csv"),
        (b"STRUCTURE,STRUCTURE_ID,ACTION,FREQ\n", "sdmx-csv"),
        (b"KEY,FREQ,CURRENCY,TIME_PERIOD\n", "sdmx-csv"),
        (b"PAR1....", "parquet"),
        (b'{"class": "dataset", "version": "2.0"}', "json-stat"),
        (b' [{"page": 1}, []]', "world-bank"),
        (b'{"series": {"docs": []}}', "dbnomics"),
        (b'<?xml version="1.0"?><m:GenericData xmlns:m="http://www.sdmx.org/x"/>', "sdmx-ml"),
    ],
)
def test_the_format_is_told_by_what_a_file_holds(raw: bytes, name: str) -> None:
    file = io.BytesIO(raw)
    assert find_format(file) == name
    assert file.tell() == 0
    assert name in FORMATS


def archive(*names: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as zipped:
        for name in names:
            zipped.writestr(name, "{}")
    return raw.getvalue()


def test_archives_are_told_apart_by_their_members() -> None:
    assert find_format(io.BytesIO(archive("xl/workbook.xml"))) == "excel"
    assert find_format(io.BytesIO(archive("main/datapackage.json", "a.csv"))) == "data-package"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \n ", "empty"),
        (b"%PDF-1.7", "not read: send .xlsx or CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "not read: send .xlsx or CSV"),
        (b"\x1f\x8b\x08", "not read"),
        (archive("a.csv"), "neither a workbook nor"),
        (b'{"resources": []}', "no format that is read"),
    ],
)
def test_what_is_not_read_is_said_so(raw: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        find_format(io.BytesIO(raw))


def test_a_format_that_does_not_exist_is_named() -> None:
    with pytest.raises(InputError, match="no format 'spss'; known are csv, excel") as caught:
        open_file(io.BytesIO(b"a,b\n"), "spss", ColumnMapping(), LoadReport(), Wanted())
    assert caught.value.field == "format"


def test_only_wanted_columns_are_read() -> None:
    wanted = Wanted(frozenset({"a", "c"}), frozenset({"c"}))
    opened = open_file(io.BytesIO(b"a,b,c\n1,2,3\n"), "", ColumnMapping(), LoadReport(), wanted)
    assert opened.table.headers == ("a", "b", "c")
    (block,) = opened.table.blocks
    assert {header: block.text(header, 0) for header in block.columns} == {"a": "1", "c": "3"}
