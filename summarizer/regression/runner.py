"""Runs a case: the real pipeline over the fixture's article, then its assertions."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarizer.api import summarize
from summarizer.articles import read_article
from summarizer.backends.budgeted import Budget, BudgetedModel
from summarizer.backends.recorded import RecordedModel, RecordMode
from summarizer.closing import Closing
from summarizer.errors import (
    BudgetError,
    ConfigError,
    RecordingError,
    StaleRecordingError,
    SummarizerError,
)
from summarizer.llm import LanguageModel
from summarizer.models import open_model
from summarizer.progress import Observer, SilentObserver
from summarizer.regression.assertions import evaluate, verdict
from summarizer.regression.fixture import Fixture
from summarizer.regression.outcome import Attempt
from summarizer.regression.recordings import load_recording, save_recording
from summarizer.regression.variant import Variant
from summarizer.result import Result
from summarizer.schemas.recording import Recording
from summarizer.settings import Settings

CURRENT = Variant("current")


@dataclass(slots=True)
class _Session:
    """The model of one attempt, and what is to be written afterwards."""

    model: LanguageModel
    recorded: RecordedModel | None
    recording: Path


class Runner(Closing):
    """Runs cases one after another or, from several threads, side by side.

    Models are opened when the first case needs one, and closed with the runner.

    Args:
        settings: of every run; a case may change its own, a variant model, prompts and schema.
        mode: what becomes of requests that were not recorded.
        live: leave the recordings alone and ask the model.
        budget: of all live calls together; ``None`` is none.
        observer: told what goes on in live calls.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        mode: RecordMode = "none",
        live: bool = False,
        budget: Budget | None = None,
        observer: Observer | None = None,
    ) -> None:
        self._settings = settings
        self._mode = mode
        self._live = live
        self._budget = budget
        self._observer = observer or SilentObserver()
        self._models: dict[str | None, LanguageModel] = {}
        self._opening = threading.Lock()

    def close(self) -> None:
        """Close the models that were opened."""
        while self._models:
            self._models.popitem()[1].close()

    def run(self, fixture: Fixture, variant: Variant = CURRENT, repeat: int = 0) -> Attempt:
        """Run one case once. What fails becomes part of the attempt.

        Raises:
            ConfigError: the settings make no sense, for this case and all others.
        """
        began = time.perf_counter()
        try:
            attempt = self._attempt(fixture, variant, repeat)
        except ConfigError:
            raise
        except BudgetError as error:
            attempt = Attempt(repeat, "skipped", error=str(error), error_kind="BudgetError")
        except SummarizerError as error:
            attempt = Attempt(
                repeat,
                "error",
                error=str(error),
                error_kind=type(error).__name__,
                detail=error.difference if isinstance(error, StaleRecordingError) else "",
            )
        seconds = round(time.perf_counter() - began, 3)
        live = attempt.live_calls and not attempt.model_seconds
        return replace(
            attempt, seconds=seconds, model_seconds=seconds if live else attempt.model_seconds
        )

    def _attempt(self, fixture: Fixture, variant: Variant, repeat: int) -> Attempt:
        settings = self._settings_of(fixture, variant)
        session = self._session(fixture, variant, settings, repeat)
        article = read_article(fixture.article, fixture.case.metadata)
        result: Result[Any] = self._recording(
            session,
            lambda: summarize(
                article,
                model=session.model,
                schema=variant.schema,
                settings=settings,
                observer=self._observer,
            ),
        )
        assertions = evaluate(fixture.case, result.document, fixture.folder)
        passed, score = verdict(fixture.case, assertions)
        provenance = result.provenance
        return Attempt(
            repeat,
            "passed" if passed else "failed",
            assertions=assertions,
            score=score,
            document=result.document,
            calls=provenance.calls,
            live_calls=session.recorded.live_calls if session.recorded else provenance.calls,
            usage=provenance.usage,
            model_seconds=round(session.recorded.reply_seconds, 3) if session.recorded else 0.0,
        )

    def _recording(self, session: _Session, summary: Callable[[], Result[Any]]) -> Result[Any]:
        """Call for the summary and write down what the model answered, however it ends."""
        recorded = session.recorded
        if recorded is None or self._mode == "none":
            return summary()
        try:
            result = summary()
        except BaseException:
            # What was answered before the failure has been paid for.
            if recorded.live_calls:
                save_recording(session.recording, recorded.finished(keep_unused=True))
            raise
        save_recording(session.recording, recorded.finished())
        return result

    def _settings_of(self, fixture: Fixture, variant: Variant) -> Settings:
        changes: dict[str, Any] = fixture.case.options.model_dump(exclude_none=True)
        if variant.prompts is not None:
            changes["prompts"] = variant.prompts
        if variant.model is not None:
            changes["model"] = variant.model
        return self._settings.model_copy(update=changes)

    def _session(
        self, fixture: Fixture, variant: Variant, settings: Settings, repeat: int
    ) -> _Session:
        path = fixture.folder / variant.recording
        if self._live:
            return _Session(self._open(settings), None, path)
        recording = self._recorded(path)
        # A recorded case goes on with the model it was recorded with, unless told otherwise.
        earlier = None if self._mode == "rewrite" else _model_of(recording)
        asked = settings
        if variant.model is None and earlier is not None:
            asked = settings.model_copy(update={"model": earlier})
        recorded = RecordedModel(
            recording,
            mode=self._mode,
            slot=repeat,
            live=lambda: self._open(asked),
            name=_name_of(variant.model) if variant.model else earlier,
        )
        return _Session(recorded, recorded, path)

    def _recorded(self, path: Path) -> Recording:
        try:
            return load_recording(path)
        except RecordingError:
            if self._mode != "rewrite":
                raise
            # All of it is asked again anyway.
            return Recording()

    def _open(self, settings: Settings) -> LanguageModel:
        """Return the model that the settings name, opened once and counted against the budget."""
        with self._opening:
            if settings.model not in self._models:
                self._models[settings.model] = open_model(settings, self._observer)
            model = self._models[settings.model]
        return BudgetedModel(model, self._budget) if self._budget else model


def _model_of(recording: Recording) -> str | None:
    return next(iter(recording.models), None)


def _name_of(model: str) -> str:
    """Return the name that a model goes by in recordings: of a file, that without the folder."""
    return Path(model).stem if model.lower().endswith(".gguf") else model
