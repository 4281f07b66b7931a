"""Citations of a PDF say the page, in every form a note is written in."""

import json

from made_documents import provenance

from summarizer.articles import article_from_bytes
from summarizer.render import render_json, render_markdown, render_text
from summarizer.schemas import (
    Background,
    BriefingNote,
    Coverage,
    Event,
    NoteDocument,
    SummarySentence,
)
from tests.pdf_articles import press_release


def document() -> NoteDocument:
    """A note on the press release; its first sentence is on page 1, its last on page 3."""
    article = article_from_bytes(press_release(), format="pdf")
    last = article.sentences[-1].id
    note = BriefingNote(
        headline="A railway will be mended",
        summary=[SummarySentence(text="Valdoria mends its railway.", cites=[1, last])],
        event=Event(what="An announcement", when=None, date=None, where=None, cites=[1]),
        actors=[],
        commitments=[],
        background=[Background(fact="The quarry was refused help.", cites=[last])],
    )
    return NoteDocument(
        note=note,
        article=article,
        dropped=[],
        coverage=Coverage(cited=1.0, uncited_notable=[]),
        provenance=provenance(),
    )


def test_markdown_cites_the_pages() -> None:
    page = render_markdown(document())
    assert "Valdoria mends its railway. [1, p. 1][20, p. 3]" in page
    assert "The quarry was refused help. [20, p. 3]" in page


def test_plain_text_cites_the_pages() -> None:
    page = " ".join(render_text(document()).split())
    assert "Valdoria mends its railway. [1, p. 1][20, p. 3]" in page


def test_json_has_the_page_of_every_sentence() -> None:
    sentences = json.loads(render_json(document()))["article"]["sentences"]
    assert sentences[0]["page"] == 1
    assert sentences[-1]["page"] == 3
    assert all("page" in sentence for sentence in sentences)


def test_an_article_without_pages_has_none_in_json() -> None:
    article = article_from_bytes(b"The council met on Monday.")
    assert "page" not in json.loads(article.model_dump_json())["sentences"][0]
