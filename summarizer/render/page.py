"""The note as one self-contained HTML page."""

from summarizer.schemas import NoteDocument


def render_html(document: NoteDocument, template: str | None = None) -> str:
    """Return the note as an HTML page."""
    raise NotImplementedError
