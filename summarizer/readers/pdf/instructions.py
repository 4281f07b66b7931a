"""Drawing instructions without the drawing: what remains shows text.

A map of a few megabytes would take pdfminer a minute, and has no letters in it.
"""

import re

# Two lines or areas in a row, or more: numbers and operators, and nothing that can hold text.
# A single one may be part of what is said: "over 10 000 m of rails".
_PATHS = re.compile(
    rb"(?<!\S)(?:(?:[-+.0-9]++\s++){2,6}+(?:re|[mlcvy])"
    rb"(?:\s++(?:[hSsFn]|[fBbW]\*?)(?=\s|\Z))*+(?:\s++|\Z)){2,}+"
)
_IMAGE = re.compile(rb"(?<!\S)BI\s*/[A-Za-z]")
_IMAGE_END = re.compile(rb"\sEI(?=\s|\Z)")


def without_drawing(data: bytes) -> tuple[bytes, int]:
    """Return instructions without lines, areas and the pictures in them, and how many these are.

    Args:
        data: the instructions of a page or a form.
    """
    kept: list[bytes] = []
    place = pictures = 0
    for image in _IMAGE.finditer(data):
        if image.start() < place:
            continue
        end = _IMAGE_END.search(data, image.end())
        kept.append(data[place : image.start()])
        pictures += 1
        place = end.end() if end else len(data)
    kept.append(data[place:])
    return _PATHS.sub(b" ", b" ".join(kept)), pictures
