"""From the lines of a column to its paragraphs."""

import re
import statistics
from dataclasses import dataclass
from itertools import pairwise

from summarizer.paragraphs import bullet_end
from summarizer.readers.pdf.page import Line

_END = re.compile(r"[.!?…:。！？：؟۔।][\"'”’»“‘)\]¨」』]*$")

_DASHES = ("-", "‐", "–", "—")
"""Nothing ends with one; "2026-" goes on, too."""

_SAME_SIZE = 0.6
_INDENT = 0.6
"""Least indentation, in parts of the font's size."""

_APART = 1.25
"""Least distance of two paragraphs, in parts of the distance of lines."""

_TIGHT = 1.5
"""Distance of lines that are set without any space between them, in parts of the font's size."""

_TIGHT_SHARE = 0.3
"""Share of such lines from which the others stand in paragraphs of their own."""

_DISPLAYED = 1.2
"""Letters so much larger than the text's are displayed: their lines are not filled."""

FARTHEST_ROWS = 1.7
"""Greatest distance of two rows of one head, in parts of its size."""

_SHORTEST = 22
"""Letters in the lines of a column; where there are fewer, each may stand for itself."""

_FILLED = 0.6
"""Share of lines that end near the right edge, if they are those of a column."""

_SHORT = 0.25
"""Share of a column's width that is free beside a short line."""

_RAGGED = 0.85


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: in order.
        full: whether the last of them is filled, so that the sentence may run on elsewhere.
    """

    lines: list[Line]
    full: bool = False

    @property
    def first(self) -> Line:
        """The first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def size(self) -> float:
        """Of most of its lines' letters."""
        return statistics.mode(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all its lines are bold."""
        return all(line.bold for line in self.lines)


def grouped(flow: list[Line], body: float) -> list[Paragraph]:
    """Return the paragraphs of a column.

    Args:
        flow: its lines, in order.
        body: size of the article's letters, in points.
    """
    column = _Column(flow, body)
    paragraphs = [Paragraph([flow[0]])]
    for line, following in pairwise(flow):
        if column.parts(paragraphs[-1], line, following):
            paragraphs[-1].full = column.is_full(line, following)
            paragraphs.append(Paragraph([following]))
        else:
            paragraphs[-1].lines.append(following)
    paragraphs[-1].full = column.is_full(flow[-1], None)
    return paragraphs


class _Column:
    """How the lines of one column are set."""

    def __init__(self, flow: list[Line], body: float) -> None:
        self.body = body
        edges = sorted(line.x1 for line in flow if abs(line.size - body) <= _SAME_SIZE)
        edges = edges or sorted(line.x1 for line in flow)
        # One line that sticks out is not the edge; but of a few lines the longest is.
        self.left = min(line.x0 for line in flow)
        self.right = edges[int(_RAGGED * (len(edges) - 1))] if len(edges) > 6 else edges[-1]
        filled = statistics.fmean(self.right - line.x1 < 2 * line.size for line in flow)
        letters = statistics.median(len(line.text) for line in flow)
        self.is_list = letters < _SHORTEST and filled < _FILLED
        distances = [a.y0 - b.y0 for a, b in pairwise(flow) if abs(a.size - b.size) <= _SAME_SIZE]
        self.distance = _line_distance([d for d in distances if d > 0], body)

    def parts(self, paragraph: Paragraph, line: Line, following: Line) -> bool:
        """Tell whether a new paragraph begins after a line."""
        if abs(line.size - following.size) > _SAME_SIZE:
            return True
        distance = line.y0 - following.y0
        if is_displayed(line, self.body):
            return line.bold != following.bold or distance > FARTHEST_ROWS * line.size
        if distance > max(_APART * min(self.distance, 2 * line.size), 1.05 * line.size):
            return True
        if line.parted or runs_on(line.text, following.text):
            return False
        ended = has_ended(line.text) or not self.is_full(line, following)
        indented = following.x0 - line.x0 > _INDENT * line.size
        item = bullet_end(paragraph.first.text) > 0 and paragraph.first is line
        starts = line.bold != following.bold or bullet_end(following.text) > 0
        if ended and (starts or (indented and not item)):
            return True
        if self.is_list or has_ended(line.text):
            return not self.is_full(line, following)
        # A sentence that has not ended runs on, unless its line is plainly short.
        return self.right - line.x1 > _SHORT * (self.right - self.left)

    def is_full(self, line: Line, following: Line | None) -> bool:
        """Tell whether the next line's first word had no room on a line."""
        if self.is_list:
            return False
        room = self.right - line.x1
        needed = following.first_word + 0.25 * line.size if following else 3 * line.size
        return room < needed + 0.3 * line.size


def _line_distance(distances: list[float], body: float) -> float:
    """Return the usual distance of two lines of one paragraph.

    Where paragraphs are as short as a line, most distances are those between paragraphs.
    """
    tight = [distance for distance in distances if distance <= _TIGHT * body]
    if len(tight) >= _TIGHT_SHARE * len(distances):
        distances = tight
    return statistics.median_low(distances) if distances else 0.0


def is_displayed(line: Line, body: float) -> bool:
    """Tell whether a line is set so large that it is a head, or stands for itself."""
    return line.size > _DISPLAYED * body


def has_ended(text: str) -> bool:
    """Tell whether a line ends as sentences do; one with a comma or a semicolon runs on."""
    return _END.search(text) is not None


def runs_on(text: str, following: str) -> bool:
    """Tell whether a sentence runs on from one line to the next, as its letters show."""
    if text.endswith(_DASHES):
        return True
    begun = not has_ended(text) or text.endswith(":")
    return begun and following.lstrip("“”„«\"'(‘’ ")[:1].islower()
