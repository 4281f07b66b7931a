"""Documents that were written before are read back as they were."""

import json

import pytest
from flow_runs import TALKS, note_with
from pydantic import BaseModel, Field

from summarizer import summarize
from summarizer.articles import article_from_bytes
from summarizer.backends.scripted import ScriptedModel
from summarizer.documents import document_from, read_document
from summarizer.errors import UnreadableArticleError
from summarizer.render import render_json
from summarizer.schemas import BriefingNote, Cited, NoteDocument
from summarizer.settings import Settings


class Fact(Cited):
    """One fact."""

    fact: str = Field(description="The fact.")


class FactNote(BaseModel):
    """Facts only."""

    facts: list[Fact] = Field(description="Every fact.")


def document() -> NoteDocument:
    return summarize(TALKS, model=ScriptedModel(note_with()), settings=Settings()).document


def test_what_was_rendered_is_read_back() -> None:
    written = document()
    again = read_document(render_json(written))
    assert again == written
    assert isinstance(again.note, BriefingNote)
    assert render_json(again) == render_json(written)


def test_from_bytes_and_without_indentation_too() -> None:
    written = document()
    assert read_document(render_json(written, indent=None).encode()) == written


def test_notes_from_before_a_derived_field_are_read() -> None:
    data = json.loads(render_json(document()))
    for commitment in data["note"]["commitments"]:
        del commitment["deadline_date"]
    again = read_document(json.dumps(data)).note
    assert isinstance(again, BriefingNote)
    assert [one.deadline_date for one in again.commitments] == [None]


def test_a_note_may_be_of_a_type_of_ones_own() -> None:
    answer = {"facts": [{"cites": [5], "fact": "The crossing was closed in 2011."}]}
    model = ScriptedModel(lambda request: json.dumps(answer))
    written = summarize(TALKS, model=model, schema=FactNote, settings=Settings()).document
    again = read_document(render_json(written), FactNote)
    assert isinstance(again.note, FactNote)
    assert again == written


@pytest.mark.parametrize(
    "text", ["", "no JSON", "[]", "null", "{}", '{"note": {}}', '{"note": null, "article": 1}']
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a document with a BriefingNote"):
        read_document(text)


def test_a_document_with_another_kind_of_note_is_refused() -> None:
    with pytest.raises(ValueError, match="not a document with a FactNote"):
        read_document(render_json(document()), FactNote)


def test_a_document_that_lacks_a_part_is_refused() -> None:
    data = json.loads(render_json(document()))
    del data["article"]
    with pytest.raises(ValueError, match="not a document with a BriefingNote"):
        document_from(data, BriefingNote)


@pytest.mark.parametrize("before", ["", "\ufeff", "\n  "])
@pytest.mark.parametrize("after", ["", '{"note": 1}\n'])
def test_a_saved_note_given_for_an_article_is_told_with_the_way_out(
    before: str, after: str
) -> None:
    saved = (before + render_json(document()) + after).encode()
    with pytest.raises(UnreadableArticleError, match=r"saved note.*summarizer render"):
        article_from_bytes(saved)


@pytest.mark.parametrize(
    "text", ["{A brace} opens this article.", '{"note": "is no document"} Norland signed.']
)
def test_other_texts_with_a_brace_are_articles(text: str) -> None:
    assert article_from_bytes(text.encode()).sentences
