"""Takes away what a reader of the page does not see, so that nothing hidden is cited.

Hidden are elements that say so (``hidden``, ``aria-hidden``), that a style on them or a plain
rule of the page's own style sheet hides, text in the colour of what is behind it, and what no
browser prints: scripts, templates, fields of forms. Style sheets of other files are not read.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.readers.html.colours import background_colour, is_white, text_colour

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_NEVER_PRINTED = (
    "script style template noscript noframes iframe frame object embed applet canvas svg math"
    " audio video map select datalist textarea button input progress meter dialog"
).split()
_FOR_SCREEN_READERS = frozenset(
    (
        "sr-only",
        "visually-hidden",
        "visuallyhidden",
        "screen-reader-text",
        "screen-reader-only",
        "screenreader-only",
    )
)
_TRUE = ("true", "1")

_ZERO = r"0(?!\.?0*[1-9])"
_HIDING = (
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)"
    rf"|font-size\s*:\s*(?:{_ZERO}|0?\.\d+p[xt]|1px)"
    r"|(?:left|top|right|text-indent)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%"
    rf"|transform\s*:\s*(?:scale\(\s*{_ZERO}|translate[xy]?\(\s*-\d{{3,}})"
)
_HIDDEN = re.compile(rf"(?<![\w-])(?:{_HIDING}|opacity\s*:\s*{_ZERO})", re.IGNORECASE)
# Style sheets set opacity to 0 for what fades in.
_RULE_HIDES = re.compile(rf"(?<![\w-])(?:{_HIDING})", re.IGNORECASE)
_FLAT = re.compile(rf"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*{_ZERO}", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?<![\w-])overflow\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)

_LONGEST_SHEET = 300_000
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile(r"([{}])")
_SELECTOR = re.compile(r"[a-z0-9]*([.#])([\w-]+)", re.IGNORECASE)
_MOST_HIDDEN = 0.5
"""Share of the page's text that a style sheet can hide; what hides more is shown by a script."""


def remove_unseen(root: "HtmlElement") -> None:
    """Take out of a page what it does not show."""
    rules = _hiding_rules(root)
    for element in list(root.iter(*_NEVER_PRINTED)):
        if element.tag != "dialog" or element.get("open") is None:
            _drop(element)
    for element in [e for e in root.iter() if _is_hidden(e)]:
        _drop(element)
    total = len(root.text_content())
    for element in [e for e in root.iter() if _is_matched(e, rules)]:
        if len(element.text_content()) <= _MOST_HIDDEN * total:
            _drop(element)


def _is_hidden(element: "HtmlElement") -> bool:
    if element.tag in ("html", "body"):
        return False  # Scripts hide a page until it is laid out.
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() in _TRUE:
        return True
    style = _style(element)
    if _HIDDEN.search(style):
        return True
    if _FLAT.search(style) and _CUT_OFF.search(style):
        return True
    return _is_blank(element, style) or _is_for_screen_readers(element)


def _style(element: "HtmlElement") -> str:
    """Return an element's own style as a browser reads it."""
    style = element.get("style", "")
    style = _COMMENT.sub("", style) if "/" in style else style
    return _ESCAPE.sub(_character, style) if "\\" in style else style


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return chr(code) if 0 < code < 0xD800 else "\ufffd"


def _is_blank(element: "HtmlElement", style: str) -> bool:
    """Tell whether text has the colour of what is behind it."""
    colour = text_colour(style) or (element.get("color") if element.tag == "font" else None)
    if not colour:
        return False
    if (background_colour(style) or "").lower() == colour.lower():
        return True
    if not is_white(colour):
        return False
    return not (_is_dark(element) or any(map(_is_dark, element.iterancestors())))


def _is_dark(element: "HtmlElement") -> bool:
    """Tell whether an element sets a background that is not white."""
    colour = element.get("bgcolor") or background_colour(_style(element))
    return bool(colour) and not is_white(colour or "")


def _is_for_screen_readers(element: "HtmlElement") -> bool:
    """Tell whether an element is read out only; unless it replaces one that is only shown."""
    if _FOR_SCREEN_READERS.isdisjoint(element.get("class", "").split()):
        return False
    parent = element.getparent()
    return parent is None or not any(e.get("aria-hidden") for e in parent)


def _hiding_rules(root: "HtmlElement") -> frozenset[str]:
    """Return the classes (".name") and ids ("#name") that the page's style sheet hides."""
    sheets = "\n".join(e.text or "" for e in root.iter("style"))[:_LONGEST_SHEET]
    return frozenset(
        found[1] + found[2]
        for selectors, style in _rules(_COMMENT.sub("", sheets))
        if _RULE_HIDES.search(_ESCAPE.sub(_character, style))
        for selector in selectors.split(",")
        if (found := _SELECTOR.fullmatch(selector.strip())) is not None
    )


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and style of each rule, but those of @media and the like."""
    depth, selectors = 0, ""
    for part in _BRACE.split(sheet):
        if part == "{":
            depth += 1
        elif part == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            selectors = part.rpartition(";")[2].strip()
        elif depth == 1 and not selectors.startswith("@"):
            yield selectors, part


def _is_matched(element: "HtmlElement", rules: frozenset[str]) -> bool:
    return bool(rules) and any(name in rules for name in _names(element))


def _names(element: "HtmlElement") -> Iterator[str]:
    yield from ("." + name for name in element.get("class", "").split())
    if element.get("id"):
        yield "#" + element.get("id", "")


def _drop(element: "HtmlElement") -> None:
    """Take an element out; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()
