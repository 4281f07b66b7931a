"""Plain text."""

from summarizer.blocks import Block
from summarizer.decoding import decode
from summarizer.errors import EmptyArticleError
from summarizer.paragraphs import split_paragraphs
from summarizer.readers.reading import Reading, Source
from summarizer.typography import normalise


def read_plain(source: Source) -> Reading:
    """Read a text file.

    Raises:
        EmptyArticleError: nothing in it.
        BinaryArticleError: not text.
    """
    return plain_reading(decode(source.data))


def plain_reading(text: str) -> Reading:
    """Read a plain text.

    Raises:
        EmptyArticleError: nothing but white space.
    """
    plain = normalise(text)
    if not plain.strip():
        raise EmptyArticleError("The article is empty.")
    return Reading(tuple(map(Block, split_paragraphs(plain))))
