"""The bytes of a page to text, by what the page and its server say they are.

A byte-order mark is a promise and UTF-8 checks itself; only then counts what is declared, since
many a page declares what it is not. Bytes that declare nothing are read as any article's.
"""

import codecs
import re
from email.message import Message

from summarizer.decoding import decode
from summarizer.readers.reading import Source

_HEAD = 4096
"""Bytes in which a page must declare its encoding; browsers look at 1024."""

_META = re.compile(
    rb"<(?:meta\b|\?xml\b)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

# What browsers read when a page declares the encoding on the left, by the names of Python.
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
# Python's names of encodings that pages come in: no "zip", no "punycode", and no UTF-16, whose
# pages have a mark, or NULs in them.
_OF_PAGES = re.compile(
    r"ascii|utf-8|iso8859-\d+|iso2022_\w+|cp\d+|koi8-\w|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*"
    r"|hz|tis-620|johab|ptcp154|kz1048"
)
# Seven bits to a byte: any such text is valid UTF-8, and means something else.
_SEVEN_BITS = ("iso2022", "hz")

_MOST_BROKEN = 0.01
"""Greatest share of bytes that may be broken in a text of the encoding it is said to be in."""


def page_text(source: Source) -> str:
    """Return the text of a page.

    Raises:
        EmptyArticleError: nothing in it.
        BinaryArticleError: not text.
    """
    data = source.data
    declared = _declared(source)
    if data.startswith(_MARKS) or b"\x00" in data or declared is None:
        return decode(data)
    if declared.startswith(_SEVEN_BITS):
        return _mended(data, declared) or decode(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _mended(data, declared) or decode(data)
    return decode(data)


def _declared(source: Source) -> str | None:
    """Return Python's name of the encoding that the server, else the page, declares."""
    header = Message()
    plain = source.content_type[:_HEAD].encode("ascii", "replace").decode("ascii")
    header["Content-Type"] = " ".join(plain.split())
    charset = header.get_param("charset")
    names = [charset] if isinstance(charset, str) else []
    meta = _META.search(source.data[:_HEAD])
    if meta is not None:
        names.append(meta[1].decode("ascii", "replace"))
    for name in names:
        try:
            info = codecs.lookup(name.strip())
        except (LookupError, ValueError):
            continue
        if _OF_PAGES.fullmatch(info.name):
            return _READ_AS.get(info.name, info.name)
    return None


def _mended(data: bytes, encoding: str) -> str | None:
    """Return the text in this encoding, a replacement sign for each broken part, if few are."""
    text = data.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    return text if text.strip() and broken <= max(1, _MOST_BROKEN * len(data)) else None
