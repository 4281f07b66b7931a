"""A note on a made-up article, and short ways to hold an assertion against it."""

from pathlib import Path
from typing import Any

import made_documents
import pytest
from grounding_articles import commitment, says
from pydantic import BaseModel

from summarizer.errors import CaseError
from summarizer.regression.assertions import evaluate
from summarizer.regression.outcome import AssertionOutcome
from summarizer.schemas import (
    Actor,
    ActorKind,
    Article,
    Background,
    BriefingNote,
    Coverage,
    Dropped,
    Event,
    NoteDocument,
    Usage,
)
from summarizer.schemas.regression import Case

SENTENCES = (
    "Vellmar and Norland agreed on Monday to dredge the harbour of Saint-Élan together.",
    "Minister Anna Holt said Vellmar would pay 40 million crowns by 2031.",
    "Norland will lend two dredgers if its parliament agrees.",
    "The U.S. welcomed the plan.",
    "The treaty of 2012 had left the harbour to neither of the two.",
    "Fishermen urged both governments to spare the eastern bank.",
)


def article(*texts: str, **known: Any) -> Article:
    return made_documents.article(*(texts or SENTENCES), **known)


def actor(name: str, *cites: int, kind: ActorKind = "government", **fields: Any) -> Actor:
    nothing: dict[str, Any] = {"role": None, "affiliation": None}
    return Actor(name=name, kind=kind, cites=list(cites) or [1], **(nothing | fields))


def briefing(**sections: Any) -> BriefingNote:
    fields: dict[str, Any] = {
        "headline": "Two neighbours will dredge a harbour",
        "summary": [
            says("Vellmar and Norland will dredge the harbour of Saint-Élan.", 1),
            says("The U.S. welcomed the plan.", 4),
        ],
        "event": Event(what="Agreement on a harbour", when="Monday", where="Saint-Élan", cites=[1]),
        "actors": [
            actor("Vellmar", 1, 2),
            actor("Norland", 1, 3),
            actor("Anna Holt", 2, kind="person", role="Minister"),
            actor("United States", 4, aliases=["U.S."]),
        ],
        "commitments": [
            commitment("Vellmar & Norland", "dredge the harbour together", "agreed", 1),
            commitment(
                "Vellmar",
                "pay for the dredging",
                "pledged",
                2,
                amount="40 million crowns",
                deadline="by 2031",
            ),
            commitment(
                "Norland",
                "lend two dredgers",
                "conditional",
                3,
                to=["Vellmar"],
                condition="its parliament agrees",
            ),
        ],
        "background": [
            Background(fact="The treaty of 2012 left the harbour to neither side.", cites=[5])
        ],
    }
    return BriefingNote(**(fields | sections))


def document(
    note: BaseModel | None = None,
    *,
    dropped: list[Dropped] | None = None,
    calls: int = 8,
    completion: int = 400,
    language: str = "en",
    **sections: Any,
) -> NoteDocument:
    return NoteDocument(
        note=note or briefing(**sections),
        article=article(language=language),
        dropped=dropped or [],
        coverage=Coverage(cited=0.5, uncited_notable=[]),
        provenance=made_documents.provenance(
            calls=calls, usage=Usage(prompt=900, completion=completion)
        ),
    )


def check(
    entry: dict[str, Any], of: NoteDocument | None = None, folder: Path = Path()
) -> AssertionOutcome:
    """Hold one assertion, written as in case.yaml, against a document."""
    case = Case.model_validate({"assert": [entry]})
    (outcome,) = evaluate(case, of or document(), folder)
    assert "\n" not in outcome.message
    assert bool(outcome.message) != outcome.passed, "a message if and only if it failed"
    return outcome


def passes(entry: dict[str, Any], of: NoteDocument | None = None) -> bool:
    return check(entry, of).passed


def failure(entry: dict[str, Any], of: NoteDocument | None = None) -> str:
    """Return the message of an assertion that has to fail."""
    outcome = check(entry, of)
    assert not outcome.passed, f"passed: {outcome}"
    return outcome.message


def case_error(entry: dict[str, Any], of: NoteDocument | None = None, folder: Path = Path()) -> str:
    """Return why an assertion cannot be evaluated."""
    with pytest.raises(CaseError) as caught:
        check(entry, of, folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)
