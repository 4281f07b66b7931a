"""Colours in a style: of the text, of what is behind it, and whether one passes for white."""

import re

_COLOUR = r"#[0-9a-f]{3,8}\b|rgba?\([\d\s,.%/]{5,40}\)|[a-z]{3,20}\b"
_TEXT = re.compile(rf"(?<![\w-])color\s*:\s*({_COLOUR})", re.IGNORECASE)
_BEHIND = re.compile(rf"(?<![\w-])background(?:-color)?\s*:\s*({_COLOUR})", re.IGNORECASE)
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_NAMES = frozenset("white transparent snow ivory ghostwhite whitesmoke floralwhite azure".split())
_PALEST = 0xF4
"""Each part of a colour, of 255, above which nobody sees it on white."""


def text_colour(style: str) -> str | None:
    """Return the colour that a style gives text."""
    found = _TEXT.search(style)
    return found[1] if found else None


def background_colour(style: str) -> str | None:
    """Return the colour that a style gives what is behind text."""
    found = _BEHIND.search(style)
    return found[1] if found else None


def is_white(colour: str) -> bool:
    """Tell whether nobody sees a colour on white: it is white, nearly so, or lets all through."""
    plain = colour.strip().lower()
    if _HEX.fullmatch(plain):
        digits = plain[1:] if len(plain) > 5 else "".join(2 * digit for digit in plain[1:])
        parts = [int(digits[i : i + 2], 16) for i in range(0, len(digits), 2)]
        return min(parts[:3]) > _PALEST or parts[3:] == [0]
    if plain.startswith("rgb"):
        numbers = [float(number) for number in _NUMBER.findall(plain)]
        return len(numbers) > 2 and (min(numbers[:3]) > _PALEST or numbers[3:4] == [0.0])
    return plain in _NAMES
