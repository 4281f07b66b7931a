"""Reads documents that were written before, as ``--format json`` prints them."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, ValidationError

from summarizer.errors import SavedNoteError
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


_MOST_BYTES = 64_000_000
"""Of one saved note."""
_LINES = frozenset({".jsonl", ".ndjson"})
_NAME = re.compile(r"(?!\.)[\w.-]{1,100}")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class SavedNote:
    """A note as it lies in a file.

    Attributes:
        where: the file, and the line in it if it has many.
        name: what the note is called, unless it says itself.
        text: JSON, or so we hope.
    """

    where: str
    name: str
    text: bytes

    def read(self, note_type: type[BaseModel]) -> tuple[str, NoteDocument]:
        """Return the note's name, fit for a file, and its document.

        Raises:
            SavedNoteError: it is no such document.
        """
        try:
            data = json.loads(self.text)
        except (ValueError, RecursionError) as error:
            raise SavedNoteError(f"{self.where}: no JSON") from error
        if not isinstance(data, dict):
            raise SavedNoteError(f"{self.where}: no saved note (--format json saves one)")
        try:
            document = document_from(data, note_type)
        except ValueError as error:
            raise SavedNoteError(f"{self.where}: {_reason(data, note_type, error)}") from error
        own = data.get("id")
        if isinstance(own, str) and _NAME.fullmatch(own):
            return own, document
        return self.name, document


def saved_notes(source: str) -> Iterator[SavedNote]:
    """Yield the notes of a file: one, or one in every line (``notes.jsonl``).

    Args:
        source: path of the file; ``-`` is standard input.

    Raises:
        SavedNoteError: it cannot be read, or a note in it is larger than 64 MB.
    """
    try:
        if source == "-":
            yield from _notes_in(sys.stdin.buffer, source, "note", lines=False)
            return
        path = Path(source)
        with path.open("rb") as file:
            yield from _notes_in(file, source, path.stem, lines=path.suffix.lower() in _LINES)
    except OSError as error:
        raise SavedNoteError(f"{source}: cannot be read: {error.strerror or error}") from error


def _notes_in(file: BinaryIO, source: str, stem: str, *, lines: bool) -> Iterator[SavedNote]:
    shown = "standard input" if source == "-" else source
    first = _line(file, shown)
    if not lines and not _is_whole(first):
        rest = file.read(_MOST_BYTES + 1 - len(first))
        _check_size(first + rest, shown)
        yield SavedNote(shown, stem, first + rest)
        return
    number, line = 1, first
    found = False
    while line:
        following = _line(file, shown)
        if line.strip():
            found = True
            alone = number == 1 and not following
            where = shown if alone else f"{shown}, line {number}"
            yield SavedNote(where, stem if alone else f"{stem}-{number}", line)
        number, line = number + 1, following
    if not found:
        raise SavedNoteError(f"{shown}: no note in it")


def _line(file: BinaryIO, shown: str) -> bytes:
    line = file.readline(_MOST_BYTES + 1)
    _check_size(line, shown)
    return line


def _check_size(content: bytes, shown: str) -> None:
    if len(content) > _MOST_BYTES:
        raise SavedNoteError(f"{shown}: a note of more than {_MOST_BYTES} bytes")


def _is_whole(line: bytes) -> bool:
    """Tell whether the line is a document by itself: others may follow in further lines."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _reason(data: Mapping[str, Any], note_type: type[BaseModel], error: ValueError) -> str:
    """Say what is wrong with a document."""
    try:
        held = data["provenance"]["schema"]["name"]
    except (KeyError, TypeError):
        held = None
    if isinstance(held, str) and held != note_type.__name__:
        return (
            f"holds a {held[:_LONGEST_NAME]}, not a {note_type.__name__}: "
            "name its type with --schema MODULE:CLASS"
        )
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        first = cause.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        return f"{error} ({place}: {first['msg']})"
    return f"{error} ({cause} is missing)" if isinstance(cause, KeyError) else str(error)
