"""From articles and saved notes to one dossier."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from summarizer.api import summarize
from summarizer.closing import Closing
from summarizer.dossiers import merged
from summarizer.job import set_up
from summarizer.llm import LanguageModel
from summarizer.models import open_model
from summarizer.progress import Observer, SilentObserver
from summarizer.result import Result
from summarizer.saved_notes import is_saved, read_saved
from summarizer.schemas import Article, BriefingNote, NoteDocument
from summarizer.schemas.dossier import Dossier
from summarizer.settings import Settings

Source = str | Path | Article | NoteDocument | Result[BriefingNote]


def dossier(
    articles: Iterable[Source],
    *,
    model: str | LanguageModel | None = None,
    prompts: Path | str | None = None,
    observer: Observer | None = None,
    settings: Settings | None = None,
    **options: Any,
) -> Dossier:
    """Write one note over several articles on one event.

    Each article's note is written by the model, as :func:`summarizer.summarize` does; they are
    merged by rule. Notes that are there already need no model.

    Args:
        articles: texts, paths to files, or articles already read; notes, results, or paths to
            notes that were saved (``.json``, ``.jsonl``, a folder).
        model: name of a model, or a model object, which the caller closes; by default the
            environment's and the configuration file's, else the embedded one.
        prompts: folder of templates in place of the package's.
        observer: told what goes on.
        settings: complete settings, in place of environment and configuration file.
        **options: single settings by name (:class:`~summarizer.settings.Settings`).

    Raises:
        SummarizerError: one of the tree in :mod:`summarizer.errors`.
        ValueError: there is no article, or a note that is no briefing note.
    """

    def chosen() -> Settings:
        known = set_up(model, BriefingNote, prompts, settings, options)
        return known.settings.model_copy(update={"prompts": Path(prompts)} if prompts else {})

    given = None if isinstance(model, str) else model
    with _Notes(chosen, given, observer or SilentObserver()) as notes:
        return merged(document for article in articles for document in notes.of(article))


class _Notes(Closing):
    """Makes or reads the notes; opens the model for the first one that has to be made."""

    def __init__(
        self, settings: Callable[[], Settings], model: LanguageModel | None, observer: Observer
    ) -> None:
        self._choose = settings
        self._given = model
        self._observer = observer
        self._settings: Settings | None = None
        self._opened: LanguageModel | None = None

    def close(self) -> None:
        """Close the model if it was opened here."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def of(self, article: Source) -> Iterator[NoteDocument]:
        """Yield the note of an article, or the notes that are saved under a path."""
        if isinstance(article, NoteDocument):
            yield article
        elif isinstance(article, Result):
            yield article.document
        elif isinstance(article, Path) and is_saved(article):
            yield from read_saved(article)
        else:
            yield self._made(article)

    def _made(self, article: str | Path | Article) -> NoteDocument:
        # Not before it is needed: saved notes are merged whatever the settings are.
        settings = self._settings = self._settings or self._choose()
        model = self._given or self._opened
        if model is None:
            model = self._opened = open_model(settings, self._observer)
        return summarize(
            article,
            model=model,
            schema=BriefingNote,
            observer=self._observer,
            settings=settings,
        ).document
