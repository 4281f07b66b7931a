"""The elements of an article to its paragraphs: headings, list items and rows are known here."""

import re
from typing import TYPE_CHECKING

from summarizer.blocks import Block, Kind
from summarizer.paragraphs import split_paragraphs
from summarizer.typography import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements that part paragraphs; everything else stands within one.
_PARTING = frozenset(
    "p head item list quote code table row cell div section article main body html"
    " h1 h2 h3 h4 h5 h6 li ul ol dl dd dt tr td th tbody blockquote pre figure header".split()
)
_KINDS: dict[str, Kind] = {
    "head": "subhead",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "subhead"),
    "item": "item",
    "li": "item",
}
_SPACES = re.compile(r"\s+")
_LONGEST_CELL = 300
"""Characters of a cell; a longer one is a column of the page, not a value."""


def paragraphs_of(body: "_Element") -> list[Block]:
    """Return the paragraphs of an article, normalised, in reading order.

    Args:
        body: as :func:`summarizer.readers.html.extraction.article_body` returns it.
    """
    from lxml.etree import iterwalk

    writer = _Writer()
    walk = iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            writer.close(element, is_root=element is body)
        elif element.tag == "row" and (row := _row(element)) is not None:
            writer.flush()
            writer.blocks.append(row)
            walk.skip_subtree()
            writer.open_skipped()
        else:
            writer.open(element)
    writer.flush()
    return writer.blocks


class _Writer:
    """Gathers text up to where a paragraph ends."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._kinds: list[Kind] = ["body"]

    def open(self, element: "_Element") -> None:
        tag = str(element.tag)
        if tag in _PARTING:
            self.flush()
        self._kinds.append(_KINDS.get(tag, self._kinds[-1]))
        if tag in ("lb", "br"):
            self._text.append("\n")
        self._add(element.text)

    def open_skipped(self) -> None:
        self._kinds.append(self._kinds[-1])

    def close(self, element: "_Element", *, is_root: bool) -> None:
        if str(element.tag) in _PARTING:
            self.flush()
        self._kinds.pop()
        if not is_root:
            self._add(element.tail)

    def flush(self) -> None:
        """End the paragraph."""
        text, kind = normalise("".join(self._text)), self._kinds[-1]
        self._text.clear()
        # Line breaks part lines, unless they only wrap a text.
        parts = [text] if kind == "subhead" else split_paragraphs(text)
        plain = (_SPACES.sub(" ", part).strip() for part in parts)
        self.blocks.extend(Block(part, kind) for part in plain if part)

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(_SPACES.sub(" ", text))


def _row(row: "_Element") -> Block | None:
    """Return a row of a table on one line; None for one that only lays out the page."""
    cells = [_SPACES.sub(" ", normalise(" ".join(map(str, c.itertext())))).strip() for c in row]
    full = [cell for cell in cells if cell]
    if not full:
        return Block("", "furniture")
    if len(full) < 2 or max(map(len, full)) > _LONGEST_CELL:
        return None
    is_head = all(cell.get("role") == "head" for cell in row)
    return Block(" – ".join(full), "subhead" if is_head else "item")
