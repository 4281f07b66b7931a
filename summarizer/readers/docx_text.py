"""The paragraphs of a Word document, as they stand on its pages."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.blocks import Block, Kind
from summarizer.readers.docx_styles import (
    BODY_LEVEL,
    WORD,
    Styles,
    has_number,
    hides,
    is_on,
    outline,
)
from summarizer.typography import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXT = f"{WORD}t"
_SIGNS = {
    f"{WORD}tab": " ",
    f"{WORD}ptab": " ",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "\u2011",
    f"{WORD}softHyphen": "",
}
# What stands between a paragraph and its runs, or a table and its rows, and is shown.
_WRAPPERS = frozenset(
    WORD + name
    for name in (
        "customXml", "dir", "bdo", "fldSimple", "hyperlink", "ins", "moveTo", "ruby", "rubyBase",
        "sdt", "sdtContent", "smartTag",
    )
)  # fmt: skip
_LONGEST_CELL = 200
"""Characters; a longer cell holds prose, and its table is there for the layout."""

_LONGEST_GIVEN_HEADING = 300


def paragraphs(body: "_Element", styles: Styles) -> Iterator[tuple[Block, int]]:
    """Yield the paragraphs and rows of tables in order, each with its outline level."""
    for element in _within(body, f"{WORD}p", f"{WORD}tbl"):
        if element.tag == f"{WORD}p":
            yield from _paragraph(element, styles)
        else:
            yield from _table(element, styles)


def _within(element: "_Element", *tags: str) -> Iterator["_Element"]:
    """Yield the nearest descendants of these tags, through wrappers that are shown."""
    for child in element.iterchildren():
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, *tags)


def _paragraph(element: "_Element", styles: Styles) -> Iterator[tuple[Block, int]]:
    properties = element.find(f"{WORD}pPr")
    style = _style(properties, "pStyle") or "Normal"
    if styles.is_hidden(style):
        return
    text = _shown(element, styles)
    kind, level = _kind(properties, style, styles)
    if level < BODY_LEVEL and len(text) > _LONGEST_GIVEN_HEADING:
        kind, level = "body", BODY_LEVEL  # Nobody's heading, whatever its style.
    # A line break parts lines of prose, but a heading is one.
    lines = [text] if kind in ("headline", "subhead", "item") else text.split("\n")
    for line in lines:
        if clean := _one_line(line):
            yield Block(clean, kind), level


def _kind(properties: "_Element | None", style: str, styles: Styles) -> tuple[Kind, int]:
    own = None if properties is None else properties.find(f"{WORD}outlineLvl")
    kind = styles.kind(style)
    level = outline(own) if own is not None else styles.level(style)
    if kind != "body":
        return kind, BODY_LEVEL
    if level < BODY_LEVEL:
        return "subhead", level
    numbered = has_number(properties) or styles.is_numbered(style)
    return ("item" if numbered else "body"), BODY_LEVEL


def _table(table: "_Element", styles: Styles) -> Iterator[tuple[Block, int]]:
    for row in _within(table, f"{WORD}tr"):
        if _row_is_gone(row):
            continue
        cells = [list(paragraphs(cell, styles)) for cell in _within(row, f"{WORD}tc")]
        cells = [cell for cell in cells if cell]
        if _holds_prose(cells):
            yield from (one for cell in cells for one in cell)
        elif cells:
            head = row.find(f"{WORD}trPr/{WORD}tblHeader")
            kind: Kind = "subhead" if head is not None and is_on(head) else "item"
            text = " – ".join(" ".join(block.text for block, _ in cell) for cell in cells)
            # Above all headings: a table's head is no headline.
            yield Block(text, kind), BODY_LEVEL


def _row_is_gone(row: "_Element") -> bool:
    return row.find(f"{WORD}trPr/{WORD}del") is not None


def _holds_prose(cells: list[list[tuple[Block, int]]]) -> bool:
    """Tell whether a row is there for the layout: one cell, or one that holds paragraphs."""
    texts = [[block.text for block, _ in cell] for cell in cells]
    return len(cells) == 1 or any(len(cell) > 2 or len(max(cell, key=len)) > _LONGEST_CELL
                                  for cell in texts)  # fmt: skip


def _shown(paragraph: "_Element", styles: Styles) -> str:
    """Return the text of a paragraph that is shown."""
    parts: list[str] = []
    for run in _within(paragraph, f"{WORD}r"):
        properties = run.find(f"{WORD}rPr")
        hidden = hides(properties)
        if hidden is None:
            hidden = styles.is_hidden(_style(properties, "rStyle"))
        if not hidden:
            parts.extend(_written(run))
    return "".join(parts)


def _written(run: "_Element") -> Iterator[str]:
    for child in run.iterchildren():
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{WORD}ruby":
            # The reading aids stand in another child.
            for base in child.iterfind(f"{WORD}rubyBase/{WORD}r"):
                yield from _written(base)


def _style(properties: "_Element | None", name: str) -> str:
    style = None if properties is None else properties.find(f"{WORD}{name}")
    return "" if style is None else style.get(f"{WORD}val") or ""


def _one_line(text: str) -> str:
    return " ".join(normalise(text).split())
