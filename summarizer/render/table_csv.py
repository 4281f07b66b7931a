"""The note's commitments as CSV."""

from summarizer.schemas import NoteDocument


def render_csv(document: NoteDocument) -> str:
    """Return a row per commitment."""
    raise NotImplementedError
