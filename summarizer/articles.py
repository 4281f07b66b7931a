"""From a file, address, bytes or text to an ``Article``: the one way in.

``article_from`` and ``build_article`` are pure; ``article_from_bytes`` adds the reader of a
format, ``read_article`` the file, the address or standard input.
"""

import hashlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from summarizer.blocks import Block
from summarizer.datelines import is_credit_line
from summarizer.errors import (
    ArticleNotFoundError,
    EmptyArticleError,
    NoSentenceError,
    UnreadableArticleError,
)
from summarizer.furniture import is_furniture
from summarizer.injection import flags, looks_like_instruction
from summarizer.language import detect_language
from summarizer.readers.addresses import is_address, own_address
from summarizer.readers.marked_down import markdown_reading
from summarizer.readers.not_articles import what_else
from summarizer.readers.plain import plain_reading
from summarizer.readers.reading import Reading, Source
from summarizer.readers.registry import format_of, read
from summarizer.schemas import Article, ArticleMetadata
from summarizer.sentences import split_sentences
from summarizer.structure import read_structure

_PARAGRAPH_END = "\n\n"
_LONGEST_FURNITURE = 160
_LARGEST_FILE = 50 * 2**20
_LONGEST_TEXT = 1_000_000


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
        UnreadableArticleError: more than a million characters.
    """
    digest = sha256 or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    reading = markdown_reading(text) if markdown else plain_reading(text)
    return article_from(reading, metadata, sha256=digest, language=language)


def article_from(
    reading: Reading,
    metadata: ArticleMetadata | None = None,
    *,
    sha256: str,
    language: str | None = None,
) -> Article:
    """Turn what a reader found into numbered sentences and metadata.

    Args:
        reading: the paragraphs, and what their file says.
        metadata: what the caller knows; it wins over what the file and the text say.
        sha256: of the source bytes, hexadecimal.
        language: ISO 639-1 code; the reader's, or detected, if not given.

    Raises:
        NoSentenceError: not one sentence to cite.
        UnreadableArticleError: more than a million characters.
    """
    _check_length(reading)
    known = metadata or ArticleMetadata()
    found = reading.metadata
    code = language or reading.language
    code = code or detect_language("\n".join(b.text for b in reading.blocks))
    structure = read_structure(list(reading.blocks), code, known.title or found.title)
    whole, sentences = _number(structure.blocks, code)
    if not sentences:
        raise NoSentenceError("The article has no sentence that could be cited.")
    merged = _merged(known, found, structure.metadata)
    title = merged["title"]
    return Article.model_validate(
        {
            **merged,
            "language": code,
            "sha256": sha256,
            "text": whole,
            "sentences": sentences,
            "title_flagged": title is not None and looks_like_instruction(title),
        }
    )


def article_from_bytes(
    data: bytes,
    metadata: ArticleMetadata | None = None,
    *,
    name: str = "",
    format: str | None = None,  # noqa: A002 - what everyone calls it
    language: str | None = None,
) -> Article:
    """Read an article's bytes and build the article.

    Args:
        data: the whole file.
        metadata: what the caller knows; it wins over what is found.
        name: of the file; it helps to tell the format.
        format: one of :func:`summarizer.readers.registry.formats`; guessed if not given.
        language: ISO 639-1 code; detected if not given.

    Raises:
        ArticleError: there is no article in it, or it cannot be read.
        ConfigError: no such format.
        MissingExtraError: an optional package is not installed.
    """
    return article_of(Source(data, name), metadata, format=format, language=language)


def article_of(
    source: Source,
    metadata: ArticleMetadata | None = None,
    *,
    format: str | None = None,  # noqa: A002
    language: str | None = None,
) -> Article:
    """Read a source, as :func:`article_from_bytes` does.

    The address of one that was fetched is the one that its page gives as its own, if that is of
    the same site; else where it was found.
    """
    if not source.data.strip():
        raise EmptyArticleError("The article is empty.")
    reading = read(source, format or _guessed(source))
    digest = hashlib.sha256(source.data).hexdigest()
    if source.url is not None:
        url = own_address(reading.metadata.url, source.url)
        found = reading.metadata.model_copy(update={"url": url})
        reading = replace(reading, metadata=found)
    return article_from(reading, metadata, sha256=digest, language=language)


def read_article(
    path: Path | str | Literal["-"],
    metadata: ArticleMetadata | None = None,
    *,
    format: str | None = None,  # noqa: A002
    language: str | None = None,
    allow_private: bool = False,
) -> Article:
    """Read an article from a file, an address, or standard input (``"-"``).

    Args:
        path: of the file; or an address as a text, ``"https://…"``.
        metadata: what the caller knows; it wins over what is found.
        format: one of :func:`summarizer.readers.registry.formats`; guessed if not given.
        language: ISO 639-1 code; detected if not given.
        allow_private: fetch from addresses of this machine and of private networks too.

    Raises:
        ArticleNotFoundError: no such file, or it cannot be read.
        FetchError: what is at the address cannot be fetched.
        ForbiddenAddressError: the address is not of the public Internet.
        ArticleError: there is no article in it, or it cannot be read.
        ConfigError: no such format.
        MissingExtraError: an optional package is not installed.
    """
    source = source_at(path, allow_private=allow_private)
    return article_of(source, metadata, format=format, language=language)


def source_at(path: Path | str | Literal["-"], *, allow_private: bool = False) -> Source:
    """Return what is in a file, at an address, or in standard input (``"-"``), not read yet.

    Raises:
        ArticleNotFoundError: no such file, or it cannot be read.
        FetchError: what is at the address cannot be fetched.
        ForbiddenAddressError: the address is not of the public Internet.
        UnreadableArticleError: more than 50 MB.
    """
    if isinstance(path, str) and is_address(path):
        from summarizer.readers.fetching import fetch

        return fetch(path, allow_private=allow_private)
    return Source(read_bytes(path), "" if str(path) == "-" else Path(path).name)


def read_bytes(path: Path | str) -> bytes:
    """Return a file's bytes; those of standard input for ``"-"``.

    Raises:
        ArticleNotFoundError: no such file, or it cannot be read.
        UnreadableArticleError: more than 50 MB; the rest is not read, for there may be no end.
    """
    data = _beginning(path, _LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise UnreadableArticleError(
            f"The article is too large: more than {_LARGEST_FILE // 2**20} MB."
        )
    return data


def _beginning(path: Path | str, most: int) -> bytes:
    # Every failure of the file system is translated here.
    try:
        if str(path) == "-":
            return sys.stdin.buffer.read(most)
        with Path(path).open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise ArticleNotFoundError(f"No such file: {path}") from error
    except IsADirectoryError as error:
        raise ArticleNotFoundError(f"A folder, not an article: {path}") from error
    except PermissionError as error:
        raise ArticleNotFoundError(f"No permission to read: {path}") from error
    except (OSError, ValueError) as error:
        # ValueError: a path that no file system takes, such as one with a NUL in it.
        raise ArticleNotFoundError(f"Cannot read {str(path)!r}: {error}") from error


def _guessed(source: Source) -> str:
    """Return the format of a source that is to be an article.

    Raises:
        UnreadableArticleError: it is something else, or a plug-in that may know it is broken.
    """
    name = format_of(source)
    other = what_else(source, name)
    if other is not None:
        where = source.url or source.name or "the input"
        raise UnreadableArticleError(f"{where} is {other}")
    return name


def _check_length(reading: Reading) -> None:
    if sum(len(block.text) for block in reading.blocks) > _LONGEST_TEXT:
        raise UnreadableArticleError(
            f"The text is too long for an article: more than {_LONGEST_TEXT:,} characters."
        )


def _merged(*sources: ArticleMetadata) -> dict[str, Any]:
    """Merge metadata; an earlier source wins wherever it knows something."""
    return {
        name: next((value for one in sources if (value := getattr(one, name)) is not None), None)
        for name in ArticleMetadata.model_fields
    }


def _is_no_content(piece: str, language: str) -> bool:
    """Tell whether a sentence is "Read more." or "(Reporting by …)" at a paragraph's end."""
    if len(piece) > _LONGEST_FURNITURE:
        return False
    return is_furniture(piece, language) or is_credit_line(piece)


def _number(blocks: tuple[Block, ...], language: str) -> tuple[str, list[dict[str, Any]]]:
    """Join the paragraphs to the article's text and number the sentences of its content.

    The sentences are the values of their model, made with the article's.
    """
    places: list[tuple[int, int, str, int, int | None]] = []
    offset = 0
    paragraph = 0
    for block in blocks:
        if block.is_content:
            paragraph += 1
            base = offset + block.skip
            body = block.text[block.skip :]
            for start, end in split_sentences(body, language):
                piece = body[start:end]
                if _is_no_content(piece, language):
                    continue
                page = block.page_at(block.skip + start) if block.pages else None
                places.append((base + start, base + end, piece, paragraph, page))
        offset += len(block.text) + len(_PARAGRAPH_END)
    flagged = flags([place[2] for place in places])
    sentences = [
        {
            "id": number,
            "start": start,
            "end": end,
            "text": piece,
            "paragraph": within,
            "page": page,
            "flagged": flag,
        }
        for number, ((start, end, piece, within, page), flag) in enumerate(
            zip(places, flagged, strict=True), start=1
        )
    ]
    return _PARAGRAPH_END.join([block.text for block in blocks]), sentences
