"""One round over all articles: who can end ends; who cannot says what it has to ask."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from summarizer.backends.response_format import Dialect
from summarizer.batch.item import Failure, Item
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.batch.service.asked import Asked, Question, Standing
from summarizer.batch.service.replaying import AnsweredModel, Open, replay
from summarizer.batch.writer import CONCERNS_ALL
from summarizer.documents import read_document
from summarizer.errors import ArticleError, BatchServiceError, JournalError, SummarizerError
from summarizer.job import Setup
from summarizer.llm import Request
from summarizer.render import render_json


@dataclass(frozen=True, slots=True)
class Line:
    """A request that is to be sent.

    Attributes:
        key: identifies it.
        request: what is asked.
        dialect: what it is to be asked in, if that is its own.
    """

    key: str
    request: Request
    dialect: Dialect | None


class Round:
    """Drives every article that has no note as far as the answers in the journal carry it.

    Args:
        setup: what all articles have in common; a model has to be named.
        journal: has the answers, and takes notes and failures.
        asked: knows what was asked before.
        outputs: where notes are written.
        repairs: whether what is only asked because of an answer is asked; otherwise the article
            fails.
        tell: told how many articles have been gone through, after each.

    Attributes:
        waiting: how many articles wait for an answer.
    """

    def __init__(
        self,
        setup: Setup,
        journal: Journal,
        asked: Asked,
        outputs: OutputFolder,
        *,
        repairs: bool = True,
        tell: Callable[[int], None] = lambda _: None,
    ) -> None:
        self.waiting = 0
        self._setup = setup
        self._model = AnsweredModel(setup.settings)
        self._journal = journal
        self._asked = asked
        self._outputs = outputs
        self._repairs = repairs
        self._tell = tell

    def lines(self, items: Iterable[Item]) -> Iterator[Line]:
        """Yield what is to be sent, while articles are driven one by one.

        The same request may come several times, when several articles ask it.

        Raises:
            SummarizerError: what would fail every article alike.
        """
        for number, item in enumerate(items, start=1):
            enrolled = self._journal.enrol(item)
            if self._journal.ended(enrolled.index) != "done":
                yield from self._drive(enrolled)
            elif not self._outputs.has_note(enrolled):
                self._write_again(enrolled)
            self._tell(number)

    def _drive(self, item: Item) -> Iterator[Line]:
        try:
            opened = self._advance(item)
        except CONCERNS_ALL:
            raise
        except SummarizerError as error:
            self._journal.fail(item, Failure.of(error))
            return
        except Exception as error:  # noqa: BLE001 - one article must not take the others along
            self._journal.fail(item, Failure(type(error).__name__, f"internal error: {error}"))
            return
        if opened is None:
            return
        questions = [(self._asked.find(key), key, request) for key, request in opened.requests]
        failure = self._failure(opened, [question for question, _, _ in questions])
        if failure is not None:
            self._journal.fail(item, failure)
            return
        self.waiting += 1
        for question, key, request in questions:
            if question.standing is not Standing.WAITING:
                yield Line(key, request, question.dialect)

    def _advance(self, item: Item) -> Open | None:
        """Drive an article on; return what it has to ask, ``None`` if its note is written."""
        if item.problem:
            raise ArticleError(item.problem)
        job = self._setup.job(item.source, item.metadata, format=item.format)
        outcome = replay(job, self._model, self._journal.get)
        if isinstance(outcome, Open):
            return outcome
        document = job.result(outcome, self._model).document
        # The files come first: what the journal has is not looked at again.
        self._outputs.write_note(item, document)
        self._journal.finish(item, render_json(document, indent=None))
        return None

    def _write_again(self, item: Item) -> None:
        """Write the files of a note that is in the journal alone."""
        text = self._journal.document(item.index)
        try:
            document = read_document(text or "", self._setup.note_type)
        except ValueError as error:
            raise JournalError(f"the journal's note of {item.id} cannot be read") from error
        self._outputs.write_note(item, document)

    def _failure(self, opened: Open, questions: list[Question]) -> Failure | None:
        """Say why an article can go no further, if so it is."""
        for question in questions:
            if question.standing is Standing.LOST:
                return question.failure or Failure.of(BatchServiceError("never answered"))
        if self._repairs or opened.first:
            return None
        if all(question.standing is not Standing.NEW for question in questions):
            return None
        return Failure.of(BatchServiceError("an answer has to be repaired, and repairs are off"))
