"""Reads notes that were saved: a ``.json``, JSON Lines, a batch's folder, or standard input.

``--format json`` prints a document that may take many lines; several articles, and a batch's
``notes.jsonl``, are one document to a line. Which of the two it is, the first line tells.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel

from summarizer.documents import read_document
from summarizer.errors import ArticleNotFoundError, SavedNoteError
from summarizer.schemas import BriefingNote, NoteDocument

NOTES_FILE = "notes.jsonl"
SUFFIXES = frozenset({".json", ".jsonl"})

_LARGEST = 64 * 1024 * 1024
"""Bytes of one document; a note of a whole book has a twentieth of that."""


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
    found = False
    for file in _files(path):
        for document in _documents(file, note_type):
            found = True
            yield document
    if not found:
        raise SavedNoteError(f"{_name(path)}: there is no saved note in it")


def _files(path: Path | str) -> list[Path | str]:
    if str(path) == "-" or not Path(path).is_dir():
        return [path]
    listed = Path(path) / NOTES_FILE
    if listed.is_file():
        return [listed]
    with _reading(path):
        return [file for file in sorted(Path(path).glob("*.json")) if file.is_file()]


def _documents(path: Path | str, note_type: type[BaseModel]) -> Iterator[NoteDocument]:
    with _reading(path), _opened(path) as stream:
        first = stream.readline(_LARGEST + 1)
        if not _is_whole(first):
            rest = first + stream.read(_LARGEST + 1)
            if rest.strip():
                yield _document(rest, _name(path), note_type)
            return
        number, line = 1, first
        while line:
            if line.strip():
                yield _document(line, f"{_name(path)}, line {number}", note_type)
            number, line = number + 1, stream.readline(_LARGEST + 1)


def _is_whole(line: bytes) -> bool:
    """Whether a line is JSON by itself, so that every line is a document."""
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _document(data: bytes, place: str, note_type: type[BaseModel]) -> NoteDocument:
    if len(data) > _LARGEST:
        raise SavedNoteError(f"{place}: larger than {_LARGEST >> 20} MB, which no saved note is")
    try:
        return read_document(data, note_type)
    except ValueError as error:
        raise SavedNoteError(f"{place}: {error}, as --format json saves it") from error


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


def _name(path: Path | str) -> str:
    return "standard input" if str(path) == "-" else str(path)
