"""Reads documents that were written before, as ``--format json`` prints them."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from summarizer.schemas import BriefingNote, NoteDocument


def document_from(data: Mapping[str, Any], note_type: type[BaseModel]) -> NoteDocument:
    """Return the document that a JSON object stands for.

    Args:
        data: the object.
        note_type: what its note is.

    Raises:
        ValueError: it is no such document.
    """
    try:
        note = note_type.model_validate(data["note"])
        return NoteDocument.model_validate({**data, "note": note})
    except (KeyError, TypeError, ValidationError) as error:
        raise ValueError(f"not a document with a {note_type.__name__}") from error


def read_document(text: str | bytes, note_type: type[BaseModel] = BriefingNote) -> NoteDocument:
    """Read a document from JSON.

    Raises:
        ValueError: it is no JSON, or no such document.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not a document with a {note_type.__name__}: no JSON") from error
    return document_from(data, note_type)
