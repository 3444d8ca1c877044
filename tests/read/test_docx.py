from __future__ import annotations

import pytest

from service.errors import UnreadableError
from service.read.docx import MOST_BYTES, read

from .files import archive, word

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def test_paragraphs_and_tables_are_read_in_order():
    raw = word(
        *("Ana Ruiz: Exports rose 5 percent.", "", "Bo Lind: Good."),
        rows=[["crop", "tonnes"], ["oats", "1,200"]],
        title="Talks",
    )
    extracted = read(raw, 1000)
    assert extracted.text == ("Ana Ruiz: Exports rose 5 percent.\nBo Lind: Good.\ncrop\ttonnes\noats\t1,200")
    assert (extracted.format, extracted.title) == ("docx", "Talks")


def test_what_was_deleted_is_not_read():
    raw = word("MARK")
    changed = (
        f"<w:p {_NS}><w:r><w:t>Sales rose </w:t></w:r><w:del><w:r><w:delText>4</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>5</w:t></w:r></w:ins><w:r><w:tab/><w:t>percent</w:t></w:r></w:p>"
    )
    assert read(_with_paragraph(raw, changed), 100).text == "Sales rose 5\tpercent"


def _with_paragraph(raw: bytes, paragraph: str) -> bytes:
    import io
    import re
    import zipfile

    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = re.sub(r"<w:p>.*?</w:p>", lambda _: paragraph, body, count=1).encode()
    return archive(parts)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "no archive"),
        (b"PK\x03\x04 cut short", "no archive"),
        (archive({"a.txt": b"5"}), "no word/document.xml"),
        (archive({"word/document.xml": b"0" * (MOST_BYTES + 1)}), "at most"),
        (archive({f"{n}": b"" for n in range(2001)}), "2001 parts"),
    ],
    ids=["empty", "cut short", "another archive", "a bomb", "many parts"],
)
def test_other_files_are_refused(raw, problem):
    with pytest.raises(UnreadableError, match=problem):
        read(raw, 100)
