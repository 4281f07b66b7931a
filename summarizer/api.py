"""Calling the summarizer from Python."""

import asyncio
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from pydantic import BaseModel

from summarizer.backends.embedded import DEFAULT_CONTEXT
from summarizer.flow.driver import adrive, drive
from summarizer.job import Job, prepare_job
from summarizer.llm import Capabilities, LanguageModel, Request
from summarizer.models import open_model
from summarizer.progress import Observer
from summarizer.result import Result
from summarizer.schemas import Article, ArticleMetadata, BriefingNote
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

N = TypeVar("N", bound=BaseModel)


@overload
def summarize(
    article: str | Path | Article,
    *,
    model: str | LanguageModel | None = None,
    schema: None = None,
    prompts: Path | str | None = None,
    metadata: ArticleMetadata | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Result[BriefingNote]: ...


@overload
def summarize(
    article: str | Path | Article,
    *,
    model: str | LanguageModel | None = None,
    schema: type[N],
    prompts: Path | str | None = None,
    metadata: ArticleMetadata | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Result[N]: ...


def summarize(
    article: str | Path | Article,
    *,
    model: str | LanguageModel | None = None,
    schema: type[BaseModel] | None = None,
    prompts: Path | str | None = None,
    metadata: ArticleMetadata | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Result[Any]:
    """Write a briefing note of one article.

    Args:
        article: its text, a path to a file, or an article already read. A text that is nothing
            but one ``http`` or ``https`` address is fetched: no article is that short.
        model: name of a model, or a model object, which the caller closes; by default the
            environment's and the configuration file's, else the embedded one.
        schema: the note type; :class:`~summarizer.schemas.BriefingNote` by default.
        prompts: folder of templates in place of the package's.
        metadata: what is known about the article; wins over what is found in it.
        observer: told what goes on.
        settings: complete settings, in place of environment and configuration file.
        **options: single settings by name (:class:`~summarizer.settings.Settings`), such as
            ``base_url``, ``key``, ``language``, ``on_ungrounded``, ``tactics``.

    Raises:
        SummarizerError: one of the tree in :mod:`summarizer.errors`, and nothing else.
    """
    job = prepare_job(article, model, schema, prompts, metadata, observer, settings, options)
    with _opened(job, model) as opened:
        job.prepare(opened)
        ending = drive(job.conversation(opened.capabilities), opened, job.observer, job.run.tally)
        return job.result(ending, opened)


@overload
async def asummarize(
    article: str | Path | Article,
    *,
    model: str | LanguageModel | None = None,
    schema: None = None,
    prompts: Path | str | None = None,
    metadata: ArticleMetadata | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Result[BriefingNote]: ...


@overload
async def asummarize(
    article: str | Path | Article,
    *,
    model: str | LanguageModel | None = None,
    schema: type[N],
    prompts: Path | str | None = None,
    metadata: ArticleMetadata | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Result[N]: ...


async def asummarize(
    article: str | Path | Article,
    *,
    model: str | LanguageModel | None = None,
    schema: type[BaseModel] | None = None,
    prompts: Path | str | None = None,
    metadata: ArticleMetadata | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Result[Any]:
    """Do what :func:`summarize` does without blocking the event loop."""
    job = await asyncio.to_thread(
        prepare_job, article, model, schema, prompts, metadata, observer, settings, options
    )
    opening = _opened(job, model)
    opened = await asyncio.to_thread(opening.__enter__)
    try:
        await asyncio.to_thread(job.prepare, opened)
        conversation = job.conversation(opened.capabilities)
        ending = await adrive(conversation, opened, job.observer, job.run.tally)
        return job.result(ending, opened)
    finally:
        await asyncio.to_thread(opening.__exit__, None, None, None)


def plan(
    article: str | Path | Article,
    *,
    schema: type[BaseModel] | None = None,
    prompts: Path | str | None = None,
    metadata: ArticleMetadata | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> list[Request]:
    """Return the requests that a run would begin with; nothing is sent.

    Only what is asked again after a bad reply is not among them.
    """
    job = prepare_job(article, None, schema, prompts, metadata, None, settings, options)
    local = job.settings.is_local
    context = job.settings.context or (DEFAULT_CONTEXT if local else None)
    return job.opening(Capabilities(guided=local, context=context))


@contextmanager
def _opened(job: Job, model: str | LanguageModel | None) -> "Iterator[LanguageModel]":
    """The caller's model, left open; or the one the settings name, closed at the end."""
    if model is not None and not isinstance(model, str):
        yield model
        return
    opened = open_model(job.settings, job.observer)
    try:
        yield opened
    finally:
        opened.close()
