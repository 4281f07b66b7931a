"""What goes between this process and a confined one: JSON, and the bytes to be read.

Nothing that comes back is ever executed: a reading is checked field by field, and an error is
the name of one of our classes and a line of text.
"""

import os
import struct
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from summarizer.errors import (
    ArticleError,
    BinaryArticleError,
    EmptyArticleError,
    MissingExtraError,
    NoSentenceError,
    SummarizerError,
    UnreadableArticleError,
)
from summarizer.readers.reading import Reading

_SIZES = struct.Struct(">II")
_PIECE = 2**20
_LONGEST_MESSAGE = 1000

_ERRORS: dict[str, type[SummarizerError]] = {
    kind.__name__: kind
    for kind in (
        ArticleError,
        BinaryArticleError,
        EmptyArticleError,
        MissingExtraError,
        NoSentenceError,
        UnreadableArticleError,
    )
}


@dataclass(frozen=True, slots=True)
class Request:
    """What a confined process is asked; the source's bytes travel beside it.

    Attributes:
        format: to read the source as; None to ask which plug-in recognises it.
        name: the source's.
        content_type: the source's.
        url: the source's.
    """

    format: str | None
    name: str = ""
    content_type: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a confined process answers.

    Attributes:
        reading: what was read.
        format: of the plug-in that recognises the source.
        error: name of the class of an error.
        message: the error's line.
        spent: whether the process should serve no more.
    """

    reading: Reading | None = None
    format: str | None = None
    error: str | None = None
    message: str = ""
    spent: bool = False

    def error_of(self) -> SummarizerError | None:
        """Return the error that was met, if one was."""
        if self.error is None:
            return None
        # A process that was taken over could write to the terminal with it.
        shown = "".join(c if c.isprintable() else " " for c in self.message[:_LONGEST_MESSAGE])
        line = " ".join(shown.split())
        return _ERRORS.get(self.error, UnreadableArticleError)(line)


@cache
def requests() -> TypeAdapter[Request]:
    """Return what turns requests into JSON and back; made when first needed."""
    return TypeAdapter(Request)


@cache
def replies() -> TypeAdapter[Reply]:
    """Return what turns replies into JSON and back; made when first needed."""
    return TypeAdapter(Reply)


def send(descriptor: int, head: bytes, body: bytes = b"") -> None:
    """Write one message.

    Raises:
        OSError: the other side is gone.
    """
    for part in (_SIZES.pack(len(head), len(body)), head, body):
        rest = memoryview(part)
        while rest:
            rest = rest[os.write(descriptor, rest[:_PIECE]) :]


def receive(descriptor: int, most: int) -> tuple[bytes, bytes] | None:
    """Read one message; None if there is no more, or none within bounds.

    Args:
        descriptor: to read from.
        most: bytes that either part of the message may have.

    Raises:
        OSError: it cannot be read from.
    """
    sizes = _exactly(descriptor, _SIZES.size)
    if sizes is None:
        return None
    first, second = _SIZES.unpack(sizes)
    if max(first, second) > most:
        return None
    head = _exactly(descriptor, first)
    body = _exactly(descriptor, second)
    return None if head is None or body is None else (head, body)


def _exactly(descriptor: int, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size > 0:
        part = os.read(descriptor, min(size, _PIECE))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
