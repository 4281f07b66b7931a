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

_MOST_ELEMENTS = 20_000
"""Elements that a page shows; pages with articles have hundreds, a few have thousands."""

_DEEPEST = 100
_LONGEST_TEXT = 1_000_000
"""Characters that a page shows."""

_LONGEST_ATTRIBUTE = 2000
_OPENING = re.compile(r"<[a-zA-Z]")
# Characters that no XML tree takes back; entities bring them in.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LINK = re.compile(r"url\([^)]*(?:\)|\Z)", re.IGNORECASE)


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
    for element in tree.iter():
        _mend(element)
    return tree


def _mend(element: "HtmlElement") -> None:
    """Take control characters and overlong attributes out of an element."""
    if element.text and _CONTROL.search(element.text):
        element.text = _CONTROL.sub("", element.text)
    if element.tail and _CONTROL.search(element.tail):
        element.tail = _CONTROL.sub("", element.tail)
    for name, value in element.items():
        plain = _CONTROL.sub("", _LINK.sub("", value) if name == "style" else value)
        if len(plain) > _LONGEST_ATTRIBUTE:
            # What a style of this length may hide is better not read.
            plain = "display:none" if name == "style" else plain[:_LONGEST_ATTRIBUTE]
        if plain != value:
            element.set(name, plain)


def check_size(root: "HtmlElement") -> None:
    """See that a page, without what it does not show, is not too much for the extractor.

    Raises:
        UnreadableArticleError: it is.
    """
    from lxml.etree import iterwalk

    if len(root.text_content()) > _LONGEST_TEXT:
        raise UnreadableArticleError(
            f"The page is too large: more than {_LONGEST_TEXT:,} characters of text."
        )
    elements, depth = 0, 0
    for event, _ in iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        if elements > _MOST_ELEMENTS:
            raise UnreadableArticleError(
                f"The page is too large: more than {_MOST_ELEMENTS:,} elements."
            )
        if depth > _DEEPEST:
            raise _too_deep()


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
        raise _too_deep()
    return tree


def _too_deep() -> UnreadableArticleError:
    return UnreadableArticleError(
        "The page cannot be read: its elements are nested too deeply, or one is too large."
    )


def missing_extra() -> MissingExtraError:
    """Return the error that says how to install what web pages need."""
    return MissingExtraError(
        'Web pages need the web extra; install it with: pip install "press-summarizer[web]"'
    )
