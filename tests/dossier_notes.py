"""Notes on made-up articles, in as few words as a test of merging needs."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from made_documents import provenance

from summarizer.dossiers.actors import joined
from summarizer.dossiers.mentions import Mention
from summarizer.render.dossier import render_dossier
from summarizer.schemas import (
    Actor,
    ActorKind,
    Article,
    Background,
    BriefingNote,
    Commitment,
    CommitmentStatus,
    Coverage,
    Dropped,
    Event,
    NoteDocument,
    Sentence,
    SummarySentence,
    Usage,
)
from summarizer.schemas.dossier import Dossier

SENTENCES = 9


def actor(name: str, kind: ActorKind = "government", *cites: int, **fields: Any) -> Actor:
    nothing: dict[str, Any] = {"role": None, "affiliation": None}
    return Actor(name=name, kind=kind, cites=list(cites) or [1], **(nothing | fields))


def person(name: str, **fields: Any) -> Actor:
    return actor(name, "person", **fields)


def commitment(
    by: str | list[str],
    action: str,
    status: CommitmentStatus = "pledged",
    *cites: int,
    **fields: Any,
) -> Commitment:
    nothing: dict[str, Any] = {"to": [], "condition": None, "deadline": None, "amount": None}
    makers = [by] if isinstance(by, str) else by
    found = list(cites) or [2]
    return Commitment(by=makers, action=action, status=status, cites=found, **(nothing | fields))


def event(what: str, **fields: Any) -> Event:
    nothing: dict[str, Any] = {"when": None, "where": None, "date": None}
    return Event(what=what, cites=[1], **(nothing | fields))


def note(
    *items: Actor | Commitment | Event | SummarySentence | Background,
    outlet: str | None = None,
    published: str | None = None,
    headline: str = "News",
    language: str = "en",
    dropped: Sequence[Dropped] = (),
    name: str = "",
    **metadata: Any,
) -> NoteDocument:
    """Return the note of an article; outlet, date and name make the article what it is."""
    of = {
        kind: [item for item in items if isinstance(item, kind)]
        for kind in (Actor, Commitment, Event, SummarySentence, Background)
    }
    texts = [f"Sentence {number} of {outlet}." for number in range(1, SENTENCES + 1)]
    told = [item for item in items if isinstance(item, Event)]
    identity = f"{outlet} {published} {headline} {name}"
    return NoteDocument(
        note=BriefingNote(
            headline=headline,
            summary=of[SummarySentence],
            event=told[0] if told else None,
            actors=of[Actor],
            commitments=of[Commitment],
            background=of[Background],
        ),
        article=Article(
            outlet=outlet,
            published=date.fromisoformat(published) if published else None,
            language=language,
            sha256=hashlib.sha256(identity.encode()).hexdigest(),
            text=" ".join(texts),
            sentences=tuple(
                Sentence(id=n, start=0, end=len(text), text=text)
                for n, text in enumerate(texts, start=1)
            ),
            **metadata,
        ),
        dropped=list(dropped),
        coverage=Coverage(cited=0.5, uncited_notable=[]),
        provenance=provenance(model="scripted", calls=1, usage=Usage(prompt=10, completion=5)),
    )


def fact(text: str, *cites: int) -> Background:
    return Background(fact=text, cites=list(cites) or [3])


def summed_up(text: str, *cites: int) -> SummarySentence:
    return SummarySentence(text=text, cites=list(cites) or [1])


def who_is_who(*actors: Actor | list[Actor], one_event: bool = True) -> list[list[str]]:
    """Return which names are one actor's, each actor from an article of its own or a list's."""
    mentions = [
        Mention(number, each, "en")
        for number, given in enumerate(actors, start=1)
        for each in (given if isinstance(given, list) else [given])
    ]
    found = joined(mentions, one_event=one_event)
    return sorted(sorted(m.actor.name for m in group) for group in found)


def markdown(found: Dossier) -> str:
    return render_dossier(found, "markdown").decode()
