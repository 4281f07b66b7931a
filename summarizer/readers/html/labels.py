"""Lines that a page's own markup calls captions or bylines.

The extractor mostly leaves them out. Where it does not, the paragraph with these very words is
known for what it is.
"""

import re
from typing import TYPE_CHECKING

from summarizer.blocks import Kind
from summarizer.datelines import byline
from summarizer.typography import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 1000
"""Characters of an element that is labelled; a longer one is more than a line."""

_SPACES = re.compile(r"\s+")
_NAMES: dict[Kind, str] = {
    "caption": "(?:fig)?caption|(?:photo|image|picture)-?credit",
    "byline": "by-?line|author(?:-?name)?|autor|auteur|autore|verfasser",
}
_PATTERNS = {
    kind: re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|[\s_-])", re.IGNORECASE)
    for kind, names in _NAMES.items()
}


def labelled_lines(root: "HtmlElement") -> dict[str, Kind]:
    """Return the lines that the page's markup labels, normalised, with the kind it gives them."""
    found: dict[str, Kind] = {}
    for element in root.iter():
        kind = _kind(element)
        if kind is None:
            continue
        whole = element.text_content()
        for line in (whole, *element.itertext()) if len(whole) <= _LONGEST else ():
            plain = _SPACES.sub(" ", normalise(line)).strip()
            if plain:
                found.setdefault(plain, kind)
    return found


def printed_byline(lines: dict[str, Kind]) -> str | None:
    """Return the author that the first labelled byline names; None where none begins with "By"."""
    names = (byline(line) for line, kind in lines.items() if kind == "byline")
    return next((name for name in names if name), None)


def _kind(element: "HtmlElement") -> Kind | None:
    if element.tag in ("figcaption", "caption"):
        return "caption"
    if element.get("rel") == "author":
        return "byline"
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    kind = next((kind for kind, pattern in _PATTERNS.items() if pattern.search(names)), None)
    # A box of paragraphs holds more than what its name says.
    return None if kind and (element.tag == "body" or element.find(".//p") is not None) else kind
