"""Markdown, with its front matter."""

import re

from summarizer.blocks import Block
from summarizer.decoding import decode
from summarizer.errors import EmptyArticleError
from summarizer.language import detect_language
from summarizer.markdown import front_matter, markdown_blocks
from summarizer.printed_dates import find_printed_date
from summarizer.readers.reading import Reading, Source
from summarizer.schemas import ArticleMetadata
from summarizer.typography import normalise

_SPACES = re.compile(r"\s+")

# What front matter calls the fields of an article's metadata.
_FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site"),
    "byline": ("author", "byline", "authors"),
    "url": ("url", "link", "canonical"),
}
_DATE_FIELDS = ("published", "date", "pubdate", "publication date", "date published")


def read_markdown(source: Source) -> Reading:
    """Read a Markdown file.

    Raises:
        EmptyArticleError: nothing in it.
        BinaryArticleError: not text.
    """
    return markdown_reading(decode(source.data))


def markdown_reading(text: str) -> Reading:
    """Read a Markdown text.

    Raises:
        EmptyArticleError: nothing but white space.
    """
    plain = normalise(text)
    if not plain.strip():
        raise EmptyArticleError("The article is empty.")
    fields, rest = front_matter(plain)
    blocks = _blocks(rest)
    return Reading(blocks, _metadata(fields, blocks) if fields else ArticleMetadata())


def _blocks(text: str) -> tuple[Block, ...]:
    """Read the blocks; entities may bring back what normalising took away, so repeat it."""
    blocks = (
        Block(_SPACES.sub(" ", normalise(b.text)).strip(), b.kind) for b in markdown_blocks(text)
    )
    return tuple(block for block in blocks if block.text)


def _metadata(fields: dict[str, str], blocks: tuple[Block, ...]) -> ArticleMetadata:
    values = {
        name: next((fields[key] for key in keys if fields.get(key)), None)
        for name, keys in _FIELD_NAMES.items()
    }
    printed = next((fields[key] for key in _DATE_FIELDS if fields.get(key)), "")
    language = detect_language("\n".join(b.text for b in blocks)) if printed else "en"
    found = find_printed_date(printed, language)
    return ArticleMetadata(**values, published=found.day if found else None)
