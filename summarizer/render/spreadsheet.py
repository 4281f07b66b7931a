"""Rows as CSV that spreadsheet programs open as it is meant."""

import csv
import io
from collections.abc import Iterable, Sequence

from summarizer.render import inert

_MARK = "\ufeff"
"""Without it a spreadsheet program takes UTF-8 for the code page of its system."""


def table_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows under their columns as CSV (RFC 4180); no cell acts as a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(inert.cell, row) for row in rows)
    return _MARK + stream.getvalue()


def joined(values: Iterable[str | None]) -> str:
    """Return several values as one cell: each once, nothing for those that are not known."""
    return "; ".join(dict.fromkeys(value for value in values if value))
