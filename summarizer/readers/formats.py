"""Which format a source has: what is in it decides, then what it is said to be and called.

A server's word and a name are often wrong, the first bytes of a file hardly ever; so those come
first wherever they are certain. What is known but cannot be read (pictures, archives, old office
documents) counts as text here: decoding it says what it is instead.
"""

import codecs
import re
from pathlib import PurePath

from summarizer.decoding import binary_kind
from summarizer.readers.reading import Source

FEED = "feed"
"""A list of articles, RSS or Atom: known, but not one article to be read."""

SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".eml": "eml",
    ".mhtml": "eml",
    ".mht": "eml",
    ".rtf": "rtf",
    ".rss": FEED,
    ".atom": FEED,
}
"""The format that the end of a file's name promises."""

# ``text/plain`` is missing: servers send it for whatever they do not know.
_CONTENT_TYPES: dict[str, str] = {
    "text/markdown": "markdown",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.ms-word.document.macroenabled.12": "docx",
    "message/rfc822": "eml",
    "application/rtf": "rtf",
    "text/rtf": "rtf",
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
}

_HEAD = 65_536
"""Bytes within which a format has to show itself."""

_BEFORE_ROOT = r"\s*+(?>(?><\?.*?\?>|<!--.*?-->)\s*+)*+"
# A tag has to follow: a text may begin with the word "<html>".
_PAGE = re.compile(
    _BEFORE_ROOT + r"<(?:!doctype\s+html|html)\b[^>]*+>\s*+(?:<|\Z)", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(
    _BEFORE_ROOT + r"(?:<!doctype[^>]*+>\s*+)?"
    r"<(?:rss(?:\s[^>]*+)?>\s*+<|(?:\w+:)?feed\s[^>]*?w3\.org/2005/Atom|rdf:RDF\s[^>]*?purl\.org/rss/)",
    re.IGNORECASE | re.DOTALL,
)
# A piece of a page: where neither name nor type say anything, it begins and ends with a tag.
_PIECE = re.compile(
    r"\s*+<(?:article|aside|body|div|h1|h2|head|header|main|meta|p|section|table|title)"
    r"(?:\s[^>]*+)?>",
    re.IGNORECASE,
)
_PIECE_END = re.compile(r"</\w+\s*>\s*\Z")

_HEADER = re.compile(r"(?P<name>[!-9;-~]+):[ \t]*(?P<value>.*)")
# No article prints these above its text.
_OF_TRANSPORT = frozenset({
    "delivered-to", "dkim-signature", "message-id", "mime-version", "received", "return-path",
})  # fmt: skip
_PLAIN_MAIL = frozenset({"from", "date", "subject"})
_MOST_HEADERS = 500

_OFFICE_PART = re.compile(rb"word/|xl/workbook|ppt/presentation")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def format_of(source: Source) -> str:
    """Return the format of a source, ``"text"`` if nothing tells it, or ``"feed"``."""
    shown = _by_content(source.data)
    if shown is not None:
        return shown
    said = _as_said(source)
    # Whatever there is gets saved as .txt.
    return _by_shape(source.data) if said in (None, "text") else said


def is_undecided(source: Source) -> bool:
    """Tell whether a source may be of a format that is not known here.

    So it is if its name ends as no known one, or if it is no text that is known here.
    """
    if _by_content(source.data) is not None or not source.data.strip():
        return False
    unheard_of = _suffix(source) != "" and _as_said(source) is None
    return unheard_of or is_binary(source.data)


def is_binary(data: bytes) -> bool:
    """Tell whether bytes are no text, as far as their beginning shows."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return False
    return binary_kind(data) is not None or b"\x00" in data[:_HEAD]


def _by_content(data: bytes) -> str | None:
    """Return the format that the bytes show beyond doubt."""
    head = data[:_HEAD]
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"%PDF-") or (b"%PDF-" in head[:1024] and b"%%EOF" in data[-2048:]):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if is_word(data) else None
    if head.startswith(_OLD_OFFICE):
        # A locked document of whatever office program; its reader says so.
        return "docx" if is_locked(data) else None
    if binary_kind(data) is not None:
        return None
    text = _decoded(head)
    if _FEED.match(text):
        return FEED
    if _PAGE.match(text):
        return "html"
    return "eml" if _is_mail(text) else None


def is_word(data: bytes) -> bool:
    """Tell whether a zip archive is a Word document: members' names are not compressed."""
    first = _OFFICE_PART.search(data)
    return first is not None and first[0] == b"word/" and b"[Content_Types].xml" in data


def is_locked(data: bytes) -> bool:
    """Tell whether a file is an office document that is encrypted with a password."""
    return data.startswith(_OLD_OFFICE) and _LOCKED in data


def _as_said(source: Source) -> str | None:
    """Return the format that the server says, or that the name promises."""
    kind = source.content_type.partition(";")[0].strip().lower()
    return _CONTENT_TYPES.get(kind) or SUFFIXES.get(_suffix(source))


def _by_shape(data: bytes) -> str:
    """Return the format of what nobody named: a piece of a page, or text."""
    if binary_kind(data) is not None or _PIECE.match(_decoded(data[:_HEAD])) is None:
        return "text"
    return "html" if _PIECE_END.search(_decoded(data[-200:])) else "text"


def _suffix(source: Source) -> str:
    return PurePath(source.name).suffix.lower()


def _decoded(head: bytes) -> str:
    """Return the beginning of a text such that its ASCII is readable, whatever its encoding."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _is_mail(text: str) -> bool:
    """Tell whether a text begins with the headers of a mail and nothing else."""
    found: dict[str, str] = {}
    lines = text.split("\n", _MOST_HEADERS)
    for number, line in enumerate(line.rstrip("\r") for line in lines):
        if not line:
            break
        if line[0] in " \t" and found:
            continue
        if number == 0 and line.startswith("From "):
            continue  # As it stands in a mailbox file.
        header = _HEADER.fullmatch(line)
        if header is None:
            return False
        found.setdefault(header["name"].lower(), header["value"])
    if not _OF_TRANSPORT.isdisjoint(found) and not _PLAIN_MAIL.isdisjoint(found):
        return True
    return found.keys() >= _PLAIN_MAIL and "@" in found["from"]
