"""Press articles in, briefing notes that can be checked out."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.api import asummarize, plan, summarize
    from summarizer.batch import Batch, Failure, Item, Summarized, summarize_many
    from summarizer.compiling import dossier
    from summarizer.errors import SummarizerError
    from summarizer.models import open_model
    from summarizer.result import Result
    from summarizer.settings import Settings
    from summarizer.tracking import track

__all__ = [
    "Batch",
    "Failure",
    "Item",
    "Result",
    "Settings",
    "Summarized",
    "SummarizerError",
    "asummarize",
    "dossier",
    "open_model",
    "plan",
    "summarize",
    "summarize_many",
    "track",
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
    "dossier": "summarizer.compiling",
    "open_model": "summarizer.models",
    "plan": "summarizer.api",
    "summarize": "summarizer.api",
    "summarize_many": "summarizer.batch",
    "track": "summarizer.tracking",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import summarizer`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
