"""Parts what the extractor ran together in a short article.

Where it finds little text, it takes all there is as one paragraph, in which headline, byline and
first sentence would be one sentence.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.blocks import Block
from summarizer.readers.html.paragraphs_of import paragraphs_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST = 3
"""Paragraphs; where there are more, the extractor has found them itself."""


def parted(blocks: list[Block], root: "HtmlElement") -> list[Block]:
    """Return the paragraphs, each as the page has it, if it is several of the page's.

    Args:
        blocks: of the article that was extracted.
        root: of the page.
    """
    if len(blocks) > _MOST:
        return blocks
    own = [block for body in root.iter("body") for block in paragraphs_of(body)]
    return [part for block in blocks for part in _parts(block, own)]


def _parts(block: Block, own: list[Block]) -> Iterator[Block]:
    """Yield the page's paragraphs that make up this one; itself if they do not, or it is one."""
    whole = _letters(block)
    taken: list[Block] = []
    place = 0
    for part in own:
        letters = _letters(part)
        if whole.startswith(letters, place):
            taken.append(part)
            place += len(letters)
    yield from taken if place == len(whole) and len(taken) > 1 else [block]


def _letters(block: Block) -> str:
    return "".join(block.text.split())
