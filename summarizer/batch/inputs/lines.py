"""The lines of a file or stream, one at a time: byte-order marks, packed files, broken bytes."""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

from summarizer.batch.inputs.kinds import is_packed
from summarizer.batch.inputs.mixed_encodings import decoded
from summarizer.batch.inputs.names import shown
from summarizer.errors import ArticleNotFoundError

LONGEST = 64 * 2**20
"""Most bytes of a line or of an unpacked article; memory is bounded by it."""

BROKEN_FILE = (OSError, EOFError, zlib.error)
"""What a file raises while it is read, packed ones too."""

_BLOCK = 2**16
# The longer mark first: UTF-32 LE begins like UTF-16 LE.
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file.

    Attributes:
        number: from 1.
        data: its bytes with the line feed, without the file's byte-order mark.
        text: the same as text.
        problem: why there is nothing to read in it.
    """

    number: int
    data: bytes = b""
    text: str = ""
    problem: str = ""

    @property
    def is_blank(self) -> bool:
        """Nothing but white space, and no problem."""
        return self.data.isspace()


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open a file, unpacking it if its name says that it is packed.

    Raises:
        ArticleNotFoundError: it cannot be opened.
    """
    with ExitStack() as stack:
        try:
            file: BinaryIO = stack.enter_context(path.open("rb"))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise ArticleNotFoundError(f"cannot read {shown(path)}: {reason}") from error
        yield cast("BinaryIO", gzip.GzipFile(fileobj=file)) if is_packed(path.name) else file


def read_lines(stream: BinaryIO) -> Iterator[Line]:
    """Yield the lines of a stream; one that is too long, or ends in an error, has a problem.

    A line is read as UTF-8. Those that are not are all read in one encoding, which is guessed
    from the first of them.
    """
    number = 0
    end: list[Exception] = []
    for number, (data, text) in enumerate(decoded(_readable(_raw_lines(stream), end)), start=1):
        if len(data) > LONGEST:
            yield Line(number, problem=f"line {number} is longer than {LONGEST >> 20} MB")
        else:
            yield Line(number, data, text)
    for error in end:
        yield Line(number + 1, problem=f"cannot be read after line {number}: {error}")


def _readable(lines: Iterator[bytes], end: list[Exception]) -> Iterator[bytes]:
    """Yield the lines up to where they cannot be read; put the reason into ``end``."""
    try:
        yield from lines
    except BROKEN_FILE as error:
        end.append(error)


def _raw_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines of UTF-8, or of whatever narrow encoding; too long ones only in part."""
    first = stream.readline(LONGEST + 1)
    wide = next((encoding for mark, encoding in _WIDE_MARKS if first.startswith(mark)), None)
    if wide is not None:
        yield from _transcoded(stream, first, wide)
        return
    data = first.removeprefix(codecs.BOM_UTF8)
    while data:
        yield data
        while len(data) > LONGEST and not data.endswith(b"\n"):
            data = stream.readline(LONGEST + 1)
            if len(data) <= LONGEST:
                break
        data = stream.readline(LONGEST + 1)


def _transcoded(stream: BinaryIO, first: bytes, encoding: str) -> Iterator[bytes]:
    blocks = chain([first], iter(lambda: stream.read(_BLOCK), b""))
    rest = ""
    for text in codecs.iterdecode(blocks, encoding, errors="replace"):
        *lines, rest = (rest + text).split("\n")
        for line in lines:
            yield f"{line}\n".encode()
    if rest:
        yield rest.encode()
