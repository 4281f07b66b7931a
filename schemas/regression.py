"""A regression case, as ``case.yaml`` holds it. Descriptions speak to whoever writes a case."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from summarizer.schemas.article import ArticleMetadata
from summarizer.schemas.assertion import Assertion, Language
from summarizer.schemas.written import Share, Text, Texts, Written, complaint


class CaseMetadata(Written, ArticleMetadata):
    """What is known about the article besides its text."""


class CaseOptions(Written):
    """Settings of this case; what is not given is as in every run."""

    # Written as in summarizer.toml and in Python.
    model_config = ConfigDict(alias_generator=None)

    language: Language | None = Field(
        default=None, description="Language of the note; by default the article's own."
    )
    tactics: Literal["auto", "guided", "sections", "single"] | None = Field(
        default=None, description="How the note is asked for."
    )
    attempts: Annotated[int, Field(strict=True, ge=0, le=20)] | None = Field(
        default=None, description="How often a failing reply is asked again."
    )
    max_tokens: Annotated[int, Field(strict=True, ge=16)] | None = Field(
        default=None, description="Upper limit of output tokens per call."
    )
    on_ungrounded: Literal["drop", "keep", "fail"] | None = Field(
        default=None, description="What becomes of a claim that fails its check."
    )


class Case(Written):
    """A regression case of the summarizer: settings for one article, and what its note must say."""

    description: Text | None = Field(default=None, description="What the case is about.")
    reviewed: bool = Field(
        default=True, description="Whether a person has looked the assertions over."
    )
    tags: Texts = Field(default=(), description="Words to select cases by.")
    article: Text | None = Field(
        default=None, description="The article's file; by default the one beside this file."
    )
    metadata: CaseMetadata = Field(
        default=CaseMetadata(), description="What is known about the article besides its text."
    )
    options: CaseOptions = Field(default=CaseOptions(), description="Settings of this case.")
    threshold: Share | None = Field(
        default=None,
        description="Weighted score that is enough; without it every assertion has to pass.",
    )
    assertions: tuple[Assertion, ...] = Field(
        default=(), alias="assert", description="What the note has to be."
    )

    @property
    def names(self) -> tuple[str, ...]:
        """What reports call the assertions: as given, else the kind, numbered when repeated."""
        taken = {each.name for each in self.assertions if each.name}
        found: list[str] = []
        for each in self.assertions:
            name = each.name or next(name for name in _numbered(each.kind) if name not in taken)
            taken.add(name)
            found.append(name)
        return tuple(found)

    @model_validator(mode="after")
    def _unique_names(self) -> Self:
        first: dict[str, int] = {}
        for index, each in enumerate(self.assertions):
            if each.name and first.setdefault(each.name, index) != index:
                message = f"the name {each.name!r} is given twice; every assertion has its own"
                raise complaint(message, "assert", index, "name")
        return self


def _numbered(kind: str) -> Iterator[str]:
    yield kind
    number = 2
    while True:
        yield f"{kind} {number}"
        number += 1
