"""The order in which the lines of a page are read: columns, and what runs over them.

A gutter is an upright strip that few lines cross. Those that do (a headline, a picture's caption)
part the page into bands; in each band what stands left of the gutter is read before what stands
right of it, and each of the two may have gutters of its own.
"""

import statistics
from dataclasses import dataclass, replace
from operator import attrgetter

from summarizer.readers.pdf.direction import is_rightward
from summarizer.readers.pdf.page import Line, Page

_STRIPS = 1000
"""Upright strips in which gutters are looked for."""

_MOST_GUTTERS = 40
"""Places tried for a gutter."""

_MOST_INITIALS = 40
_DEEPEST = 12
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

_SAME_HEIGHT = 0.5


def in_reading_order(page: Page) -> list[list[Line]]:
    """Return the lines of a page, column by column."""
    leftward = not is_rightward("".join(line.text for line in page.lines)[:5000])
    lines = [_mirrored(line) for line in page.lines] if leftward else list(page.lines)
    flows: list[list[Line]] = []
    _read(_with_initials(lines), _NARROWEST * page.width, flows, _DEEPEST)
    return [[_mirrored(line) for line in flow] for flow in flows] if leftward else flows


def _mirrored(line: Line) -> Line:
    return replace(line, x0=-line.x1, x1=-line.x0)


def _read(lines: list[Line], narrowest: float, flows: list[list[Line]], depth: int) -> None:
    """Add the columns in these lines to ``flows``, in order."""
    if not lines:
        return
    gutter = _best_gutter(lines, narrowest) if depth else None
    if gutter is None:
        flows.append(_rows(lines))
        return
    above: list[Line] = []
    for band in gutter.bands:
        if band.are_columns(narrowest):
            _read(above, narrowest, flows, depth - 1)
            _read(band.left, narrowest, flows, depth - 1)
            _read(band.right, narrowest, flows, depth - 1)
            above = []
        else:
            above.extend(band.all)
    _read(above, narrowest, flows, depth - 1)


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines between two that cross a gutter, or lines that cross it."""

    left: list[Line]
    right: list[Line]
    crossing: list[Line]

    @property
    def all(self) -> list[Line]:
        return self.left + self.right + self.crossing

    def are_columns(self, narrowest: float) -> bool:
        """Tell whether text stands side by side here."""
        if not self.left or not self.right or self.crossing:
            return False
        size = statistics.median(line.size for line in self.right)
        strip = min(line.x0 for line in self.right) - max(line.x1 for line in self.left)
        few, _ = sorted((self.left, self.right), key=len)
        # The gaps between words may form a strip, too, but not over many lines, nor a wide one.
        is_wide = strip >= _WIDE * size
        if strip < _NARROW * size or (len(few) < _FEWEST_ROWS and not is_wide):
            return False
        return self._has_columns(narrowest, size, is_wide=is_wide)

    def _has_columns(self, narrowest: float, size: float, *, is_wide: bool) -> bool:
        left, right = _rows(self.left), _rows(self.right)
        (low, high), (other_low, other_high) = _extent(left), _extent(right)
        beside = min(high, other_high) - max(low, other_low)
        if beside <= 0 or not (_is_column(left, narrowest) and _is_column(right, narrowest)):
            return False
        few, many = sorted((left, right), key=len)
        if is_wide:
            # A line that stands alone, as a letter's date, is read where it stands.
            return len(few) > 1 or any(_on_one_height(few[0], line) for line in many)
        edge = min(line.x0 for line in right)
        flush = sum(line.x0 - edge < _WIDE * size for line in right)
        return len(few) >= _FEWEST_ROWS and flush >= _FLUSH * len(right)


@dataclass(frozen=True, slots=True)
class _Gutter:
    bands: list[_Band]

    def parted(self, narrowest: float) -> int:
        """Return how many lines it parts."""
        return sum(len(band.all) for band in self.bands if band.are_columns(narrowest))


def _extent(lines: list[Line]) -> tuple[float, float]:
    return min(line.y0 for line in lines), max(line.y1 for line in lines)


def _is_column(lines: list[Line], narrowest: float) -> bool:
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    letters = sum(len(line.text) for line in lines) / len(lines)
    return width >= narrowest and letters >= _FEWEST_LETTERS


def _best_gutter(lines: list[Line], narrowest: float) -> _Gutter | None:
    """Return the gutter that parts the most lines; of several the first that few cross."""
    best, most = None, 0
    lines = sorted(lines, key=attrgetter("middle"), reverse=True)
    for place in _places(lines):
        gutter = _Gutter(_bands(lines, place))
        parted = gutter.parted(narrowest)
        if parted > most:
            best, most = gutter, parted
    return best


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
    return [place for _, place in sorted(valleys)[:_MOST_GUTTERS]]


def _bands(lines: list[Line], place: float) -> list[_Band]:
    """Part lines, which stand in order from the top, where they cross a place or do not."""
    bands: list[_Band] = []
    for line in lines:
        crosses = line.x0 < place < line.x1
        if not bands or bool(bands[-1].crossing) != crosses:
            bands.append(_Band([], [], []))
        band = bands[-1]
        side = band.crossing if crosses else band.left if line.x1 <= place else band.right
        side.append(line)
    return bands


def _rows(lines: list[Line]) -> list[Line]:
    """Put pieces that stand on one height together, and the rows one under the other."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=attrgetter("middle"), reverse=True):
        if rows and _on_one_height(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(row) for row in rows]


def _on_one_height(line: Line, other: Line) -> bool:
    shared = min(line.y1, other.y1) - max(line.y0, other.y0)
    return shared > _SAME_HEIGHT * min(line.y1 - line.y0, other.y1 - other.y0)


def _row(pieces: list[Line]) -> Line:
    pieces = sorted(pieces, key=attrgetter("x0"))
    longest = max(pieces, key=lambda piece: len(piece.text))
    return replace(
        longest,
        text=" ".join(piece.text for piece in pieces),
        x0=pieces[0].x0,
        x1=max(piece.x1 for piece in pieces),
        parted=pieces[-1].parted,
    )


def _with_initials(lines: list[Line]) -> list[Line]:
    """Put a large first letter, as tall as some lines, to the line it begins."""
    initials: list[Line] = []
    others: list[Line] = []
    for line in lines:
        is_initial = len(line.text) == 1 and line.text.isalpha()
        (initials if is_initial else others).append(line)
    for initial in initials[:_MOST_INITIALS]:
        beside = [
            (line.y1, index)
            for index, line in enumerate(others)
            if 0 <= line.x0 - initial.x1 < initial.size
            and initial.y0 < line.middle < initial.y1
            and initial.size > 1.6 * line.size
        ]
        if not beside:
            others.append(initial)
            continue
        _, index = max(beside)
        others[index] = replace(
            others[index], text=initial.text + others[index].text, x0=initial.x0
        )
    return others + initials[_MOST_INITIALS:]
