"""Frictionless Data Packages: a zip with a datapackage.json and its tables."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from service.errors import InputError
from service.reference.formats.archives import check_archive
from service.reference.mapping import Reading

DESCRIPTOR = "datapackage.json"

_LONGEST_DESCRIPTOR = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageTable:
    """One table of a package, and what the package says of it.

    Attributes:
        name: Name of the resource.
        path: Where its file is within the package, or its address.
        reading: How its file is read.
        title: Title of the package, or of the resource.
        licence: Name of the first licence, or "".
        source_url: Address of the first source, or the homepage, or "".
    """

    name: str
    path: str
    reading: Reading
    title: str = ""
    licence: str = ""
    source_url: str = ""


def open_package(file: BinaryIO, reading: Reading) -> tuple[PackageTable, BinaryIO]:
    """Return a table of a zipped package and its file: the one that is named as sheet, or the first.

    Raises:
        InputError: It is no package, has no such table, or its file is not in the archive.
    """
    archive = check_archive(file)
    names = [name for name in archive.namelist() if PurePosixPath(name).name == DESCRIPTOR]
    if not names:
        raise InputError(f"the archive has no {DESCRIPTOR}", field="file")
    descriptor = min(names, key=len)
    with archive.open(descriptor) as opened:
        table = find_table(opened.read(_LONGEST_DESCRIPTOR), reading)
    path = str(PurePosixPath(descriptor).parent / table.path)
    try:
        return table, io.BytesIO(archive.read(path))
    except (KeyError, zipfile.BadZipFile, OSError, NotImplementedError, EOFError) as error:
        raise InputError(
            f"resource {table.name!r}: its file {table.path!r} cannot be read", field="file"
        ) from error


def find_table(descriptor: bytes, reading: Reading) -> PackageTable:
    """Return what a descriptor says of the table that `reading` names as sheet, or of the first.

    Raises:
        InputError: It is no descriptor, or names no such table.
    """
    try:
        package = json.loads(descriptor)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{DESCRIPTOR} is not JSON", field="file") from error
    resources = package.get("resources") if isinstance(package, dict) else None
    if not isinstance(resources, list):
        raise InputError(f"{DESCRIPTOR} lists no resources", field="file")
    tables = [each for each in resources if _is_table(each)]
    names = [str(each.get("name", "")) for each in tables]
    if reading.sheet and reading.sheet not in names:
        raise InputError(f"the package has no table {reading.sheet!r}; it has {names[:20]}", field="mapping")
    if not tables:
        raise InputError("the package has no table of CSV", field="file")
    resource = tables[names.index(reading.sheet)] if reading.sheet else tables[0]
    return PackageTable(
        name=str(resource.get("name", "")),
        path=_safe_path(str(resource["path"])),
        reading=_reading(resource, reading),
        title=str(package.get("title") or resource.get("title") or package.get("name") or ""),
        licence=_first(package, "licenses", ("name", "title", "path")),
        source_url=_first(package, "sources", ("path", "web")) or str(package.get("homepage") or ""),
    )


def _is_table(resource: Any) -> bool:
    if not isinstance(resource, dict) or not isinstance(resource.get("path"), str):
        return False
    return str(resource.get("format") or PurePosixPath(resource["path"]).suffix).lower().strip(".") in (
        "csv",
        "tsv",
        "txt",
    )


def _reading(resource: Mapping[str, Any], reading: Reading) -> Reading:
    """Return how the file is read: as the mapping says, or else as the descriptor does."""
    dialect, schema = resource.get("dialect"), resource.get("schema")
    dialect = dialect if isinstance(dialect, dict) else {}
    schema = schema if isinstance(schema, dict) else {}
    fields = [each for each in schema.get("fields", ()) if isinstance(each, dict)]
    decimals = {str(each["decimalChar"]) for each in fields if each.get("decimalChar") in (",", ".")}
    delimiter = str(dialect.get("delimiter", ""))
    marks = tuple(str(mark).lower() for mark in schema.get("missingValues", ()))
    return replace(
        reading,
        encoding=reading.encoding or str(resource.get("encoding") or ""),
        delimiter=reading.delimiter or (delimiter if len(delimiter) == 1 else ""),
        decimal=reading.decimal or (decimals.pop() if len(decimals) == 1 else ""),
        missing=reading.missing or marks,
    )


def _safe_path(path: str) -> str:
    """Return a path that stays within its package, or a web address."""
    if path.startswith(("http://", "https://")):
        return path
    if path.startswith(("/", "\\")) or ".." in PurePosixPath(path).parts:
        raise InputError(f"the path {path[:80]!r} leads out of the package", field="file")
    return path


def _first(package: Mapping[str, Any], key: str, names: tuple[str, ...]) -> str:
    listed = package.get(key)
    if not isinstance(listed, list) or not listed or not isinstance(listed[0], dict):
        return ""
    return next((str(listed[0][name]) for name in names if listed[0].get(name)), "")
