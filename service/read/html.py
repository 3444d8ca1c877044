"""HTML: the main text of a page, found by trafilatura; menus, adverts and comments are left out."""

from __future__ import annotations

import logging
import re

from lxml import etree
from lxml import html as lxml_html
from trafilatura import baseline, extract, extract_metadata

from service.errors import UnreadableError
from service.model.text import Notice
from service.read.encodings import decode
from service.read.extracted import Extracted, TextBuilder

DEEPEST = 200  # elements within elements
MOST_ELEMENTS = 100_000  # finding the main text takes up to 50 microseconds for each
_MOST_COMPARED = 5_000  # elements of a page on which several ways to find it are compared: one is quadratic

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_HEAD = 2048  # bytes in which the page names its encoding
_NO_TEXT = (
    "The page has no main text: it may be made by a script, or hold nothing but links. "
    "Save what the browser shows, or send the text itself."
)


def read(raw: bytes, limit: int, charset: str | None = None) -> Extracted:
    """Return the main text, a line for each paragraph.

    Raises:
        UnreadableError: There is none, or more than is read.
    """
    named = _CHARSET.search(raw[:_HEAD])
    text, notices = decode(raw, charset or (named[1].decode("ascii") if named else None))
    return read_page(text, limit, notices)


def read_page(page: str, limit: int, notices: tuple[Notice, ...] = ()) -> Extracted:
    """Return the main text of a page that has been decoded.

    Raises:
        UnreadableError: There is none, or more than is read.
    """
    logging.getLogger("trafilatura").disabled = True  # it would quote the page
    tree, elements = _parse(page)
    title = _title(tree)
    main = extract(
        tree,
        include_comments=False,
        include_tables=True,
        favor_recall=True,
        deduplicate=False,
        fast=elements > _MOST_COMPARED,
    )
    if not main:
        _, main, _ = baseline(page)
    if not main or not main.strip():
        raise UnreadableError(_NO_TEXT)
    builder = TextBuilder(limit)
    builder.add("\n".join(line.strip() for line in main.splitlines() if line.strip()))
    return Extracted(text=builder.text, format="html", title=title, notices=notices)


def _parse(page: str) -> tuple[etree._Element, int]:
    """Return the page and the number of its elements."""
    if not page.strip():
        raise UnreadableError(_NO_TEXT)
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        tree = lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as error:
        raise UnreadableError(_NO_TEXT) from error
    depth = deepest = elements = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        deepest = max(deepest, depth)
    if elements > MOST_ELEMENTS:
        raise UnreadableError(f"The page has {elements} elements; at most {MOST_ELEMENTS} are read.")
    if deepest > DEEPEST:
        raise UnreadableError(f"The page nests elements {deepest} deep; at most {DEEPEST} are read.")
    return tree, elements


def _title(tree: etree._Element) -> str | None:
    title = extract_metadata(tree, extensive=False).title  # else it searches for a date, for seconds
    return " ".join(title.split())[:1000] or None if title else None
