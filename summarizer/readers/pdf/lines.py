"""From letters and their places to lines of text."""

import re
import statistics
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from summarizer.readers.pdf.direction import logical
from summarizer.readers.pdf.page import Glyph, Line
from summarizer.typography import normalise

UNKNOWN = "\ufffd"
"""A letter that the file does not tell."""

_SPACE = 0.14
"""Least width of a space, in parts of the font's size."""

_SPREAD = 0.08
_GUTTER = 1.6
"""What is wider than this, in parts of the font's size, parts two columns, or may."""

_FEWEST = 5

BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""What symbol fonts keep their bullets as."""

_TO_BULLET = str.maketrans(dict.fromkeys(BULLETS, "•"))
_PRESENTED = re.compile("[\ufb1d-\ufdfb\ufe70-\ufefc]+")
_SPACES = re.compile(r"\s+")
_PARTED = re.compile("(?<=[^\\W\\d_])[-\u00ad\u2010]\\s*$")


def lines_of(glyphs: list[Glyph], page: int) -> Iterator[Line]:
    """Yield the lines that letters on one height make: several, where wide gaps part them.

    Args:
        glyphs: in the order in which they were drawn.
        page: its number.
    """
    piece: list[Glyph] = []
    for unit in sorted(_with_marks(glyphs), key=lambda glyph: glyph.x0):
        if unit.text.isspace():
            if piece:
                piece.append(unit)
            continue
        before = next((g for g in reversed(piece) if not g.text.isspace()), None)
        if before is not None and unit.x0 - before.x1 > _GUTTER * max(unit.size, before.size):
            yield from _line(piece, page)
            piece = []
        piece.append(unit)
    yield from _line(piece, page)


def _with_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """Put marks that stand over a letter to that letter."""
    units: list[Glyph] = []
    for glyph in glyphs:
        if units and unicodedata.combining(glyph.text[0]):
            last = units[-1]
            units[-1] = Glyph(
                last.text + glyph.text, last.x0, last.x1, last.y0, last.y1, last.size, last.bold
            )
        else:
            units.append(glyph)
    return units


def _line(glyphs: list[Glyph], page: int) -> Iterator[Line]:
    letters = [glyph for glyph in glyphs if not glyph.text.isspace()]
    raw = _text(glyphs).translate(_TO_BULLET) if letters else ""
    raw = _PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), raw)
    parted = _PARTED.search(raw)
    # Normalising takes a soft hyphen away; at the end of a line it is one that can be seen.
    raw = raw[: parted.start()] + "-" if parted else raw
    text = _SPACES.sub(" ", normalise(_closed_up(raw))).strip()
    if not text:
        return
    yield Line(
        text=text,
        page=page,
        x0=min(g.x0 for g in letters),
        x1=max(g.x1 for g in letters),
        y0=min(g.y0 for g in letters),
        y1=max(g.y1 for g in letters),
        size=round(2 * statistics.mode(g.size for g in letters)) / 2,
        bold=sum(g.bold for g in letters) > len(letters) / 2,
        parted=parted is not None,
    )


def _text(glyphs: list[Glyph]) -> str:
    """Return the letters with spaces where there are gaps, in the order they are read."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(glyphs) if not (a.text + b.text).isspace()]
    size = max(glyph.size for glyph in glyphs)
    # Letters set apart all stand at about the same distance.
    spread = statistics.median(gaps) if len(gaps) >= _FEWEST else 0.0
    least = _SPACE * size + (spread if spread > _SPREAD * size else 0.0)
    units: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and not (glyph.text.isspace() or before.text.isspace()):
            units.extend([" "] if glyph.x0 - before.x1 > least else [])
        units.append(glyph.text)
        before = glyph
    return "".join(logical(units))


def _closed_up(text: str) -> str:
    """Close up letters that were set apart with spaces: ``P R E S S   N O T E``."""
    words = text.split()
    single = sum(len(word) == 1 and word.isalpha() for word in words)
    if single < _FEWEST or single < 0.8 * len(words):
        return text
    return " ".join(re.sub(r"\s", "", part) for part in re.split(r"\s{2,}", text.strip()))
