"""The note as one self-contained HTML page: the note beside the article it rests on."""

from importlib.resources import files

from summarizer.render.page_view import page_view
from summarizer.render.whole_page import whole_page
from summarizer.schemas import NoteDocument


def render_html(document: NoteDocument, template: str | None = None) -> str:
    """Return the note as an HTML page, to be written in UTF-8.

    Whatever the note and the article say is escaped; the page loads nothing, and a
    Content-Security-Policy allows nothing but its own style and script.

    Args:
        document: what a run produced.
        template: text of a Jinja template that draws the page in place of ours.

    Raises:
        PromptError: the template is broken, or does what it must not.
    """
    if template is not None:
        from summarizer.render.own_template import drawn

        return drawn(document, template, "html")
    folder = files("summarizer.render") / "templates"
    return whole_page(folder, ["note.html.j2"], "note.css", "note.js", page=page_view(document))
