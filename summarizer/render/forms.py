"""The forms a note can take: one call for all of them, and the suffix of a file in each."""

from dataclasses import dataclass
from typing import Literal

from summarizer.schemas import NoteDocument

Format = Literal["markdown", "json", "text", "html", "docx", "csv"]

SUFFIXES: dict[Format, str] = {
    "markdown": ".md",
    "json": ".json",
    "text": ".txt",
    "html": ".html",
    "docx": ".docx",
    "csv": ".csv",
}
BINARY: frozenset[Format] = frozenset({"docx"})
"""Forms that are no text: not for a terminal."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a note is to look, beyond its form.

    Attributes:
        template: text of a Jinja template that draws Markdown or HTML in place of our own.
        docx_template: a Word file with placeholders that is filled in.
        width: characters per line of plain text.
        compact: JSON on one line.
    """

    template: str | None = None
    docx_template: bytes | None = None
    width: int = 80
    compact: bool = False


AS_IT_COMES = Layout()
"""Nothing particular is wanted."""


def rendered(document: NoteDocument, form: Format, layout: Layout = AS_IT_COMES) -> bytes:
    """Return a note in one of its forms; what is text is UTF-8.

    Raises:
        MissingExtraError: an optional package is not installed.
        PromptError: the layout's template is broken, or does what it must not.
    """
    if form == "docx":
        from summarizer.render.word import render_docx

        return render_docx(document, layout.docx_template)
    # Half of a surrogate pair, as a reply may hold it, is written as JSON escapes it.
    return _text(document, form, layout).encode(errors="backslashreplace")


def _text(document: NoteDocument, form: Format, layout: Layout) -> str:
    # Imported here, as each is needed: a command draws in one form.
    match form:
        case "json":
            from summarizer.render.document_json import render_json

            return render_json(document, indent=None if layout.compact else 2)
        case "text":
            from summarizer.render.text import render_text

            return render_text(document, layout.width)
        case "html":
            from summarizer.render.page import render_html

            return render_html(document, layout.template)
        case "csv":
            from summarizer.render.table_csv import render_csv

            return render_csv(document)
        case _:
            from summarizer.render.markdown import render_markdown

            return render_markdown(document, layout.template)
