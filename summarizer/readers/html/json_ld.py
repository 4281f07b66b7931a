"""What a page describes in JSON-LD, cut down to what is asked of it.

The extractor searches descriptions that are no good JSON by patterns, which takes long on one
made for that. So it is given back what was parsed here: few keys, short texts, little of either.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 1_000_000
"""Characters of a description; a whole article may be in it."""

_LONGEST_BROKEN = 2000
_LONGEST_TEXT = 300
_LONGEST_LEFT = 20_000
_DEEPEST = 6
_MOST_ITEMS = 50
_KEYS = frozenset(
    (
        "@context",
        "@type",
        "@graph",
        "additionalName",
        "alternateName",
        "author",
        "datePublished",
        "familyName",
        "givenName",
        "headline",
        "legalName",
        "name",
        "publisher",
    )
)
_ARTICLE = re.compile(r"\w*(?:Article|BlogPosting|Report|Review|LiveBlog)")
_ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?:\D|$)")


def cut_descriptions(root: "HtmlElement") -> None:
    """Leave of a page's descriptions what the extractor is asked for."""
    for script in list(root.iter("script")):
        if "json" in (script.get("type") or "").lower():
            text = script.text or ""
            found = _parsed(text)
            if found is not None:
                text = json.dumps(_cut(found), ensure_ascii=False)
                script.text = text if len(text) <= _LONGEST_LEFT else ""
            elif len(text) > _LONGEST_BROKEN:
                script.text = ""


def described_date(root: "HtmlElement") -> date | None:
    """Return the date of publication of the first article that a page describes itself as."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for thing in _articles(_parsed(script.text or "")):
            found = _ISO_DAY.match(str(thing.get("datePublished")))
            if found is not None:
                try:
                    return date(*map(int, found.groups()))
                except ValueError:
                    continue
    return None


def _parsed(text: str) -> Any:
    if len(text) > _LONGEST:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _cut(found: Any, depth: int = 0) -> Any:
    if isinstance(found, str):
        # Marks that would end a text, or begin an element, once it is unescaped.
        return found[:_LONGEST_TEXT].replace("\\", "").replace('"', "”").replace("&quot;", "”")
    if depth == _DEEPEST:
        return None
    if isinstance(found, list):
        return [_cut(item, depth + 1) for item in found[:_MOST_ITEMS]]
    if isinstance(found, dict):
        return {key: _cut(found[key], depth + 1) for key in found if key in _KEYS}
    return found


def _articles(described: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles that a page is about; those it only lists stand deeper."""
    for thing in described if isinstance(described, list) else [described]:
        graph = thing.get("@graph") if isinstance(thing, dict) else None
        for inner in (thing, *(graph if isinstance(graph, list) else ())):
            kinds = inner.get("@type") if isinstance(inner, dict) else None
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE.fullmatch(name) for name in names):
                yield inner
