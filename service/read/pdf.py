"""PDF: the text layer of each page, taken by pypdf."""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from service.errors import UnreadableError
from service.model.text import Notice
from service.read.extracted import Extracted, Mark, TextBuilder

MOST_PAGES = 500

_LIGATURES = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_SCANNED = (
    "The PDF has no text layer: its pages are pictures, as a scanner makes them. Have the text recognised "
    "(OCR) and send the result."
)


def read(raw: bytes, limit: int, _: str | None = None) -> Extracted:
    """Return the text of the pages, in their order.

    Raises:
        UnreadableError: The file is no PDF, is locked, is scanned, or holds more than is read.
    """
    logging.getLogger("pypdf").disabled = True  # it would quote the file
    reader = _open(raw)
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        raise UnreadableError(f"The PDF has {pages} pages; at most {MOST_PAGES} are read.")
    builder = TextBuilder(limit)
    empty = []
    for number in range(1, pages + 1):
        text = reader.pages[number - 1].extract_text().translate(_LIGATURES).strip()
        if not text:
            empty.append(number)
            continue
        builder.separate("\n")
        builder.add(text, Mark(page=number))
    if not builder.length:
        raise UnreadableError(_SCANNED)
    title = reader.metadata.title if reader.metadata else None
    return Extracted(
        text=builder.text,
        format="pdf",
        places=builder.places,
        title=" ".join(str(title).split())[:1000] or None if title else None,
        notices=_unread(empty),
    )


def _open(raw: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(raw))
        locked = reader.is_encrypted and not reader.decrypt("")
    except (PyPdfError, ImportError) as error:
        raise UnreadableError("The PDF is damaged, or locked in a way that is not read.") from error
    if locked:
        raise UnreadableError("The PDF is locked with a password.")
    return reader


def _unread(empty: Sequence[int]) -> tuple[Notice, ...]:
    if not empty:
        return ()
    shown = ", ".join(map(str, empty[:20])) + (" and more" if len(empty) > 20 else "")
    message = f"Pages without text: {shown}. If they are scanned, their figures were not read."
    return (Notice(code="pages-without-text", message=message),)
