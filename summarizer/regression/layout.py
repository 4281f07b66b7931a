"""Lays plain text out for a terminal: columns that line up, lines that are not too long."""

import textwrap
from collections.abc import Sequence

from summarizer.render.inert import plain

MIN_WIDTH = 40


def columns(rows: Sequence[Sequence[str]], gap: str = "  ") -> list[str]:
    """Return a line per row, its cells padded to the width of their column; all of one length."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        gap.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]


def wrapped(text: str, width: int, lead: str = "", hang: int = 4) -> str:
    """Return a text in lines of at most ``width`` characters; a longer word is not cut.

    Characters that a terminal would obey are left out.

    Args:
        text: what to write; white space is joined.
        width: characters per line.
        lead: what stands before the first line; the others are indented to it and further.
        hang: how much further.
    """
    return textwrap.fill(
        plain(text),
        max(width, MIN_WIDTH),
        initial_indent=lead,
        subsequent_indent=" " * (len(lead) + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )


def counted(number: int, noun: str) -> str:
    """Return e.g. ``"1 case"``, ``"2 cases"``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
