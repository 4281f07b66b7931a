"""Adds to every citation the page of its sentence, where the source has pages."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from summarizer.render.blocks import (
    Block,
    Bullets,
    Citation,
    Claim,
    Facts,
    Numbered,
    Paragraph,
    Row,
    Table,
)

_Evidenced = TypeVar("_Evidenced", Claim, Row)


def with_pages(blocks: list[Block], pages: Mapping[int, int]) -> list[Block]:
    """Return the blocks with the pages of the sentences they cite.

    Args:
        blocks: of a note.
        pages: number of the page by the sentence's number; empty for a source without pages.
    """
    return [_paged(block, pages) for block in blocks] if pages else blocks


def _paged(block: Block, pages: Mapping[int, int]) -> Block:
    match block:
        case Facts(claims) | Paragraph(claims) | Bullets(claims):
            return replace(block, claims=_all(claims, pages))
        case Table(_, rows):
            return replace(block, rows=_all(rows, pages))
        case Numbered(sentences):
            return Numbered(tuple((_cited(cited, pages), text) for cited, text in sentences))
        case _:
            return block


def _all(things: Iterable[_Evidenced], pages: Mapping[int, int]) -> tuple[_Evidenced, ...]:
    return tuple(
        replace(thing, cites=tuple(_cited(cited, pages) for cited in thing.cites))
        for thing in things
    )


def _cited(cited: Citation, pages: Mapping[int, int]) -> Citation:
    return replace(cited, page=pages.get(cited.sentence))
