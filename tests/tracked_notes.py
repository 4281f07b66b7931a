"""What Vellmar said about its harbour, article by article."""

from datetime import date
from typing import Any

from dossier_notes import actor, commitment, note

from summarizer.schemas import CommitmentStatus, NoteDocument

TODAY = date(2026, 9, 1)
DREDGE = "dredge the harbour"


def vellmar(
    published: str | None, status: CommitmentStatus = "pledged", **fields: Any
) -> NoteDocument:
    """Return the note of an article in which Vellmar says something about the dredging."""
    said = commitment("Vellmar", fields.pop("action", DREDGE), status, **fields)
    return note(actor("Vellmar"), said, outlet=f"Outlet {published}", published=published)
