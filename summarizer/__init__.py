"""Press articles in, briefing notes that can be checked out."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.api import asummarize, plan, summarize
    from summarizer.batch import Batch, Failure, Item, Summarized, summarize_many
    from summarizer.errors import SummarizerError
    from summarizer.models import open_model
    from summarizer.result import Result
    from summarizer.settings import Settings

__all__ = [
    "Batch",
    "Failure",
    "Item",
    "Result",
    "Settings",
    "Summarized",
    "SummarizerError",
    "asummarize",
    "open_model",
    "plan",
    "summarize",
    "summarize_many",
]

_HOMES = {
    "Batch": "summarizer.batch",
    "Failure": "summarizer.batch",
    "Item": "summarizer.batch",
    "Result": "summarizer.result",
    "Settings": "summarizer.settings",
    "Summarized": "summarizer.batch",
    "SummarizerError": "summarizer.errors",
    "asummarize": "summarizer.api",
    "open_model": "summarizer.models",
    "plan": "summarizer.api",
    "summarize": "summarizer.api",
    "summarize_many": "summarizer.batch",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import summarizer`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
