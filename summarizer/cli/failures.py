"""Inputs that fail without taking the others along: reported, counted, and said in the result."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.cli.failing import Debugging, one_line, report, shown_name
from summarizer.errors import ArticleError, SummarizerError

if TYPE_CHECKING:
    from summarizer.schemas import NoteDocument


@dataclass(slots=True)
class Failures:
    """What failed so far.

    Attributes:
        debugging: whether a traceback is shown.
        exit_code: of the first that failed.
        warnings: what the result is to say of those.
    """

    debugging: Debugging
    exit_code: int = 0
    warnings: list[str] = field(default_factory=list)

    def add(self, error: SummarizerError, source: str) -> None:
        """Report that a source failed."""
        shown = "standard input" if source == "-" else shown_name(source)
        report(error, self.debugging, about="" if shown in str(error) else shown)
        self.exit_code = self.exit_code or error.exit_code
        self.warnings.append(one_line(f"Left out, for it failed: {shown}"))


def saved_briefs(source: str, failures: Failures) -> Iterator["NoteDocument"]:
    """Yield the briefing notes that are saved under a path; a broken one is left out."""
    from summarizer.saved_notes import saved_notes
    from summarizer.schemas import BriefingNote

    try:
        for note in saved_notes(source):
            try:
                _, document = note.read(BriefingNote)
            except ArticleError as error:
                failures.add(error, note.where)
            else:
                yield document
    except ArticleError as error:
        failures.add(error, source)
