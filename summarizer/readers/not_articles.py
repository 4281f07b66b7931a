"""Tells files that hold something else than one article: feeds, saved notes, tables, other data.

They are text, and could be read as such; what came of it would be a note of brackets. Whoever
wants that all the same names the format.
"""

import json
import re
from pathlib import PurePath
from typing import Any

from summarizer.readers.feeds import is_feed
from summarizer.readers.formats import FEED
from summarizer.readers.reading import Source

_TABLES = frozenset({".csv", ".tsv"})
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*+<\?xml\s")
_OF_A_NOTE = frozenset({"note", "article", "provenance"})


def what_else(source: Source, format: str) -> str | None:  # noqa: A002 - its name everywhere
    """Return what a source is instead of an article, as the rest of a sentence about it.

    Args:
        source: the file.
        format: that it seems to have.
    """
    if format == FEED or is_feed(source.data):
        return "a feed of many articles; summarizer batch --from feed writes a note of each"
    if format != "text":
        return None
    if PurePath(source.name).suffix.lower() in _TABLES:
        return "a table; summarizer batch writes a note of each of its rows"
    if _XML.match(source.data):
        return "an XML file of a kind not known here"
    return _json(source.data)


def _json(data: bytes) -> str | None:
    found, rest = _first_value(data)
    if isinstance(found, dict) and found.keys() >= _OF_A_NOTE:
        return "a saved note; summarizer render writes it in another format"
    if found and rest.lstrip(" \t\r")[:1] in ("", "\n"):
        return "JSON; summarizer batch reads articles from JSON Lines (.jsonl)"
    return None


def _first_value(data: bytes) -> tuple[Any, str]:
    """Return the object or list that a file begins with, and the text after it."""
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] not in (b"{", b"["):
        return None, ""
    try:
        text = data.decode("utf-8-sig").lstrip()
        found, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None, ""
    return found, text[end:]
