"""Markdown is read back by markdown-it, with raw HTML, links and tables switched on."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.render.formats import Checked, Context, write_reports
from service.render.markdown import escape

from .samples import NASTY, REPORT, nasty_report


def parse(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)


def shown(tokens: list[Token]) -> str:
    return "\n".join(
        "".join(child.content for child in token.children) for token in tokens if token.children is not None
    )


def test_message_quotation_steps_and_question_are_there():
    tokens = parse(write_reports("markdown", [Checked(name="talks.txt", report=REPORT)], Context()))
    text = shown(tokens)
    assert "Countercheck: talks.txt" in text
    assert "error: rose-against-fell" in text
    assert "In 2021 our exports to Chile rose over 9 percent, a record. — Ana Ruiz" in text
    assert "rose: above 0 %" in text
    assert "Ask: Did exports rise or fall in 2021?" in text
    assert sum(token.type == "blockquote_open" for token in tokens) == 2


def test_the_words_of_strangers_stay_words():
    tokens = parse(write_reports("markdown", [Checked(name="", report=nasty_report())], Context()))
    kinds = {child.type for token in tokens for child in token.children or ()} | {
        token.type for token in tokens
    }
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "code_inline", "table_open"}
    text = shown(tokens)
    assert "<script>alert(1)</script> =1+1 [x](http://evil.example)" in text
    assert "@press" not in text
    assert "#12" not in text


@pytest.mark.parametrize(
    "text",
    [
        "1. Sales", "- 5 percent", "+ 5", "# 5", "> 5", "3) c", "***", "a_b_c", "`5`", "5 * 6", "~~5~~",
        "&lt;",
        "\\*", "--- 5", "[5]: x", "= 5", "| 5 |", "2 + 2 = 4", "$5 and $6", "<b>5</b>",
    ],
)  # fmt: skip
def test_escaped_text_reads_as_it_stood(text):
    tokens = parse(f"{escape(text)}\n")
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(tokens) == text


def test_nobody_is_called_and_no_issue_is_named():
    assert "@\u200bpress" in escape(NASTY)
    assert "#\u200b12" in escape(NASTY)
