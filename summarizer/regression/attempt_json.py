"""An attempt as JSON, and back: what an interrupted run leaves for the one that resumes it."""

from typing import Any

from pydantic import BaseModel, TypeAdapter

from summarizer.documents import document_from
from summarizer.regression.outcome import AssertionOutcome, Attempt
from summarizer.schemas import Usage

_ASSERTIONS = TypeAdapter(tuple[AssertionOutcome, ...])
_PLAIN = (
    "repeat", "status", "score", "error", "error_kind", "detail", "calls", "live_calls", "seconds",
    "model_seconds",
)  # fmt: skip


def dump_attempt(attempt: Attempt) -> dict[str, Any]:
    """Return an attempt as a JSON value."""
    document = attempt.document
    return {name: getattr(attempt, name) for name in _PLAIN} | {
        "assertions": _ASSERTIONS.dump_python(attempt.assertions, mode="json"),
        "usage": attempt.usage.model_dump(),
        "document": document.model_dump(mode="json", by_alias=True) if document else None,
    }


def load_attempt(data: dict[str, Any], note_type: type[BaseModel]) -> Attempt:
    """Return the attempt again.

    Args:
        data: what :func:`dump_attempt` returned.
        note_type: of its note.

    Raises:
        ValueError: the value is not an attempt's.
        KeyError: something is missing from it.
    """
    document = data["document"]
    if document is not None:
        document = document_from(document, note_type)
    return Attempt(
        **{name: data[name] for name in _PLAIN},
        assertions=_ASSERTIONS.validate_python(data["assertions"]),
        usage=Usage.model_validate(data["usage"]),
        document=document,
    )
