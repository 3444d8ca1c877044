"""Every format by name, media type and suffix; no bytes whatever raise anything but the one error."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.errors import UnreadableError
from service.read.formats import FORMATS, format_named, format_of_file, format_of_media_type, read_file

from .files import pdf, word

SAMPLES = {
    "text": b"Sales rose 5 percent.",
    "markdown": b"Sales **rose** 5 percent.",
    "html": b"<p>Sales <b>rose</b> 5 percent.</p>",
    "srt": b"1\n00:00:01,000 --> 00:00:02,000\nSales rose\n\n2\n00:00:02,000 --> 00:00:03,000\n5 percent.\n",
    "vtt": b"WEBVTT\n\n00:01.000 --> 00:02.000\nSales rose\n5 percent.\n",
    "docx": word("Sales rose 5 percent."),
    "pdf": pdf(["Sales rose 5 percent."]),
    "segments": b'[{"text": "Sales rose"}, {"text": "5 percent."}]',
    "email": b"Subject: Sales\n\nSales rose 5 percent.\n",
}


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.name)
def test_a_format_is_found_by_media_type_and_suffix_and_is_read(chosen):
    assert all(format_of_media_type(kind) is chosen for kind in chosen.media_types)
    assert all(format_of_file(f"A.b{suffix.upper()}") is chosen for suffix in chosen.suffixes)
    extracted = read_file(SAMPLES[chosen.name], chosen.name, limit=100)
    assert (extracted.text, extracted.format) == ("Sales rose 5 percent.", chosen.name)
    assert format_named(chosen.name) is chosen


@pytest.mark.parametrize("name", ["talks.rtf", "talks", "txt", ""])
def test_other_files_have_no_format(name):
    assert format_of_file(name) is None
    assert format_of_media_type(name) is None


@pytest.mark.parametrize("name", [chosen.name for chosen in FORMATS])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_broken_files_raise_the_one_error_or_give_a_text(name, data):
    raw = bytearray(SAMPLES[name])
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=12))
    try:
        extracted = read_file(bytes(raw), name, limit=10_000)
    except UnreadableError as error:
        assert error.detail  # noqa: PT017 - either way is fine
    else:
        for place in extracted.places:
            assert place.span.end <= len(extracted.text)
        assert list(extracted.places) == sorted(extracted.places, key=lambda place: place.span)


@pytest.mark.parametrize("name", [chosen.name for chosen in FORMATS])
@given(raw=st.binary(max_size=400))
@example(raw=b"")
@settings(max_examples=25, deadline=None)
def test_any_bytes_raise_the_one_error_or_give_a_text(name, raw):
    try:
        text = read_file(raw, name, limit=10_000).text
    except UnreadableError as error:
        text = error.detail
    assert isinstance(text, str)


def test_libraries_are_loaded_when_their_format_arrives(root):
    heavy = {
        "docx",
        "pypdf",
        "trafilatura",
        "lxml",
        "srt",
        "webvtt",
        "markdown_it",
        "charset_normalizer",
        "email",
    }
    code = (
        "import sys; from service.read.formats import read_file; read_file(b'5 percent', 'text', limit=9); "
        f"print(sorted({heavy - {'email'}!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)  # noqa: S603
    assert done.stdout.strip() == b"[]"
