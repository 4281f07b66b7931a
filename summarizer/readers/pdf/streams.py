"""Streams of a PDF, decoded within bounds: a few kilobytes may hold gigabytes."""

import zlib
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfexceptions import PDFNotImplementedError
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    int_value,
)
from pdfminer.runlength import rldecode
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from summarizer.errors import UnreadableArticleError
from summarizer.readers.pdf.instructions import without_drawing

MOST_DECODED = 64 * 2**20
"""Bytes that all streams of a file together may decode to (pictures are not decoded)."""

_MOST_PREDICTED = 8 * 2**20
_MOST_RUNS = 2**18


class Allowance:
    """What may yet be spent on one file."""

    def __init__(self, left: int = MOST_DECODED) -> None:
        self.left = left

    def spend(self, amount: int) -> None:
        """Take this much.

        Raises:
            UnreadableArticleError: there is not so much left.
        """
        self.left -= amount
        if self.left < 0:
            raise UnreadableArticleError(
                f"The PDF unpacks to more than {MOST_DECODED // 2**20} MB, too much for an article."
            )


class BoundedStream(PDFStream):
    """A stream that is decoded only as far as the file's allowance goes.

    Attributes:
        pictures: how many there were among its instructions, once these are made shorter.
    """

    def __init__(self, stream: PDFStream, allowance: Allowance) -> None:
        super().__init__(stream.attrs, stream.rawdata or b"", stream.decipher)
        self._allowance = allowance
        self.pictures: int | None = None

    def shorten(self) -> None:
        """Take out of the instructions in it what draws, and shows no text."""
        if self.pictures is None:
            self.data, self.pictures = without_drawing(self.get_data())

    def decode(self) -> None:
        """Decode the whole of it.

        Raises:
            UnreadableArticleError: the allowance is spent.
        """
        data = self.rawdata or b""
        if self.decipher and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for name, parameters in self.get_filters():
            data = _decoded(data, name, self._allowance)
            data = _predicted(data, parameters)
        self.data = data
        self.rawdata = None


def _decoded(data: bytes, name: object, allowance: Allowance) -> bytes:
    for names, decoder in _DECODERS:
        if name in names:
            decoded = decoder(data, allowance)
            allowance.spend(len(decoded))
            return decoded
    raise PDFNotImplementedError(f"a stream with the filter {name!r}")


def _inflated(data: bytes, allowance: Allowance) -> bytes:
    """Unpack; of a stream that breaks off, as much as is there."""
    unpacker = zlib.decompressobj()
    pieces: list[bytes] = []
    left = allowance.left + 1
    try:
        while left > 0 and data and not unpacker.eof:
            pieces.append(unpacker.decompress(data, min(left, 2**20)))
            left -= len(pieces[-1])
            data = unpacker.unconsumed_tail
    except zlib.error:
        # The check sum is wrong, or the rest is: what came before it stands.
        pass
    return b"".join(pieces)


def _lzw(data: bytes, allowance: Allowance) -> bytes:
    return _joined(LZWDecoder(BytesIO(data)).run(), allowance)


def _joined(pieces: Iterable[bytes], allowance: Allowance) -> bytes:
    kept: list[bytes] = []
    left = allowance.left
    for piece in pieces:
        kept.append(piece)
        left -= len(piece)
        if left < 0:
            break
    return b"".join(kept)


def _runs(data: bytes, allowance: Allowance) -> bytes:
    if len(data) > _MOST_RUNS:
        # It may grow by 64 times, and is decoded as a list of numbers.
        allowance.spend(allowance.left + 1)
    return rldecode(data)


def _ascii85(data: bytes, allowance: Allowance) -> bytes:
    return ascii85decode(data)


def _hexadecimal(data: bytes, allowance: Allowance) -> bytes:
    return asciihexdecode(data)


_DECODERS: tuple[tuple[tuple[object, ...], Callable[[bytes, Allowance], bytes]], ...] = (
    (LITERALS_FLATE_DECODE, _inflated),
    (LITERALS_LZW_DECODE, _lzw),
    (LITERALS_RUNLENGTH_DECODE, _runs),
    (LITERALS_ASCII85_DECODE, _ascii85),
    (LITERALS_ASCIIHEX_DECODE, _hexadecimal),
)


def _predicted(data: bytes, parameters: Any) -> bytes:
    """Undo what made the data easier to pack, row by row."""
    kind = int_value(parameters["Predictor"]) if parameters and "Predictor" in parameters else 1
    if kind == 1:
        return data
    if len(data) > _MOST_PREDICTED:
        raise PDFNotImplementedError("a very large stream with a predictor")
    colours = int_value(parameters.get("Colors", 1))
    columns = int_value(parameters.get("Columns", 1))
    bits = int_value(parameters.get("BitsPerComponent", 8))
    if kind == 2:
        return apply_tiff_predictor(colours, columns, bits, data)
    return apply_png_predictor(kind, colours, columns, bits, data)
