"""A note on a bridge, with every section, and a note type of one's own."""

from datetime import date
from typing import Any

import made_documents
from pydantic import BaseModel, Field

from summarizer.schemas import (
    Actor,
    Article,
    Background,
    BriefingNote,
    Cited,
    Commitment,
    Coverage,
    Event,
    NoteDocument,
    SummarySentence,
)

SENTENCES = (
    "Ruritania and Graustark met in Strelsau on Monday.",
    "Minister Ottilie Brandt pledged 40 million crowns for the bridge by 2031.",
    "Nobody has crossed the river since 1998.",
    "The weather was fair.",
)


def article(*texts: str, **known: Any) -> Article:
    return made_documents.article(*texts, between="\n", **known)


def briefing(**changes: Any) -> BriefingNote:
    fields: dict[str, Any] = {
        "headline": "Two neighbours will build a bridge",
        "summary": [
            SummarySentence(text="Ruritania and Graustark met.", cites=[1]),
            SummarySentence(text="Ruritania pays for a bridge.", cites=[1, 2]),
        ],
        "event": Event(
            what="Talks on a bridge", when="Monday", date="2026-05-04", where="Strelsau", cites=[1]
        ),
        "actors": [
            Actor(
                name="Ottilie Brandt",
                kind="person",
                role="Minister",
                affiliation=None,
                aliases=["Brandt"],
                cites=[2],
            )
        ],
        "commitments": [
            Commitment(
                by=["Ruritania", "Graustark"],
                to=["the valley"],
                action="pay for the bridge",
                status="called_for",
                condition="the parliament agrees",
                deadline="by 2031",
                amount="40 million crowns",
                cites=[2],
            )
        ],
        "background": [Background(fact="Nobody has crossed since 1998.", cites=[3])],
    }
    return BriefingNote(**(fields | changes))


def document(note: BaseModel | None = None, **changes: Any) -> NoteDocument:
    fields: dict[str, Any] = {
        "note": note or briefing(),
        "article": article(
            *SENTENCES,
            title="A bridge at last",
            outlet="The Strelsau Courier",
            byline="Fritz Tarlen",
            published=date(2026, 5, 5),
            url="https://courier.example/bridge",
        ),
        "dropped": [],
        "coverage": Coverage(cited=0.75, uncited_notable=[]),
        "provenance": made_documents.provenance(),
    }
    return NoteDocument(**(fields | changes))


EMPTY = briefing(summary=[], event=None, actors=[], commitments=[], background=[])


class Measure(Cited):
    what: str
    target: str | None = None


class Place(BaseModel):
    town: str
    river: str | None = None


class SanctionsNote(BaseModel):
    title: str
    measures: list[Measure]
    lead: Measure | None = None
    place: Place | None = None
    key_words: list[str] = []
    final: bool = Field(default=False, title="Is it final?")
