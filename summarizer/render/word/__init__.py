"""The note as a Word document: our own layout, or a file of the user's that is filled in."""

from collections.abc import Iterator
from contextlib import contextmanager

from summarizer.errors import MissingExtraError
from summarizer.schemas import NoteDocument


def render_docx(document: NoteDocument, template: bytes | None = None) -> bytes:
    """Return the note as a Word file; the same note gives the same bytes.

    Args:
        document: what a run produced.
        template: a Word file with placeholders, which is filled in instead of our own layout.

    Raises:
        MissingExtraError: the packages for Word files are not installed.
        PromptError: the template is broken, or does what it must not.
    """
    with _extra():
        if template is None:
            from summarizer.render.word.drawing import drawn

            return drawn(document)
        from summarizer.render.word.filling import filled

        return filled(document, template)


def check_docx(template: bytes | None = None) -> None:
    """Find out whether a note can become a Word file, before work is spent on it.

    Args:
        template: a Word file that is going to be filled in.

    Raises:
        MissingExtraError: the packages for Word files are not installed.
        PromptError: the template is broken, or names a variable that does not exist.
    """
    with _extra():
        if template is None:
            import docx as _docx  # noqa: F401 - whether it is there
        else:
            from summarizer.render.word.filling import check_template

            check_template(template)


@contextmanager
def _extra() -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(
            'Word files need the word extra; install it with: pip install "press-summarizer[word]"'
        ) from error
