"""Tables: a header row that is repeated on every page, and columns as wide as their text asks."""

from collections.abc import Iterable, Sequence
from math import isqrt

from summarizer.render.blocks import Row, Table
from summarizer.render.word.markup import Element, element, one_line, paragraph, text_run
from summarizer.render.word.paper import TEXT_WIDTH
from summarizer.render.word.references import Links, failing_runs, reference_runs

_CITES = "Cites"
_NOTHING = "–"
_CHARACTER = 96
"""Twips that a letter of a table's text takes, on average."""
_MARGINS = 150
"""Twips on both sides of a cell's text together, and a little room."""
_LONGEST_WORD = 15
_SHORT_HEADER = 8
_WIDEST_WISH = 60
"""Characters beyond which a cell is broken into lines, however wide its column."""


def table_element(table: Table, name: str, links: Links, *, turned: bool) -> Element:
    """Return a table with a last column for the evidence.

    Args:
        table: what it holds.
        name: what a screen reader calls it.
        links: of the document.
        turned: the first column stands on the right.
    """
    headers = (*table.headers, _CITES)
    widths = column_widths([headers, *map(_texts, table.rows)], TEXT_WIDTH)
    rows = [_header(headers, widths), *(_row(row, widths, links) for row in table.rows)]
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", _properties(name, sum(widths), turned=turned), grid, *rows)


def column_widths(rows: Sequence[Sequence[str]], total: int) -> list[int]:
    """Return a width in twips for every column, ``total`` in all; the first row is the header.

    Every column has room for its longest word; what is left goes to those with longer texts.
    """
    columns = list(zip(*rows, strict=True))
    words = [max(_header_word(texts[0]), _longest_word(texts)) for texts in columns]
    least = [_CHARACTER * word + _MARGINS for word in words]
    more = list(map(_beyond, columns, words))
    spare = total - sum(least)
    shares = more if spare > 0 and any(more) else least
    whole = sum(shares)
    widths = [need + spare * part // whole for need, part in zip(least, shares, strict=True)]
    widths[widths.index(max(widths))] += total - sum(widths)
    return widths


def _beyond(texts: Iterable[str], word: int) -> int:
    """Return how much wider than its longest word a column wants to be.

    The root of the squares counts one very long text, and many that are a bit too long.
    """
    return isqrt(sum(max(min(len(text), _WIDEST_WISH) - word, 0) ** 2 for text in texts))


def _header_word(text: str) -> int:
    """Return the characters of a header that stay together: all, if they are few."""
    letters = len(text) if len(text) <= _SHORT_HEADER else _longest_word([text])
    return letters + 1  # they are bold


def _longest_word(texts: Iterable[str]) -> int:
    return min(max(len(word) for text in texts for word in (text.split() or [""])), _LONGEST_WORD)


def _texts(row: Row) -> list[str]:
    # The labels are not broken, so spaces inside them do not count.
    cites = " ".join(f"[{cited.label}]".replace(" ", "_") for cited in row.cites)
    return [*map(one_line, row.cells), cites]


def _properties(name: str, width: int, *, turned: bool) -> Element:
    return element(
        "tblPr",
        element("tblStyle", val="NoteTable"),
        *([element("bidiVisual")] if turned else []),
        element("tblW", w=width, type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0,
                noHBand=1, noVBand=1),
        element("tblCaption", val=one_line(name)),
    )  # fmt: skip


def _header(headers: Iterable[str], widths: Iterable[int]) -> Element:
    cells = [_cell([text_run(text)], width) for text, width in zip(headers, widths, strict=True)]
    return element("tr", element("trPr", element("cantSplit"), element("tblHeader")), *cells)


def _row(row: Row, widths: Sequence[int], links: Links) -> Element:
    contents = [[text_run(cell if one_line(cell) else _NOTHING)] for cell in row.cells]
    # What is wrong with a row needs room: it stands in the widest column.
    widest = max(range(len(contents)), key=lambda number: widths[number])
    contents[widest] += failing_runs(row.failing)
    contents.append(reference_runs(row.cites, links))
    cells = [_cell(runs, width) for runs, width in zip(contents, widths, strict=True)]
    return element("tr", element("trPr", element("cantSplit")), *cells)


def _cell(content: Iterable[Element], width: int) -> Element:
    size = element("tcW", w=width, type="dxa")
    return element("tc", element("tcPr", size), paragraph("TableText", *content))
