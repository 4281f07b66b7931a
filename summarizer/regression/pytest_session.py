"""What the regression tests of one pytest run share: settings, the runner, models."""

import os
from functools import cached_property
from typing import NoReturn

import pytest

from summarizer.backends.recorded import RecordMode
from summarizer.llm import LanguageModel
from summarizer.models import open_model
from summarizer.progress import SilentObserver
from summarizer.regression.runner import Runner
from summarizer.settings import Settings, load_settings

_OF_THE_MODEL = ("model", "base_url", "key", "context", "threads", "timeout", "concurrency")
_OPTION = "--summarizer-record-mode"


class RegressionSession:
    """Opened when the first test needs it, closed with pytest's configuration.

    Attributes:
        mode: what becomes of requests that were not recorded.
        live: leave the recordings alone and ask the model.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.mode: RecordMode = config.getoption("summarizer_record_mode")
        self.live: bool = config.getoption("summarizer_live")
        self._root = config.rootpath
        self._here = f"{config.invocation_params.dir}{os.sep}"
        self._models: dict[Settings, LanguageModel] = {}

    def settings_with(self, options: dict[str, object]) -> Settings:
        """Return the settings of the environment and of the configuration file, with changes.

        Raises:
            ConfigError: one of them makes no sense.
        """
        return load_settings(overrides=options, environ=os.environ, cwd=self._root)

    @cached_property
    def runner(self) -> Runner:
        """The runner of all cases.

        Raises:
            ConfigError: the settings make no sense.
        """
        return Runner(self.settings_with({}), mode=self.mode, live=self.live)

    def model(self, settings: Settings) -> LanguageModel:
        """Return the model that the settings name; it is opened once and stays open.

        Raises:
            SummarizerError: it cannot be opened.
        """
        asked = Settings(**{name: getattr(settings, name) for name in _OF_THE_MODEL})
        if asked not in self._models:
            self._models[asked] = open_model(settings, SilentObserver())
        return self._models[asked]

    def fail(self, text: str) -> NoReturn:
        """Fail the test with this text, without a traceback; paths become short.

        Raises:
            pytest.fail.Exception: always.
        """
        pytest.fail(text.replace(self._here, ""), pytrace=False)

    def close(self) -> None:
        """Close every model that was opened."""
        if "runner" in vars(self):
            self.runner.close()
        while self._models:
            self._models.popitem()[1].close()


_SESSION = pytest.StashKey[RegressionSession]()


def session_of(config: pytest.Config) -> RegressionSession:
    """Return the session of this pytest run."""
    if _SESSION not in config.stash:
        session = RegressionSession(config)
        config.stash[_SESSION] = session
        config.add_cleanup(session.close)
    return config.stash[_SESSION]


def recording_advice(line: str, difference: str = "", *, stale: bool) -> str:
    """Return what is wrong with a recording, and what to do about it with pytest's options.

    Args:
        line: what is wrong.
        difference: what changed since it was recorded, in lines.
        stale: recording what is missing would mend it.
    """
    told = line.replace("--record-mode", _OPTION)
    advice = f"If the change is meant, record it with {_OPTION} once." if stale else ""
    return "\n\n".join(part for part in (told, difference, advice) if part)
