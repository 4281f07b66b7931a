"""Drives a conversation with a model: once synchronously, once asynchronously."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeAlias, TypeVar

from summarizer.awaiting import result_of
from summarizer.errors import ContextLengthError, InvalidReplyError
from summarizer.flow.conversation import Conversation
from summarizer.llm import LanguageModel, OnToken, Reply, Request
from summarizer.progress import Observer
from summarizer.schemas import Usage

T = TypeVar("T")
Outcome: TypeAlias = list[Reply] | ContextLengthError | None


@dataclass(slots=True)
class Tally:
    """What a run has spent so far. ``retries`` counts content retries."""

    calls: int = 0
    retries: int = 0
    usage: Usage = field(default_factory=Usage)

    def add(self, reply: Reply) -> None:
        """Count one reply."""
        self.calls += 1
        self.usage = self.usage + reply.usage


def drive(
    conversation: Conversation[T], model: LanguageModel, observer: Observer, tally: Tally
) -> T:
    """Hold a conversation to its end and return what it returns.

    Raises:
        SummarizerError: from the model, or from the conversation itself.
    """
    width = model.capabilities.concurrency
    outcome: Outcome = None
    with _threads(width) as pool:
        while True:
            try:
                requests = _advance(conversation, outcome)
            except StopIteration as stop:
                result: T = stop.value
                return result

            def answer(request: Request) -> Reply:
                return _observed(request, observer, lambda heard: model.complete(request, heard))

            try:
                # One at a time stays in this thread, so that Ctrl-C reaches the call itself.
                if width == 1 or len(requests) == 1:
                    outcome = [answer(request) for request in requests]
                else:
                    # What is set around this call (a trace, say) holds in the threads, too.
                    calls = [partial(copy_context().run, answer, one) for one in requests]
                    outcome = _results([pool.submit(call) for call in calls])
            except ContextLengthError as error:
                outcome = error
            else:
                _count(outcome, tally)


async def adrive(
    conversation: Conversation[T], model: LanguageModel, observer: Observer, tally: Tally
) -> T:
    """Hold a conversation to its end without blocking the event loop.

    Raises:
        SummarizerError: from the model, or from the conversation itself.
    """
    gate = asyncio.Semaphore(model.capabilities.concurrency)
    outcome: Outcome = None
    while True:
        try:
            requests = _advance(conversation, outcome)
        except StopIteration as stop:
            ended: T = stop.value
            return ended

        async def answer(request: Request) -> Reply:
            async with gate:
                observer.section_started(request.label)
                try:
                    reply = await model.acomplete(request, _counter(request, observer))
                except InvalidReplyError as error:
                    reply = Reply(error.reply)
            observer.section_finished(request.label, reply.seconds, reply.usage)
            return reply

        try:
            outcome = await _all([answer(request) for request in requests])
        except ContextLengthError as error:
            outcome = error
        else:
            _count(outcome, tally)


@contextmanager
def _threads(width: int) -> Iterator[ThreadPoolExecutor]:
    """Threads for calls side by side; after Ctrl-C nobody waits for what is under way.

    Whoever opened the model closes it then, and that ends the calls.
    """
    pool = ThreadPoolExecutor(width, thread_name_prefix="summarizer-request")
    awaited = True
    try:
        yield pool
    except KeyboardInterrupt:
        awaited = False
        raise
    finally:
        pool.shutdown(wait=awaited, cancel_futures=not awaited)


def _results(calls: Sequence[Future[T]]) -> list[T]:
    """Await the calls, in their order; the first one that fails stops those not yet begun."""
    try:
        return [result_of(call) for call in calls]
    finally:
        for call in calls:
            call.cancel()


def _advance(conversation: Conversation[T], outcome: Outcome) -> list[Request]:
    """Hand over what became of the last requests; return the next ones.

    That the model's context is too short is told to the conversation, which can ask for less.
    """
    if outcome is None:
        return next(conversation)
    if isinstance(outcome, ContextLengthError):
        return conversation.throw(outcome)
    return conversation.send(outcome)


def _count(replies: Sequence[Reply], tally: Tally) -> None:
    for reply in replies:
        tally.add(reply)


async def _all(answers: Sequence[Coroutine[Any, Any, Reply]]) -> list[Reply]:
    """Await the answers side by side; the first one that fails stops the others."""
    if len(answers) == 1:
        # Without a task of its own it is sent here and now, before whatever else is ready to run.
        return [await answers[0]]
    failed: Exception
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(answer) for answer in answers]
        return [task.result() for task in tasks]
    except ExceptionGroup as failures:
        failed = failures.exceptions[0]
    # Raised out here as itself: callers expect the error, not a group, and its own cause stays.
    raise failed


def _observed(
    request: Request, observer: Observer, call: Callable[[OnToken | None], Reply]
) -> Reply:
    observer.section_started(request.label)
    try:
        reply = call(_counter(request, observer))
    except InvalidReplyError as error:
        # An empty or odd answer is a matter of content: the conversation asks again.
        reply = Reply(error.reply)
    observer.section_finished(request.label, reply.seconds, reply.usage)
    return reply


def _counter(request: Request, observer: Observer) -> OnToken | None:
    """Return what tells the observer of tokens; ``None`` if it does not want to hear of them.

    A reply that nobody counts need not be streamed, which costs both sides more.
    """
    if not getattr(observer, "counts_tokens", True):
        return None
    return lambda count: observer.tokens(request.label, count)
