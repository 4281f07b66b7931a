"""The order in which the lines of a page are read: columns, and what runs over them.

Lines that cross a gutter (a headline, a picture's caption) part the page into bands; in each band
what stands left of the gutter is read before what stands right of it, and each of the two may have
gutters of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.readers.pdf.direction import is_rightward
from summarizer.readers.pdf.gutters import Layout, best_bands
from summarizer.readers.pdf.page import Line, Page
from summarizer.readers.pdf.rows import rows_of, with_initials

_DEEPEST = 12
_SAMPLE = 5000

Flow = list[Line]


def in_reading_order(pages: Sequence[Page]) -> list[list[Flow]]:
    """Return the lines of each page, column by column."""
    gutters: list[float] = []
    found = [_flows(page, gutters, learn=True) for page in pages]
    # What is left of an article may be two lines beside three: other pages show the gutter.
    return [_flows(page, gutters, learn=False) for page in pages] if gutters else found


def _flows(page: Page, gutters: list[float], *, learn: bool) -> list[Flow]:
    leftward = not is_rightward("".join(line.text for line in page.lines)[:_SAMPLE])
    lines = [_mirrored(line) for line in page.lines] if leftward else list(page.lines)
    layout = Layout(page.width, [] if learn else gutters)
    reading = _Reading(layout, gutters if learn else [])
    reading.read(with_initials(lines), _DEEPEST)
    if leftward:
        return [[_mirrored(line) for line in flow] for flow in reading.flows]
    return reading.flows


def _mirrored(line: Line) -> Line:
    return replace(line, x0=-line.x1, x1=-line.x0)


class _Reading:
    """One page being read."""

    def __init__(self, layout: Layout, found: list[float]) -> None:
        self.layout = layout
        self.found = found
        self.flows: list[Flow] = []

    def read(self, lines: list[Line], depth: int) -> None:
        """Add the columns in these lines, in order."""
        if not lines:
            return
        bands = best_bands(lines, self.layout) if depth else []
        if not bands:
            self.flows.append(rows_of(lines))
            return
        above: list[Line] = []
        for band in bands:
            if not band.are_columns(self.layout):
                above.extend(band.all)
                continue
            if band.is_plain():
                self.found.append(sum(band.strip) / 2)
            self.read(above, depth - 1)
            self.read(band.left, depth - 1)
            self.read(band.right, depth - 1)
            above = []
        self.read(above, depth - 1)
