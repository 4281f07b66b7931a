"""From a file, bytes or text to an ``Article``: the one way in.

``build_article`` is pure; ``article_from_bytes`` adds the decoding, ``read_article`` the file or
standard input.
"""

import hashlib
import re
import sys
from pathlib import Path
from typing import Literal

from summarizer.blocks import Block
from summarizer.decoding import decode
from summarizer.errors import ArticleNotFoundError, EmptyArticleError, NoSentenceError
from summarizer.furniture import is_furniture
from summarizer.injection import flags, looks_like_instruction
from summarizer.language import detect_language
from summarizer.markdown import front_matter, markdown_blocks
from summarizer.paragraphs import split_paragraphs
from summarizer.printed_dates import find_printed_date
from summarizer.schemas import Article, ArticleMetadata, Sentence
from summarizer.sentences import split_sentences
from summarizer.structure import read_structure
from summarizer.typography import normalise

_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_PARAGRAPH_END = "\n\n"
_LONGEST_FURNITURE = 160
_SPACES = re.compile(r"\s+")

# What front matter calls the fields of an article's metadata.
_FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site"),
    "byline": ("author", "byline", "authors"),
    "url": ("url", "link", "canonical"),
}
_DATE_FIELDS = ("published", "date", "pubdate", "publication date", "date published")


def build_article(
    text: str,
    metadata: ArticleMetadata | None = None,
    *,
    sha256: str | None = None,
    language: str | None = None,
    markdown: bool = False,
) -> Article:
    """Turn an article's text into numbered sentences and metadata.

    Args:
        text: the whole text, as it came.
        metadata: what the caller knows; it wins over what the text says.
        sha256: of the source bytes; of the text in UTF-8 if not given.
        language: ISO 639-1 code; detected if not given.
        markdown: read the text as Markdown.

    Raises:
        EmptyArticleError: nothing but white space.
        NoSentenceError: text, but not one sentence to cite.
    """
    known = metadata or ArticleMetadata()
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    plain = normalise(text)
    if not plain.strip():
        raise EmptyArticleError("The article is empty.")
    fields, plain = front_matter(plain) if markdown else ({}, plain)
    blocks = _markdown(plain) if markdown else [Block(p) for p in split_paragraphs(plain)]
    code = language or detect_language("\n".join(b.text for b in blocks))
    found = _from_fields(fields, code)
    structure = read_structure(blocks, code, known.title or found.title)
    whole, sentences = _number(structure.blocks, code)
    if not sentences:
        raise NoSentenceError("The article has no sentence that could be cited.")
    merged = _merged(structure.metadata, found, known)
    return Article(
        **merged.model_dump(),
        language=code,
        sha256=digest,
        text=whole,
        sentences=sentences,
        title_flagged=looks_like_instruction(merged.title or ""),
    )


def article_from_bytes(
    data: bytes,
    metadata: ArticleMetadata | None = None,
    *,
    language: str | None = None,
    markdown: bool = False,
) -> Article:
    """Decode an article's bytes and build the article.

    Raises:
        EmptyArticleError: nothing in it.
        BinaryArticleError: not text.
        NoSentenceError: text, but not one sentence to cite.
    """
    digest = hashlib.sha256(data).hexdigest()
    return build_article(
        decode(data), metadata, sha256=digest, language=language, markdown=markdown
    )


def read_article(
    path: Path | str | Literal["-"],
    metadata: ArticleMetadata | None = None,
    *,
    language: str | None = None,
) -> Article:
    """Read an article from a file, or from standard input (``"-"``).

    ``.md`` and ``.markdown`` files are read as Markdown.

    Raises:
        ArticleNotFoundError: no such file, or it cannot be read.
        EmptyArticleError: nothing in it.
        BinaryArticleError: not text.
        NoSentenceError: text, but not one sentence to cite.
    """
    return article_from_bytes(
        read_bytes(path), metadata, language=language, markdown=is_markdown(path)
    )


def is_markdown(path: Path | str) -> bool:
    """Tell whether a file of this name is read as Markdown."""
    return Path(path).suffix.lower() in _MARKDOWN_SUFFIXES


def read_bytes(path: Path | str) -> bytes:
    """Return a file's bytes; those of standard input for ``"-"``.

    Raises:
        ArticleNotFoundError: no such file, or it cannot be read.
    """
    # Every failure of the file system is translated here.
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
    except FileNotFoundError as error:
        raise ArticleNotFoundError(f"No such file: {path}") from error
    except IsADirectoryError as error:
        raise ArticleNotFoundError(f"A folder, not an article: {path}") from error
    except PermissionError as error:
        raise ArticleNotFoundError(f"No permission to read: {path}") from error
    except (OSError, ValueError) as error:
        # ValueError: a path that no file system takes, such as one with a NUL in it.
        raise ArticleNotFoundError(f"Cannot read {str(path)!r}: {error}") from error


def _markdown(text: str) -> list[Block]:
    """Read Markdown blocks; entities may bring back what normalising took away, so repeat it."""
    blocks = [
        Block(_SPACES.sub(" ", normalise(b.text)).strip(), b.kind) for b in markdown_blocks(text)
    ]
    return [block for block in blocks if block.text]


def _from_fields(fields: dict[str, str], language: str) -> ArticleMetadata:
    """Read the metadata in a Markdown text's front matter."""
    values = {
        name: next((fields[key] for key in keys if fields.get(key)), None)
        for name, keys in _FIELD_NAMES.items()
    }
    printed = next((fields[key] for key in _DATE_FIELDS if fields.get(key)), "")
    found = find_printed_date(printed, language)
    return ArticleMetadata(**values, published=found.day if found else None)


def _merged(*sources: ArticleMetadata) -> ArticleMetadata:
    """Merge metadata; a later source wins wherever it knows something."""
    merged = ArticleMetadata()
    for source in sources:
        merged = merged.model_copy(update=source.model_dump(exclude_none=True))
    return merged


def _number(blocks: tuple[Block, ...], language: str) -> tuple[str, tuple[Sentence, ...]]:
    """Join the paragraphs to the article's text and number the sentences of its content."""
    places: list[tuple[int, int, str, int]] = []
    offset = 0
    paragraph = 0
    for block in blocks:
        if block.is_content:
            paragraph += 1
            base = offset + block.skip
            body = block.text[block.skip :]
            for start, end in split_sentences(body, language):
                piece = body[start:end]
                if len(piece) <= _LONGEST_FURNITURE and is_furniture(piece, language):
                    continue  # "Read more." at the end of a paragraph.
                places.append((base + start, base + end, piece, paragraph))
        offset += len(block.text) + len(_PARAGRAPH_END)
    flagged = flags([piece for _, _, piece, _ in places])
    sentences = tuple(
        Sentence(id=number, start=start, end=end, text=piece, paragraph=place, flagged=flag)
        for number, ((start, end, piece, place), flag) in enumerate(
            zip(places, flagged, strict=True), start=1
        )
    )
    return _PARAGRAPH_END.join(block.text for block in blocks), sentences
