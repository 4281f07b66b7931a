"""Rows of CSV and TSV."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from summarizer.batch.inputs.lines import LONGEST, Line, opened, read_lines
from summarizer.batch.inputs.rows import Row

_DELIMITERS = ",;\t|"
_DELIMITER_LINE = re.compile(r"sep=(.)", re.IGNORECASE)
"""Excel writes and obeys a first line such as ``sep=;``."""
_AFTER_RETURN = re.compile(r"(?<=\r)(?!\n)")


def csv_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file below its heading.

    Where rows can no longer be told apart, the last one has a problem.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
    """
    with opened(path) as stream:
        records = _records(read_lines(stream))
        heading = next(records, None)
        if heading is None:
            return
        columns = _names(heading.cells)
        first = [heading] if heading.problem else []
        for number, record in enumerate(chain(first, records), start=1):
            yield _row(columns, record, number)


def csv_columns(path: Path) -> list[str] | None:
    """Return the names of a file's columns; None if it has no heading that can be read.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
    """
    with opened(path) as stream:
        heading = next(_records(read_lines(stream)), None)
    return _names(heading.cells) if heading is not None and not heading.problem else None


@dataclass(frozen=True, slots=True)
class _Record:
    """The cells of a row that is not blank, or why there is none from this line on."""

    line: int
    cells: list[str]
    problem: str = ""


class _Feed:
    """Hands lines to the CSV reader, and knows when it asks for more than there are.

    Attributes:
        began: number of the first line of the row that is being read.
        number: of the line handed out last.
        cut: there are no more lines, but the row is not at its end.
        problem: why there are no more lines, if it is not the file's end.
    """

    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._pieces: Iterator[str] = iter(())
        self._fresh = True
        self.began = self.number = 0
        self.cut = False
        self.problem = ""

    def begin(self) -> None:
        """What is handed out next belongs to a new row."""
        self._fresh = True

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        piece = next(self._pieces, None)
        if piece is None:
            line = next(self._lines, None)
            if line is None or line.problem:
                self.cut = not self._fresh
                self.problem = line.problem if line else ""
                raise StopIteration
            self.number = line.number
            # A carriage return may end a line on its own, or stand in the middle of a cell.
            self._pieces = iter(_AFTER_RETURN.split(line.text))
            piece = next(self._pieces)
        if self._fresh:
            self.began = self.number
            self._fresh = False
        return piece


def _records(lines: Iterator[Line]) -> Iterator[_Record]:
    _allow_big_cells()
    delimiter, lines = _delimiter(lines)
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter)
    while True:
        feed.begin()
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield _Record(feed.began, [], f"line {feed.began} is not CSV ({error}); {_REST}")
            return
        if feed.cut:
            why = feed.problem or "its last quotation mark is never closed"
            yield _Record(feed.began, [], f"line {feed.began} has no end ({why}); {_REST}")
            return
        if any(cells):
            yield _Record(feed.began, cells)
    if feed.problem:
        yield _Record(feed.number + 1, [], f"{feed.problem}; {_REST}")


_REST = "the rest of the file is not read"


def _delimiter(lines: Iterator[Line]) -> tuple[str, Iterator[Line]]:
    """Find out what parts the cells: what the heading has most of, outside quotation marks."""
    for line in lines:
        if line.is_blank:
            continue
        heading = line.text.rstrip("\r\n")
        said = _DELIMITER_LINE.fullmatch(heading)
        if said is not None:
            return said[1], lines
        bare = re.sub(r'"[^"]*"', "", heading.splitlines()[0] if heading else "")
        return max(_DELIMITERS, key=bare.count), chain([line], lines)
    return _DELIMITERS[0], lines


def _names(cells: list[str]) -> list[str]:
    """Name the columns; one without a name, or with another's, is named after its place."""
    names: list[str] = []
    for place, cell in enumerate(cells, start=1):
        name = cell.strip()
        names.append(name if name and name not in names else f"column-{place}")
    return names


def _row(columns: list[str], record: _Record, number: int) -> Row:
    if record.problem:
        return Row(number, record.line, problem=record.problem)
    if any(record.cells[len(columns) :]):
        # Cutting it to size would pass off a part of the article, or a wrong cell, as the article.
        problem = (
            f"line {record.line} has {len(record.cells)} cells, the heading has {len(columns)}:"
            " is a cell with a delimiter in it not in quotation marks?"
        )
        return Row(number, record.line, problem=problem)
    cells = chain(record.cells, [""] * (len(columns) - len(record.cells)))
    return Row(number, record.line, dict(zip(columns, cells, strict=False)))


def _allow_big_cells() -> None:
    """Raise the limit of the csv module, which is the process's; never lower it."""
    if csv.field_size_limit() < LONGEST:
        csv.field_size_limit(LONGEST)
