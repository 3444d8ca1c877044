"""DOCX: paragraphs and tables of the document, opened by python-docx.

The archive is looked over before it is opened: what it would unpack to is bounded. Deleted text, comments and
the second copy of text boxes are left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.oxml.ns import qn
from lxml import etree

from service.errors import UnreadableError
from service.read.extracted import Extracted, TextBuilder

MOST_BYTES = 64 * 1024 * 1024  # unpacked, all parts together
MOST_PARTS = 2_000

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_TEXT, _TAB, _BREAK, _RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_LEFT_OUT = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    qn("w:del"),
    qn("w:rPr"),
}


def read(raw: bytes, limit: int, _: str | None = None) -> Extracted:
    """Return the text, a line for each paragraph, a tab between the cells of a table's row.

    Raises:
        UnreadableError: The file is no DOCX, or more than is read.
    """
    _look_over(raw)
    document = docx.Document(io.BytesIO(raw))
    builder = TextBuilder(limit)
    for line in _lines(document.element.body):
        if line.strip():
            builder.separate("\n")
            builder.add(line)
    title = " ".join((document.core_properties.title or "").split())[:1000]
    return Extracted(text=builder.text, format="docx", title=title or None)


def _look_over(raw: bytes) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except zipfile.BadZipFile as error:
        raise UnreadableError("The file is no DOCX: it is no archive, or a damaged one.") from error
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise UnreadableError(f"The DOCX has {len(parts)} parts; at most {MOST_PARTS} are read.")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_BYTES:
        raise UnreadableError(f"The DOCX unpacks to {unpacked} bytes; at most {MOST_BYTES} are read.")
    if "word/document.xml" not in archive.namelist():
        raise UnreadableError("The file is no DOCX: the archive holds no word/document.xml.")


def _lines(body: etree._Element) -> Iterator[str]:
    """Yield paragraphs and rows in their order; a table within a cell is part of that cell."""
    for child in body:
        if child.tag == _PARAGRAPH:
            yield _words(child)
        elif child.tag == _TABLE:
            for row in child.iterchildren(_ROW):
                yield "\t".join(" ".join(_words(cell).split()) for cell in row.iterchildren(_CELL))
        elif child.tag not in _LEFT_OUT:
            yield from _lines(child)  # content controls


def _words(element: etree._Element) -> str:
    pieces: list[str] = []
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == _TEXT:
            pieces.append(child.text or "")
        elif child.tag == _TAB:
            pieces.append("\t")
        elif child.tag in (_BREAK, _RETURN):
            pieces.append("\n")
        else:
            pieces.append(_words(child) + ("\n" if child.tag == _PARAGRAPH else ""))
    return "".join(pieces)
