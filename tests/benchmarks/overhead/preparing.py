"""The requests that we send, made beforehand for those who send the same."""

from typing import Any

from summarizer.backends.response_format import Dialect, chat_arguments
from summarizer.job import set_up
from summarizer.llm import Capabilities
from summarizer.settings import Settings
from tests.benchmarks.overhead.articles import articles
from tests.benchmarks.overhead.work import MODEL, Piece, Work

_WARM = 2


def settings(base_url: str) -> Settings:
    """Return settings with which an article takes one request."""
    return Settings(model=MODEL, base_url=base_url, tactics="single")


def work_of(count: int, base_url: str, *, at_once: int, alike: bool = False) -> Work:
    """Return the work on so many articles."""
    texts = list(articles(count + _WARM, alike=alike))
    pieces = [Piece(text, _arguments(text, base_url)) for text in texts]
    return Work(base_url, at_once, pieces[count:], pieces[:count])


def _arguments(text: str, base_url: str) -> dict[str, Any]:
    """Return what is sent for the first, and here only, request of an article."""
    job = set_up(None, None, None, settings(base_url), {}).job(text)
    (request,) = next(job.conversation(Capabilities()))
    return chat_arguments(MODEL, request, Dialect())
