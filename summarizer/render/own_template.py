"""Notes drawn by a template of the user's own, as Markdown or as HTML.

Whatever an expression of the template gives is escaped for the place: what the article or the
model says never acts as markup. See ``docs/writing.md`` for what a template has at hand.
"""

import html
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from summarizer.render import inert
from summarizer.render.blocks import Citation
from summarizer.render.claims import cited_ids
from summarizer.render.outline import pages_of
from summarizer.render.page_view import PageView, page_view
from summarizer.schemas import NoteDocument

if TYPE_CHECKING:
    from summarizer.templating import Templates

Language = Literal["markdown", "html"]
_NAME = "template"


def check_template(text: str, language: Language) -> None:
    """Find out whether a template can be read, before work is spent on a note.

    Raises:
        PromptError: it has a syntax error.
    """
    _compiled(text, language)


def drawn(document: NoteDocument, template: str, language: Language) -> str:
    """Return a note as a template draws it.

    Raises:
        PromptError: the template is broken, does what it must not, or gives too much.
        UndefinedVariableError: it uses a variable that does not exist.
    """
    text = _compiled(template, language).render(_NAME, variables_of(document))
    return inert.printable(text).rstrip("\n") + "\n"


def variables_of(document: NoteDocument) -> dict[str, Any]:
    """Return what a template has at hand: plain data."""
    data: dict[str, Any] = document.model_dump(mode="json", by_alias=True)
    _complete(data["note"])
    for sentence in data["article"]["sentences"]:
        sentence.setdefault("page", None)
    view = page_view(document)
    # An address that is none could be made to run a script.
    url = data["article"]["url"]
    data["article"]["url"] = url if url and inert.is_web_address(url) else None
    return data | {"title": view.title, "sections": _sections(view), "labels": _labels(document)}


def _complete(value: Any) -> None:
    """Give every claim ``ungrounded``, which JSON leaves out where a claim is sound."""
    if isinstance(value, dict):
        if "cites" in value:
            value.setdefault("ungrounded", None)
        for member in value.values():
            _complete(member)
    elif isinstance(value, list):
        for member in value:
            _complete(member)


def _labels(document: NoteDocument) -> dict[int, str]:
    """Return by the number of every sentence what stands in a citation: ``7, p. 2``."""
    pages = pages_of(document.article)
    # A saved note may cite a sentence that its article does not have.
    numbers = {sentence.id for sentence in document.article.sentences}
    numbers.update(cited_ids(document.note))
    return {number: Citation(number, pages.get(number)).label for number in numbers}


def _sections(view: PageView) -> list[dict[str, Any]]:
    """Return the note's sections, which any note type has."""
    return [asdict(section) for section in view.sections]


def _compiled(text: str, language: Language) -> "Templates":
    from summarizer.templating import Templates

    harmless = inert.markdown if language == "markdown" else _html
    return Templates({_NAME: text}, called="note", harmless=harmless)


def _html(text: str) -> str:
    return html.escape(inert.printable(text), quote=True)
