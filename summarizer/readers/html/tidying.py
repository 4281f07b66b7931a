"""Rewrites what the extractor would lose or run together.

It drops dates within sentences, forms that hold the whole page and quotation marks that only the
browser prints, and it does not know the paragraphs of a ``pre``.
"""

from typing import TYPE_CHECKING

from summarizer.paragraphs import split_paragraphs

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PROSE = ("p", "li", "td", "dd", "blockquote")
_FEWEST_WORDS = 4
"""Words beside a date that make a sentence of it."""


def tidy(root: "HtmlElement") -> None:
    """Rewrite a page's elements in place."""
    _keep_dates(root)
    _print_quotation_marks(root)
    _part_paragraphs(root)
    _open_forms(root)
    _drop_footnote_marks(root)
    _narrow_cells(root)


def _keep_dates(root: "HtmlElement") -> None:
    """Keep the words of a ``time`` that stands within a sentence."""
    for element in list(root.iter("time")):
        around = next(element.iterancestors(*_PROSE), None)
        if around is None:
            continue
        words = len(around.text_content().split()) - len(element.text_content().split())
        if words >= _FEWEST_WORDS:
            element.drop_tag()


def _print_quotation_marks(root: "HtmlElement") -> None:
    for element in list(root.iter("q")):
        if len(element):
            element[-1].tail = (element[-1].tail or "") + "”"
            element.text = "“" + (element.text or "")
        else:
            element.text = f"“{element.text or ''}”"
        element.drop_tag()


def _part_paragraphs(root: "HtmlElement") -> None:
    """Make paragraphs of the lines of a ``pre``, which are the text's own."""
    from lxml.html import Element

    for element in list(root.iter("pre")):
        if element.find(".//code") is not None:
            continue
        text = element.text_content()
        for child in list(element):
            element.remove(child)
        element.tag, element.text = "div", None
        for part in split_paragraphs(text.replace("\r\n", "\n").replace("\r", "\n")):
            paragraph = Element("p")
            paragraph.text = part
            element.append(paragraph)


def _open_forms(root: "HtmlElement") -> None:
    """Make a plain box of a form around the whole page."""
    forms = list(root.iter("form"))
    total = len(root.text_content()) if forms else 0
    for element in forms:
        if 2 * len(element.text_content()) > total:
            element.tag = "div"


def _drop_footnote_marks(root: "HtmlElement") -> None:
    """Drop raised links to notes, which would stick to the word before them."""
    for element in list(root.iter("sup")):
        link = element.find(".//a")
        if link is not None and "#" in (link.get("href") or "") and len(element.text_content()) < 8:
            element.drop_tree()


def _narrow_cells(root: "HtmlElement") -> None:
    """Let no cell span others: columns are not kept, and a page can ask for many."""
    for element in root.iter("td", "th"):
        element.attrib.pop("rowspan", None)
        element.attrib.pop("colspan", None)
