"""One article to be summarised: everything that is settled before a model is asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer.articles import article_from_bytes, build_article, read_article
from summarizer.errors import ArticleError, ConfigError, NoSentenceError
from summarizer.flow.context import Run
from summarizer.flow.conversation import Conversation
from summarizer.flow.driver import Tally
from summarizer.flow.guided import by_questions
from summarizer.flow.note import beginning, choose_tactic, names_of, write_note
from summarizer.grounding import Grounder
from summarizer.hashing import sha256_of
from summarizer.injection import looks_like_instruction
from summarizer.llm import Capabilities, LanguageModel, Reply, Request
from summarizer.names import find_entities
from summarizer.note_types import load_note_type, sections_of
from summarizer.progress import Observer, SilentObserver
from summarizer.prompting import PromptSet
from summarizer.readers.addresses import Address, is_address
from summarizer.readers.formats import SUFFIXES, format_of
from summarizer.readers.reading import Source
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

_LONGEST_NAME = 1000
_MOST_WORDS = 20

Ending = tuple[BaseModel, list[Any], Any]
"""What a conversation returns: the note, what was left out, the coverage."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article to be summarised, with everything but the model.

    Attributes:
        run: what the conversation needs to know.
        settings: of this run.
        observer: told what goes on.
        began: when the work began, by ``time.perf_counter``.
    """

    run: Run
    settings: Settings
    observer: Observer
    began: float

    def conversation(self, capabilities: Capabilities) -> Conversation[Ending]:
        """Return the conversation that writes the note with a model that can do so much."""
        settings = self.settings
        return write_note(self.run, capabilities, settings.tactics, settings.on_ungrounded)

    def opening(self, capabilities: Capabilities) -> list[Request]:
        """Return the requests that a run begins with; what the names are is left open."""
        conversation = self.conversation(capabilities)
        first = next(conversation)
        tactic = choose_tactic(self.run, capabilities, self.settings.tactics)
        if tactic is not by_questions or any(request.label != "actors" for request in first):
            return first
        try:
            return first + conversation.send([Reply("{}") for _ in first])
        except StopIteration:
            return first

    def prepare(self, model: LanguageModel) -> None:
        """Let the model compute what all requests begin with, if it can do that."""
        prepare: Callable[[list[Any]], None] | None = getattr(model, "prepare", None)
        if prepare is not None:
            prepare([beginning(self.run, model.capabilities, self.settings.tactics)])

    def result(self, ending: Ending, model: LanguageModel) -> Result[Any]:
        """Return the note with the article, what was left out, and how it came about."""
        note, dropped, covered = ending
        run = self.run
        provenance = Provenance(
            model=model.name,
            prompt=_origin_of_prompts(run.prompts),
            schema=_origin_of_schema(run.note_type),
            calls=run.tally.calls,
            retries=run.tally.retries,
            usage=run.tally.usage,
            seconds=round(time.perf_counter() - self.began, 3),
            summarizer=_version(),
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


def prepare_job(
    article: str | Path | Article,
    model: str | LanguageModel | None,
    schema: type[BaseModel] | None,
    prompts: Path | str | None,
    metadata: ArticleMetadata | None,
    observer: Observer | None,
    settings: Settings | None,
    options: dict[str, Any],
) -> Job:
    """Read the article and the templates, check the settings, and return the job.

    Raises:
        SummarizerError: one of the tree in :mod:`summarizer.errors`; no model is needed yet.
    """
    began = time.perf_counter()
    if isinstance(article, str):
        _check_no_name(article)
    setup = set_up(model, schema, prompts, settings, options)
    return setup.job(article, metadata, observer, began=began)


@dataclass(frozen=True, slots=True)
class Setup:
    """What jobs have in common: everything that is settled before there is an article."""

    settings: Settings
    note_type: type[BaseModel]
    prompts: PromptSet

    def job(
        self,
        article: str | Path | Article | Address,
        metadata: ArticleMetadata | None = None,
        observer: Observer | None = None,
        *,
        format: str | None = None,  # noqa: A002
        began: float | None = None,
    ) -> Job:
        """Read an article and return its job; one at an address is fetched.

        Args:
            article: its text, its file, its address, or the article.
            metadata: what is known about it.
            observer: told what goes on.
            format: what to read a file or a page as; guessed if not given.
            began: when the work began, by ``time.perf_counter``.

        Raises:
            ArticleError: it cannot be read, or fetched.
        """
        began = time.perf_counter() if began is None else began
        settings = self.settings
        read = _article(article, metadata, format, allow_private=settings.allow_private)
        if not read.trusted:
            raise NoSentenceError("every sentence of the article reads like an order to a model")
        entities = find_entities(read)
        watching = observer or SilentObserver()
        run = Run(
            article=read,
            note_type=self.note_type,
            prompts=self.prompts,
            grounder=Grounder(read, names_of(entities), note_language=settings.language),
            language=settings.language or read.language,
            entities=entities,
            attempts=settings.attempts,
            max_tokens=settings.max_tokens,
            tally=Tally(),
            observer=watching,
        )
        return Job(run, settings, watching, began)

    @property
    def schema_sha256(self) -> str:
        """SHA-256 (hexadecimal) of the note type's JSON Schema."""
        return _sha256_of_schema(self.note_type)


def set_up(
    model: str | LanguageModel | None,
    schema: type[BaseModel] | None,
    prompts: Path | str | None,
    settings: Settings | None,
    options: dict[str, Any],
) -> Setup:
    """Check the settings, load the note type and the templates.

    Raises:
        SummarizerError: one of the tree in :mod:`summarizer.errors`.
    """
    named = {"model": model} if isinstance(model, str) else {}
    settings = _settings(settings, {**options, **named})
    note_type = schema or (
        load_note_type(settings.schema_) if settings.schema_ is not None else BriefingNote
    )
    sections_of(note_type)
    folder = Path(prompts) if prompts else settings.prompts
    return Setup(settings, note_type, PromptSet.load(folder))


@lru_cache(maxsize=1)
def _version() -> str:
    return version("press-summarizer")


@lru_cache(maxsize=64)
def _origin_of_prompts(prompts: PromptSet) -> Origin:
    return Origin(name=prompts.name, sha256=prompts.sha256)


@lru_cache(maxsize=64)
def _origin_of_schema(note_type: type[BaseModel]) -> Origin:
    return Origin(name=note_type.__name__, sha256=_sha256_of_schema(note_type))


@lru_cache(maxsize=64)
def _sha256_of_schema(note_type: type[BaseModel]) -> str:
    return sha256_of(note_type.model_json_schema())


def _settings(settings: Settings | None, options: dict[str, Any]) -> Settings:
    if settings is None:
        import os

        return load_settings(overrides=options, environ=os.environ, cwd=Path.cwd())
    if options:
        raise ConfigError(f"settings and {', '.join(sorted(options))} were both given: use one")
    return settings


def _check_no_name(text: str) -> None:
    """See that a text is not the name of a file that is there; a note would be made of the name.

    Raises:
        ConfigError: it is.
    """
    name = _possible_name(text)
    if not name:
        return
    try:
        is_name = Path(name).is_file()
    except (OSError, ValueError):
        return  # No file system takes it.
    if is_name:
        raise ConfigError(f"{name!r} is the name of a file, not a text: give it as Path({name!r})")


def _check_no_missing_name(text: str) -> None:
    """See that a text does not look like the name of a file, which need not be there.

    Raises:
        ArticleError: it does.
    """
    name = _possible_name(text)
    if Path(name).suffix.lower() in SUFFIXES:
        raise ArticleError(
            f"{name!r} seems to be the name of a file, not a text: give it as Path({name!r})"
        )


def _possible_name(text: str) -> str:
    """Return the text as the name of a file; nothing if it cannot be one."""
    if len(text) > _LONGEST_NAME:
        return ""
    name = text.strip()
    return name if len(name.split()) <= _MOST_WORDS else ""


def _article(
    article: str | Path | Article | Address,
    metadata: ArticleMetadata | None,
    format: str | None,  # noqa: A002
    *,
    allow_private: bool,
) -> Article:
    if isinstance(article, Address):
        article = article.article or article.url
    if isinstance(article, Article):
        if metadata is None:
            return article
        known = metadata.model_dump(exclude_none=True)
        title = known.get("title", article.title) or ""
        known["title_flagged"] = looks_like_instruction(title)
        return article.model_copy(update=known)
    if isinstance(article, Path) or is_address(article):
        return read_article(article, metadata, format=format, allow_private=allow_private)
    # Tables and feeds of others hold pages as texts; a page begins with a tag.
    if format is not None or "<" in article:
        data = article.encode("utf-8", "replace")
        if format is not None or format_of(Source(data)) == "html":
            return article_from_bytes(data, metadata, format=format or "html")
    _check_no_missing_name(article)
    return build_article(article, metadata)
