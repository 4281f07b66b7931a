"""The forms a note can take: one call for all of them, and the suffix of a file in each."""

from collections.abc import Collection
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
TEMPLATED: frozenset[Format] = frozenset({"markdown", "html"})
"""Forms that a Jinja template may draw."""
ALONE: frozenset[Format] = frozenset({"html", "docx", "csv"})
"""Forms of which two cannot follow one another in one stream."""
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


def check(forms: Collection[Format], layout: Layout = AS_IT_COMES) -> None:
    """Find out whether notes can be drawn so, before work is spent on them.

    Raises:
        MissingExtraError: an optional package is not installed.
        PromptError: a template cannot be read.
    """
    for form in forms:
        if form in ("markdown", "html") and layout.template is not None:
            from summarizer.render.own_template import check_template

            check_template(layout.template, form)
        elif form == "docx":
            from summarizer.render.word import check_docx

            check_docx(layout.docx_template)


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
