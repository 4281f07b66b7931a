"""How many articles there are, before any is read."""

import os
from collections.abc import Sequence
from pathlib import Path

from summarizer.batch.inputs.arguments import Argument, read_arguments
from summarizer.batch.inputs.columns import Columns
from summarizer.batch.inputs.feeds import FEED, holds_feed
from summarizer.batch.inputs.kinds import kind_of
from summarizer.batch.inputs.tables import check_table, count_rows
from summarizer.batch.inputs.walking import Found, files_passed_over
from summarizer.errors import ArticleError, ConfigError
from summarizer.readers.addresses import names_a_feed


def count_items(
    inputs: Sequence[str],
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    skip: Sequence[Path] = (),
    format: str | None = None,  # noqa: A002
) -> int | None:
    """Count the articles without reading one; None if that cannot be known.

    So it is with standard input and with feeds, for these may have to be fetched. Tables are gone
    through, as fast as the disk gives them; Parquet says its number at once.

    Args:
        inputs: as for :func:`~summarizer.batch.inputs.read_items`.
        text_column: likewise.
        id_column: likewise.
        skip: likewise.
        format: likewise.

    Raises:
        ArticleNotFoundError: something named does not exist, cannot be read or has no article.
        ConfigError: standard input is named twice.
        MissingExtraError: Parquet without the extra it needs.
    """
    skipped = frozenset(os.path.realpath(folder) for folder in skip)
    arguments = read_arguments(inputs, skipped)
    if format == FEED or any(_is_unknown(argument) for argument in arguments):
        return None
    wanted = Columns(text_column, id_column)
    total = sum(argument.kind == "address" for argument in arguments)
    for found in (found for argument in arguments for found in argument.files(skipped)):
        count = _count(found, wanted)
        if count is None:
            return None
        total += count
    return total


def passed_over(inputs: Sequence[str], *, skip: Sequence[Path] = ()) -> tuple[int, Path | None]:
    """Count the files in the folders among the inputs that are not read, and return the first.

    Args:
        inputs: as for :func:`~summarizer.batch.inputs.read_items`.
        skip: likewise.

    Raises:
        ArticleNotFoundError: something named does not exist, cannot be read or has no article.
        ConfigError: standard input is named twice.
    """
    skipped = frozenset(os.path.realpath(folder) for folder in skip)
    count, first = 0, None
    for argument in read_arguments(inputs, skipped):
        if argument.kind == "folder":
            for path in files_passed_over(argument.path, skipped):
                count, first = count + 1, first or path
    return count, first


def _is_unknown(argument: Argument) -> bool:
    return argument.kind == "stdin" or (argument.kind == "address" and names_a_feed(argument.url))


def _count(found: Found, wanted: Columns) -> int | None:
    kind = kind_of(found.path.name)
    if found.problem or kind == "article":
        return 1
    if kind in (None, "feed"):
        return None if holds_feed(found.path) else 1
    try:
        check_table(found.path, wanted)
        return count_rows(found.path)
    except (ArticleError, ConfigError):
        return 1  # What cannot be read is one failure.
