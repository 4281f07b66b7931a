"""Bytes to text: byte-order marks, UTF-8, UTF-16, the Windows code pages, and what is not text.

The order matters: a mark is a promise, UTF-8 is self-checking, everything else is a guess. A
guess is made from alphabets first (every letter of the text must be one its language has) and
left to charset-normalizer when no alphabet fits.
"""

import codecs
import unicodedata
from collections.abc import Iterator
from contextlib import suppress

from summarizer.errors import BinaryArticleError, EmptyArticleError

# What a file that is not an article usually is, by its first bytes. The longest prefix first.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, odt, epub)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "an image, sound or video file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (doc, xls, ppt)"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"GGUF", "a model weights file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video file"),
)

# Kinds of zip archives that say what they are in their first member, which is not compressed.
_PACKED: tuple[tuple[bytes, str], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file (odt, ods, odp)"),
    (b"mimetypeapplication/epub+zip", "an e-book (epub)"),
)
_PACKED_AT = 30
_MEDIA = (b"ftyp", 4)

# The longer mark first: UTF-32 LE begins like UTF-16 LE.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# The non-ASCII letters of a language, by the code page it was written in before Unicode.
_ALPHABETS: tuple[tuple[str, str], ...] = (
    ("cp1252", "àâæçéèêëîïôœùûüÿ"),
    ("cp1252", "äöüßé"),
    ("cp1252", "áéíñóúüçª"),
    ("cp1252", "àèéìíîòóùú"),
    ("cp1252", "áâãàçéêíóôõúüªº"),
    ("cp1252", "åäöæøéü"),
    ("cp1250", "ąćęłńóśźż"),
    ("iso8859_2", "ąćęłńóśźż"),
    ("cp1250", "áčďéěíňóřšťúůýžäľĺôŕ"),
    ("iso8859_2", "áčďéěíňóřšťúůýžäľĺôŕ"),
    ("cp1250", "áéíóöőúüű"),
    ("iso8859_2", "áéíóöőúüű"),
    ("cp1254", "çğıiöşüâî"),
    ("cp1252", "àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœß"),
)

_MIN_PRINTABLE = 0.95
"""Lowest share of printable characters that still passes for text."""


def decode(data: bytes) -> str:
    """Return the text of an article's bytes, without a byte-order mark.

    Args:
        data: the whole file.

    Raises:
        EmptyArticleError: no bytes, or nothing but white space and NULs.
        BinaryArticleError: the bytes are not text; the message says what they seem to be.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise EmptyArticleError("The article is empty.")
    kind = binary_kind(data)
    if kind is not None:
        raise BinaryArticleError(f"The article seems to be {kind}, not text.")
    text = next(_attempts(data), None)
    if text is None:
        raise BinaryArticleError("The article is not text in any encoding known here.")
    if not text.strip():
        raise EmptyArticleError("The article is empty.")
    if _printable(text) < _MIN_PRINTABLE:
        raise BinaryArticleError("The article seems to be a binary file, not text.")
    return text


def binary_kind(data: bytes) -> str | None:
    """Return what a file that is not text seems to be, with its article ("a PNG image").

    Args:
        data: the whole file, or its beginning.
    """
    if data.startswith(b"PK\x03\x04"):
        for mark, kind in _PACKED:
            if data.startswith(mark, _PACKED_AT):
                return kind
    if data.startswith(*_MEDIA):
        return "an image or a video file"
    return next((kind for prefix, kind in _MAGIC if data.startswith(prefix)), None)


def _attempts(data: bytes) -> Iterator[str]:
    """Yield readings of the bytes, the most certain first."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            # A cut-off last character must not cost the whole article.
            yield data.decode(encoding, errors="replace")
            return
    wide = _unmarked_utf16(data)
    if wide is not None:
        yield wide
    if b"\x00" in data:
        raise BinaryArticleError("The article seems to be a binary file (it holds NUL bytes).")
    with suppress(UnicodeDecodeError):
        yield data.decode("utf-8")
    yield from _by_alphabet(data)
    guess = _guess(data)
    if guess is not None:
        yield guess


def _unmarked_utf16(data: bytes) -> str | None:
    """Read UTF-16 without a mark, if it clearly is: its ASCII leaves a NUL in every other byte."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    # Line feeds and spaces alone make NULs on one side, whatever the script; the other side of
    # a real text has none.
    if odd > half * 0.05 and even == 0:
        encoding = "utf-16-le"
    elif even > half * 0.05 and odd == 0:
        encoding = "utf-16-be"
    else:
        return None
    try:
        text = data[: len(data) // 2 * 2].decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if _printable(text) >= _MIN_PRINTABLE else None


def _by_alphabet(data: bytes) -> Iterator[str]:
    """Yield the text in each code page under which all its letters are one language's."""
    for encoding, alphabet in _ALPHABETS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = {c for c in text if c > "\x7f" and c.isalpha()}
        if {c.lower() for c in letters} <= set(alphabet) and _typographic(text):
            yield text


def _typographic(text: str) -> bool:
    """Tell whether the signs beyond ASCII, letters apart, are those that print uses."""
    signs = {c for c in text if c > "\x7f" and not c.isalpha()}
    return signs <= set("\xa0\xad€‚„…†‡‰‹‘’“”•–—˜™›¡¢£¥§¨©«®°´·»¿½¼¾²³×`")


def _guess(data: bytes) -> str | None:
    """Ask charset-normalizer; it is imported here because few articles need it."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return None if best is None else str(best)


def _printable(text: str) -> float:
    """Return the share of characters that belong in a text, from 0 to 1."""
    sample = text[:20_000]
    odd = sum(c == "\ufffd" or (unicodedata.category(c) in _ODD and c not in "\t\n\r\f\v\x85")
              for c in sample)  # fmt: skip
    return 1.0 - odd / len(sample) if sample else 1.0


_ODD = frozenset({"Cc", "Cn", "Co", "Cs"})
