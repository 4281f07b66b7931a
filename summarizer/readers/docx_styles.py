"""What the styles of a Word file say of the paragraphs and words that have them."""

import re
from typing import TYPE_CHECKING

from summarizer.blocks import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BODY_LEVEL = 9
"""The outline level of what is no heading; headings have 0 to 8."""

_TINY = 4
"""Half points; nobody reads what is no larger."""

_HEADING = re.compile(r"heading ([1-9])")
_KINDS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (re.compile(r"title"), "headline"),
    (re.compile(r"subtitle"), "subtitle"),
    (re.compile(r"caption"), "caption"),
    (re.compile(r"list (?:paragraph|bullet|number|continue)?(?: ?\d)?"), "item"),
    (re.compile(r"toc heading|toc \d|table of figures|header|footer|index \d"), "furniture"),
)
_MOST_PARENTS = 20


class Styles:
    """The styles, by their ids; each takes from its parents what it does not say itself.

    Args:
        root: of the part that holds them; None if there is none.
    """

    def __init__(self, root: "_Element | None") -> None:
        found = () if root is None else root.iterfind(f"{WORD}style")
        self._styles = {style.get(f"{WORD}styleId") or "": style for style in found}

    def kind(self, style: str) -> Kind:
        """Return what a paragraph of this style is, headings apart."""
        for one in self._line(style):
            name = _value(one.find(f"{WORD}name")).lower()
            for pattern, kind in _KINDS:
                if pattern.fullmatch(name):
                    # List Paragraph is what Word gives to any indented text; its number says more.
                    return "body" if name == "list paragraph" else kind
        return "body"

    def level(self, style: str) -> int:
        """Return the outline level of a paragraph of this style."""
        for one in self._line(style):
            told = one.find(f"{WORD}pPr/{WORD}outlineLvl")
            heading = _HEADING.fullmatch(_value(one.find(f"{WORD}name")).lower())
            if told is not None or heading is not None:
                return outline(told) if heading is None else int(heading[1]) - 1
        return BODY_LEVEL

    def is_numbered(self, style: str) -> bool:
        """Tell whether a paragraph of this style has a number or bullet."""
        return any(has_number(one.find(f"{WORD}pPr")) for one in self._line(style))

    def is_hidden(self, style: str) -> bool:
        """Tell whether text of this style is not shown."""
        for one in self._line(style):
            hidden = hides(one.find(f"{WORD}rPr"))
            if hidden is not None:
                return hidden
        return False

    def _line(self, style: str) -> list["_Element"]:
        """Return a style and its parents, nearest first."""
        line: list[_Element] = []
        while style in self._styles and len(line) < _MOST_PARENTS:
            line.append(self._styles[style])
            style = _value(line[-1].find(f"{WORD}basedOn"))
        return line


def hides(properties: "_Element | None") -> bool | None:
    """Tell whether the properties of a run hide its text; None if they do not say."""
    if properties is None:
        return None
    vanish = properties.find(f"{WORD}vanish")
    if vanish is not None:
        return is_on(vanish)
    size = _value(properties.find(f"{WORD}sz"))
    if size.isascii() and size.isdigit() and int(size[:9]) <= _TINY:
        return True
    return None


def has_number(properties: "_Element | None") -> bool:
    """Tell whether the properties of a paragraph give it a number or bullet."""
    number = None if properties is None else properties.find(f"{WORD}numPr/{WORD}numId")
    return number is not None and _value(number) not in ("", "0")


def outline(level: "_Element | None") -> int:
    """Return the outline level that an element gives."""
    value = _value(level)
    return int(value) if value in tuple("012345678") else BODY_LEVEL


def is_on(switch: "_Element") -> bool:
    """Tell whether a property that is on or off is on."""
    return (switch.get(f"{WORD}val") or "true").lower() not in ("0", "false", "off")


def _value(element: "_Element | None") -> str:
    return "" if element is None else element.get(f"{WORD}val") or ""
