"""A conversation driven with a model: the same whether synchronously or asynchronously."""

import _thread
import asyncio
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import ContextVar
from typing import Any

import pytest
from flow_runs import request

from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import (
    AuthenticationError,
    ContextLengthError,
    InvalidReplyError,
    RefusalError,
)
from summarizer.flow.conversation import Conversation
from summarizer.flow.driver import Tally, adrive, drive
from summarizer.llm import Capabilities, LanguageModel, OnToken, Reply, Request
from summarizer.progress import Observer, SilentObserver
from summarizer.schemas import Usage

Driver = Callable[[Conversation[Any], LanguageModel, Observer, Tally], Any]


def drive_async(
    conversation: Conversation[Any], model: LanguageModel, observer: Observer, tally: Tally
) -> Any:
    return asyncio.run(adrive(conversation, model, observer, tally))


both_ways = pytest.mark.parametrize("driven", [drive, drive_async], ids=["sync", "async"])


class Watching(SilentObserver):
    def __init__(self) -> None:
        self.events: list[tuple[Any, ...]] = []

    def section_started(self, label: str) -> None:
        self.events.append(("started", label))

    def tokens(self, label: str, count: int) -> None:
        self.events.append(("tokens", label, count))

    def section_finished(self, label: str, seconds: float, usage: Usage) -> None:
        self.events.append(("finished", label, seconds, usage.completion))


def asking(*rounds: list[str]) -> Conversation[list[str]]:
    heard: list[str] = []
    for labels in rounds:
        replies = yield [request(label) for label in labels]
        heard += [reply.text for reply in replies]
    return heard


def echo(asked: Request) -> Reply:
    usage = Usage(prompt=10, cached=4, completion=2)
    return Reply(asked.label.upper(), usage=usage, seconds=0.5)


@both_ways
@pytest.mark.parametrize("concurrency", [1, 3])
class TestBothWays:
    def test_replies_come_back_in_the_order_of_the_requests(
        self, driven: Driver, concurrency: int
    ) -> None:
        model = ScriptedModel(echo, capabilities=Capabilities(concurrency=concurrency))
        labels = [f"a{number}" for number in range(12)]
        result = driven(asking(labels, ["b"]), model, SilentObserver(), Tally())
        assert result == [label.upper() for label in [*labels, "b"]]

    def test_everything_is_counted(self, driven: Driver, concurrency: int) -> None:
        model = ScriptedModel(echo, capabilities=Capabilities(concurrency=concurrency))
        tally = Tally()
        driven(asking(["a", "b"], ["c"]), model, SilentObserver(), tally)
        assert (tally.calls, tally.retries) == (3, 0)
        assert tally.usage == Usage(prompt=30, cached=12, completion=6)

    def test_a_conversation_that_asks_nothing_reaches_no_model(
        self, driven: Driver, concurrency: int
    ) -> None:
        model = ScriptedModel([], capabilities=Capabilities(concurrency=concurrency))
        assert driven(asking(), model, SilentObserver(), Tally()) == []
        assert model.requests == []

    def test_an_error_of_the_model_comes_through_as_it_is(
        self, driven: Driver, concurrency: int
    ) -> None:
        cause = OSError("cause")
        error = AuthenticationError("wrong key")
        error.__cause__ = cause
        model = ScriptedModel(
            {"a": "A", "b": error, "c": "C"}, capabilities=Capabilities(concurrency=concurrency)
        )
        with pytest.raises(AuthenticationError, match="wrong key") as raised:
            driven(asking(["a", "b", "c"]), model, SilentObserver(), Tally())
        assert raised.value is error
        assert raised.value.__cause__ is cause

    def test_an_error_of_the_conversation_comes_through_as_it_is(
        self, driven: Driver, concurrency: int
    ) -> None:
        def refused() -> Conversation[None]:
            yield [request()]
            raise RefusalError("no")

        model = ScriptedModel(echo, capabilities=Capabilities(concurrency=concurrency))
        with pytest.raises(RefusalError, match="no"):
            driven(refused(), model, SilentObserver(), Tally())


@both_ways
def test_an_observer_hears_of_each_request(driven: Driver) -> None:
    watching = Watching()
    driven(asking(["a"], ["b"]), ScriptedModel(echo), watching, Tally())
    assert watching.events == [
        ("started", "a"),
        ("tokens", "a", 1),
        ("finished", "a", 0.5, 2),
        ("started", "b"),
        ("tokens", "b", 1),
        ("finished", "b", 0.5, 2),
    ]


class Crowd:
    """A model that answers nobody before so many have asked at once."""

    name = "crowd"

    def __init__(self, width: int) -> None:
        self.capabilities = Capabilities(concurrency=width)
        self._barrier = threading.Barrier(width)
        self._inside = 0
        self.most_inside = 0
        self._full = asyncio.Event()
        self._lock = threading.Lock()

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        self._barrier.wait(timeout=5)
        return Reply(request.label)

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        self._inside += 1
        self.most_inside = max(self.most_inside, self._inside)
        if self._inside == self.capabilities.concurrency:
            self._full.set()
        await asyncio.wait_for(self._full.wait(), timeout=5)
        self._inside -= 1
        return Reply(request.label)

    def close(self) -> None:
        pass


@both_ways
def test_as_many_requests_as_are_worth_it_are_sent_at_once(driven: Driver) -> None:
    assert driven(asking(["a", "b", "c"]), Crowd(3), SilentObserver(), Tally()) == ["a", "b", "c"]


def test_and_no_more_than_that() -> None:
    crowd = Crowd(2)
    drive_async(asking(["a", "b", "c", "d", "e"]), crowd, SilentObserver(), Tally())
    assert crowd.most_inside == 2


def test_a_single_request_is_sent_before_whatever_else_is_ready_to_run() -> None:
    order: list[str] = []

    def answer(asked: Request) -> Reply:
        order.append("sent")
        return echo(asked)

    async def run() -> None:
        asyncio.get_running_loop().call_soon(order.append, "other work")
        await adrive(asking(["a"]), ScriptedModel(answer), SilentObserver(), Tally())
        await asyncio.sleep(0)

    asyncio.run(run())
    assert order == ["sent", "other work"]


def test_one_at_a_time_stays_in_the_caller_s_thread() -> None:
    """So that Ctrl-C reaches the call itself."""
    threads = set()

    def answer(asked: Request) -> str:
        threads.add(threading.current_thread())
        return "{}"

    drive(asking(["a", "b"], ["c"]), ScriptedModel(answer), SilentObserver(), Tally())
    assert threads == {threading.current_thread()}


class Stuck:
    """A model that has Ctrl-C pressed once so many have asked, and answers when it is let go."""

    name = "stuck"

    def __init__(self, width: int, press: Callable[[], None]) -> None:
        self._press = press
        self.capabilities = Capabilities(concurrency=width)
        self.let_go = threading.Event()
        self.done = threading.Semaphore(0)
        self._barrier = threading.Barrier(width)

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        if self._barrier.wait(timeout=30) == 0:
            self._press()
        assert self.let_go.wait(timeout=30)
        self.done.release()
        return Reply(request.label)

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        raise NotImplementedError

    def close(self) -> None:
        pass


def while_the_main_thread_waits() -> None:
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def just_before_the_main_thread_waits() -> None:
    """As the signal's handler leaves it, without interrupting the wait that has begun by then."""
    while not waits_for_a_future(threading.main_thread()):
        pass
    _thread.interrupt_main(signal.SIGINT)


def waits_for_a_future(thread: threading.Thread) -> bool:
    frames = traceback.walk_stack(sys._current_frames()[thread.ident or 0])
    return any(frame.f_code is Future.result.__code__ for frame, _ in frames)


@pytest.mark.parametrize("press", [while_the_main_thread_waits, just_before_the_main_thread_waits])
def test_after_ctrl_c_nobody_waits_for_the_calls_under_way(press: Callable[[], None]) -> None:
    """Closing the model ends them."""
    stuck = Stuck(3, press)
    with pytest.raises(KeyboardInterrupt):
        drive(asking(["a", "b", "c"]), stuck, SilentObserver(), Tally())
    stuck.let_go.set()
    assert all(stuck.done.acquire(timeout=30) for _ in range(3))


@both_ways
@pytest.mark.parametrize("concurrency", [1, 3])
def test_what_is_set_around_a_run_holds_in_each_request(driven: Driver, concurrency: int) -> None:
    who: ContextVar[str] = ContextVar("who", default="nobody")
    model = ScriptedModel(
        lambda asked: who.get(), capabilities=Capabilities(concurrency=concurrency)
    )
    token = who.set("the caller")
    try:
        assert (
            driven(asking(["a", "b", "c"]), model, SilentObserver(), Tally()) == ["the caller"] * 3
        )
    finally:
        who.reset(token)


@both_ways
@pytest.mark.parametrize("counts", [True, False])
def test_replies_come_in_pieces_only_if_somebody_counts_them(driven: Driver, counts: bool) -> None:
    heard: list[OnToken | None] = []

    class Streaming(ScriptedModel):
        def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
            heard.append(on_token)
            return super().complete(request, on_token)

    driven(asking(["a"]), Streaming(echo), Watching() if counts else SilentObserver(), Tally())
    assert [one is not None for one in heard] == [counts]


@both_ways
class TestTroublesTheConversationCanMend:
    def test_an_answer_that_holds_nothing_is_a_matter_of_content(self, driven: Driver) -> None:
        model = ScriptedModel([InvalidReplyError("no content", reply="<html>"), "B"])
        assert driven(asking(["a"], ["b"]), model, SilentObserver(), Tally()) == ["<html>", "B"]

    def test_a_context_that_is_too_short_is_told_to_the_conversation(self, driven: Driver) -> None:
        def shrinking() -> Conversation[str]:
            try:
                yield [request("whole")]
            except ContextLengthError:
                (reply,) = yield [request("part")]
                return reply.text
            return "whole"

        model = ScriptedModel([ContextLengthError("too long"), "PART"])
        tally = Tally()
        assert driven(shrinking(), model, SilentObserver(), tally) == "PART"
        assert tally.calls == 1

    def test_a_conversation_that_cannot_mend_it_ends_with_the_error(self, driven: Driver) -> None:
        model = ScriptedModel([ContextLengthError("too long")])
        with pytest.raises(ContextLengthError):
            driven(asking(["a"]), model, SilentObserver(), Tally())
