"""Zip archives, looked at before anything is unpacked: a small one may unpack to more than the disk holds."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from service.errors import InputError

MOST_BYTES = 2 << 30
"""The most that an archive may unpack to."""

_MOST_MEMBERS = 10_000
_MOST_RATIO = 200  # text packs 10- to 30-fold; a bomb a thousandfold
_RATIO_FROM = 64 << 20


def check_archive(file: BinaryIO) -> zipfile.ZipFile:
    """Return an archive that unpacks to what its directory says; the file is left at its start.

    zipfile stops a member at the length that the directory states, so that one that lies is cut short.

    Raises:
        InputError: It is no archive, is encrypted, has too many members, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise InputError("the file is no zip archive, or a damaged one", field="file") from error
    members = archive.infolist()
    size, packed = sum(each.file_size for each in members), sum(each.compress_size for each in members)
    if len(members) > _MOST_MEMBERS:
        raise InputError(f"the archive has more than {_MOST_MEMBERS} members", field="file")
    if size > MOST_BYTES or (size > _RATIO_FROM and size > packed * _MOST_RATIO):
        raise InputError(
            f"the archive would unpack to {size} bytes from {packed}: more than is read", field="file"
        )
    if any(each.flag_bits & 1 for each in members):
        raise InputError("the archive is encrypted", field="file")
    file.seek(0)
    return archive
