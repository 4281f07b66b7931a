"""The dossier: what several notes on one event say together, and where they differ.

Every claim of every note stands in it once, word for word, as a *report*; reports that say the
same are joined in one entry.
"""

from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from summarizer.schemas.article import Sentence
from summarizer.schemas.document import Dropped, Provenance
from summarizer.schemas.note import (
    Actor,
    ActorKind,
    Background,
    Cited,
    Commitment,
    CommitmentStatus,
    Event,
    SummarySentence,
)

Cite = Annotated[str, Field(pattern=r"^[1-9]\d*:[1-9]\d*$", description="Article:sentence.")]
Item = TypeVar("Item", bound=Cited)
FactSection = Literal["summary", "background"]
Aspect = Literal["amount", "deadline", "status", "date", "place", "figure"]


class Report(BaseModel, Generic[Item]):
    """A claim as one article's note has it."""

    model_config = ConfigDict(frozen=True)

    article: int = Field(ge=1, description="Number of the article.")
    item: Item = Field(description="The claim of that note; its citations are sentence numbers.")


class Entry(BaseModel):
    """What one or several reports say."""

    model_config = ConfigDict(extra="forbid")

    cites: list[Cite] = Field(description="Every sentence that supports it, in reading order.")
    articles: list[int] = Field(description="Numbers of the articles that report it, ascending.")
    outlets: int = Field(
        ge=1,
        description="How many outlets report it; an article that names no outlet counts as one.",
    )
    ungrounded: str | None = Field(
        default=None,
        exclude_if=lambda value: value is None,
        description="Why the claim failed its check; set only when failing claims are kept.",
    )


class DossierEvent(Entry):
    """The event as one or several articles report it."""

    what: str
    when: str | None
    date: str | None
    where: str | None
    reports: list[Report[Event]]


class DossierActor(Entry):
    """An actor under all the names that the articles give it."""

    name: str
    kind: ActorKind
    role: str | None
    affiliation: str | None
    aliases: list[str] = Field(description="Every other form of the name.")
    reports: list[Report[Actor]]


class DossierCommitment(Entry):
    """A commitment with everything the reports say of it."""

    by: list[str] = Field(description="Who makes it, under the names of the dossier's actors.")
    to: list[str]
    action: str
    status: CommitmentStatus
    condition: str | None
    deadline: str | None
    deadline_date: str | None = Field(description="ISO date, month or year; null if unknown.")
    amount: str | None
    reports: list[Report[Commitment]]


class FactReport(BaseModel):
    """A fact as one article's note has it."""

    model_config = ConfigDict(frozen=True)

    article: int = Field(ge=1)
    section: FactSection = Field(description="Where the note has it.")
    item: SummarySentence | Background


class DossierFact(Entry):
    """A sentence of the summaries, or a fact of the background."""

    text: str
    section: FactSection = Field(description="Summary if any of the notes has it there.")
    reports: list[FactReport]


class Side(BaseModel):
    """What some of the articles say where others say something else."""

    says: str
    articles: list[int]
    cites: list[Cite]
    entry: int = Field(ge=1, description="Place of the entry in its section, from 1.")


class Contradiction(BaseModel):
    """One thing on which the articles do not agree."""

    section: Literal["events", "commitments", "facts"]
    about: str = Field(description="What the sides speak of.")
    aspect: Aspect = Field(description="In what they differ.")
    sides: list[Side] = Field(min_length=2)


class DossierArticle(BaseModel):
    """One of the articles, with the sentences that are cited by number."""

    number: int = Field(ge=1)
    title: str | None
    outlet: str | None
    byline: str | None
    published: date | None
    url: str | None
    language: str
    sha256: str
    headline: str = Field(description="Of the article's note.")
    sentences: tuple[Sentence, ...]
    provenance: Provenance = Field(description="How the article's note came about.")

    @property
    def label(self) -> str:
        """How the article is called where its number is not enough."""
        return self.outlet or f"article {self.number}"


class DossierDropped(Dropped):
    """A claim that was left out of an article's note, and why."""

    article: int = Field(ge=1)


class Dossier(BaseModel):
    """One note over several articles on one event."""

    headline: str
    warnings: list[str] = Field(description="What a reader must not overlook.")
    articles: list[DossierArticle]
    events: list[DossierEvent]
    contradictions: list[Contradiction]
    commitments: list[DossierCommitment]
    actors: list[DossierActor]
    facts: list[DossierFact]
    dropped: list[DossierDropped]
