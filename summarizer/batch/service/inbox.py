"""Takes results in: answers into the journal, the rest into the table of what was asked."""

from collections.abc import Iterable, Iterator
from itertools import islice

from summarizer.backends.openai_border import Endpoint
from summarizer.backends.response_format import adapt
from summarizer.backends.transient import TransientError
from summarizer.batch.item import Failure
from summarizer.batch.journal import Journal
from summarizer.batch.service.asked import Asked, Question, Standing
from summarizer.batch.service.dialects import first_dialect, merged
from summarizer.batch.service.facts import Facts
from summarizer.batch.service.result_lines import ResultLine
from summarizer.errors import AuthenticationError, SummarizerError, UnknownModelError

_AT_ONCE = 200

# What is wrong with one request here is wrong with all of them.
STOPPING = (AuthenticationError, UnknownModelError)


class Inbox:
    """Takes results in; the same ones may come again and change nothing.

    Args:
        journal: takes the answers.
        asked: knows the requests.
        facts: takes what the service is seen to understand.
        endpoint: where the answers come from.

    Attributes:
        answered: how many answers have been taken in.
        refused: how many requests came back without one.
        stopping: an error that every further request would meet with, if there was one.
    """

    def __init__(self, journal: Journal, asked: Asked, facts: Facts, endpoint: Endpoint) -> None:
        self.answered = 0
        self.refused = 0
        self.stopping: SummarizerError | None = None
        self._journal = journal
        self._asked = asked
        self._facts = facts
        self._first = first_dialect(endpoint)

    def take(self, lines: Iterable[ResultLine]) -> None:
        """Take in all lines that are about requests of this batch and not answered yet."""
        for some in _chunks(lines):
            answered: list[str] = []
            for line in some:
                question = self._asked.find(line.key)
                if question.standing is Standing.NEW:
                    continue
                if line.kept is not None:
                    self._journal.put(line.key, line.kept)
                    answered.append(line.key)
                elif line.error is not None:
                    self._refuse(line, line.error, question)
            self._asked.answered(answered)
            self.answered += len(answered)

    def _refuse(self, line: ResultLine, error: SummarizerError, question: Question) -> None:
        self.refused += 1
        if isinstance(error, STOPPING):
            self.stopping = error
        failure = Failure.of(error)
        known = self._facts.dialect or self._first
        sent_in = question.sent_in or known
        adaptation = adapt(sent_in, line.detail) if line.detail is not None else None
        if adaptation is None:
            final = not isinstance(error, (TransientError, *STOPPING))
            self._asked.refuse(line.key, failure, final=final)
        elif adaptation.lasting:
            self._facts.keep_dialect(merged(known, sent_in, adaptation.dialect))
            self._asked.reword(line.key, failure)
        else:
            self._asked.reword(line.key, failure, adaptation.dialect)


def _chunks(lines: Iterable[ResultLine]) -> Iterator[list[ResultLine]]:
    remaining = iter(lines)
    while some := list(islice(remaining, _AT_ONCE)):
        yield some
