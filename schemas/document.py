"""The document a run prints: the note, the article it cites, and how the note came about."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny

from summarizer.schemas.article import Article


class Dropped(BaseModel):
    """A claim that was left out of the note, and why."""

    model_config = ConfigDict(frozen=True)

    section: str = Field(description="Top-level field of the note the claim belonged to.")
    item: Any = Field(description="The claim as the model gave it.")
    reason: str


class Coverage(BaseModel):
    """How much of the article the note rests on."""

    model_config = ConfigDict(frozen=True)

    cited: float = Field(ge=0, le=1, description="Share of sentences that some claim cites.")
    uncited_notable: list[int] = Field(
        description=(
            "Sentences with a quote, number, date or modal of commitment that no claim cites, "
            "or an actor's row alone."
        )
    )


class Origin(BaseModel):
    """Name and SHA-256 of a prompt folder or of a note type's JSON Schema."""

    model_config = ConfigDict(frozen=True)

    name: str
    sha256: str


class Usage(BaseModel):
    """Tokens; ``cached`` is the part of ``prompt`` that the server had in its prefix cache."""

    model_config = ConfigDict(frozen=True)

    prompt: int = 0
    cached: int = 0
    completion: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            prompt=self.prompt + other.prompt,
            cached=self.cached + other.cached,
            completion=self.completion + other.completion,
        )


class Provenance(BaseModel):
    """How the note came about."""

    model_config = ConfigDict(frozen=True)

    model: str
    prompt: Origin
    schema_: Origin = Field(alias="schema", serialization_alias="schema")
    calls: int = Field(description="Requests answered by the model, retries included.")
    retries: int = Field(description="Calls made again because the content of a reply was bad.")
    usage: Usage
    cost: float | None = Field(default=None, description="US dollars; null when no price is known.")
    seconds: float
    summarizer: str = Field(description="Version of this package.")


class NoteDocument(BaseModel):
    """The whole output, as ``--format json`` prints it."""

    note: SerializeAsAny[BaseModel]
    article: Article
    dropped: list[Dropped]
    coverage: Coverage
    provenance: Provenance
