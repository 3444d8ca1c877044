from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter

from service.errors import UnreadableError
from service.read.pdf import MOST_PAGES, read

from .files import pdf


def test_each_page_is_a_place():
    extracted = read(
        pdf(["Sales rose 5 percent (net)", "to 12 million."], ["Costs: 7."], title="Results"), 1000
    )
    assert extracted.text == "Sales rose 5 percent (net)\nto 12 million.\nCosts: 7."
    assert [(p.page, extracted.text[p.span.start : p.span.end][:5]) for p in extracted.places] == [
        (1, "Sales"), (2, "Costs"),
    ]  # fmt: skip
    assert (extracted.format, extracted.title, extracted.notices) == ("pdf", "Results", ())


def test_a_scanned_file_is_told_what_to_do():
    with pytest.raises(UnreadableError, match=r"no text layer.*\(OCR\)"):
        read(pdf([], []), 1000)


def test_pages_without_text_are_named():
    [notice] = read(pdf(["One."], [], ["Three."]), 1000).notices
    assert notice.code == "pages-without-text"
    assert "text: 2." in notice.message


def test_a_locked_file_is_refused():
    writer = PdfWriter(clone_from=io.BytesIO(pdf(["5 percent"])))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    with pytest.raises(UnreadableError, match="password"):
        read(file.getvalue(), 1000)


@pytest.mark.parametrize("raw", [b"", b"5 percent", b"%PDF-1.7\n5 percent", pdf(["5 percent"])[:200]])
def test_damaged_files_are_refused(raw):
    with pytest.raises(UnreadableError, match="damaged"):
        read(raw, 1000)


def test_many_pages_are_refused():
    with pytest.raises(UnreadableError, match=f"{MOST_PAGES + 1} pages; at most {MOST_PAGES}"):
        read(pdf(*[["5"]] * (MOST_PAGES + 1)), 10_000)


def test_letters_that_a_printer_joined_are_read_apart():
    names = b"/BaseFont /Helvetica /Encoding << /Differences [128 /fi /fl /ff /ffi /ffl] >>"
    raw = pdf(["The \x80rst pro\x80ts; in\x81ation hit sta\x82, o\x83cials and ba\x84ed experts."])
    extracted = read(raw.replace(b"/BaseFont /Helvetica", names), 1000)
    assert extracted.text == "The first profits; inflation hit staff, officials and baffled experts."
