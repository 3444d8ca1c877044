import io
import zipfile

import pytest

from service.errors import InputError
from service.reference.formats.archives import check_archive


def archive(**members: bytes) -> io.BytesIO:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    raw.seek(0)
    return raw


def test_an_archive_is_opened_at_its_start() -> None:
    raw = archive(a=b"text", b=b"more")
    assert check_archive(raw).namelist() == ["a", "b"]
    assert raw.tell() == 0


def test_an_archive_that_unpacks_to_far_more_than_it_holds_is_refused_unopened() -> None:
    bomb = archive(a=b"0" * (80 << 20))
    assert len(bomb.getvalue()) < 1 << 20
    with pytest.raises(InputError, match="would unpack to 83886080 bytes"):
        check_archive(bomb)


def test_an_archive_that_says_it_is_huge_is_refused() -> None:
    raw = archive(a=b"text").getvalue()
    entry = raw.index(b"PK\x01\x02")
    huge = raw[: entry + 24] + (0xF0000000).to_bytes(4, "little") + raw[entry + 28 :]
    with pytest.raises(InputError, match="would unpack to"):
        check_archive(io.BytesIO(huge))


def test_an_archive_of_too_many_members_is_refused() -> None:
    with pytest.raises(InputError, match="more than 10000 members"):
        check_archive(archive(**{f"m{number}": b"" for number in range(10_001)}))


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"text", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_archive_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="no zip archive"):
        check_archive(io.BytesIO(raw))


def test_an_encrypted_archive_is_refused() -> None:
    raw = bytearray(archive(a=b"text").getvalue())
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputError, match="encrypted"):
        check_archive(io.BytesIO(bytes(raw)))
