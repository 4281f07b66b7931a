"""Text of models and articles made harmless for the place where it will be shown."""

import re
import unicodedata

# Marks that reorder what follows them: a name could be made to read backwards.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

_MARKUP = re.compile(r"[\\`*\[\]<|~]")
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AUTOLINK = re.compile(
    r"(?<=https)(?=://)|(?<=http)(?=://)|(?<=www)(?=\.)|(?<=\S)(?=@\S)", re.IGNORECASE
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
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
    """Return the text as a cell of a spreadsheet that no program takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _escaped_start(match: re.Match[str]) -> str:
    start = match[0]
    return f"{start}\\" if start.isdigit() else f"\\{start}"
