"""What a file's properties say about its text, taken with care.

Programs fill them in by themselves: the title of a template that somebody copied, the name of
the file, the owner of the computer.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.blocks import Block
from summarizer.datelines import byline
from summarizer.titles import same_title
from summarizer.typography import normalise

_FIRST = 10
"""Blocks among which a file's title may stand as its headline."""

_FEWEST_WORDS = 4
_LONGEST = 300

_NO_TITLE = re.compile(
    r"microsoft word - .*|.*\.(?:docx?|dotx?|dotm|rtf|odt|pdf|txt|html?)"
    r"|(?:document|dokument|documento|untitled|unbenannt|sans titre|sin título|title|titel|titre"
    r"|word document|no title|blank|template|vorlage)[\s\d()_-]*",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"python-docx|(?:microsoft(?: office)?|windows|office|ms office|default|guest|new)?\s*"
    r"(?:user|users|admin|administrator|owner|author|autor|unknown|none|root|pc|benutzer|usuario"
    r"|utilisateur|microsoft|windows|office)\s*\d*|[\W\d]*|\S*@\S*|\w{1,3}",
    re.IGNORECASE,
)


def with_title(blocks: Sequence[Block], title: str) -> tuple[tuple[Block, ...], str | None]:
    """Return the blocks with their headline marked, and the title; None if it is no good.

    A title counts if the text shows it, too, or if the text has no headline and the title has
    the words of one.

    Args:
        blocks: of the text.
        title: as the file's properties have it.
    """
    known = _clean(title)
    headline = next((i for i, b in enumerate(blocks) if b.kind == "headline"), None)
    if not known or _NO_TITLE.fullmatch(known) or headline is not None:
        return tuple(blocks), None
    for index, block in enumerate(blocks[:_FIRST]):
        if same_title(block.text, known):
            marked = replace(block, kind="headline")
            return (*blocks[:index], marked, *blocks[index + 1 :]), known
    return tuple(blocks), known if len(known.split()) >= _FEWEST_WORDS else None


def author(name: str, blocks: Sequence[Block]) -> str | None:
    """Return who wrote the text by the file's properties; None if that is nobody.

    Args:
        name: as the file's properties have it.
        blocks: of the text; where they have a byline, that is what counts.
    """
    known = _clean(name)
    if not known or _NO_AUTHOR.fullmatch(known):
        return None
    printed = any(b.kind == "byline" or byline(b.text) is not None for b in blocks)
    return None if printed else known


def _clean(text: str) -> str:
    return " ".join(normalise(text[:_LONGEST]).split())
