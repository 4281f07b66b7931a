"""Typography, normalised once when an article is read.

What a reader cannot see goes (soft hyphens, zero-width characters, marks of direction, selectors
of a variant where there is none), odd spaces become plain ones, line ends become one kind,
ligatures their letters, and accents are composed (NFC). Quotes and dashes stay as printed:
folding them for comparison is the business of grounding.
"""

import re
import unicodedata

from summarizer.characters import characters_beside

_SPACES = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d"
    "\u202e\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d"
    "\u206e\u206f\ufeff\ufff9\ufffa\ufffb\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
)
_LIGATURES = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_BREAKS = {"\v": "\n", "\x85": "\n", "\u2028": "\n", "\f": "\n\n", "\u2029": "\n\n"}


def _table() -> dict[int, str]:
    table = {code: "" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}
    table |= {ord(c): " " for c in _SPACES}
    table |= {ord(c): "" for c in _INVISIBLE}
    table |= {ord(c): new for c, new in (_LIGATURES | _BREAKS).items()}
    # The tag characters: invisible, and able to carry a whole hidden instruction.
    table |= dict.fromkeys(range(0xE0000, 0xE0080), "")
    return table


_TABLE = _table()
_ODD = {chr(code): new for code, new in _TABLE.items()}
_LINE_END = re.compile(r"\r\n?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATES = frozenset(map(chr, range(0xD800, 0xE000)))
# The joiners spell words in Arabic and Indic scripts; anywhere else they hide.
_JOINERS = re.compile("(?<![\u0600-\u0dff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0600-\u0dff])")
# A selector chooses the variant of one symbol or ideograph; anywhere else, or several at once,
# they are bytes that somebody hides.
_SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_SELECTORS = re.compile(
    "(?<![#*0-9\u00a9\u00ae\u2000-\ua8ff\uf900-\ufaff\U0001f000-\U0003ffff])"
    f"{_SELECTOR}+|(?<={_SELECTOR}){_SELECTOR}+"
)
_CONDITIONAL = frozenset(
    {"\u200c", "\u200d", *map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))}
)
"""What goes in some places and stays in others: the joiners and the selectors."""
_PLAIN = bytes([*range(0x20, 0x7F), 0x0A])
_COMPOSED = frozenset({*_ODD, *"–—‘’‚“”„«»‹›…•€°·", *map(chr, range(0xC0, 0x180))})
"""A text of these alone is NFC, once the odd ones are gone."""
_TRAILING = re.compile(r"[ ]+(?=\n|\Z)")


def normalise(text: str) -> str:
    r"""Return the text with its typography normalised; doing it twice changes nothing more.

    The result is NFC, holds no control characters but ``\n``, no invisible ones, and no spaces
    at the end of a line. Spaces at the start of a line and within it are kept.
    """
    # A text has few characters beside the plain ones, and they tell what there is to do.
    characters = characters_beside(text, _PLAIN)
    if "\r" in characters:
        text = _LINE_END.sub("\n", text)
    if not characters.isdisjoint(_SURROGATES):
        text = _SURROGATE.sub("\ufffd", text)
    for odd in characters & _ODD.keys():
        text = text.replace(odd, _ODD[odd])
    if not characters <= _COMPOSED:
        text = unicodedata.normalize("NFC", text)
    if not characters.isdisjoint(_CONDITIONAL):
        # Removing a character may bring two together that compose.
        text = unicodedata.normalize("NFC", _SELECTORS.sub("", _JOINERS.sub("", text)))
    return _TRAILING.sub("", text) if " \n" in text or text.endswith(" ") else text
