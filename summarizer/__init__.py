"""Press articles in, briefing notes that can be checked out."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from summarizer.api import asummarize, plan, summarize
    from summarizer.errors import SummarizerError
    from summarizer.models import open_model
    from summarizer.result import Result
    from summarizer.settings import Settings

__all__ = [
    "Result",
    "Settings",
    "SummarizerError",
    "asummarize",
    "open_model",
    "plan",
    "summarize",
]

_HOMES = {
    "Result": "summarizer.result",
    "Settings": "summarizer.settings",
    "SummarizerError": "summarizer.errors",
    "asummarize": "summarizer.api",
    "open_model": "summarizer.models",
    "plan": "summarizer.api",
    "summarize": "summarizer.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that ``import summarizer`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'summarizer' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
