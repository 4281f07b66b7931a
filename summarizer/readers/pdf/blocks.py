"""From columns to the blocks of an article, with the pages they stand on."""

from dataclasses import replace

from summarizer.blocks import Block
from summarizer.paragraphs import bullet_end
from summarizer.readers.pdf.grouping import (
    FARTHEST_ROWS,
    Paragraph,
    grouped,
    has_ended,
    is_displayed,
    runs_on,
)
from summarizer.readers.pdf.hyphens import Words, joined
from summarizer.readers.pdf.kinds import Piece, body_size, kinds_of
from summarizer.readers.pdf.page import Line

_SAME_SIZE = 0.6


def blocks_of(
    flows: list[list[Line]], running: list[Line], title: str | None = None
) -> tuple[Block, ...]:
    """Return the paragraphs of an article.

    Args:
        flows: the columns of all pages, in reading order.
        running: heads and feet of pages.
        title: of the article, as the file says.
    """
    lines = [line for flow in flows for line in flow]
    aside = tuple(Block(line.text, "furniture", pages=((0, line.page),)) for line in running)
    if not lines:
        return aside
    body = body_size(lines)
    words = Words.of(lines)
    paragraphs = _whole_heads(
        [paragraph for flow in flows for paragraph in grouped(flow, body)], body
    )
    pieces = [Piece(paragraph, _block(paragraph, words).text) for paragraph in paragraphs]
    kinds = kinds_of(pieces, body, running, title)
    pieces = [replace(piece, kind=kind) for piece, kind in zip(pieces, kinds, strict=True)]
    blocks = tuple(
        replace(_block(piece.paragraph, words), kind=piece.kind) for piece in _run_on(pieces)
    )
    return blocks + aside


def _whole_heads(paragraphs: list[Paragraph], body: float) -> list[Paragraph]:
    """Join the rows of heads of which one runs over several columns and the next does not."""
    whole: list[Paragraph] = []
    for paragraph in paragraphs:
        last, first = whole[-1].last if whole else None, paragraph.first
        if (
            last is not None
            and is_displayed(first, body)
            and (last.size, last.bold, last.page) == (first.size, first.bold, first.page)
            and 0 < last.y0 - first.y0 <= FARTHEST_ROWS * first.size
        ):
            whole[-1] = Paragraph(whole[-1].lines + paragraph.lines)
        else:
            whole.append(paragraph)
    return whole


def _run_on(pieces: list[Piece]) -> list[Piece]:
    """Join the paragraphs whose sentence runs on in the next column or on the next page."""
    joined_pieces: list[Piece] = []
    last: int | None = None
    for piece in pieces:
        if last is not None and piece.kind == "body" and _continues(joined_pieces[last], piece):
            begun = joined_pieces[last].paragraph
            whole = Paragraph(begun.lines + piece.paragraph.lines, piece.paragraph.full)
            joined_pieces[last] = replace(joined_pieces[last], paragraph=whole, text=piece.text)
            continue
        joined_pieces.append(piece)
        if piece.kind == "body":
            last = len(joined_pieces) - 1
        elif piece.kind != "caption":
            # A head ends what stands above it.
            last = None
    return joined_pieces


def _continues(piece: Piece, following: Piece) -> bool:
    last, first = piece.paragraph.last, following.paragraph.first
    if abs(piece.paragraph.size - following.paragraph.size) > _SAME_SIZE:
        return False
    if last.parted or runs_on(last.text, first.text):
        return True
    elsewhere = last.page != first.page or first.y0 > last.y0
    ended = has_ended(last.text) or bullet_end(first.text) > 0
    return elsewhere and piece.paragraph.full and not ended and last.bold == first.bold


def _block(paragraph: Paragraph, words: Words) -> Block:
    text = paragraph.first.text
    pages = [(0, paragraph.first.page)]
    for line in paragraph.lines[1:]:
        text = joined(text, line.text, words)
        if line.page != pages[-1][1]:
            pages.append((len(text) - len(line.text), line.page))
    return Block(text, pages=tuple(pages))
