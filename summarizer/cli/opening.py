"""The model of a command: opened when the first article needs it, closed at the end."""

from typing import TYPE_CHECKING

from summarizer.closing import Closing

if TYPE_CHECKING:
    from summarizer.llm import LanguageModel
    from summarizer.progress import Observer
    from summarizer.schemas import Usage
    from summarizer.settings import Settings


class OpenedOnce(Closing):
    """Opens the model that the settings name, once, however many articles there are."""

    def __init__(self, settings: "Settings") -> None:
        self._settings = settings
        self._watching = _Relay()
        self._model: LanguageModel | None = None

    def close(self) -> None:
        """Close the model if it was opened."""
        if self._model is not None:
            self._model.close()
            self._model = None

    def model(self, observer: "Observer") -> "LanguageModel":
        """Return the model; from now on this observer hears of it.

        Raises:
            SummarizerError: as :func:`summarizer.models.open_model` does.
        """
        self._watching.observer = observer
        if self._model is None:
            from summarizer.models import open_model

            self._model = open_model(self._settings, self._watching)
        return self._model


class _Relay:
    """Passes events on to whoever observes at the moment: each article has its own observer."""

    observer: "Observer"

    def section_started(self, label: str) -> None:
        self.observer.section_started(label)

    def tokens(self, label: str, count: int) -> None:
        self.observer.tokens(label, count)

    def section_finished(self, label: str, seconds: float, usage: "Usage") -> None:
        self.observer.section_finished(label, seconds, usage)

    def retrying(self, label: str, reason: str) -> None:
        self.observer.retrying(label, reason)

    def downloading(self, what: str, done: int, total: int) -> None:
        self.observer.downloading(what, done, total)

    def status(self, message: str) -> None:
        self.observer.status(message)
