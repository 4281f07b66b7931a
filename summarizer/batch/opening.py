"""Opens the model of a batch: with its pace, its budget, and what is told of it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from summarizer.backends.budgeted import Budget, BudgetedModel
from summarizer.backends.metered import Meter, MeteredModel
from summarizer.backends.paced import PacedModel
from summarizer.backends.pacing import Pace
from summarizer.batch.barred import BarredModel
from summarizer.batch.offloaded import aside
from summarizer.llm import LanguageModel
from summarizer.models import open_model
from summarizer.progress import Observer
from summarizer.settings import Settings
from summarizer.telemetry import Telemetry, traced


@dataclass(frozen=True, slots=True)
class Layers:
    """What stands between a batch and its model.

    Attributes:
        pace: how fast requests may go.
        budget: what they may cost; ``None`` is no limit.
        telemetry: told of every section and attempt.
        meter: counts what is answered.
    """

    pace: Pace
    budget: Budget | None
    telemetry: Telemetry
    meter: Meter

    def inside(self, model: LanguageModel) -> LanguageModel:
        """Wrap what sends a request once."""
        model = traced(model, self.telemetry, "attempt")
        if self.budget is not None:
            model = BudgetedModel(model, self.budget)
        model = MeteredModel(model, self.meter)
        return PacedModel(BarredModel(model), self.pace)

    def outside(self, model: LanguageModel) -> LanguageModel:
        """Wrap what repeats a request until it is answered."""
        return traced(model, self.telemetry, "section")

    def learn(self, headers: Mapping[str, str]) -> None:
        """Take in the headers of an answer."""
        self.pace.learn(headers)


@asynccontextmanager
async def opened(
    model: LanguageModel | None, settings: Settings, layers: Layers, observer: Observer
) -> AsyncIterator[LanguageModel]:
    """Give the model of a batch, on this event loop; it is closed in the end.

    Args:
        model: the caller's own, who closes it; ``None`` opens the one that the settings name.
        settings: name the model.
        layers: what to put around it.
        observer: told of downloads and the like.

    Raises:
        SummarizerError: the model cannot be opened.
    """
    if model is not None:
        yield layers.outside(layers.inside(model))
        return
    bare: list[LanguageModel] = []

    def inside(sending: LanguageModel) -> LanguageModel:
        bare.append(sending)
        return layers.inside(sending)

    opening = await aside(
        lambda: open_model(
            settings,
            observer,
            inside=inside,
            on_headers=layers.learn,
            on_wait=layers.telemetry.waiting,
            own_loop=False,
        ),
        undo=lambda opening: opening.close(),
    )
    try:
        yield layers.outside(opening)
    finally:
        for sending in bare:
            aclose = getattr(sending, "aclose", None)
            if aclose is not None:
                await aclose()
        await asyncio.to_thread(opening.close)
