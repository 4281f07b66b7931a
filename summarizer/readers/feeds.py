"""RSS and Atom feeds: their entries, one article each; the one module that knows feedparser."""

import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from summarizer.errors import MissingExtraError, UnreadableArticleError
from summarizer.readers.addresses import is_address
from summarizer.readers.reading import Source

LONGEST = 32 * 2**20
"""Most bytes of a feed; it is in memory as a whole."""

_HEAD = 4096
_ATOM = (b"http://www.w3.org/2005/Atom", b"http://purl.org/atom/ns#")
_RSS_1 = (b"http://purl.org/rss/1.0/", b"http://my.netscape.com/rdf/simple/0.9/")
# Each "<" ends what another has begun, so that no text takes long.
_TAG = re.compile(r"<[^<>]*>")
_LEAST_CONTENT, _LEAST_SUMMARY = 500, 1500
_CUT = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\]|read (?:more|on)|read the (?:full|rest)[^.]{0,60}"
    r"|continue reading[^.]{0,200}|keep reading|lire la suite|en savoir plus|weiterlesen"
    r"|mehr lesen|leer más|seguir leyendo|leggi (?:tutto|di più)|leia mais|lees meer"
    r"|czytaj (?:więcej|dalej))\W{0,9}\Z",
    re.IGNORECASE,
)
_LONGEST_LINE = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        id: what the feed calls it; may be empty.
        link: address of its page; empty if it has none.
        title: or None.
        author: or None.
        published: the day, where it was published; or None.
        content: the longest text of it there is, as it stands in the feed.
        is_html: the content is HTML, not plain text.
        is_whole: the content seems to be the whole article, not the beginning of it.
    """

    id: str
    link: str
    title: str | None
    author: str | None
    published: date | None
    content: str
    is_html: bool
    is_whole: bool


def is_feed(data: bytes) -> bool:
    """Tell whether bytes are a feed's, by their first element."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    root = _root(head.removeprefix(b"\xef\xbb\xbf"))
    if root == b"rss":
        return True
    names = {b"feed": _ATOM, b"RDF": _RSS_1}.get(root, ())
    return any(name in head for name in names)


def read_feed(source: Source) -> Iterator[Entry]:
    """Yield the entries of a feed in its order, each once; nothing is fetched.

    A feed that is broken gives what can be read of it.

    Raises:
        UnreadableArticleError: it is none, or too long.
        MissingExtraError: feedparser is not installed.
    """
    try:
        import feedparser
    except ImportError as error:
        raise MissingExtraError(
            'feeds need the web extra; install it with: pip install "press-summarizer[web]"'
        ) from error
    if len(source.data) > LONGEST:
        raise UnreadableArticleError(f"the feed is longer than {LONGEST >> 20} MB")
    # A stream: a text or bytes it might take for an address, or a file's name.
    parsed = feedparser.parse(
        io.BytesIO(source.data),
        response_headers={"content-type": source.content_type or "application/xml"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not parsed.entries and not parsed.version:
        raise UnreadableArticleError("it is no feed of articles that can be read")
    return _each_once(_entry(entry, source.url) for entry in parsed.entries)


def _root(head: bytes) -> bytes:
    """Return the name of the first element, without its prefix."""
    while True:
        head = head.lstrip()
        end = next((e for begin, e in _ASIDES if head.startswith(begin)), None)
        if end is None:
            break
        _, found, head = head.partition(end)
        if not found:
            return b""
    name = re.match(rb"<([\w.-]+:)?([\w.-]+)[\s>]", head)
    return name[2] if name else b""


_ASIDES = ((b"<?", b"?>"), (b"<!--", b"-->"), (b"<!", b">"))


def _each_once(entries: Iterator[Entry]) -> Iterator[Entry]:
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        names = {("id", entry.id), ("link", entry.link)} - {("id", ""), ("link", "")}
        if seen.isdisjoint(names):
            yield entry
        seen |= names


def _entry(entry: Mapping[str, Any], base: str | None) -> Entry:
    said = _text(entry, "feedburner_origlink") or _text(entry, "link")
    link = _joined(base, said) if said else ""
    content, is_html, least = _content(entry)
    words = _words(content) if is_html else content.strip()
    return Entry(
        id=_text(entry, "id"),
        link=link if is_address(link) else "",
        title=_line(entry, "title"),
        author=_line(entry, "author"),
        published=_day(entry),
        content=content,
        is_html=is_html,
        is_whole=len(words) >= least and _CUT.search(words[-300:]) is None,
    )


def _joined(base: str | None, link: str) -> str:
    try:
        return urljoin(base or "", link)
    except ValueError:  # such as brackets that hold no IPv6 address
        return ""


def _text(entry: Mapping[str, Any], name: str) -> str:
    # Not ``entry.get``: feedparser gives one name's value for another, and warns.
    value = dict(entry).get(name)
    return value.strip() if isinstance(value, str) else ""


def _line(entry: Mapping[str, Any], name: str) -> str | None:
    line = _words(_text(entry, name))
    return line if 0 < len(line) <= _LONGEST_LINE else None


def _content(entry: Mapping[str, Any]) -> tuple[str, bool, int]:
    """Return the longest text, whether it is HTML, and how long it is at least if it is whole."""
    summary = _text(entry, "summary")
    contents = dict(entry).get("content") or ()
    texts = [(c["value"], c.get("type", "")) for c in contents if isinstance(c.get("value"), str)]
    text, kind = max(texts, key=lambda pair: len(pair[0]), default=("", ""))
    least = _LEAST_CONTENT
    if len(summary) > len(text):
        text, kind, least = summary, "", _LEAST_SUMMARY
    is_html = kind != "text/plain" and ("html" in kind or _TAG.search(text) is not None)
    return text, is_html, least


def _words(markup: str) -> str:
    """Return the text in markup, on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def _day(entry: Mapping[str, Any]) -> date | None:
    """Return the day that is printed, not the one it was in Greenwich then."""
    for name in ("published", "updated", "created"):
        printed = _text(entry, name)
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                return read(printed).date()
            except (ValueError, OverflowError):
                continue
        parsed = dict(entry).get(f"{name}_parsed")
        if parsed:
            try:
                return date(*parsed[:3])
            except (TypeError, ValueError):
                continue
    return None
