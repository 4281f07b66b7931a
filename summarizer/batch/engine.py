"""Many articles at once, from Python."""

from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Iterable,
    Iterator,
    Sequence,
)
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer.backends.budgeted import Budget
from summarizer.backends.metered import Meter
from summarizer.backends.pacing import Pace
from summarizer.backends.remembered import ReplyStore
from summarizer.batch.item import Item, Summarized
from summarizer.batch.mapping import Limits, Stop, first_of, mapped
from summarizer.batch.opening import Layers, opened
from summarizer.batch.threaded import iterated
from summarizer.batch.writer import Writer
from summarizer.errors import ConfigError
from summarizer.job import Setup, set_up
from summarizer.llm import LanguageModel
from summarizer.progress import Observer, SilentObserver
from summarizer.readers.addresses import Address, is_address
from summarizer.schemas import Article
from summarizer.settings import Settings
from summarizer.telemetry import Telemetry, default_telemetry

Source = str | Path | Article | Address | Item
"""An article: its text, a file, an article already read, an address (which a text may be that is
nothing else), or an item."""
Sources = Iterable[Source] | AsyncIterable[Source]

_HELD = 1000
_SPARE = 4
"""One in so many more articles than requests are worked on, so that a request is always ready."""


def summarize_many(
    articles: Sources,
    *,
    model: str | LanguageModel | None = None,
    schema: type[BaseModel] | None = None,
    prompts: Path | str | None = None,
    settings: Settings | None = None,
    jobs: int | None = None,
    rpm: float | None = None,
    tpm: float | None = None,
    stores: Sequence[ReplyStore] = (),
    budget: Budget | None = None,
    meter: Meter | None = None,
    repeat: int = 0,
    ordered: bool = True,
    observer: Observer | None = None,
    telemetry: Telemetry | None = None,
    **options: Any,
) -> "Batch":
    """Write briefing notes of many articles, side by side and in bounded memory.

    ::

        async for done in summarize_many(articles, model="…"):
            print(done.item.id, done.failure or done.result.note.headline)

    The same with ``for`` where there is no event loop. An article that fails is a
    :class:`~summarizer.batch.item.Summarized` with its ``failure``; what all others would fail
    with too (a key that is refused, a model that is gone, a budget that is spent, an endpoint
    that fails article after article) ends the iteration with that error, after everything that
    was under way has been yielded.

    Args:
        articles: texts, addresses (as a text, or
            :class:`~summarizer.readers.addresses.Address`), files (:class:`~pathlib.Path`),
            articles already read, or items; taken as there is room for them: ``async for`` takes
            them on its event loop, ``for`` in another thread. One that blocks the loop for long
            had better be asynchronous.
        model: name of a model, or a model object, which the caller closes.
        schema: the note type; :class:`~summarizer.schemas.BriefingNote` by default.
        prompts: folder of templates in place of the package's.
        settings: complete settings, in place of environment and configuration file.
        jobs: most requests at once; by default as many as the endpoint takes, which is found
            out, and one with the embedded model.
        rpm: requests per minute at most.
        tpm: tokens per minute at most, of prompts and replies.
        stores: answers known from before; what is asked is put there.
        budget: what the model may cost.
        meter: counts what the model answers.
        repeat: parts runs that are to have answers of their own in the stores.
        ordered: in the order of the articles; otherwise as they get done.
        observer: told what goes on.
        telemetry: told of every note, section and attempt.
        **options: single settings by name (:class:`~summarizer.settings.Settings`).

    Raises:
        SummarizerError: the settings make no sense.
    """
    if isinstance(articles, str | Path | Article | Address | Item):
        raise ConfigError("one article is not many: give a list of articles")
    if jobs is not None and jobs < 1:
        raise ConfigError(f"jobs must be 1 at least, not {jobs}")
    setup = set_up(model, schema, prompts, settings, options)
    own = model if model is not None and not isinstance(model, str) else None
    most = jobs or _usual_width(setup.settings, own)
    pace = Pace(most=most, rpm=rpm, tpm=tpm)
    told = telemetry if telemetry is not None else default_telemetry()
    return Batch(
        items=articles,
        setup=setup,
        model=own,
        layers=Layers(pace, budget, told, meter or Meter()),
        stores=tuple(stores),
        observer=observer or SilentObserver(),
        repeat=repeat,
        ordered=ordered,
    )


@dataclass(eq=False)
class Batch:
    """Articles on their way to notes: iterate over it once, with ``for`` or ``async for``.

    Leaving the loop early drops what is under way; :meth:`stop` finishes it.

    Attributes:
        setup: what all articles have in common.
    """

    items: Sources
    setup: Setup
    model: LanguageModel | None
    layers: Layers
    stores: tuple[ReplyStore, ...]
    observer: Observer
    repeat: int
    ordered: bool
    _stop: Stop = field(default_factory=Stop)

    @property
    def pace(self) -> Pace:
        """How fast requests go."""
        return self.layers.pace

    def stop(self) -> None:
        """Begin no further article; what is under way is finished and yielded.

        It may be called from any thread.
        """
        self._stop.ask()

    def __aiter__(self) -> AsyncGenerator[Summarized, None]:
        return self._results()

    def __iter__(self) -> Iterator[Summarized]:
        return iterated(self._results)

    async def _results(self) -> AsyncGenerator[Summarized, None]:
        settings, observer = self.setup.settings, self.observer
        items = _items(self.items)
        first = await first_of(items, self._stop)
        if first is None:
            return  # without a model, which may take long to open
        async with opened(self.model, settings, self.layers, observer) as model:
            writer = Writer(
                self.setup,
                model,
                observer,
                self.layers.telemetry,
                self._stop.ask,
                self.stores,
                self.repeat,
            )
            limits = Limits(self._room, max(_HELD, 2 * self._room()), self._stop)
            done = mapped(_following(first, items), writer.write, limits, ordered=self.ordered)
            async with aclosing(done):
                async for summarized in done:
                    yield summarized
            if writer.ended_by is not None:
                raise writer.ended_by

    def _room(self) -> int:
        """How many articles are worked on: some more than there may be requests."""
        width = self.pace.width
        return width + width // _SPARE


def _usual_width(settings: Settings, model: LanguageModel | None) -> int | None:
    if model is not None:
        return max(model.capabilities.concurrency, 1)
    return 1 if settings.is_local else None


async def _following(first: Item, rest: AsyncGenerator[Item, None]) -> AsyncIterator[Item]:
    async with aclosing(rest):
        yield first
        async for item in rest:
            yield item


async def _items(articles: Sources) -> AsyncGenerator[Item, None]:
    index = 0
    if isinstance(articles, AsyncIterable):
        async for article in articles:
            yield _item(index, article)
            index += 1
        return
    for article in articles:
        yield _item(index, article)
        index += 1


def _item(index: int, article: Source) -> Item:
    if isinstance(article, Item):
        return article
    if isinstance(article, str) and is_address(article):
        article = Address(article)
    origin = str(article) if isinstance(article, Path) else ""
    if isinstance(article, Address):
        origin = article.shown
    return Item(index, f"article-{index + 1:06}", article, origin=origin)
