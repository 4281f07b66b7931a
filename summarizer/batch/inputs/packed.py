"""The article in a packed file."""

from pathlib import Path

from summarizer.articles import article_of
from summarizer.batch.inputs.lines import BROKEN_FILE, LONGEST, opened
from summarizer.batch.inputs.names import shown
from summarizer.decoding import decode
from summarizer.errors import ArticleError
from summarizer.readers.reading import Source
from summarizer.readers.registry import format_of
from summarizer.schemas import Article


def unpacked_article(path: Path, format: str | None = None) -> Article | str:  # noqa: A002
    """Unpack an article; one that is plain text is not read yet.

    Args:
        path: of the file.
        format: what to read it as; guessed if not given.

    Raises:
        ArticleError: it cannot be unpacked, is too long, or cannot be read.
        ConfigError: no such format.
        MissingExtraError: an optional package is not installed.
    """
    source = Source(_unpacked(path), path.stem)
    if (format or format_of(source)) == "text":
        return decode(source.data)
    return article_of(source, format=format)


def _unpacked(path: Path) -> bytes:
    try:
        with opened(path) as file:
            data = file.read(LONGEST + 1)
    except BROKEN_FILE as error:
        raise ArticleError(f"cannot unpack {shown(path)}: {error}") from error
    if len(data) > LONGEST:
        raise ArticleError(f"{shown(path)} is longer than {LONGEST >> 20} MB unpacked")
    return data
