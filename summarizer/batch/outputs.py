"""The folder a batch writes to: a file per note and form, and a line per article in two lists."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from summarizer.batch.item import Failed, Item, Noted
from summarizer.errors import BatchError, OutputError
from summarizer.render.forms import AS_IT_COMES, SUFFIXES, Format, Layout, rendered
from summarizer.schemas import NoteDocument
from summarizer.whole_file import clear_leftovers, write_lines_whole, write_whole, writing_errors

NOTES_FOLDER = "notes"
NOTES_FILE = "notes.jsonl"
FAILURES_FILE = "failures.jsonl"


class OutputFolder:
    """Where a batch's notes go.

    ::

        notes/<id>.md       every note, in every form asked for
        notes.jsonl         a line for every note, in input order
        failures.jsonl      a line for every article without one, in input order

    Every file is there as a whole or not at all.
    """

    def __init__(
        self,
        folder: Path,
        formats: Sequence[Format],
        *,
        layout: Layout = AS_IT_COMES,
        durable: bool = True,
    ) -> None:
        """Name the folder; nothing is done yet.

        Args:
            folder: may not be there yet.
            formats: the forms of each note; none for the lists alone.
            layout: how the notes are to look.
            durable: a file that was written survives even a power cut.
        """
        self.folder = folder
        self.formats = tuple(dict.fromkeys(formats))
        self._layout = layout
        self._durable = durable

    @property
    def notes_file(self) -> Path:
        """The list of the notes."""
        return self.folder / NOTES_FILE

    @property
    def failures_file(self) -> Path:
        """The list of the articles without a note."""
        return self.folder / FAILURES_FILE

    def prepare(self) -> None:
        """Make the folder, and see that it can be written to before work is spent.

        What a run that was killed has left half-written is deleted; nobody else may be
        writing to the folder.

        Raises:
            OutputError: it cannot.
        """
        notes = self.folder / NOTES_FOLDER
        with writing_errors(self.folder):
            notes.mkdir(parents=True, exist_ok=True)
        for folder in (self.folder, notes):
            clear_leftovers(folder)
        for path in (self.notes_file, self.failures_file):
            if path.is_dir():
                raise OutputError(f"cannot write {path}: it is a folder")
        probe = notes / ".probe"
        write_whole(probe, "")
        with writing_errors(probe):
            probe.unlink()

    def path_of(self, item: Item, form: Format) -> Path:
        """Return where a note goes in one of its forms."""
        return self.folder / NOTES_FOLDER / f"{item.id}{SUFFIXES[form]}"

    def write_note(self, item: Item, document: NoteDocument) -> None:
        """Write a note in every form asked for; may be called from any thread.

        Raises:
            OutputError: it cannot be written.
        """
        for form in self.formats:
            content = rendered(document, form, self._layout)
            write_whole(self.path_of(item, form), content, durable=self._durable)

    def has_note(self, item: Item) -> bool:
        """Tell whether the note is there in every form asked for."""
        return all(self.path_of(item, form).is_file() for form in self.formats)

    def write_lists(self, notes: Iterable[Noted], failures: Iterable[Failed]) -> None:
        """Write ``notes.jsonl`` and ``failures.jsonl``; neither is held in memory.

        Args:
            notes: in input order.
            failures: in input order.

        Raises:
            OutputError: one cannot be written.
        """
        write_lines_whole(self.notes_file, map(note_line, notes), durable=self._durable)
        write_lines_whole(self.failures_file, map(failure_line, failures), durable=self._durable)


def note_line(noted: Noted) -> str:
    """Return the line of a note: index, id, fields, and then all that its document has."""
    head = _json({"index": noted.index, "id": noted.id, "fields": noted.fields})
    document = noted.document.strip()
    if "\n" in document:
        document = _json(json.loads(document))
    return f"{head[:-1]}, {document[1:]}"


def failure_line(failed: Failed) -> str:
    """Return the line of an article without a note."""
    failure = failed.failure
    error = {
        "kind": failure.kind,
        "message": failure.message,
        "exit_code": failure.exit_code,
    }
    return _json(
        {
            "index": failed.index,
            "id": failed.id,
            "source": failed.source,
            "fields": failed.fields,
            "error": error,
            "reply": failure.reply,
        }
    )


def read_notes(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a ``notes.jsonl`` or ``failures.jsonl`` as mappings.

    Args:
        path: of the file, or of the batch's folder, whose ``notes.jsonl`` is read then.

    Raises:
        BatchError: there is no such file, or it cannot be read, or is not such a list.
    """
    file = path / NOTES_FILE if path.is_dir() else path
    try:
        with file.open("rb") as lines:
            for line in lines:
                yield json.loads(line)
    except OSError as error:
        raise BatchError(f"cannot read {file}: {error.strerror or error}") from error
    except ValueError as error:
        raise BatchError(f"{file} is no list of notes: {error}") from error


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
