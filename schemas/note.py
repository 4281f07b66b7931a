"""The briefing note and the base class that gives any note type citations and grounding.

Field descriptions are rendered into the prompt: they speak to the model.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from summarizer.schemas.markers import Derived, Modality

ActorKind = Literal["person", "government", "organisation", "company", "group"]
CommitmentStatus = Literal[
    "pledged", "agreed", "reaffirmed", "ongoing", "called_for", "conditional", "refused"
]


class Cited(BaseModel):
    """Base of every claim: whatever derives from it cites sentences and is grounded.

    Text in any ``str`` field of a subclass is checked against the sentences in ``cites``.
    """

    model_config = ConfigDict(extra="forbid")

    cites: list[int] = Field(
        min_length=1, description="Numbers of the sentences that state this, fewest first."
    )
    ungrounded: Annotated[SkipJsonSchema[str | None], Derived()] = Field(
        default=None,
        exclude_if=lambda value: value is None,
        description="Why the claim failed its check; set only when failing claims are kept.",
    )


class SummarySentence(Cited):
    """One sentence of the summary."""

    text: str = Field(min_length=1, description="One plain sentence of at most 30 words.")


class Event(Cited):
    """The event that the article reports."""

    what: str = Field(min_length=1, description="The event in at most 15 words.")
    when: str | None = Field(description="The time exactly as the article says it, or null.")
    date: Annotated[str | None, Derived()] = Field(
        default=None, description="`when` resolved to an ISO date; null if that is not possible."
    )
    where: str | None = Field(description="The place as the article names it, or null.")


class Actor(Cited):
    """A person or body that acts, speaks or is acted upon."""

    name: str = Field(min_length=1, description="The name as the article writes it, no title.")
    kind: ActorKind = Field(description="What the actor is.")
    role: str | None = Field(description="Office or function as the article says it, or null.")
    affiliation: str | None = Field(description="The body that the actor belongs to, or null.")
    aliases: Annotated[list[str], Derived()] = Field(
        default_factory=list, description="Other forms of the name in the article."
    )


class Commitment(Cited):
    """Something that an actor undertakes, urges others to do, or refuses to do."""

    by: list[str] = Field(
        min_length=1, description="Who undertakes, urges or refuses it: names of actors."
    )
    to: list[str] = Field(description="Towards whom, if the article says so; else empty.")
    action: str = Field(min_length=1, description="What is to be done; begins with a verb.")
    status: Annotated[CommitmentStatus, Modality()] = Field(
        description=(
            "pledged: promised or planned by the actor; agreed: settled between parties; "
            "reaffirmed: promised again; ongoing: being done; called_for: others urge it; "
            "conditional: depends on something; refused: the actor will not do it."
        )
    )
    condition: str | None = Field(description="The condition, if there is one, else null.")
    deadline: str | None = Field(description="By when, as the article says it, or null.")
    deadline_date: Annotated[str | None, Derived()] = Field(
        default=None,
        description="`deadline` resolved to an ISO date; null if that is not possible.",
    )
    amount: str | None = Field(description="Sum or quantity as the article says it, or null.")


class Background(Cited):
    """A fact that was so before the event and helps to understand it."""

    fact: str = Field(min_length=1, description="The fact in one plain sentence.")


class BriefingNote(BaseModel):
    """A briefing note on one press article."""

    model_config = ConfigDict(extra="forbid")

    headline: str = Field(min_length=1, description="The news in at most 14 words.")
    summary: list[SummarySentence] = Field(
        description="Two to four sentences: what happened, who, and what follows."
    )
    event: Event | None = Field(description="The main event, or null if there is none.")
    actors: list[Actor] = Field(description="Everyone who matters to the story, each once.")
    commitments: list[Commitment] = Field(
        description="Every undertaking, call or refusal in the article; empty if there is none."
    )
    background: list[Background] = Field(
        description="Earlier facts, standing arrangements and context; not the news itself."
    )
