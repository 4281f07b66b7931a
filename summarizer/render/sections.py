"""Blocks under their headings: for layouts that draw a note section by section."""

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.render.blocks import Block, Heading


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its heading ("" for what stands before the first) and its blocks."""

    heading: str
    blocks: tuple[Block, ...]


def sections_of(blocks: Iterable[Block]) -> list[Section]:
    """Return the sections in their order; those without blocks are left out."""
    found: list[tuple[str, list[Block]]] = [("", [])]
    for block in blocks:
        if isinstance(block, Heading):
            found.append((block.text, []))
        else:
            found[-1][1].append(block)
    return [Section(heading, tuple(under)) for heading, under in found if under]


def kind_of(block: Block) -> str:
    """Return what a template calls a block: the name of its class in small letters."""
    return type(block).__name__.lower()
