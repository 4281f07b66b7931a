"""What a run returns."""

from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from pydantic import BaseModel

from summarizer.schemas import Article, Coverage, Dropped, NoteDocument, Provenance

N = TypeVar("N", bound=BaseModel, covariant=True)


@dataclass(frozen=True, slots=True)
class Result(Generic[N]):
    """A briefing note with everything needed to check it."""

    document: NoteDocument

    @property
    def note(self) -> N:
        """The note: an instance of the note type that was asked for."""
        return cast("N", self.document.note)

    @property
    def article(self) -> Article:
        """The article with its numbered sentences."""
        return self.document.article

    @property
    def dropped(self) -> list[Dropped]:
        """What was left out of the note, each with its reason."""
        return self.document.dropped

    @property
    def coverage(self) -> Coverage:
        """How much of the article the note rests on."""
        return self.document.coverage

    @property
    def provenance(self) -> Provenance:
        """How the note came about."""
        return self.document.provenance

    def to_markdown(self) -> str:
        """Return the note as Markdown."""
        from summarizer.render import render_markdown

        return render_markdown(self.document)

    def to_text(self) -> str:
        """Return the note as plain text."""
        from summarizer.render import render_text

        return render_text(self.document)

    def to_json(self) -> str:
        """Return the whole document as JSON."""
        from summarizer.render import render_json

        return render_json(self.document)

    def to_html(self) -> str:
        """Return the note as one self-contained web page, to be written in UTF-8."""
        from summarizer.render.page import render_html

        return render_html(self.document)

    def to_csv(self) -> str:
        """Return the note's commitments as CSV."""
        from summarizer.render.table_csv import render_csv

        return render_csv(self.document)

    def to_docx(self) -> bytes:
        """Return the note as a Word file.

        Raises:
            MissingExtraError: the extra ``word`` is not installed.
        """
        from summarizer.render.word import render_docx

        return render_docx(self.document)
