"""The elements that a document is made of, where python-docx has no call that makes them.

Text comes in raw: what XML cannot hold and what would reorder a line is left out here.
"""

import unicodedata
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from summarizer.render import inert

Element = Any
"""An element of the document, of one of python-docx's classes."""


def attribute(name: str) -> str:
    """Return the full name of an attribute of WordprocessingML."""
    return qn(f"w:{name}")


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return an element of WordprocessingML with its children and attributes."""
    named = {attribute(name): str(value) for name, value in attributes.items()}
    made: Element = OxmlElement(f"w:{tag}", named)
    made.extend(children)
    return made


def paragraph(style: str, *content: Element) -> Element:
    """Return a paragraph in the style with this id."""
    return element("p", element("pPr", element("pStyle", val=style)), *content)


def one_line(text: str) -> str:
    """Return the text on one line, of characters that XML may hold and that reorder no others."""
    return inert.plain(inert.printable(text))


def text_run(text: str, style: str | None = None) -> Element:
    """Return a run of somebody's text, in a character style if one is named."""
    return mark_run(one_line(text), style)


def mark_run(mark: str, style: str | None = None) -> Element:
    """Return a run of signs and spaces of our own, which stay as they are."""
    holder = element("t")
    holder.text = mark
    holder.set(qn("xml:space"), "preserve")
    properties = [element("rStyle", val=style)] if style else []
    if _from_the_right(mark):
        properties.append(element("rtl"))
    return element("r", *([element("rPr", *properties)] if properties else []), holder)


def _from_the_right(text: str) -> bool:
    """Tell whether most letters are of a script that is written from right to left."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    return kinds.count("R") + kinds.count("AL") > kinds.count("L")


def tab() -> Element:
    """Return a run that goes to the next tab stop."""
    return element("r", element("tab"))


def inner_link(text: str, bookmark: str) -> Element:
    """Return a link to a bookmark in the same document."""
    return element("hyperlink", mark_run(text, "SentenceReference"), anchor=bookmark, history=1)


def outer_link(text: str, relation: str) -> Element:
    """Return a link to an address that the document holds as a relation."""
    link = element("hyperlink", text_run(text, "Hyperlink"), history=1)
    link.set(qn("r:id"), relation)
    return link


def bookmarked(content: Element, name: str, number: int) -> list[Element]:
    """Return what stands in a paragraph as the target of links.

    Args:
        content: a run.
        name: of the bookmark.
        number: one that no other bookmark has.
    """
    start = element("bookmarkStart", id=number, name=name)
    return [start, content, element("bookmarkEnd", id=number)]
