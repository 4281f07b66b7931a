"""What a page says about its article: title, author, outlet, date, address, language.

A wrong date is worse than none, so only what says it is the date of publication counts: JSON-LD,
the head's metadata, elements marked so, and the address. A date printed in the text is found
later, with the rest of its structure.
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from summarizer.furniture import is_furniture
from summarizer.readers.addresses import shown_address
from summarizer.readers.html.extraction import PageFacts, date_in, page_facts
from summarizer.readers.html.headline import LONGEST_TITLE, one_line, title_of
from summarizer.readers.html.json_ld import cut_descriptions, described_date
from summarizer.schemas import ArticleMetadata
from summarizer.titles import same_title

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_NAME = 120
_WEB = re.compile(r"https?://[^\s<>\"']{1,2000}")
_MODIFIED = re.compile(
    r"modif|updat|lastmod|revis|utime|moddate|lastdate|copyright|expir", re.IGNORECASE
)
_PUBLISHED = frozenset(("datepublished", "published"))
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b", re.IGNORECASE)
# "Ada Lund is a reporter at …": the extractor takes the line about the author, too.
_OCCUPATION = re.compile(
    r"\s+(?:is|was|ist|est|es|è|é)\s+(?:an?|the|our|eine?|un[ae]?|une|uma?|redak\w+|journalist\w*)\b.*",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
_NORWEGIAN = {"nb": "no", "nn": "no"}


def metadata_of(root: "HtmlElement", url: str | None) -> ArticleMetadata:
    """Return what a page says about its article.

    Args:
        root: of the whole page, with its scripts.
        url: where it was found, if it was fetched.
    """
    cut_descriptions(root)
    _shorten_titles(root)
    _drop_other_addresses(root)
    found = page_facts(root, url)
    outlet = _outlet(found)
    return ArticleMetadata(
        title=title_of(root, found.title, outlet),
        outlet=outlet,
        byline=_byline(found.author, outlet),
        published=_published(root, found.url or url),
        url=_address(found.url) or _address(url),
    )


def language_of(root: "HtmlElement") -> str | None:
    """Return the ISO 639-1 code of the language that a page says it is in."""
    for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
        found = _LANGUAGE.fullmatch((root.get(name) or "").strip())
        if found is not None:
            code = found[1].lower()
            return _NORWEGIAN.get(code, code)
    return None


def _shorten_titles(root: "HtmlElement") -> None:
    """Cut what no title is as long as."""
    for element in root.iter("title"):
        element.text = element.text_content()[:LONGEST_TITLE]


def _drop_other_addresses(root: "HtmlElement") -> None:
    """Drop addresses of the site and of translations, which could pass for the page's own."""
    for element in list(root.iter("base", "link")):
        if element.tag == "base" or (element.get("rel") or "").lower() == "alternate":
            element.drop_tree()


def _outlet(found: PageFacts) -> str | None:
    name = one_line(found.site, _LONGEST_NAME)
    return None if name is None or name.startswith("http") or "@" in name else name


def _byline(author: str | None, outlet: str | None) -> str | None:
    """Return the names of the authors; nothing where the page has something else in their place."""
    said = (one_line(a, _LONGEST_NAME) for a in (author or "").split(";"))
    names = [_OCCUPATION.sub("", name) for name in said if name]
    kept = [
        name
        for name in names
        if not _ADDRESS.search(name)
        and any(map(str.isalpha, name))
        and len(name.split()) <= 8
        and not is_furniture(name)
        and not (outlet and same_title(name, outlet))
    ]
    return ", ".join(kept) or None


def _published(root: "HtmlElement", url: str | None) -> date | None:
    return described_date(root) or date_in(_dated_part(root), url)


def _dated_part(root: "HtmlElement") -> "HtmlElement":
    """Return a page of nothing but what says when the article was published."""
    from copy import deepcopy

    from lxml.html import Element

    page, head, body = Element("html"), Element("head"), Element("body")
    page.append(head)
    page.append(body)
    for element in root.iter("meta"):
        names = (element.get(a) or "" for a in ("name", "property", "itemprop", "http-equiv"))
        if not any(map(_MODIFIED.search, names)):
            head.append(deepcopy(element))
    dates = _marked_dates(root)
    if len(dates) == 1:
        head.append(Element("meta", itemprop="datePublished", content=dates.pop()))
    return page


def _marked_dates(root: "HtmlElement") -> set[str]:
    """Return the dates that elements of the article, or else of the page, give as its own."""
    part = next(root.iter("article"), root)
    return {
        element.get("datetime") or element.get("content") or element.get("title") or ""
        for element in part.iter("time", "span", "abbr")
        if element.get("pubdate") is not None or not _PUBLISHED.isdisjoint(_names(element))
    }


def _names(element: "HtmlElement") -> list[str]:
    return f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower().split()


def _address(url: str | None) -> str | None:
    return shown_address(url) if url and _WEB.fullmatch(url) else None
