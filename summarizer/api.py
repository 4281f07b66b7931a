"""Calling the summarizer from Python."""

import asyncio
import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, overload

from pydantic import BaseModel

from summarizer.articles import build_article, read_article
from summarizer.backends.embedded import DEFAULT_CONTEXT
from summarizer.errors import ConfigError
from summarizer.flow.context import Run
from summarizer.flow.conversation import Conversation
from summarizer.flow.driver import Tally, adrive, drive
from summarizer.flow.note import articles_names, beginning, write_note
from summarizer.grounding import Grounder
from summarizer.hashing import sha256_of
from summarizer.llm import Capabilities, LanguageModel, Request
from summarizer.models import open_model
from summarizer.note_types import load_note_type, sections_of
from summarizer.progress import Observer, SilentObserver
from summarizer.prompting import PromptSet
from summarizer.result import Result
from summarizer.schemas import (
    Article,
    ArticleMetadata,
    BriefingNote,
    NoteDocument,
    Origin,
    Provenance,
)
from summarizer.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

N = TypeVar("N", bound=BaseModel)
_Ending = tuple[BaseModel, list[Any], Any]


@overload
def summarize(
    article: str | Path | Article,
    *,
    model: str | LanguageModel | None = None,
    schema: None = None,
    prompts: Path | None = None,
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
    prompts: Path | None = None,
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
    prompts: Path | None = None,
    metadata: ArticleMetadata | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Result[Any]:
    """Write a briefing note of one article.

    Args:
        article: its text, a path to a file, or an article already read.
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
    job = _job(article, model, schema, prompts, metadata, observer, settings, options)
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
    prompts: Path | None = None,
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
    prompts: Path | None = None,
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
    prompts: Path | None = None,
    metadata: ArticleMetadata | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Result[Any]:
    """Do what :func:`summarize` does without blocking the event loop."""
    job = await asyncio.to_thread(
        _job, article, model, schema, prompts, metadata, observer, settings, options
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
    prompts: Path | None = None,
    metadata: ArticleMetadata | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> list[Request]:
    """Return the requests that a run would begin with; nothing is sent.

    Only what is asked again after a bad reply is not among them.
    """
    job = _job(article, None, schema, prompts, metadata, None, settings, options)
    local = job.settings.is_local
    context = job.settings.context or (DEFAULT_CONTEXT if local else None)
    return next(job.conversation(Capabilities(guided=local, context=context)))


@dataclass(frozen=True, slots=True)
class _Job:
    """One article to be summarised, with everything but the model."""

    run: Run
    settings: Settings
    observer: Observer
    began: float

    def conversation(self, capabilities: Capabilities) -> Conversation[_Ending]:
        settings = self.settings
        return write_note(self.run, capabilities, settings.tactics, settings.on_ungrounded)

    def prepare(self, model: LanguageModel) -> None:
        prepare: Callable[[list[Any]], None] | None = getattr(model, "prepare", None)
        if prepare is not None:
            prepare([beginning(self.run, model.capabilities, self.settings.tactics)])

    def result(self, ending: _Ending, model: LanguageModel) -> Result[Any]:
        note, dropped, covered = ending
        run = self.run
        schema = run.note_type.model_json_schema()
        provenance = Provenance(
            model=model.name,
            prompt=Origin(name=run.prompts.name, sha256=run.prompts.sha256),
            schema=Origin(name=run.note_type.__name__, sha256=sha256_of(schema)),
            calls=run.tally.calls,
            retries=run.tally.retries,
            usage=run.tally.usage,
            seconds=round(time.perf_counter() - self.began, 3),
            summarizer=version("press-summarizer"),
        )
        return Result(
            NoteDocument(
                note=note,
                article=run.article,
                dropped=dropped,
                coverage=covered,
                provenance=provenance,
            )
        )


def _job(
    article: str | Path | Article,
    model: str | LanguageModel | None,
    schema: type[BaseModel] | None,
    prompts: Path | None,
    metadata: ArticleMetadata | None,
    observer: Observer | None,
    settings: Settings | None,
    options: dict[str, Any],
) -> _Job:
    began = time.perf_counter()
    named = {"model": model} if isinstance(model, str) else {}
    settings = _settings(settings, {**options, **named})
    note_type = schema or (
        load_note_type(settings.schema_) if settings.schema_ is not None else BriefingNote
    )
    sections_of(note_type)
    read = _article(article, metadata)
    watching = observer or SilentObserver()
    run = Run(
        article=read,
        note_type=note_type,
        prompts=PromptSet.load(prompts or settings.prompts),
        grounder=Grounder(read, articles_names(read), note_language=settings.language),
        language=settings.language or read.language,
        attempts=settings.attempts,
        max_tokens=settings.max_tokens,
        tally=Tally(),
        observer=watching,
    )
    return _Job(run, settings, watching, began)


def _settings(settings: Settings | None, options: dict[str, Any]) -> Settings:
    if settings is None:
        import os

        return load_settings(overrides=options, environ=os.environ, cwd=Path.cwd())
    if options:
        raise ConfigError(f"settings and {', '.join(sorted(options))} were both given: use one")
    return settings


def _article(article: str | Path | Article, metadata: ArticleMetadata | None) -> Article:
    if isinstance(article, Article):
        if metadata is None:
            return article
        known = metadata.model_dump(exclude_none=True)
        return article.model_copy(update=known)
    if isinstance(article, Path):
        return read_article(article, metadata)
    return build_article(article, metadata)


@contextmanager
def _opened(job: _Job, model: str | LanguageModel | None) -> "Iterator[LanguageModel]":
    """The caller's model, left open; or the one the settings name, closed at the end."""
    if model is not None and not isinstance(model, str):
        yield model
        return
    opened = open_model(job.settings, job.observer)
    try:
        yield opened
    finally:
        opened.close()
