"""What a paragraph is, as far as its letters' size and weight tell."""

import re
import statistics
from dataclasses import dataclass

from summarizer.blocks import Kind
from summarizer.readers.pdf.grouping import Paragraph
from summarizer.readers.pdf.page import Line
from summarizer.titles import is_sentence, is_subhead, same_title

_LARGER = 1.15
_SMALLER = 0.91
_MOST_SMALL = 0.3
"""Share of an article that may be small print; more is an article in two sizes."""

_LONGEST_TITLE = 300
_LABEL = re.compile(
    r"\W*(?:press release|news release|media release|press note|statement|communiqué(?: de presse)?"
    r"|pressemitteilung|medienmitteilung|presseinformation|comunicato stampa"
    r"|(?:comunicado|nota) de prensa|persbericht|exclusive|breaking news)\W*",
    re.IGNORECASE,
)


def body_size(lines: list[Line]) -> float:
    """Return the size in which most letters are set, in points."""
    letters: dict[float, int] = {}
    for line in lines:
        letters[line.size] = letters.get(line.size, 0) + len(line.text)
    return max(letters, key=lambda size: letters[size])


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph's text before sentences are joined over columns, and what it is."""

    paragraph: Paragraph
    text: str
    kind: Kind = "body"


def kinds_of(
    pieces: list[Piece], body: float, running: list[Line], title: str | None
) -> list[Kind]:
    """Return the kind of each paragraph.

    Args:
        pieces: in reading order.
        body: size of the article's letters, in points.
        running: heads and feet of pages; what they repeat is the paper's name.
        title: of the article, as the file says.
    """
    kinds: list[Kind] = ["body"] * len(pieces)
    chosen = _headline(pieces, body, running, title)
    small = _is_small_print(pieces, body)
    for index, piece in enumerate(pieces):
        if index == chosen:
            kinds[index] = "headline"
        elif _is_large(piece, body):
            kinds[index] = _large(index, chosen, pieces, body, running)
        elif small and piece.paragraph.size <= _SMALLER * body:
            kinds[index] = "caption"
        elif _is_bold_line(piece, pieces) and index > (-1 if chosen is None else chosen):
            kinds[index] = "subhead"
    return kinds


def _headline(
    pieces: list[Piece], body: float, running: list[Line], title: str | None
) -> int | None:
    above = [i for i, piece in enumerate(pieces) if _can_be_title(piece)]
    for index in above:
        if title is not None and same_title(pieces[index].text, title):
            return index
    large = [index for index in above if _is_large(pieces[index], body)]
    large = [
        index
        for index in large
        if not _is_label(pieces[index].text, running)
        and not (_is_below_text(index, pieces) and _is_quoted_again(index, pieces, body))
    ]
    return max(large, key=lambda index: pieces[index].paragraph.size, default=None)


def _can_be_title(piece: Piece) -> bool:
    text = piece.text
    first = piece.paragraph.first.page == 1
    return first and len(text) <= _LONGEST_TITLE and any(map(str.isalpha, text))


def _is_large(piece: Piece, body: float) -> bool:
    return piece.paragraph.size >= _LARGER * body


def _is_label(text: str, running: list[Line]) -> bool:
    """Tell whether a line says what this is, or who prints it, and not what happened."""
    if _LABEL.fullmatch(text) is not None:
        return True
    return len(text) > 3 and any(text.casefold() in line.text.casefold() for line in running)


def _large(
    index: int, chosen: int | None, pieces: list[Piece], body: float, running: list[Line]
) -> Kind:
    """Return what a paragraph in large letters is, if not the headline."""
    piece = pieces[index]
    if _is_label(piece.text, running):
        return "furniture"
    if _is_quoted_again(index, pieces, body):
        return "caption"
    if is_sentence(piece.text) or chosen is None or len(piece.text) > _LONGEST_TITLE:
        return "body"
    if index < chosen:
        return "body" if piece.paragraph.first.page > 1 else "furniture"
    return "subhead" if _is_below_text(index, pieces[chosen + 1 :], chosen + 1) else "subtitle"


def _is_below_text(index: int, pieces: list[Piece], start: int = 0) -> bool:
    return any(is_sentence(piece.text) for piece in pieces[: index - start])


def _is_quoted_again(index: int, pieces: list[Piece], body: float) -> bool:
    """Tell whether large letters only repeat what a sentence of the text says."""
    words = _bare(pieces[index].text)
    if len(words) <= 20:
        return False
    said = (p.text for p in pieces if is_sentence(p.text) and not _is_large(p, body))
    return any(len(text) > 1.5 * len(words) and words in _bare(text) for text in said)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_small_print(pieces: list[Piece], body: float) -> bool:
    small = sum(len(p.text) for p in pieces if p.paragraph.size <= _SMALLER * body)
    return small <= _MOST_SMALL * sum(len(p.text) for p in pieces)


def _is_bold_line(piece: Piece, pieces: list[Piece]) -> bool:
    if not piece.paragraph.bold or not is_subhead(piece.text):
        return False
    return statistics.fmean(p.paragraph.bold for p in pieces) < 0.6
