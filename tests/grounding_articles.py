"""Articles made of given sentences, and short ways to write the items of a note."""

from typing import Any

from summarizer.schemas import (
    Actor,
    ActorKind,
    Article,
    Commitment,
    CommitmentStatus,
    Sentence,
    SummarySentence,
)


def article(*sentences: str, language: str = "en", title: str | None = None) -> Article:
    placed = []
    start = 0
    for number, text in enumerate(sentences, 1):
        placed.append(Sentence(id=number, start=start, end=start + len(text), text=text))
        start += len(text) + 1
    return Article(
        title=title,
        language=language,
        sha256="0" * 64,
        text=" ".join(sentences),
        sentences=tuple(placed),
    )


def says(text: str, *cites: int) -> SummarySentence:
    return SummarySentence(text=text, cites=list(cites))


def actor(name: str, *cites: int, kind: ActorKind = "person", **fields: Any) -> Actor:
    return Actor(
        name=name, kind=kind, cites=list(cites), **({"role": None, "affiliation": None} | fields)
    )


def commitment(
    by: str, action: str, status: CommitmentStatus, *cites: int, **fields: Any
) -> Commitment:
    nothing: dict[str, Any] = {"to": [], "condition": None, "deadline": None, "amount": None}
    return Commitment(
        by=by.split(" & "),
        action=action,
        status=status,
        cites=list(cites),
        **(nothing | fields),
    )
