import io

import pytest

from service.catalogue import Catalogue
from service.errors import InputError
from service.reference.formats.encodings import find_encoding, open_as_utf8
from tests.reference.building import read

CYRILLIC = "Страна;Год;Население\nКазахстан;2021;19\nРоссия;2021;146\nБеларусь;2021;9\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp1252", "iso8859-2"])
def test_a_text_comes_out_as_it_was_written(encoding: str) -> None:
    text = {
        "cp1252": "Österreich;Čad".replace("Č", "C") + ";Größe\n" * 20,
        "iso8859-2": "Česko;Řecko;Łódź\n" * 20,
    }
    wanted = text.get(encoding, CYRILLIC)
    raw = io.BytesIO(wanted.encode(encoding))
    name = encoding if encoding == "iso8859-2" else find_encoding(raw)
    assert open_as_utf8(raw, name).read().decode() == wanted


def test_a_stray_byte_does_not_make_it_another_character_set() -> None:
    assert find_encoding(io.BytesIO("Perú;México;".encode() + b"Panam\xe1\n")) == "utf-8"
    assert find_encoding(io.BytesIO(b"plain ASCII\n")) == "utf-8"
    assert find_encoding(io.BytesIO("é".encode() * 200_000)) == "utf-8"


def test_a_byte_that_is_not_of_the_set_is_named_with_its_line() -> None:
    raw = io.BytesIO(b"one\ntwo\nthr\x81ee\n")
    with pytest.raises(InputError, match="line 3: byte 0x81 is not cp1252"):
        open_as_utf8(raw, "cp1252").read()


@pytest.mark.parametrize("name", ["klingon", "", "\0", "x" * 200])
def test_an_unknown_set_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="there is no character set"):
        open_as_utf8(io.BytesIO(b""), name)


def test_a_file_in_another_set_is_read_whole(catalogue: Catalogue) -> None:
    note = "по данным Комитета по статистике, включая временно отсутствующих жителей"
    lines = "".join(f"Казахстан;{year};{year};{note}\n" for year in range(1900, 2000))
    raw = ("Страна;Год;Население;Примечание\n" + lines).encode("cp1251")
    mapping = (
        '[columns]\nref_area = "Страна"\ntime_period = "Год"\nobs_value = "Население"\n'
        '[constants]\nmeasure = "population"\n[codes.ref_area]\n"Казахстан" = "KAZ"\n'
    )
    series, _ = read(raw, catalogue, mapping)
    (packed,) = series.values()
    assert packed.count("|") == 99
    series, _ = read(raw, catalogue, mapping + '[read]\nencoding = "windows-1251"\n')
    assert list(series) == ["A.population.KAZ...N..."]
