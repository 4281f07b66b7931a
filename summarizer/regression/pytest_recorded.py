"""The fixture ``summarize_recorded``: notes from recorded replies in tests written in Python."""

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer.api import summarize
from summarizer.backends.recorded import RecordedModel
from summarizer.errors import ConfigError, RecordingError, StaleRecordingError
from summarizer.llm import LanguageModel
from summarizer.progress import Observer
from summarizer.regression.pytest_session import RegressionSession, recording_advice, session_of
from summarizer.regression.recordings import load_recording, save_recording
from summarizer.result import Result
from summarizer.schemas import Article, ArticleMetadata, Recording
from summarizer.settings import Settings

_LONGEST = 100
_OTHER = re.compile(r"[^A-Za-z0-9_.-]+")
_PLAIN_TEST = re.compile(r"[A-Za-z0-9_.:]+(\[[A-Za-z0-9_.-]+\])?")


class SummarizeRecorded:
    """Summarises articles with the replies recorded for one test.

    Several calls in one test share its recording; each has its own part of it, by their order.

    Args:
        session: of the pytest run.
        folder: where the recordings of the test's module lie.
        test: the test's own recording, without its suffix.
    """

    def __init__(self, session: RegressionSession, folder: Path, test: str) -> None:
        self._session = session
        self._folder = folder
        self._test = test
        self._calls: Counter[Path] = Counter()

    def __call__(
        self,
        article: str | Path | Article,
        *,
        name: str | None = None,
        model: str | None = None,
        schema: type[BaseModel] | None = None,
        prompts: Path | str | None = None,
        metadata: ArticleMetadata | None = None,
        observer: Observer | None = None,
        settings: Settings | None = None,
        **options: Any,
    ) -> Result[Any]:
        """Do what :func:`summarizer.summarize` does, with recorded replies.

        Args:
            article: as ``summarize`` takes it, like all that is not said here.
            name: name of the recording in place of the test's.
            model: name of a model; by default the recorded one, else the settings'.
            schema: note type.
            prompts: folder of templates.
            metadata: what is known about the article.
            observer: told what goes on.
            settings: complete settings.
            **options: single settings by name.

        Raises:
            SummarizerError: as ``summarize``. A recording that is stale, missing or broken fails
                the test.
        """
        chosen = self._settings(settings, model, options)
        path = self._folder / f"{slug(name) if name else self._test}.json"
        given: dict[str, Any] = {
            "schema": schema,
            "prompts": prompts,
            "metadata": metadata,
            "observer": observer,
            "settings": chosen,
        }
        if self._session.live:
            return summarize(article, model=self._session.model(chosen), **given)
        problem = None
        try:
            recorded = self._recorded(path, chosen, model)
            result: Result[Any] = summarize(article, model=recorded, **given)
            self._save(path, recorded)
        except RecordingError as error:
            problem = _explained(error, path)
        # Out here, so that pytest does not show the error as well.
        if problem is not None:
            self._session.fail(problem)
        self._calls[path] += 1
        return result

    def _settings(
        self, settings: Settings | None, model: str | None, options: dict[str, Any]
    ) -> Settings:
        named = options if model is None else {**options, "model": model}
        if settings is None:
            return self._session.settings_with(named)
        if named:
            raise ConfigError(f"settings and {', '.join(sorted(named))} were both given: use one")
        return settings

    def _recorded(self, path: Path, settings: Settings, model: str | None) -> RecordedModel:
        mode, slot = self._session.mode, self._calls[path]
        # What an earlier version of the test recorded has no say when all is recorded anew.
        anew = mode == "rewrite" and slot == 0
        recording = Recording() if anew else load_recording(path)
        known = None if mode == "rewrite" else next(iter(recording.models), None)
        name = model or known
        asked = settings.model_copy(update={"model": name}) if name else settings

        def live() -> LanguageModel:
            return self._session.model(asked)

        return RecordedModel(recording, mode=mode, slot=slot, live=live, name=name)

    def _save(self, path: Path, recorded: RecordedModel) -> None:
        if self._session.mode == "none":
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        save_recording(path, recorded.finished())


def recorded_for(request: pytest.FixtureRequest) -> SummarizeRecorded:
    """Return what the fixture ``summarize_recorded`` gives to a test."""
    _, _, test = request.node.nodeid.partition("::")
    folder = request.path.parent / "recordings" / request.path.stem
    return SummarizeRecorded(session_of(request.config), folder, slug(test or request.node.name))


def slug(test: str) -> str:
    """Return a file name for a test; two tests have two names.

    ``"TestRiver::test_pledges[fr]"`` becomes ``"TestRiver.test_pledges-fr"``. Where characters
    are lost, a part of the name's hash makes up for it.
    """
    plain = _OTHER.sub("-", test.replace("::", ".")).strip("-.")
    if _PLAIN_TEST.fullmatch(test) and len(plain) <= _LONGEST:
        return plain
    digest = hashlib.sha256(test.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return "-".join(part for part in (plain[:_LONGEST], digest) if part)


def _explained(error: RecordingError, path: Path) -> str:
    line = str(error) if str(path) in str(error) else f"{path}: {error}"
    if isinstance(error, StaleRecordingError):
        return recording_advice(line, error.difference, stale=True)
    return recording_advice(line, stale=False)
