"""Markdown: its prose without the markup, each line with its place in the file; read by markdown-it-py.

Code, raw HTML and pictures are left out: what stands in them was not said. Tables become rows of cells with a
tab between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.read.encodings import decode
from service.read.extracted import Extracted, Mark, TextBuilder

_SHOWN = {"text", "text_special", "code_inline"}
_BREAKS = {"softbreak", "hardbreak"}


def read(raw: bytes, limit: int, charset: str | None = None) -> Extracted:
    """Return the prose.

    Raises:
        UnreadableError: The bytes are no text, or the prose is too long.
    """
    text, notices = decode(raw, charset)
    source = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    writer = _Prose(source.split("\n"), TextBuilder(limit))
    title = None
    for block in _blocks(parser.parse(source)):
        writer.block(block)
        if title is None and block.heading:
            title = block.words()
    return Extracted(
        text=writer.builder.text,
        format="markdown",
        places=writer.builder.places,
        title=title,
        notices=notices,
    )


class _Block:
    """One run of inline markup, with what goes before it."""

    def __init__(self, token: Token, separator: str, *, heading: bool) -> None:
        self.children: Sequence[Token] = token.children or ()
        self.line = (token.map or (0, 0))[0]
        self.separator = separator
        self.heading = heading

    def words(self) -> str | None:
        said = "".join(child.content for child in self.children if child.type in _SHOWN)
        return " ".join(said.split())[:1000] or None


def _blocks(tokens: Sequence[Token]) -> list[_Block]:
    """Return the runs of inline markup; an item of a list keeps a dash, a cell of a table a tab."""
    blocks: list[_Block] = []
    following = "\n\n"  # what goes before the next run
    heading = False
    for token in tokens:
        match token.type:
            case "list_item_open":
                following = "\n- "
            case "tr_close":
                following = "\n"
            case "table_close":
                following = "\n\n"
            case "heading_open":
                heading = token.tag == "h1"
            case "inline":
                blocks.append(_Block(token, following, heading=heading))
                heading, following = False, "\n\n"
            case "th_close" | "td_close":
                following = "\t"
    return blocks


class _Prose:
    """Writes blocks, and finds every stretch of them again in the lines of the file."""

    def __init__(self, lines: Sequence[str], builder: TextBuilder) -> None:
        self._lines = lines
        self._line = 0
        self._column = 0
        self.builder = builder

    def block(self, block: _Block) -> None:
        if not any(child.type in _SHOWN and child.content.strip() for child in block.children):
            return
        self.builder.separate(block.separator)
        if block.line != self._line:
            self._line, self._column = block.line, 0
        for child in block.children:
            if child.type in _BREAKS:
                self.builder.add("\n")
                self._line, self._column = self._line + 1, 0
            elif child.type in _SHOWN:
                self._add(child.content)

    def _add(self, said: str) -> None:
        line = self._lines[self._line] if self._line < len(self._lines) else ""
        found = line.find(said, self._column)
        if found >= 0:
            self._column = found + len(said)
        self.builder.add(said, Mark(line=self._line + 1, column=found + 1 if found >= 0 else None))
