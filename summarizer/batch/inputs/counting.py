"""How many articles there are, before any is read."""

import os
from collections.abc import Sequence
from pathlib import Path

from summarizer.batch.inputs.arguments import read_arguments
from summarizer.batch.inputs.columns import Columns
from summarizer.batch.inputs.kinds import kind_of
from summarizer.batch.inputs.tables import check_table, count_rows
from summarizer.batch.inputs.walking import Found
from summarizer.errors import ArticleError, ConfigError


def count_items(
    inputs: Sequence[str],
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    skip: Sequence[Path] = (),
) -> int | None:
    """Count the articles without reading one; None if standard input is among the inputs.

    Tables are gone through, as fast as the disk gives them; Parquet says its number at once.

    Args:
        inputs: as for :func:`~summarizer.batch.inputs.read_items`.
        text_column: likewise.
        id_column: likewise.
        skip: likewise.

    Raises:
        ArticleNotFoundError: something named does not exist, cannot be read or has no article.
        ConfigError: standard input is named twice.
        MissingExtraError: Parquet without the extra it needs.
    """
    skipped = frozenset(os.path.realpath(folder) for folder in skip)
    arguments = read_arguments(inputs, skipped)
    if any(argument.kind == "stdin" for argument in arguments):
        return None
    wanted = Columns(text_column, id_column)
    return sum(_count(found, wanted) for a in arguments for found in a.files(skipped))


def _count(found: Found, wanted: Columns) -> int:
    if found.problem or kind_of(found.path.name) in (None, "text"):
        return 1
    try:
        check_table(found.path, wanted)
        return count_rows(found.path)
    except (ArticleError, ConfigError):
        return 1  # What cannot be read is one failure.
