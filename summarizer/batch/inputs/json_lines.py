"""Rows of JSON Lines."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from summarizer.batch.inputs.lines import Line, opened, read_lines
from summarizer.batch.inputs.rows import Row

# NaN and the infinities are no JSON; what is read here is written as JSON again.
_DECODER = json.JSONDecoder(parse_constant=lambda _: None)


def json_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file; a line that is no object gives a row with a problem.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
    """
    with opened(path) as stream:
        yield from rows_of_lines(read_lines(stream))


def json_count(path: Path) -> int:
    """Return the number of rows of a file.

    Raises:
        ArticleNotFoundError: the file cannot be opened.
    """
    with opened(path) as stream:
        return sum(1 for line in read_lines(stream) if not line.is_blank)


def rows_of_lines(lines: Iterable[Line]) -> Iterator[Row]:
    """Yield a row for every line that is not blank."""
    number = 0
    for line in lines:
        if line.is_blank:
            continue
        number += 1
        yield _row(line, number)


def _row(line: Line, number: int) -> Row:
    if line.problem:
        return Row(number, line.number, problem=line.problem)
    try:
        values = _DECODER.decode(line.text.strip())
    except json.JSONDecodeError as error:
        problem = f"line {line.number} is not JSON: {error.msg} at column {error.colno}"
        return Row(number, line.number, problem=problem)
    except (ValueError, RecursionError) as error:
        # An integer of thousands of digits; a nesting of thousands of levels.
        return Row(number, line.number, problem=f"line {line.number} is not JSON: {error}")
    if not isinstance(values, dict):
        return Row(number, line.number, problem=f"line {line.number} is no JSON object")
    return Row(number, line.number, values)
