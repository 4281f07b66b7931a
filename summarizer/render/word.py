"""The note as a Word document."""

from summarizer.schemas import NoteDocument


def render_docx(document: NoteDocument, template: bytes | None = None) -> bytes:
    """Return the note as a Word file."""
    raise NotImplementedError
