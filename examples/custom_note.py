"""A note type of your own: what a deal binds whom to, and what could come in its way.

    cd examples
    summarizer brief battery_plant.txt --schema custom_note:DealNote --prompts deal_prompts

Every class that derives from ``Cited`` gets numbered citations and is checked against the
article. ``Modality`` marks the field that says how firm a claim is: "called on" will not pass
as "agreed". The descriptions are what the model reads; the folder ``deal_prompts`` holds the
one template that differs from the package's own.
"""

import sys
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from summarizer import summarize
from summarizer.llm import LanguageModel
from summarizer.schemas import Cited, Modality

HERE = Path(__file__).parent


class Party(Cited):
    """Someone who signed the deal or is bound by it."""

    name: str = Field(min_length=1, description="The name as the article writes it.")
    signatory: str | None = Field(description="Who signed for the party, or null.")


class Term(Cited):
    """One obligation under the deal."""

    party: str = Field(min_length=1, description="Who is bound: the name of one party.")
    obligation: str = Field(min_length=1, description="What is to be done; begins with a verb.")
    firmness: Annotated[Literal["agreed", "conditional", "called_for", "refused"], Modality()] = (
        Field(description="How firm it is.")
    )
    amount: str | None = Field(description="Sum or quantity as the article says it, or null.")
    deadline: str | None = Field(description="By when, as the article says it, or null.")


class Risk(Cited):
    """Something that could stop, delay or reverse the deal."""

    risk: str = Field(min_length=1, description="The risk in one plain sentence.")
    raised_by: str | None = Field(description="Who points it out, or null.")


class DealNote(BaseModel):
    """A note on one deal."""

    title: str = Field(min_length=1, description="The deal in at most 12 words.")
    parties: list[Party] = Field(
        min_length=1, description="Everyone who is bound by the deal, each once."
    )
    terms: list[Term] = Field(min_length=1, description="Every obligation under the deal.")
    risks: list[Risk] = Field(description="Conditions, objections and open approvals.")


def main(
    article: Path = HERE / "battery_plant.txt", model: str | LanguageModel | None = None
) -> None:
    """Print a note on the deal in the article."""
    result = summarize(article, schema=DealNote, prompts=HERE / "deal_prompts", model=model)
    print(result.to_markdown())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
