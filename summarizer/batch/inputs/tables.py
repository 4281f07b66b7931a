"""Tables of any kind: their rows, how many there are, and whether they have what is needed."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from summarizer.batch.inputs.columns import Columns, check_columns
from summarizer.batch.inputs.json_lines import json_count, json_rows
from summarizer.batch.inputs.kinds import kind_of
from summarizer.batch.inputs.names import shown
from summarizer.batch.inputs.parquet import parquet_columns, parquet_count, parquet_rows
from summarizer.batch.inputs.rows import Row
from summarizer.batch.inputs.separated import csv_columns, csv_rows

_ROWS_LOOKED_AT = 20


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the rows of a table.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
        ArticleError: it is no table.
        MissingExtraError: an optional package is needed to read it.
    """
    match kind_of(path.name):
        case "jsonl":
            return json_rows(path)
        case "parquet":
            return parquet_rows(path)
    return csv_rows(path)


def count_rows(path: Path) -> int:
    """Return how many rows :func:`rows_of` yields.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
        ArticleError: it is no table.
        MissingExtraError: an optional package is needed to read it.
    """
    match kind_of(path.name):
        case "jsonl":
            return json_count(path)
        case "parquet":
            return parquet_count(path)
    return sum(1 for _ in csv_rows(path))


def check_table(path: Path, wanted: Columns) -> None:
    """Find out whether a file, if it is a table, has the columns that are needed.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
        ArticleError: it is no table.
        ConfigError: it lacks a column.
        MissingExtraError: an optional package is needed to read it.
    """
    if not path.is_file():
        return  # A pipe can be read but once.
    names: list[str] | None
    match kind_of(path.name):
        case "csv":
            names = csv_columns(path)
        case "parquet":
            names = parquet_columns(path)
        case "jsonl":
            names = _keys(path)
        case _:
            names = None
    if names is not None:
        check_columns(names, wanted, shown(path))


def _keys(path: Path) -> list[str] | None:
    """Return the names in the first objects of JSON Lines; None if there is no object."""
    rows = [row.values for row in islice(json_rows(path), _ROWS_LOOKED_AT) if not row.problem]
    return list(dict.fromkeys(name for row in rows for name in row)) if rows else None
