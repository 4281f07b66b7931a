"""A page's text to a tree of elements, within bounds.

The parser follows no address, reads no document type and defines no entities. It stops at an
element nested 256 deep and at a single text of ten million characters; what it leaves then is
half a page, so such a page is refused.
"""

import re
from typing import TYPE_CHECKING

from summarizer.errors import MissingExtraError, UnreadableArticleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LARGEST = 20_000_000
"""Bytes of a page; articles with all their scripts stay below a fifth of it."""

_MOST_TAGS = 300_000
"""Tags in a page and its scripts that are still parsed."""

_MOST_ELEMENTS = 100_000
_LONGEST_ATTRIBUTE = 2000
_OPENING = re.compile(r"<[a-zA-Z]")
# Characters that no XML tree can hold, as they are and as entities.
_CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|11|12)|x0*(?:[0-8bcBC]|0?[eEfF]|1[0-9a-fA-F]))(?:;|(?![\da-fA-F]))"
)


def page_tree(text: str) -> "HtmlElement":
    """Return the root element of a page.

    Raises:
        UnreadableArticleError: it is too large, too deeply nested, or no page at all.
        MissingExtraError: the web extra is not installed.
    """
    if len(text) > _LARGEST:
        raise UnreadableArticleError(
            f"The page is too large: more than {_LARGEST // 1_000_000} million characters."
        )
    if sum(1 for _ in _OPENING.finditer(text)) > _MOST_TAGS:
        raise UnreadableArticleError(f"The page is too large: more than {_MOST_TAGS:,} tags.")
    tree = _parsed(_CONTROL.sub("", text))
    elements = list(tree.iter())
    if len(elements) > _MOST_ELEMENTS:
        raise UnreadableArticleError(
            f"The page is too large: more than {_MOST_ELEMENTS:,} elements."
        )
    for element in elements:
        for name, value in element.items():
            if len(value) > _LONGEST_ATTRIBUTE:
                del element.attrib[name]
    return tree


def _parsed(text: str) -> "HtmlElement":
    try:
        from lxml.etree import LxmlError
        from lxml.html import HTMLParser, document_fromstring
    except ImportError as error:
        raise missing_extra() from error
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree: HtmlElement = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise UnreadableArticleError("There is no article in the page: it is empty.") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableArticleError(
            "The page cannot be read: its elements are nested too deeply, or one is too large."
        )
    return tree


def missing_extra() -> MissingExtraError:
    """Return the error that says how to install what web pages need."""
    return MissingExtraError(
        'Web pages need the web extra; install it with: pip install "press-summarizer[web]"'
    )
