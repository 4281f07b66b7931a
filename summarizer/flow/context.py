"""What every part of a conversation needs to know about the run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from summarizer.flow.driver import Tally
from summarizer.grounding import Grounder
from summarizer.llm import JsonSchema, Message, Request
from summarizer.names import Entity
from summarizer.progress import Observer, SilentObserver
from summarizer.prompting import PromptSet, numbered
from summarizer.schemas import Article, Sentence


@dataclass(frozen=True, slots=True)
class Run:
    """One article, one note type, one prompt set.

    Attributes:
        language: ISO 639-1 code of the language the note is to be written in.
        entities: what the article names.
        attempts: how often a failing item is asked again.
        max_tokens: upper limit of output tokens per call; ``None`` leaves it to the flow.
        tally: counts calls and retries.
    """

    article: Article
    note_type: type[BaseModel]
    prompts: PromptSet
    grounder: Grounder
    language: str
    entities: Sequence[Entity] = ()
    attempts: int = 2
    max_tokens: int | None = None
    tally: Tally = field(default_factory=Tally)
    observer: Observer = field(default_factory=SilentObserver)


@lru_cache(maxsize=256)
def _system(prompts: PromptSet, name: str, language: str, article_language: str) -> Message:
    """Render the system message: the same for one article after another."""
    text = prompts.render(name, language=language, article_language=article_language)
    return Message("system", text)


@dataclass(frozen=True, slots=True)
class Window:
    """The sentences that one set of requests shows the model: all, if they fit its context.

    Attributes:
        system: name of the template of the system message.
    """

    run: Run
    sentences: Sequence[Sentence]
    system: str = "system"

    @property
    def ids(self) -> list[int]:
        """Ids of the sentences shown."""
        return [sentence.id for sentence in self.sentences]

    def prefix(self) -> tuple[Message, str]:
        """Return the system message and the text of the article that every request begins with."""
        run = self.run
        shared: dict[str, Any] = {
            "language": run.language,
            "article_language": run.article.language,
        }
        system = _system(run.prompts, self.system, run.language, run.article.language)
        article = run.article
        if article.title_flagged:
            article = article.model_copy(update={"title": None})
        text = run.prompts.render(
            "article", article=article, sentences=numbered(self.sentences), **shared
        )
        return system, text

    def request(
        self, instruction: str, schema: JsonSchema, *, name: str, label: str, max_tokens: int
    ) -> Request:
        """Return a request that puts an instruction behind the article."""
        system, article = self.prefix()
        return self._request(
            system, f"{article}\n{instruction}", schema, name=name, label=label, limit=max_tokens
        )

    def small_request(
        self, instruction: str, schema: JsonSchema, *, name: str, label: str, max_tokens: int
    ) -> Request:
        """Return a request without the article: the instruction brings what it speaks of."""
        system, _ = self.prefix()
        return self._request(system, instruction, schema, name=name, label=label, limit=max_tokens)

    def _request(
        self,
        system: Message,
        content: str,
        schema: JsonSchema,
        *,
        name: str,
        label: str,
        limit: int,
    ) -> Request:
        return Request(
            messages=(system, Message("user", content)),
            schema=schema,
            schema_name=name,
            max_tokens=self.run.max_tokens or limit,
            label=label,
        )
