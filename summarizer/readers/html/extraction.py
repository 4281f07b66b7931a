"""The one module that talks to trafilatura and htmldate."""

import logging
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from summarizer.errors import UnreadableArticleError
from summarizer.readers.html.tree import missing_extra

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_EARLIEST = "1900-01-01"
# They warn of what is told here in an error, on standard error if no one else listens.
_LOGGERS = ("trafilatura", "htmldate", "courlan", "justext")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about itself, as it says it; ``None`` where it does not."""

    title: str | None
    author: str | None
    site: str | None
    url: str | None


def article_body(root: "HtmlElement", url: str | None) -> "_Element | None":
    """Return the article in a page, as trafilatura's elements; None if there is none.

    Args:
        root: of the page; it stays as it is.
        url: of the page, if known.

    Raises:
        UnreadableArticleError: the page breaks the extractor.
        MissingExtraError: the web extra is not installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise missing_extra() from error
    _silence()
    try:
        document = bare_extraction(root, url=url, include_comments=False)
    except _faults() as error:
        raise UnreadableArticleError(f"The page cannot be read: {_one_line(error)}") from error
    return getattr(document, "body", None)


def page_facts(root: "HtmlElement", url: str | None) -> PageFacts:
    """Return what a page says about itself in its head, in JSON-LD and around its article."""
    from trafilatura.metadata import extract_metadata

    _silence()
    # The date is looked for elsewhere; here an empty one spares the search.
    try:
        found = extract_metadata(root, url, {"extensive_search": False}, extensive=False)
    except _faults():
        return PageFacts(None, None, None, url)
    return PageFacts(found.title, found.author, found.sitename, found.url)


def date_in(root: "HtmlElement", url: str | None) -> date | None:
    """Return the date of publication that elements of metadata, or else the address, give.

    Args:
        root: a page that holds nothing but elements of metadata: all else would be guessed from.
        url: of the page, if known.
    """
    from htmldate import find_date

    _silence()
    try:
        found = find_date(
            root,
            extensive_search=False,
            original_date=True,
            url=url or "",
            min_date=_EARLIEST,
            deferred_url_extractor=True,
        )
    except _faults():
        return None
    return date.fromisoformat(found) if found else None


def _faults() -> tuple[type[Exception], ...]:
    """Return what an extractor raises on a page that it was not made for."""
    from lxml.etree import LxmlError

    common = (ArithmeticError, AssertionError, AttributeError, LookupError)
    return (*common, LxmlError, RuntimeError, TypeError, ValueError)


def _silence() -> None:
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _one_line(error: Exception) -> str:
    return str(error).partition("\n")[0] or type(error).__name__
