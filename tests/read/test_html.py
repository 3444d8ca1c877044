from __future__ import annotations

import subprocess
import sys
import time

import pytest

from service.errors import UnreadableError
from service.read.html import read

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Harbour results</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News 24</a></li></ul></nav>
<article><h1>Harbour results</h1>
<p>Landings rose 5 percent in 2021 to 12,000 tonnes, worth £7m, the harbour said on Monday.</p>
<p>Prices fell 3 percent over the same period, it added, for want of buyers.</p></article>
<script>var x = 99;</script><footer>Copyright 1999</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_the_main_text_is_taken_in_the_encoding_that_the_page_names(charset):
    extracted = read(PAGE.format(charset=charset).encode(charset), 1000)
    lines = extracted.text.splitlines()
    assert lines[-2].startswith("Landings rose 5 percent in 2021 to 12,000 tonnes, worth £7m")
    assert lines[-1].startswith("Prices fell 3 percent")
    assert not any(words in extracted.text for words in ("News 24", "99", "Copyright"))
    assert (extracted.format, extracted.title) == ("html", "Harbour results")


def test_a_piece_of_a_page_is_read_too():
    assert read(b"<p>Sales rose 5 percent.</p>", 100).text == "Sales rose 5 percent."


@pytest.mark.parametrize(
    "raw", [b"", b"   ", b"<html><body><script>var a = 5</script></body></html>", b"<!-- 5 percent -->"]
)
def test_a_page_without_text_is_refused_with_advice(raw):
    with pytest.raises(UnreadableError, match="no main text"):
        read(raw, 100)


def test_deep_nesting_is_refused():
    with pytest.raises(UnreadableError, match="deep; at most 200"):
        read(b"<div>" * 100_000 + b"5 percent", 100)


def test_a_page_of_too_many_elements_is_refused_before_its_text_is_looked_for():
    with pytest.raises(UnreadableError, match="100003 elements; at most 100000"):
        read(b"<p>5 percent in 2022." + b"<br>" * 100_000, 1_000_000)


def test_a_page_of_many_short_rows_takes_time_in_proportion():
    rows = "<table><tr><td>Line {} carried 5 percent more passengers in 2022.</td></tr></table>"
    seconds = []
    for number in (2_000, 8_000):
        page = "".join(rows.format(row) for row in range(number)).encode()
        start = time.thread_time()
        assert f"Line {number - 1} carried" in read(page, 1_000_000).text
        seconds.append(time.thread_time() - start)
    assert seconds[1] < 8 * seconds[0]


def test_a_long_text_is_refused():
    with pytest.raises(UnreadableError, match="more than 20 characters"):
        read(PAGE.format(charset="utf-8").encode(), 20)


def test_no_parser_of_dates_is_loaded():
    """It takes seconds to load, which on a busy machine are more than a file may take."""
    code = (
        "import sys; from service.read.html import read;"
        "read('<p>Líne 00 carried 5 percent more passengers in 2022.</p>'.encode(), 1000);"
        "sys.exit('dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=30)  # noqa: S603
    assert done.returncode == 0
