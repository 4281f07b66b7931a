"""The page in a mail: what its sender wrote, without the replies quoted and the signature."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from summarizer.blocks import Block
from summarizer.readers.html.charset import page_text
from summarizer.readers.html.tree import page_tree
from summarizer.readers.mail_text import LONGEST_SIGNATURE, is_signature_mark, is_who_wrote
from summarizer.readers.reading import Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOKED_AT = 250
"""Characters above a quotation in which it is said who wrote it."""

_MOST_QUOTATIONS = 1000
_WORD = re.compile(r"\b\w")
# What programs write; a minister's words may stand in a quotation, too.
_OF_A_PROGRAM = re.compile(r"@|\d:\d\d")


def without_replies(source: Source) -> Source | None:
    """Return a page without the mails that it answers; None if there are none in it.

    What is passed on may be quoted, too, and stays: nobody "wrote" it above.

    Raises:
        ArticleError: it is no page that can be read.
        MissingExtraError: the web extra is not installed.
    """
    root = page_tree(page_text(source))
    found = _answered(root)
    if not found:
        return None
    from lxml.html import tostring

    for element in found:
        if element.getparent() is not None:
            element.drop_tree()
    page: bytes = tostring(root, encoding="utf-8")
    return Source(page, content_type="text/html; charset=utf-8")


def _answered(root: "HtmlElement") -> "list[HtmlElement]":
    """Return the quotations below a line that says who wrote them."""
    from lxml.etree import iterwalk

    found: list[HtmlElement] = []
    above = ""
    left = _MOST_QUOTATIONS
    for event, element in iterwalk(root, events=("start", "end")):
        if event == "start" and element.tag == "blockquote" and left:
            left -= 1
            found += [element] if _is_reply(element, above) else []
        text = element.text if event == "start" else element.tail
        if text and not text.isspace():
            above = f"{above} {' '.join(text.split())}"[-_LOOKED_AT:]
    return found


def _is_reply(element: "HtmlElement", above: str) -> bool:
    lines = (above[word.start() :] for word in _WORD.finditer(above))
    line = next(filter(is_who_wrote, lines), None)
    if line is None:
        return False
    marked = element.get("type") == "cite" or "quote" in (element.get("class") or "")
    return marked or _OF_A_PROGRAM.search(line) is not None


def without_edges(blocks: tuple[Block, ...], *, answers: bool) -> tuple[Block, ...]:
    """Return the paragraphs with the signature set aside.

    Args:
        blocks: of a page.
        answers: the replies below it were taken out; what stood above them is set aside, too.
    """
    first = max(0, len(blocks) - LONGEST_SIGNATURE - 1)
    signed = (i for i in range(first, len(blocks)) if is_signature_mark(blocks[i].text))
    end = next(signed, len(blocks))
    return tuple(
        replace(block, kind="furniture")
        if i >= end or (answers and is_who_wrote(block.text))
        else block
        for i, block in enumerate(blocks)
    )
