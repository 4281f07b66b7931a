"""The part of a batch service's work that is done here, without the service."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from summarizer.backends.openai_border import Endpoint
from summarizer.backends.response_format import Dialect
from summarizer.batch.item import Item
from summarizer.batch.journal import Journal
from summarizer.batch.outputs import OutputFolder
from summarizer.batch.service.dialects import first_dialect
from summarizer.batch.service.inbox import Inbox
from summarizer.batch.service.jobs import ServiceJob
from summarizer.batch.service.request_files import request_line
from summarizer.batch.service.round import Line, Round
from summarizer.batch.service.tables import Tables
from summarizer.errors import ConfigError
from summarizer.job import Setup

_TOLD_EVERY = 1000


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a batch is.

    Attributes:
        articles: how many there are.
        done: how many have a note.
        failed: how many have none.
        jobs: the jobs that have not ended.
    """

    articles: int
    done: int
    failed: int
    jobs: tuple[ServiceJob, ...]

    @property
    def finished(self) -> bool:
        """Whether every article has ended, and nothing more will come."""
        return not self.jobs and self.done + self.failed >= self.articles


class Bench:
    """Drives the articles of one output folder on, and says what is to be asked.

    Args:
        setup: what all articles have in common.
        journal: of the output folder, open.
        tables: of the output folder, open.
        outputs: where notes are written.
        endpoint: where answers come from.
        tell: told what goes on, in lines.

    Attributes:
        tables: those given.
        endpoint: that given.
        tell: that given.
        inbox: takes results in.

    Raises:
        ConfigError: the settings name no model.
    """

    def __init__(
        self,
        setup: Setup,
        journal: Journal,
        tables: Tables,
        outputs: OutputFolder,
        endpoint: Endpoint,
        *,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        if setup.settings.model is None:
            raise ConfigError("a batch needs the name of a model: -m MODEL or SUMMARIZER_MODEL")
        self.tables = tables
        self.endpoint = endpoint
        self.tell = tell
        self.inbox = Inbox(journal, tables.asked, tables.facts, endpoint)
        self._model = setup.settings.model
        self._setup = setup
        self._journal = journal
        self._outputs = outputs

    def take_up(self, items: Iterable[Item]) -> None:
        """Take up these articles and no others; what an earlier run knows of them counts.

        Raises:
            ArticleError: or what else reading the input raises; then nothing is changed.
        """
        self._journal.input_ended(self.tables.items.replace(items))
        self.tables.facts.keep_settled(False)

    def stand(self) -> Stand:
        """Say how far the batch is."""
        done, failed = self._journal.counts()
        return Stand(self.tables.items.count(), done, failed, self.under_way())

    def under_way(self) -> tuple[ServiceJob, ...]:
        """Return the jobs that have not ended."""
        return tuple(self.tables.jobs.all("written", "uploaded", "sent"))

    def dialect(self) -> Dialect:
        """Return what is asked in, as far as is known."""
        return self.tables.facts.dialect or first_dialect(self.endpoint)

    def lines(self, *, repairs: bool) -> Iterator[Line]:
        """Yield what is to be asked, while the articles are driven on.

        Args:
            repairs: whether to ask what is only asked because of an answer.

        Raises:
            SummarizerError: what would fail every article alike.
        """
        driving = Round(
            self._setup,
            self._journal,
            self.tables.asked,
            self._outputs,
            repairs=repairs,
            tell=self._tell_count,
        )
        return driving.lines(self.tables.items)

    def text_of(self, line: Line, dialect: Dialect) -> str:
        """Return a request as it stands in a file."""
        return request_line(line, self._model, dialect)

    def drive(self, *, repairs: bool) -> None:
        """Drive the articles on; what they ask is asked another time.

        Raises:
            SummarizerError: what would fail every article alike.
        """
        for _ in self.lines(repairs=repairs):
            pass

    def write_lists(self) -> None:
        """Write the lists of notes and failures.

        Raises:
            OutputError: one cannot be written.
        """
        self._outputs.write_lists(self._journal.notes(), self._journal.failures())

    def _tell_count(self, number: int) -> None:
        if number % _TOLD_EVERY == 0:
            self.tell(f"{number} articles")
