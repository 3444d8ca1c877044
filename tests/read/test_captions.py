from __future__ import annotations

from decimal import Decimal

import pytest

from service.errors import UnreadableError
from service.read.captions import MOST_CAPTIONS, Caption, join_captions, subtitle_text


def joined(*contents: str, limit: int = 1000):
    captions = [Caption(content, Decimal(i), Decimal(i + 1)) for i, content in enumerate(contents)]
    source = "".join(f"{i}\n00:00:0{i},000 --> 00:00:09,000\n{text}\n\n" for i, text in enumerate(contents))
    return join_captions("srt", captions, source, limit)


def spoken(extracted) -> list[tuple[str | None, str]]:
    return [(turn.speaker, extracted.text[turn.span.start : turn.span.end]) for turn in extracted.turns]


@pytest.mark.parametrize(
    ("contents", "text"),
    [
        (("Output rose", "12.5", "percent."), "Output rose 12.5 percent."),
        (("Output rose\n12.5 percent.", "Next."), "Output rose 12.5 percent. Next."),
        (("<i>Output</i> rose", "{\\an8}<font color='red'>5 %</font>"), "Output rose 5 %"),
        (("Profit &amp; loss: 5 &lt; 6",), "Profit & loss: 5 < 6"),
        (("We grew.", "- By how much?", "- Five percent."), "We grew.\n- By how much?\n- Five percent."),
        (("MR SANTOS: We grew", "5 percent.", "ANA: Good."), "MR SANTOS: We grew 5 percent.\nANA: Good."),
        ((">> We grew.", ">> How?"), ">> We grew.\n>> How?"),
        (("we grew", "we grew\nby five", "by five\npercent"), "we grew by five percent"),
        (("5 < 6 and 7 > 2",), "5 < 6 and 7 > 2"),
        (("   ", "Seven."), "Seven."),
    ],
)
def test_captions_become_running_text(contents, text):
    extracted = joined(*contents)
    assert extracted.text == text
    assert extracted.turns == ()


def test_each_line_keeps_caption_times_and_place():
    extracted = joined("Output rose", "<b>12.5\npercent</b>")
    shown = [
        (extracted.text[p.span.start : p.span.end], p.line, p.column, p.cue, p.start_s, p.end_s)
        for p in extracted.places
    ]
    assert shown == [
        ("Output rose", 3, 1, 1, 0, 1),
        ("12.5", 7, 4, 2, 1, 2),
        ("percent", 8, 1, 2, 1, 2),
    ]


def test_voice_spans_are_speakers_until_another_begins():
    extracted = joined(
        "<v Ann Lee>We grew", "<v Ann Lee>5 percent.</v> Music.", "<v.loud Bo>No.\n<v Ann Lee>Yes."
    )
    assert spoken(extracted) == [
        ("Ann Lee", "We grew 5 percent."), (None, "Music."), ("Bo", "No."), ("Ann Lee", "Yes."),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [0, MOST_CAPTIONS + 1])
def test_none_and_too_many_are_refused(number):
    with pytest.raises(UnreadableError, match="caption"):
        join_captions("srt", [Caption("5", Decimal(0), Decimal(1))] * number, "", 10**9)


def test_lines_end_in_one_way():
    assert subtitle_text(b"\xef\xbb\xbfa\r\nb\rc", None) == "a\nb\nc"
