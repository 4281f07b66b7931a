"""Goes through a batch's input: once to take the articles up, once to send those that are left."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from dataclasses import dataclass, field, replace
from pathlib import Path

from summarizer.batch.cluster.rows import Errand
from summarizer.batch.inputs import read_items
from summarizer.batch.item import Item
from summarizer.batch.journal import Journal
from summarizer.errors import ConfigError
from summarizer.readers.reading import Source

_TO_DO, _DONE = b"\x01", b"\x00"


@dataclass(frozen=True, slots=True)
class Input:
    """What a batch reads, as :func:`~summarizer.batch.inputs.read_items` takes it.

    Attributes:
        names: files, folders and patterns.
        text_column: the tables' column with the articles, if it has no usual name.
        id_column: the tables' column with the ids, if it has no usual name.
        skip: folders that are not looked into.
        format: what files and pages are read as, if it is not to be guessed.
        allow_private: feeds may be fetched from this machine and from private networks.
        folder: where relative names begin, whatever process reads them.
    """

    names: tuple[str, ...]
    text_column: str | None = None
    id_column: str | None = None
    skip: tuple[Path, ...] = ()
    format: str | None = None
    allow_private: bool = False
    folder: Path = field(default_factory=Path.cwd)
    _feeds: dict[str, Source] = field(default_factory=dict, repr=False, compare=False)

    def items(self) -> Iterator[Item]:
        """Yield the items in order, always the same.

        Raises:
            ArticleError: something named does not exist or cannot be read.
            ConfigError: standard input, which can be read but once; or a column is missing.
        """
        if "-" in self.names:
            raise ConfigError("a cluster cannot read standard input: put it into a file first")
        return read_items(
            self.names,
            text_column=self.text_column,
            id_column=self.id_column,
            skip=self.skip,
            format=self.format,
            fetch=self._fetched,
        )

    def _fetched(self, url: str) -> Source:
        """Return a feed, the same one every time: it may change while the batch goes on."""
        if url not in self._feeds:
            from summarizer.readers.fetching import fetch

            self._feeds[url] = fetch(url, allow_private=self.allow_private)
        return self._feeds[url]


@dataclass(frozen=True, slots=True)
class Pending:
    """Which items of an input have no note yet.

    Attributes:
        marks: a byte for every item: 1 if there is something to do.
        renamed: the ids of those whose own was another item's already.
    """

    marks: bytes
    renamed: Mapping[int, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.marks)

    @property
    def count(self) -> int:
        """How many items are left to do."""
        return self.marks.count(_TO_DO)

    def errands(self, source: Input) -> Iterator[Errand]:
        """Read what is left of the input, in order."""
        with chdir(source.folder):
            for item in source.items():
                if item.index >= self.total:
                    return  # It has grown since.
                if self.marks[item.index]:
                    name = self.renamed.get(item.index, item.id)
                    yield Errand.of(replace(item, id=name))


def enrolled(source: Input, journal: Journal, to_do: Callable[[Item], bool]) -> Pending:
    """Take all items of an input up into the journal; return which are left to do.

    Args:
        source: the input.
        journal: of the batch.
        to_do: told of each item with the id it has in the journal.

    Raises:
        SummarizerError: the input is not there, or the journal cannot be written.
    """
    marks = bytearray()
    renamed: dict[int, str] = {}
    for item in source.items():
        taken = journal.enrol(item)
        if taken.id != item.id:
            renamed[item.index] = taken.id
        marks += _TO_DO if to_do(taken) else _DONE
    journal.input_ended(len(marks))
    return Pending(bytes(marks), renamed)
