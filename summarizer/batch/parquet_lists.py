"""The two lists of a batch as Parquet, with the fields that the JSON Lines have."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

from summarizer.batch.item import Failed, Noted
from summarizer.errors import MissingExtraError, OutputError
from summarizer.whole_file import replacing

NOTES_FILE = "notes.parquet"
FAILURES_FILE = "failures.parquet"

_PARTS = ("note", "article", "dropped", "coverage", "provenance")
_ROWS_AT_ONCE = 256


def write_parquet_lists(folder: Path, notes: Iterable[Noted], failures: Iterable[Failed]) -> None:
    """Write ``notes.parquet`` and ``failures.parquet``; neither is held in memory.

    What has a shape of its own in every row (a row's other fields, the parts of a note's
    document) is a text with JSON in it: no two batches have to agree on its columns.

    Args:
        folder: has to be there.
        notes: in input order.
        failures: in input order.

    Raises:
        MissingExtraError: pyarrow is not installed.
        OutputError: one cannot be written.
    """
    _write(folder / NOTES_FILE, map(_note_row, notes), _note_columns())
    _write(folder / FAILURES_FILE, map(_failure_row, failures), _failure_columns())


def _note_row(noted: Noted) -> dict[str, Any]:
    document = json.loads(noted.document)
    parts = {part: _json(document[part]) for part in _PARTS}
    return {"index": noted.index, "id": noted.id, "fields": _json(noted.fields), **parts}


def _failure_row(failed: Failed) -> dict[str, Any]:
    error = asdict(failed.failure)
    reply = error.pop("reply")
    return {
        "index": failed.index,
        "id": failed.id,
        "source": failed.source,
        "fields": _json(failed.fields),
        "error": error,
        "reply": reply,
    }


def _note_columns() -> Any:
    pa = _arrow()
    texts = {name: pa.string() for name in ("id", "fields", *_PARTS)}
    return pa.schema({"index": pa.int64(), **texts})


def _failure_columns() -> Any:
    pa = _arrow()
    error = {"kind": pa.string(), "message": pa.string(), "exit_code": pa.int64()}
    texts = {name: pa.string() for name in ("id", "source", "fields")}
    return pa.schema(
        {"index": pa.int64(), **texts, "error": pa.struct(error), "reply": pa.string()}
    )


def _write(path: Path, rows: Iterator[Mapping[str, Any]], columns: Any) -> None:
    pa = _arrow()
    from pyarrow.parquet import ParquetWriter

    with replacing(path, durable=True) as file:
        try:
            with ParquetWriter(file, columns, compression="zstd") as writer:
                while page := list(islice(rows, _ROWS_AT_ONCE)):
                    writer.write_table(pa.Table.from_pylist(page, columns))
        except pa.ArrowException as error:
            raise OutputError(f"cannot write {path}: {str(error).partition(chr(10))[0]}") from error


def _arrow() -> Any:
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError(
            "Parquet files need the parquet extra;"
            ' install it with: pip install "press-summarizer[parquet]"'
        ) from error
    return pa


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
