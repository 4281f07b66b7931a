"""Reads notes that were saved: a ``.json``, JSON Lines, a batch's folder, or standard input.

``--format json`` prints a document that may take many lines; several articles, and a batch's
``notes.jsonl``, are one document to a line. Which of the two it is, the first line tells.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, ValidationError

from summarizer.documents import document_from
from summarizer.errors import ArticleNotFoundError, SavedNoteError
from summarizer.schemas import BriefingNote, NoteDocument

NOTES_FILE = "notes.jsonl"
SUFFIXES = frozenset({".json", ".jsonl", ".ndjson"})

_LINES = frozenset({".jsonl", ".ndjson"})
_LARGEST = 64 * 1024 * 1024
"""Bytes of one document; a note of a whole book has a twentieth of that."""
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

    def read(self, note_type: type[BaseModel], advice: str = "") -> tuple[str, NoteDocument]:
        """Return the note's name, fit for a file, and its document.

        Args:
            note_type: what the note is.
            advice: what to do with a note of another type.

        Raises:
            SavedNoteError: it is no such document.
        """
        try:
            data = json.loads(self.text)
        except (ValueError, RecursionError) as error:
            raise SavedNoteError(
                f"{self.where}: no JSON, so no saved note (--format json saves one)"
            ) from error
        if not isinstance(data, dict):
            raise SavedNoteError(f"{self.where}: no saved note (--format json saves one)")
        try:
            document = document_from(data, note_type)
        except ValueError as error:
            reason = _reason(data, note_type, error, advice)
            raise SavedNoteError(f"{self.where}: {reason}") from error
        own = data.get("id")
        if isinstance(own, str) and _NAME.fullmatch(own):
            return own, document
        return self.name, document


def is_saved(path: Path | str) -> bool:
    """Tell whether a path is read as saved notes: by its suffix, or as a folder.

    An address never is, whatever it ends in.
    """
    if "://" in str(path):
        return False
    return Path(path).suffix.lower() in SUFFIXES or Path(path).is_dir()


def read_saved(
    path: Path | str, note_type: type[BaseModel] = BriefingNote
) -> Iterator[NoteDocument]:
    """Yield the documents of a file one by one, in its order; a long list is not held in memory.

    Args:
        path: of a ``.json`` or ``.jsonl`` file, or of a folder: its ``notes.jsonl``, else every
            ``.json`` in it by name; ``"-"`` for standard input.
        note_type: what the notes are.

    Raises:
        ArticleNotFoundError: no such file, or it cannot be read.
        SavedNoteError: a document in it is no note of this type as it is saved, or there is none.
    """
    for note in saved_notes(path):
        yield note.read(note_type)[1]


def saved_notes(path: Path | str) -> Iterator[SavedNote]:
    """Yield the notes of a file or folder as they lie there, so that a broken one can be skipped.

    Args:
        path: as :func:`read_saved` takes it.

    Raises:
        ArticleNotFoundError: no such file, or it cannot be read.
        SavedNoteError: there is no note in it, or one that is larger than 64 MB.
    """
    found = False
    for file in _files(path):
        for note in _notes(file):
            found = True
            yield note
    if not found:
        raise SavedNoteError(
            f"{_shown(path)}: there is no saved note in it (--format json saves one)"
        )


def _files(path: Path | str) -> list[Path | str]:
    if str(path) == "-" or not Path(path).is_dir():
        return [path]
    listed = Path(path) / NOTES_FILE
    if listed.is_file():
        return [listed]
    with _reading(path):
        return [file for file in sorted(Path(path).glob("*.json")) if file.is_file()]


def _notes(path: Path | str) -> Iterator[SavedNote]:
    shown = _shown(path)
    with _reading(path), _opened(path) as file:
        first = _line(file, shown)
        if Path(path).suffix.lower() not in _LINES and not _is_whole(first):
            rest = file.read(_LARGEST + 1 - len(first))
            _check_size(first + rest, shown)
            yield SavedNote(shown, _stem(path), first + rest)
            return
        number, line = 1, first
        while line:
            following = _line(file, shown)
            if line.strip():
                alone = number == 1 and not following
                where = shown if alone else f"{shown}, line {number}"
                yield SavedNote(where, _stem(path) + ("" if alone else f"-{number}"), line)
            number, line = number + 1, following


def _line(file: BinaryIO, shown: str) -> bytes:
    line = file.readline(_LARGEST + 1)
    _check_size(line, shown)
    return line


def _check_size(content: bytes, shown: str) -> None:
    if len(content) > _LARGEST:
        raise SavedNoteError(f"{shown}: larger than {_LARGEST >> 20} MB, which no saved note is")


def _is_whole(line: bytes) -> bool:
    """Tell whether the line is a document by itself: others may follow in further lines."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _reason(
    data: Mapping[str, Any], note_type: type[BaseModel], error: ValueError, advice: str
) -> str:
    """Say what is wrong with a document."""
    try:
        held = data["provenance"]["schema"]["name"]
    except (KeyError, TypeError):
        held = None
    if isinstance(held, str) and held != note_type.__name__:
        text = f"holds a {held[:_LONGEST_NAME]}, not a {note_type.__name__}"
        return f"{text}: {advice}" if advice else text
    cause = error.__cause__
    if isinstance(cause, ValidationError):
        first = cause.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        return f"{error} ({place}: {first['msg']})"
    return f"{error} ({cause} is missing)" if isinstance(cause, KeyError) else str(error)


@contextmanager
def _reading(path: Path | str) -> Iterator[None]:
    """Translate the failures of the file system."""
    try:
        yield
    except FileNotFoundError as error:
        raise ArticleNotFoundError(f"No such file: {path}") from error
    except OSError as error:
        raise ArticleNotFoundError(f"Cannot read {path}: {error.strerror or error}") from error
    except ValueError as error:
        # A path that no file system takes, such as one with a NUL in it.
        raise ArticleNotFoundError(f"Cannot read {str(path)!r}: {error}") from error


def _opened(path: Path | str) -> AbstractContextManager[BinaryIO]:
    return nullcontext(sys.stdin.buffer) if str(path) == "-" else Path(path).open("rb")


def _shown(path: Path | str) -> str:
    return "standard input" if str(path) == "-" else str(path)


def _stem(path: Path | str) -> str:
    return "note" if str(path) == "-" else Path(path).stem
