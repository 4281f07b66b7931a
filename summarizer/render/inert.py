"""Text of models and articles made harmless for the place where it will be shown."""

import re
import unicodedata

# Marks that reorder what follows them: a name could be made to read backwards.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Control characters, halves of surrogate pairs, non-characters (XML allows none of them), and the
# marks that reorder what follows: a claim could be made to read backwards.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)

_MARKUP = re.compile(r"[\\`*\[\]<|~]")
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AUTOLINK = re.compile(
    r"(?<=https)(?=://)|(?<=http)(?=://)|(?<=www)(?=\.)|(?<=\S)(?=@\S)", re.IGNORECASE
)
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\\]+", re.ASCII | re.IGNORECASE)
# What makes a cell a formula, at its start, or behind a semicolon where that parts the cells.
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")
_FORMULA = re.compile(r"(?:^|(?<=;)|(?<=; ))(?=[=+\-@＝＋－＠])")
_LINE_START = re.compile(r"^(?:[#>+=-]|\d{1,9}(?=[.)]))")


def plain(text: str) -> str:
    """Return the text on one line, without control characters a terminal would obey."""
    if text.isprintable():  # Most text is: nothing to look at one by one.
        return " ".join(text.split())
    kept = "".join(
        character
        for character in text
        if character.isspace()
        or (unicodedata.category(character) != "Cc" and character not in _BIDI)
    )
    return " ".join(kept.split())


def printable(text: str) -> str:
    """Return the text without characters that XML forbids or that reorder others.

    Tabs and line ends stay; the latter become newlines.
    """
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_web_address(text: str) -> bool:
    """Tell whether the text is an address of the web, and nothing else: fit for a link."""
    return _WEB_ADDRESS.fullmatch(text) is not None


def markdown(text: str) -> str:
    """Return Markdown source that shows exactly this text, on one line.

    No character of the text acts as Markdown or HTML, closes a table cell or becomes a link.
    """
    source = _MARKUP.sub(r"\\\g<0>", plain(text))
    source = _UNDERSCORE.sub(r"\\_", source)
    source = _ENTITY.sub(r"\\&", source)
    source = _AUTOLINK.sub(r"\\", source)
    return _LINE_START.sub(_escaped_start, source)


def cell(text: str) -> str:
    """Return the text on one line, as a cell of a spreadsheet that no program calculates.

    What would be a formula begins with an apostrophe.
    """
    # Most cells are empty or plain, and a table may have a million of them.
    shown = plain(text if text.isprintable() else printable(text))
    if ";" not in shown and shown[:1] not in _FORMULA_SIGNS:
        return shown
    return _FORMULA.sub("'", shown)


def _escaped_start(match: re.Match[str]) -> str:
    start = match[0]
    return f"{start}\\" if start.isdigit() else f"\\{start}"
