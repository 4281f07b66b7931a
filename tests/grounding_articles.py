"""Articles made of given sentences, and short ways to write the items of a note."""

from typing import Any

from made_documents import article as article

from summarizer.schemas import Actor, ActorKind, Commitment, CommitmentStatus, SummarySentence


def says(text: str, *cites: int) -> SummarySentence:
    return SummarySentence(text=text, cites=list(cites) or [1])


def actor(name: str, *cites: int, kind: ActorKind = "person", **fields: Any) -> Actor:
    return Actor(
        name=name,
        kind=kind,
        cites=list(cites) or [1],
        **({"role": None, "affiliation": None} | fields),
    )


def commitment(
    by: str, action: str, status: CommitmentStatus = "pledged", *cites: int, **fields: Any
) -> Commitment:
    nothing: dict[str, Any] = {"to": [], "condition": None, "deadline": None, "amount": None}
    return Commitment(
        by=by.split(" & "),
        action=action,
        status=status,
        cites=list(cites) or [1],
        **(nothing | fields),
    )
