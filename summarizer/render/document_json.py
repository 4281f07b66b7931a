"""The document as JSON: the contract that other programs read."""

from summarizer.schemas import NoteDocument


def render_json(document: NoteDocument, *, indent: int | None = 2) -> str:
    """Return the document as JSON text in one piece, ending with a newline.

    Args:
        document: what a run produced.
        indent: spaces per level; ``None`` puts the whole document on one line (JSON Lines).
    """
    return document.model_dump_json(by_alias=True, indent=indent) + "\n"
