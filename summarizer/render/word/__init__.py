"""Notes as Word documents: our own layout, or a file of the user's that is filled in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from summarizer.errors import MissingExtraError
from summarizer.render.blocks import Block, Claim
from summarizer.render.tongue import Tongue
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


def blocks_docx(
    blocks: Sequence[Block], *, kind: str, head: Sequence[Claim], tongue: Tongue
) -> bytes:
    """Return what other layouts draw too as a Word file; the same blocks give the same bytes.

    Args:
        blocks: what is to be shown, from the title on.
        kind: what this is: stands above all else.
        head: what stands between that and the title: each with its label, on a line of its own.
        tongue: the language of the text.

    Raises:
        MissingExtraError: the packages for Word files are not installed.
    """
    with _extra():
        from summarizer.render.word.drawing import draw

        return draw(blocks, kind=kind, head=head, tongue=tongue)


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
