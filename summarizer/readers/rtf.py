"""Rich text (.rtf); the one module that knows striprtf."""

import re
from collections.abc import Callable, Iterator

from summarizer.blocks import Block, Kind
from summarizer.errors import EmptyArticleError, MissingExtraError, UnreadableArticleError
from summarizer.readers.declared import author, with_title
from summarizer.readers.reading import Reading, Source
from summarizer.readers.rtf_shown import CELL, HEADING, ITEM, shown
from summarizer.schemas import ArticleMetadata
from summarizer.typography import normalise

_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_CODE_PAGE = re.compile(r"\\ansicpg\d{1,5}")


def read_rtf(source: Source) -> Reading:
    """Read an RTF file.

    Raises:
        EmptyArticleError: nothing in it.
        MissingExtraError: striprtf is not installed.
        UnreadableArticleError: it is broken, no RTF, nested too deeply, or has no text.
    """
    data = source.data.strip(b"\x00 \t\r\n")
    if not data:
        raise EmptyArticleError("The article is empty.")
    if not data.startswith(b"{\\rtf"):
        raise UnreadableArticleError("The file is no RTF file, whatever it is called.")
    text, properties = shown(data.decode("latin-1"))
    blocks = list(_blocks(_plain(text)))
    if not blocks:
        raise UnreadableArticleError("The RTF file has no text in it.")
    page = _CODE_PAGE.search(text)
    said = {
        name: _plain(f"{{\\rtf1{page[0] if page else ''} {value}}}")
        for name, value in properties.items()
    }
    marked, title = with_title(_with_headline(blocks), said.get("title", ""))
    return Reading(
        marked, ArticleMetadata(title=title, byline=author(said.get("author", ""), marked))
    )


def _plain(text: str) -> str:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as error:
        raise MissingExtraError(
            'RTF files need the word extra; install it with: pip install "press-summarizer[word]"'
        ) from error
    convert: Callable[..., str] = rtf_to_text
    try:
        plain = convert(text, errors="replace")
    except (ValueError, TypeError, LookupError, OverflowError) as error:
        raise UnreadableArticleError(f"The RTF file is broken: {error}.") from error
    # Characters beyond the first plane are written as two halves.
    return _SURROGATES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"),
                           plain)  # fmt: skip


def _blocks(text: str) -> Iterator[Block]:
    """Yield the paragraphs: in this format a line end is one's end."""
    for line in text.split("\n"):
        kind: Kind = "body"
        if CELL in line or ITEM in line:
            kind = "item"
        elif HEADING in line:
            kind = "subhead"
        cells = (" ".join(normalise(cell).split()) for cell in line.split(CELL))
        clean = " – ".join(filter(None, cells))
        if clean:
            yield Block(clean, kind)


def _with_headline(blocks: list[Block]) -> list[Block]:
    first = next((i for i, block in enumerate(blocks) if block.kind == "subhead"), None)
    if first is not None and not any(block.is_content for block in blocks[:first]):
        blocks[first] = Block(blocks[first].text, "headline")
    return blocks
