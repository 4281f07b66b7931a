"""From what the user names as input to the items of a batch, one at a time."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path
from typing import BinaryIO

from summarizer.batch.inputs.arguments import Argument, common_folder, read_arguments
from summarizer.batch.inputs.columns import Columns, read_row
from summarizer.batch.inputs.feeds import FEED, Fetch, feed_in, feed_items, holds_feed
from summarizer.batch.inputs.json_lines import rows_of_lines
from summarizer.batch.inputs.kinds import is_packed, kind_of
from summarizer.batch.inputs.lines import read_lines
from summarizer.batch.inputs.names import file_id, row_id, shown, slug
from summarizer.batch.inputs.packed import unpacked_article
from summarizer.batch.inputs.rows import Row
from summarizer.batch.inputs.tables import check_table, rows_of
from summarizer.batch.inputs.walking import Found
from summarizer.batch.item import Item
from summarizer.errors import ArticleError, ConfigError
from summarizer.readers.addresses import (
    Address,
    is_address,
    names_a_feed,
    readable_name,
    shown_address,
)
from summarizer.readers.feeds import is_feed
from summarizer.readers.reading import Source

_STDIN_NAME = "stdin"


def _from_the_internet(url: str) -> Source:
    from summarizer.readers.fetching import fetch

    return fetch(url)


def read_items(
    inputs: Sequence[str],
    *,
    text_column: str | None = None,
    id_column: str | None = None,
    stdin: BinaryIO | None = None,
    skip: Sequence[Path] = (),
    format: str | None = None,  # noqa: A002
    fetch: Fetch = _from_the_internet,
) -> Iterator[Item]:
    """Yield the articles of a batch in order, one at a time.

    An input is a file (an article, a table with one in each row, or a feed), a folder (all files
    below it that are read, by name), a pattern (``"press/**/*.txt"``), an address (of a page, or
    of a feed if it looks like one), or ``-``: standard input, JSON Lines if it begins with "{",
    else a path or an address in every line. A row without a text, or whose text is nothing but an
    address, gives the address that it has. Only feeds are fetched here. Everything is checked
    when this is called; what is found broken later is an item with a ``problem``, never an error.

    Args:
        inputs: what to read.
        text_column: the tables' column with the articles; by default the first there is of
            text, body, content, article.
        id_column: the tables' column with the ids; by default "id".
        stdin: what ``-`` reads; the process's standard input by default.
        skip: folders that are not looked into, such as the one the notes go to.
        format: what to read files, pages and the texts of tables as: a format of articles, or
            ``"feed"``; guessed if not given.
        fetch: fetches feeds.

    Raises:
        ArticleNotFoundError: something named does not exist, cannot be read or has no article.
        ArticleError: a table named is none.
        ConfigError: a table named lacks a column; standard input is named twice.
        MissingExtraError: Parquet without the extra it needs.
    """
    wanted = Columns(text_column, id_column)
    skipped = frozenset(os.path.realpath(folder) for folder in skip)
    arguments = read_arguments(inputs, skipped)
    for argument in arguments:
        if argument.kind == "file":
            check_table(argument.path, wanted)
    reader = _Reader(wanted, common_folder(arguments), skipped, stdin, format, fetch)
    return chain.from_iterable(map(reader.items, arguments))


@dataclass(slots=True)
class _Reader:
    """Numbers the items of all inputs through."""

    wanted: Columns
    common: Path | None
    skipped: frozenset[str]
    stdin: BinaryIO | None
    format: str | None
    fetch: Fetch
    next_index: Callable[[], int]

    def __init__(
        self,
        wanted: Columns,
        common: Path | None,
        skipped: frozenset[str],
        stdin: BinaryIO | None,
        format: str | None,  # noqa: A002
        fetch: Fetch,
    ) -> None:
        self.wanted, self.common, self.skipped, self.stdin = wanted, common, skipped, stdin
        self.format, self.fetch = format, fetch
        self.next_index = count().__next__

    def items(self, argument: Argument) -> Iterator[Item]:
        """Yield the items of one input."""
        if argument.kind == "stdin":
            return self._of_stdin()
        if argument.kind == "address":
            return self._of_address(argument.url)
        named = argument.kind == "file"
        files = argument.files(self.skipped)
        return chain.from_iterable(self._of_file(found, named=named) for found in files)

    def _of_file(self, found: Found, *, named: bool) -> Iterator[Item]:
        path = found.path
        kind = kind_of(path.name)
        if found.problem:
            yield self._broken(path, found.problem)
        elif self._is_feed(path):
            yield from self._feed(path)
        elif kind in (None, "article", "feed"):
            yield self._article(path)
        else:
            yield from self._table(path, named=named)

    def _article(self, path: Path) -> Item:
        name, origin = file_id(path, self.common), shown(path)
        if not is_packed(path.name):
            return Item(self.next_index(), name, path, origin=origin, format=self.format)
        try:
            article = unpacked_article(path, self.format)
            return Item(self.next_index(), name, article, origin=origin)
        except ArticleError as error:
            return self._broken(path, str(error))

    def _is_feed(self, path: Path) -> bool:
        if self.format is not None:
            return self.format == FEED
        return kind_of(path.name) in (None, "feed") and holds_feed(path)

    def _feed(self, path: Path) -> Iterator[Item]:
        stem, origin = file_id(path, self.common), shown(path)
        try:
            yield from feed_items(feed_in(path), stem, origin, self.next_index)
        except ArticleError as error:
            yield self._broken(path, str(error))

    def _of_address(self, url: str) -> Iterator[Item]:
        if self.format not in (None, FEED) or (self.format is None and not names_a_feed(url)):
            yield self._at(url)
            return
        try:
            source = self.fetch(url)
            if self.format is None and not is_feed(source.data):
                yield self._at(url)
                return
            name = slug(readable_name(url))
            yield from feed_items(source, name, shown_address(url), self.next_index)
        except ArticleError as error:
            yield replace(self._at(url), source="", problem=str(error))

    def _at(self, url: str) -> Item:
        return Item(
            index=self.next_index(),
            id=slug(readable_name(url)),
            source=Address(url),
            origin=shown_address(url),
            format=self.format,
        )

    def _table(self, path: Path, *, named: bool) -> Iterator[Item]:
        if not named:
            # A table that a folder happens to hold is one failure, not one for each row.
            try:
                check_table(path, self.wanted)
            except (ArticleError, ConfigError) as error:
                yield self._broken(path, str(error))
                return
        stem, origin = file_id(path, self.common), shown(path)
        try:
            for row in rows_of(path):
                yield self._row(row, stem, origin)
        except ArticleError as error:
            yield self._broken(path, str(error))

    def _row(self, row: Row, stem: str, origin: str) -> Item:
        read = read_row(row.values, self.wanted) if not row.problem else None
        name = read.id if read is not None else ""
        text = read.text if read is not None else ""
        return Item(
            index=self.next_index(),
            id=slug(name) if name else row_id(stem, row.number),
            source=Address(read.url) if read is not None and read.url else text,
            metadata=read.metadata if read is not None else None,
            fields=read.fields if read is not None else {},
            origin=f"{origin}:{row.place}",
            problem=read.problem if read is not None else row.problem,
            format=self.format if self.format != FEED else None,
        )

    def _broken(self, path: Path, problem: str) -> Item:
        name, origin = file_id(path, self.common), shown(path)
        return Item(self.next_index(), name, "", origin=origin, problem=problem)

    def _of_stdin(self) -> Iterator[Item]:
        lines = read_lines(self.stdin or sys.stdin.buffer)
        first = next((line for line in lines if not line.is_blank), None)
        if first is None:
            return
        lines = chain([first], lines)
        if first.data.lstrip().startswith(b"{"):
            for row in rows_of_lines(lines):
                yield self._row(row, _STDIN_NAME, _STDIN_NAME)
            return
        for line in lines:
            path = Path(os.fsdecode(line.data.rstrip(b"\r\n")))
            if line.problem:
                yield self._broken(Path(_STDIN_NAME), line.problem)
            elif is_address(line.text):
                yield from self._of_address(line.text.strip())
            elif not line.is_blank:
                yield from self._of_file(Found(path), named=False)
