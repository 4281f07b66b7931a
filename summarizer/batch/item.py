"""One article of a batch, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from summarizer.errors import ReplyError, SummarizerError
from summarizer.readers.addresses import Address
from summarizer.result import Result
from summarizer.schemas import Article, ArticleMetadata
from summarizer.telemetry.work import kind_of


@dataclass(frozen=True, slots=True)
class Item:
    """One article of a batch, not read yet.

    Attributes:
        index: its place in the input, from 0.
        id: names it in the outputs; a file name on any system.
        source: a file to read, an address to fetch, the article's text, or the article.
        metadata: what is known about it; wins over what is found in it.
        fields: whatever else its row of a table held; goes along into ``notes.jsonl``.
        origin: where it comes from, for people: a file's path, ``press.csv:17``.
        problem: why there is nothing to read, such as a row that is no object; an item with a
            problem fails with an ``ArticleError`` that says this.
        format: what to read it as, unless it is an article already; guessed if not given.
    """

    index: int
    id: str
    source: Path | str | Article | Address
    metadata: ArticleMetadata | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ""
    problem: str = ""
    format: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no note of an article.

    Attributes:
        kind: the error's class, e.g. ``"RateLimitError"``.
        message: one line.
        exit_code: the error's number in the tree of :mod:`summarizer.errors`.
        reply: the last reply of the model, if it was the reply that was no good.
    """

    kind: str
    message: str
    exit_code: int = 1
    reply: str = ""

    @classmethod
    def of(cls, error: SummarizerError) -> "Failure":
        """Describe an error."""
        reply = error.reply if isinstance(error, ReplyError) else ""
        return cls(kind_of(error), str(error), error.exit_code, reply)


@dataclass(frozen=True, slots=True)
class Summarized:
    """What became of one article: either ``result`` or ``failure`` is there.

    Attributes:
        item: the article.
        result: the note with everything needed to check it.
        failure: why there is none.
    """

    item: Item
    result: Result[Any] | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A finished note as it goes into ``notes.jsonl``.

    Attributes:
        index: of the item.
        id: of the item.
        fields: of the item; values as JSON knows them.
        document: the note's whole document as JSON.
    """

    index: int
    id: str
    fields: Mapping[str, Any]
    document: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An article without a note as it goes into ``failures.jsonl``.

    Attributes:
        index: of the item.
        id: of the item.
        source: where it comes from (``Item.origin``).
        fields: of the item; values as JSON knows them.
        failure: why there is no note.
    """

    index: int
    id: str
    source: str
    fields: Mapping[str, Any]
    failure: Failure
