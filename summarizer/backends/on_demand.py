"""A live model that is opened when it is first needed, and not at all if it never is."""

import threading
from collections.abc import Callable, Sequence

from summarizer.errors import StaleRecordingError
from summarizer.llm import LanguageModel, Message


class OnDemand:
    """Opens a model once, whoever asks first; calls may come from several threads.

    Args:
        open_model: called at most once, unless it fails. Its caller closes what it opens.
        expected: the name the model has to have; ``None`` takes any.
    """

    def __init__(self, open_model: Callable[[], LanguageModel], expected: str | None) -> None:
        self._open = open_model
        self._expected = expected
        self._lock = threading.RLock()
        self._model: LanguageModel | None = None
        self._beginning: tuple[Message, ...] | None = None

    def expect(self, messages: Sequence[Message]) -> None:
        """Have the model prepare for requests with this beginning, just before the first one."""
        with self._lock:
            self._beginning = tuple(messages)

    def model(self) -> LanguageModel:
        """Return the model, opened.

        Raises:
            StaleRecordingError: it is another one than expected.
            SummarizerError: it cannot be opened.
        """
        with self._lock:
            if self._model is None:
                opened = self._open()
                if self._expected not in (None, opened.name):
                    raise StaleRecordingError(
                        f"recorded with model {self._expected!r}, asked with {opened.name!r}"
                    )
                self._model = opened
            return self._model

    def ready(self) -> LanguageModel:
        """Return the model, opened and prepared for what it will be asked; raises the same."""
        with self._lock:
            model = self.model()
            prepare = getattr(model, "prepare", None)
            if prepare is not None and self._beginning is not None:
                prepare(self._beginning)
            self._beginning = None
            return model
