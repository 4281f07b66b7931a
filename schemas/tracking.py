"""Commitments over time: who promised what, when it was reported, and what is due."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.note import ActorKind, CommitmentStatus

State = Literal[
    "new", "open", "reaffirmed", "due", "overdue", "conditional", "called_for", "refused"
]
"""What is to be done about a commitment today.

refused: the last report says that the actor will not do it. called_for: others urge it, and
nobody has undertaken it. conditional: it depends on something. overdue: the deadline has
passed; whether it was kept the notes do not tell. due: the deadline is near. reaffirmed: it was
said again. new: it was first reported a short while ago. open: anything else. The first of these
that is so, in this order.
"""


class TrackedArticle(BaseModel):
    """An article whose note was read."""

    model_config = ConfigDict(frozen=True)

    number: int = Field(ge=1)
    title: str | None
    outlet: str | None
    published: date | None
    url: str | None
    sha256: str

    @property
    def label(self) -> str:
        """How the article is called where its number is not enough."""
        return self.outlet or f"article {self.number}"


class Sighting(BaseModel):
    """One report of a commitment."""

    model_config = ConfigDict(frozen=True)

    article: int = Field(ge=1, description="Number of the article.")
    published: date | None
    status: CommitmentStatus
    action: str = Field(description="What is to be done, in the words of this note.")
    deadline: str | None
    deadline_date: str | None
    amount: str | None
    condition: str | None
    cites: list[int] = Field(description="Numbers of the article's sentences.")
    ungrounded: str | None = Field(default=None, exclude_if=lambda value: value is None)


class TrackedCommitment(BaseModel):
    """A commitment through all the articles that report it."""

    by: list[str] = Field(description="Everybody who makes it.")
    to: list[str]
    action: str
    state: State
    status: CommitmentStatus = Field(description="As the last report has it.")
    first_seen: date | None = Field(description="Null if no article says when it was published.")
    last_seen: date | None
    deadline: str | None
    deadline_date: str | None = Field(description="ISO date, month or year, as last reported.")
    amount: str | None
    condition: str | None
    history: list[Sighting] = Field(description="By date of publication; undated ones last.")


class TrackedActor(BaseModel):
    """An actor with what it has undertaken, urged or refused; a joint act is with each maker."""

    name: str
    kind: ActorKind | None = Field(description="Null if no note lists it among its actors.")
    aliases: list[str]
    commitments: list[TrackedCommitment] = Field(description="By first report; undated ones last.")


class Tracking(BaseModel):
    """All commitments of a number of notes, by actor."""

    today: date = Field(description="The day that due and overdue are meant of.")
    due_within: int = Field(description="Days ahead within which a deadline counts as near.")
    warnings: list[str]
    actors: list[TrackedActor]
    articles: list[TrackedArticle]
