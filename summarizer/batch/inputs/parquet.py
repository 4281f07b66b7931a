"""Rows of Parquet files; the one module that knows pyarrow."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from summarizer.batch.inputs.names import shown
from summarizer.batch.inputs.rows import Row
from summarizer.errors import ArticleError, ArticleNotFoundError, MissingExtraError

_ROWS_AT_ONCE = 64
_BUFFER = 2**20
"""Bytes read at a time of a column; without it a whole row group is in memory."""


def parquet_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file, a few of which are in memory at a time.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
        ArticleError: it is no Parquet file.
        MissingExtraError: pyarrow is not installed.
    """
    with _opened(path) as table:
        number = 0
        try:
            for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, use_threads=False):
                for values in batch.to_pylist():
                    number += 1
                    yield Row(number, number, values)
        except (OSError, ValueError, _arrow_error()) as error:
            problem = f"cannot be read after row {number}: {_one_line(error)}"
            yield Row(number + 1, number + 1, problem=problem)


def parquet_columns(path: Path) -> list[str]:
    """Return the names of a file's columns.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
        ArticleError: it is no Parquet file.
        MissingExtraError: pyarrow is not installed.
    """
    with _opened(path) as table:
        return list(table.schema_arrow.names)


def parquet_count(path: Path) -> int:
    """Return the number of a file's rows.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
        ArticleError: it is no Parquet file.
        MissingExtraError: pyarrow is not installed.
    """
    with _opened(path) as table:
        return int(table.metadata.num_rows)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    arrow_error = _arrow_error()
    from pyarrow.parquet import ParquetFile

    try:
        table = ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER)
    except OSError as error:
        raise ArticleNotFoundError(f"cannot read {shown(path)}: {_one_line(error)}") from error
    except (ValueError, arrow_error) as error:
        raise ArticleError(f"{shown(path)} is no Parquet file: {_one_line(error)}") from error
    with table:
        yield table


def _arrow_error() -> type[Exception]:
    try:
        from pyarrow import ArrowException
    except ImportError as error:
        raise MissingExtraError(
            "Parquet files need the parquet extra;"
            ' install it with: pip install "press-summarizer[parquet]"'
        ) from error
    base: type[Exception] = ArrowException
    return base


def _one_line(error: Exception) -> str:
    return str(error).partition("\n")[0]
