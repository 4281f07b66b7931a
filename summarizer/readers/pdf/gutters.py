"""Gutters: upright strips between columns, which few lines cross.

The gaps between words may form a strip, too. So a gutter is a strip that several lines stand
beside, at one left edge; or a wide one; or one that stands where another page has a gutter.
"""

import statistics
from dataclasses import dataclass, field
from operator import attrgetter

from summarizer.readers.pdf.page import Line
from summarizer.readers.pdf.rows import on_one_height, rows_of

_STRIPS = 1000
"""Upright strips in which gutters are looked for."""

_MOST_PLACES = 40
"""Places tried for a gutter."""

_NARROWEST = 0.1
"""Least width of a column, in parts of the page's."""

_FEWEST_LETTERS = 10
"""Letters in a line of a column, on average; in a table's there are fewer."""

_FEWEST_ROWS = 3
_NARROW = 0.5
"""Least width of a gutter, in parts of the font's size."""

_WIDE = 2.0
"""Width from which it is one, however few lines stand beside it."""

_FLUSH = 0.6
"""Share of a column's lines that begin at its left edge, or are indented a little."""


@dataclass(slots=True)
class Layout:
    """How pages are set, as far as is known.

    Attributes:
        width: of the page, in points.
        gutters: their middles, found where they are plain to see, on any page.
    """

    width: float
    gutters: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Band:
    """Lines between two that cross a gutter, or lines that cross it."""

    left: list[Line]
    right: list[Line]
    crossing: list[Line]

    @property
    def all(self) -> list[Line]:
        """All its lines, in no order."""
        return self.left + self.right + self.crossing

    @property
    def strip(self) -> tuple[float, float]:
        """The edges of what is free between left and right, where text stands on both sides."""
        (low, high), (other_low, other_high) = _extent(self.left), _extent(self.right)
        low, high = max(low, other_low), min(high, other_high)
        left = [line.x1 for line in self.left if low < line.middle < high]
        right = [line.x0 for line in self.right if low < line.middle < high]
        return (max(left), min(right)) if left and right else (0.0, 0.0)

    def are_columns(self, layout: Layout) -> bool:
        """Tell whether text stands side by side here."""
        if not self.left or not self.right or self.crossing:
            return False
        size = statistics.median(line.size for line in self.right)
        start, end = self.strip
        if end - start < _NARROW * size:
            return False
        if any(start < gutter < end for gutter in layout.gutters):
            return True
        is_wide = end - start >= _WIDE * size
        if min(len(self.left), len(self.right)) < _FEWEST_ROWS and not is_wide:
            return False
        return self._have_columns(layout, size, is_wide=is_wide)

    def is_plain(self) -> bool:
        """Tell whether there are columns whatever other pages have."""
        return min(len(rows_of(self.left)), len(rows_of(self.right))) >= _FEWEST_ROWS

    def _have_columns(self, layout: Layout, size: float, *, is_wide: bool) -> bool:
        left, right = rows_of(self.left), rows_of(self.right)
        if not all(_is_column(side, _NARROWEST * layout.width) for side in (left, right)):
            return False
        few, many = sorted((left, right), key=len)
        if is_wide:
            # A line that stands alone, as a letter's date, is read where it stands.
            return len(few) > 1 or any(on_one_height(few[0], line) for line in many)
        edge = min(line.x0 for line in right)
        flush = sum(line.x0 - edge < _WIDE * size for line in right)
        return len(few) >= _FEWEST_ROWS and flush >= _FLUSH * len(right)


def best_bands(lines: list[Line], layout: Layout) -> list[Band]:
    """Return the bands that the gutter makes which parts the most lines; none without a gutter."""
    best: list[Band] = []
    most = 0
    lines = sorted(lines, key=attrgetter("middle"), reverse=True)
    for place in _places(lines):
        bands = _bands(lines, place)
        parted = sum(len(band.all) for band in bands if band.are_columns(layout))
        if parted > most:
            best, most = bands, parted
    return best


def _extent(lines: list[Line]) -> tuple[float, float]:
    return min(line.y0 for line in lines), max(line.y1 for line in lines)


def _is_column(lines: list[Line], narrowest: float) -> bool:
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    letters = sum(len(line.text) for line in lines) / len(lines)
    return width >= narrowest and letters >= _FEWEST_LETTERS


def _places(lines: list[Line]) -> list[float]:
    """Return where gutters may be: the middles of strips that fewer lines cross than beside."""
    left = min(line.x0 for line in lines)
    step = max((max(line.x1 for line in lines) - left) / _STRIPS, 0.01)
    changes = [0] * (_STRIPS + 2)
    for line in lines:
        changes[int((line.x0 - left) / step)] += 1
        changes[min(int((line.x1 - left) / step) + 1, _STRIPS + 1)] -= 1
    valleys: list[tuple[int, float]] = []
    covered, began, falling = 0, 0, False
    for strip, change in enumerate(changes):
        if change > 0 and falling:
            valleys.append((covered, left + step * (began + strip) / 2))
        if change:
            began, falling = strip, change < 0
        covered += change
    return [place for _, place in sorted(valleys)[:_MOST_PLACES]]


def _bands(lines: list[Line], place: float) -> list[Band]:
    """Part lines, which stand in order from the top, where they cross a place or do not."""
    bands: list[Band] = []
    for line in lines:
        crosses = line.x0 < place < line.x1
        if not bands or bool(bands[-1].crossing) != crosses:
            bands.append(Band([], [], []))
        band = bands[-1]
        side = band.crossing if crosses else band.left if line.x1 <= place else band.right
        side.append(line)
    return bands
