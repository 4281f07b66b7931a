"""From pieces of lines to the lines of a column."""

from dataclasses import replace
from operator import attrgetter

from summarizer.readers.pdf.page import Line

_SAME_HEIGHT = 0.5
_MOST_INITIALS = 40


def rows_of(lines: list[Line]) -> list[Line]:
    """Put pieces that stand on one height together, and the rows one under the other."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=attrgetter("middle"), reverse=True):
        if rows and on_one_height(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(row) for row in rows]


def on_one_height(line: Line, other: Line) -> bool:
    """Tell whether two pieces stand beside one another."""
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


def with_initials(lines: list[Line]) -> list[Line]:
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
