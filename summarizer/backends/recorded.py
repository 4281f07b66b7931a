"""A model that answers from a recording, and records what a live one answers."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal

from summarizer.backends.exchanges import (
    Answer,
    Asked,
    error_on_record,
    key_of,
    replayed,
    reply_on_record,
    request_on_record,
    whole,
    with_take,
)
from summarizer.backends.on_demand import OnDemand
from summarizer.backends.staleness import stale
from summarizer.errors import (
    ConfigError,
    ContextLengthError,
    InvalidReplyError,
    RecordingError,
)
from summarizer.llm import Capabilities, LanguageModel, Message, OnToken, Reply, Request
from summarizer.schemas import ModelClaims, RecordedRequest, Recording

RecordMode = Literal["none", "once", "rewrite"]
"""``none``: only replay; ``once``: replay, and record what is missing; ``rewrite``: record anew."""


@dataclass(slots=True)
class _Used:
    """A request of this run and its answers so far, by how often it was asked before."""

    label: str
    request: RecordedRequest
    times: int = 0
    answers: dict[int, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Ask:
    """One call: the request's key, how often it was asked before, and the answer on record."""

    key: str
    number: int
    answer: Answer | None


class RecordedModel:
    """Answers from a recording; asks a live model as far as the mode lets it.

    The same request may be asked several times in a run; each time has its own answer. Errors
    that a run deals with (:class:`~summarizer.errors.ContextLengthError`,
    :class:`~summarizer.errors.InvalidReplyError`) are recorded and raised again; all others pass
    through. Calls may come from several threads.

    Args:
        recording: what is known.
        mode: whether a live model may be asked.
        slot: the repeat, from 0; each repeat has answers of its own.
        live: opens the live model; called once, when it is first needed. Whoever gives it
            closes what it opens.
        name: name of the model under test; ``None`` is the recording's first one.

    Raises:
        ConfigError: the mode is ``"rewrite"`` and there is no live model.
        RecordingError: nothing is recorded and nobody may be asked.
    """

    def __init__(
        self,
        recording: Recording,
        *,
        mode: RecordMode = "none",
        slot: int = 0,
        live: Callable[[], LanguageModel] | None = None,
        name: str | None = None,
    ) -> None:
        if mode == "rewrite" and live is None:
            raise ConfigError("--record-mode rewrite needs a model to ask")
        may_ask = live is not None and mode != "none"
        if not (may_ask or recording.exchanges):
            raise RecordingError("nothing is recorded yet; record it with --record-mode once")
        self._recording = recording
        self._slot = slot
        known = () if mode == "rewrite" else recording.exchanges
        self._on_record = {one.key: one.takes.get(slot, ()) for one in known}
        self._identity = _identity(recording, name, may_ask) if known else None
        expected = self._identity[0] if self._identity else None
        self._live = OnDemand(live, expected) if live is not None and may_ask else None
        self._live_calls = 0
        self._used: dict[str, _Used] = {}
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        count = len(self._recording.exchanges)
        return f"RecordedModel({count} exchanges, slot {self._slot})"

    @property
    def name(self) -> str:
        """The recorded model's name, or the live one's."""
        return self._known()[0]

    @property
    def capabilities(self) -> Capabilities:
        """What the recorded model claimed, or what the live one claims."""
        return self._known()[1]

    @property
    def live_calls(self) -> int:
        """How many requests the live model has answered."""
        return self._live_calls

    def prepare(self, messages: Sequence[Message]) -> None:
        """Have the live model prepare for these messages, if it is ever asked."""
        if self._live is not None:
            self._live.expect(messages)

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request.

        Raises:
            StaleRecordingError: the answer is not on record and nobody may be asked.
            SummarizerError: what is on record, or what the live model raises.
        """
        ask = self._begin(request)
        if ask.answer is not None or self._live is None:
            return self._replayed(ask, request, on_token)
        live = self._live.ready()
        with self._errors_kept(ask):
            reply = live.complete(request, on_token)
        return self._kept(ask, reply)

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop; otherwise as :meth:`complete`."""
        if self._identity is None:
            await asyncio.to_thread(self._known)
        ask = self._begin(request)
        if ask.answer is not None or self._live is None:
            return self._replayed(ask, request, on_token)
        live = await asyncio.to_thread(self._live.ready)
        with self._errors_kept(ask):
            reply = await live.acomplete(request, on_token)
        return self._kept(ask, reply)

    def finished(self, into: Recording | None = None, *, keep_unused: bool = False) -> Recording:
        """Return the recording to be written once the run is over.

        This repeat's take is what the run used; the takes of other repeats stay as they are.

        Args:
            into: the recording that gets the take, e.g. one that another repeat has just
                written; by default the one given at the start.
            keep_unused: keep this repeat's answers that were not asked for: right after a run
                that did not come to its end.
        """
        with self._lock:
            asked = {key: _asked(used) for key, used in self._used.items()}
        models: dict[str, ModelClaims] = {}
        if asked:
            name, claimed = self._known()
            models[name] = ModelClaims(guided=claimed.guided, context=claimed.context)
        base = self._recording if into is None else into
        return with_take(base, self._slot, asked, models, keep_unused=keep_unused)

    def close(self) -> None:
        """Do nothing: the live model is closed by whoever opens it."""

    def _known(self) -> tuple[str, Capabilities]:
        """Return name and capabilities; opens the live model if no other is known."""
        if self._identity is None and self._live is not None:
            model = self._live.model()
            self._identity = (model.name, model.capabilities)
        if self._identity is None:
            raise RecordingError("the recording does not say what model it is of")
        return self._identity

    def _begin(self, request: Request) -> _Ask:
        """Count the request and look its answer up."""
        asked = request_on_record(request, self.name)
        key = key_of(asked)
        with self._lock:
            used = self._used.setdefault(key, _Used(request.label, asked))
            number = used.times
            used.times += 1
            answers = self._on_record.get(key, ())
            answer = answers[number] if number < len(answers) else None
            if answer is not None:
                used.answers[number] = answer
        return _Ask(key, number, answer)

    @property
    def reply_seconds(self) -> float:
        """Seconds that the model took for what this run used, when it was asked."""
        with self._lock:
            answers = [answer for used in self._used.values() for answer in used.answers.values()]
        return sum(getattr(answer, "seconds", 0.0) for answer in answers)

    def _replayed(self, ask: _Ask, request: Request, on_token: OnToken | None) -> Reply:
        if ask.answer is not None:
            return replayed(ask.answer, on_token)
        asked = self._used[ask.key].request
        raise stale(self._recording, asked, key=ask.key, label=request.label, slot=self._slot)

    @contextmanager
    def _errors_kept(self, ask: _Ask) -> Iterator[None]:
        try:
            yield
        except InvalidReplyError as error:
            # As it will be replayed, so that this run goes on as its replay will.
            error.reply = whole(error.reply)
            self._keep(ask, error_on_record(error))
            raise
        except ContextLengthError as error:
            self._keep(ask, error_on_record(error))
            raise

    def _kept(self, ask: _Ask, reply: Reply) -> Reply:
        reply = replace(reply, text=whole(reply.text))
        self._keep(ask, reply_on_record(reply))
        return reply

    def _keep(self, ask: _Ask, answer: Answer) -> None:
        with self._lock:
            self._used[ask.key].answers[ask.number] = answer
            self._live_calls += 1


def _identity(
    recording: Recording, name: str | None, may_ask: bool
) -> tuple[str, Capabilities] | None:
    """Return name and capabilities of the recorded model; ``None`` if the live one counts."""
    models = recording.models
    if not models or (may_ask and name is not None and name not in models):
        return None
    first = next(iter(models))
    # Of a model that is not on record every request is stale, and says so.
    claims = models.get(name or first, models[first])
    return name or first, Capabilities(guided=claims.guided, context=claims.context)


def _asked(used: _Used) -> Asked:
    answers = tuple(answer for _, answer in sorted(used.answers.items()))
    return Asked(used.label, used.request, answers)
