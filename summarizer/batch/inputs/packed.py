"""The text of an article in a packed file."""

from pathlib import Path

from summarizer.batch.inputs.lines import BROKEN_FILE, LONGEST, opened
from summarizer.batch.inputs.names import shown
from summarizer.decoding import decode
from summarizer.errors import ArticleError


def unpacked_text(path: Path) -> str:
    """Unpack and decode an article.

    Raises:
        ArticleError: it cannot be unpacked, is too long, or is no text.
    """
    try:
        with opened(path) as file:
            data = file.read(LONGEST + 1)
    except BROKEN_FILE as error:
        raise ArticleError(f"cannot unpack {shown(path)}: {error}") from error
    if len(data) > LONGEST:
        raise ArticleError(f"{shown(path)} is longer than {LONGEST >> 20} MB unpacked")
    return decode(data)
