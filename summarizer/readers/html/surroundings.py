"""Takes away what stands around an article, where the page's markup says so.

The extractor knows most of it by English names; here are the roles of HTML, and names in other
languages. What holds much of the page's text stays, whatever it is called.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROLES = frozenset(
    (
        "navigation",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "toolbar",
        "banner",
        "contentinfo",
    )
)
# Words that names of classes and ids are made of: readers' comments, letters, sharing, menus.
_WORDS = frozenset(
    (
        "comments commentlist commentarea disqus kommentare leserkommentare commentaires commenti"
        " comentarios comentários reacties kommentarer komentarze yorumlar"
        " newsletter infolettre"
        " sharing share teilen partage partager compartir condividi delen"
        " consent cookie cookies gdpr"
        " breadcrumb breadcrumbs brotkrumen"
    ).split()
)
# Whole names of what holds readers' comments, which can be longer than the article.
_COMMENTS = re.compile(
    r"(?:(?:user|readers?|leser|sf|wp|the|article|post)[-_])?comments?[-_]?"
    r"(?:list|thread|area|section|form|box|wrap(?:per)?|body|text|content|container|block|info)"
    r"|comments|disqus_thread|kommentare|commentaires|comentarios|commenti|reacties"
)
_NAME_PARTS = re.compile(r"[^\W_]+")
_KEPT = frozenset(("html", "body", "main", "article"))
_MOST = 0.4
"""Share of the page's text above which what has a name is no mere surroundings."""
_MOSTLY = 0.9
"""Share of a list's text that is links where it leads to other pages."""


def remove_surroundings(root: "HtmlElement") -> None:
    """Take out of a page what its markup calls a menu, a dialog, comments or the like.

    Captions go, too: a text of pictures could pass for the article.
    """
    _drop(list(root.iter("figcaption")))
    _drop([element for element in root.iter() if _holds_comments(element)])
    _drop([element for element in root.iter("ul", "ol") if _leads_elsewhere(element)])
    total = len(root.text_content())
    called: dict[str, list[HtmlElement]] = {}
    for element in root.iter():
        for word in _words(element):
            called.setdefault(word, []).append(element)
    for elements in called.values():
        # Nested ones count twice, which keeps them rather than not.
        if sum(len(element.text_content()) for element in elements) <= _MOST * total:
            _drop(elements)


def _drop(elements: "list[HtmlElement]") -> None:
    """Take elements out; the text after them stays."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _leads_elsewhere(element: "HtmlElement") -> bool:
    """Tell whether a list is one of headlines that are links, or of a page's parts."""
    items = [" ".join(item.text_content().split()) for item in element.iter("li")]
    linked = sum(len(" ".join(link.text_content().split())) for link in element.iter("a"))
    said = sum(item.endswith((".", "。", "۔", "।")) for item in items)
    return len(items) > 1 and linked >= _MOSTLY * sum(map(len, items)) and 2 * said <= len(items)


def _holds_comments(element: "HtmlElement") -> bool:
    if element.tag in ("html", "body", "main") or not any(
        _COMMENTS.fullmatch(name) for name in _names(element).split()
    ):
        return False
    return element.find(".//h1") is None and element.find(".//main") is None


def _names(element: "HtmlElement") -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def _words(element: "HtmlElement") -> set[str]:
    """Return what an element is called that is no part of an article."""
    if element.tag in _KEPT:
        return set()
    role = (element.get("role") or "").lower()
    words = {role} & _ROLES | _WORDS & set(_NAME_PARTS.findall(_names(element)))
    return words | {"nav"} if element.tag == "nav" else words
