"""Short ways to read a PDF file and to look at one side of what was read."""

from summarizer.articles import article_from_bytes
from summarizer.blocks import Block
from summarizer.readers.pdf import read_pdf
from summarizer.readers.reading import Reading, Source
from summarizer.schemas import Article
from summarizer.sentences import split_sentences


def reading(data: bytes) -> Reading:
    return read_pdf(Source(data, "article.pdf"))


def article(data: bytes) -> Article:
    return article_from_bytes(data, format="pdf")


def body(data: bytes) -> list[str]:
    return [block.text for block in reading(data).blocks if block.is_content]


def of_kind(data: bytes, kind: str) -> list[Block]:
    return [block for block in reading(data).blocks if block.kind == kind]


def sentences_of(paragraphs: tuple[str, ...]) -> list[str]:
    return [text[a:b] for text in paragraphs for a, b in split_sentences(text, "en")]
