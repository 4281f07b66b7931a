"""What a reader is given, and what it returns."""

from dataclasses import dataclass, field
from typing import Protocol

from summarizer.blocks import Block
from summarizer.schemas import ArticleMetadata


@dataclass(frozen=True, slots=True)
class Source:
    """An article as it came.

    Attributes:
        data: all its bytes.
        name: of the file, or the last part of its address; may be empty.
        content_type: what a server said it is, e.g. ``"text/html; charset=utf-8"``; or empty.
        url: where it was found in the end, if it was fetched.
    """

    data: bytes
    name: str = ""
    content_type: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The paragraphs of an article, and what its file says about it.

    Attributes:
        blocks: in reading order, normalised; those whose kind the file does not tell are
            ``body``.
        metadata: what the file says beside its text.
        language: ISO 639-1 code, if the file says it; else it is detected.
    """

    blocks: tuple[Block, ...]
    metadata: ArticleMetadata = field(default_factory=ArticleMetadata)
    language: str | None = None


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, source: Source, /) -> Reading:
        """Read an article.

        Raises:
            ArticleError: there is none in it, or it cannot be read.
            MissingExtraError: an optional package is not installed.
        """
        ...
