"""What listeners are told of notes, sections and attempts, and what belongs to what."""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

import pytest
from asked_models import Ask
from recorded_runs import Preparing
from stacked_models import BUSY, REPLY, WHEN, WHO, stacked

from summarizer.backends.scripted import ScriptedModel
from summarizer.backends.transient import ThrottledNowError
from summarizer.errors import AuthenticationError, EndpointError
from summarizer.llm import Capabilities, LanguageModel, Reply, Request
from summarizer.telemetry import Event, SilentTelemetry, Telemetry, TracedModel, Work, traced
from summarizer.telemetry.work import kind_of

pytest_plugins = ("asked_models",)


class Notebook:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.begun_so_far: list[Work] = []
        self.ended_so_far: list[Work] = []
        self.events: list[tuple[Event, int]] = []

    def begun(self, work: Work) -> object:
        self.begun_so_far.append(work)
        return work.kind, work.item

    def ended(self, work: Work, held: Any) -> None:
        assert held == (work.kind, work.item)
        self.ended_so_far.append(work)

    def told(self, event: Event, level: int) -> None:
        self.events.append((event, level))

    def ended_as(self, kind: str) -> list[Work]:
        return [work for work in self.ended_so_far if work.kind == kind]


def test_a_traced_model_is_the_model_it_wraps() -> None:
    inner = Preparing("{}", name="m-1", capabilities=Capabilities(guided=True))
    model = TracedModel(inner, Telemetry(Notebook()), "section")
    assert isinstance(model, LanguageModel)
    assert (model.name, model.capabilities) == ("m-1", Capabilities(guided=True))
    model.prepare(WHO.messages)
    assert inner.prepared == [list(WHO.messages)]
    model.close()
    assert inner.closed


def test_a_model_that_cannot_prepare_need_not() -> None:
    TracedModel(ScriptedModel("{}"), Telemetry(Notebook()), "section").prepare(WHO.messages)


def test_a_call_is_told_with_its_request_and_its_reply(ask: Ask) -> None:
    book = Notebook()
    model = TracedModel(ScriptedModel([REPLY], name="m-1"), Telemetry(book), "section")
    assert ask(model, WHO) is REPLY
    (work,) = book.ended_so_far
    assert (work.kind, work.model, work.section) == ("section", "m-1", "actors")
    assert (work.request, work.reply, work.error, work.streamed) == (WHO, REPLY, None, False)
    assert work.seconds > 0


def test_a_streamed_call_is_told_as_such_and_streams() -> None:
    book = Notebook()
    counts: list[int] = []
    model = TracedModel(ScriptedModel([REPLY]), Telemetry(book), "section")
    model.complete(WHO, counts.append)
    assert counts == [1]
    assert book.ended_so_far[0].streamed


def test_attempts_are_numbered_within_their_section(ask: Ask) -> None:
    book = Notebook()
    ask(stacked(ScriptedModel([BUSY, BUSY, REPLY]), Telemetry(book)), WHO)
    (section,) = book.ended_as("section")
    attempts = book.ended_as("attempt")
    assert [work.number for work in attempts] == [1, 2, 3]
    assert [work.error for work in attempts] == [BUSY, BUSY, None]
    assert [work.parent for work in attempts] == [section] * 3
    assert (section.attempts, section.reply, section.error) == (3, REPLY, None)


def test_an_error_is_told_at_every_level_and_goes_on(ask: Ask) -> None:
    book = Notebook()
    telemetry = Telemetry(book)
    error = AuthenticationError("401")
    model = stacked(ScriptedModel([error]), telemetry)
    with pytest.raises(AuthenticationError), telemetry.note("a-1", model.name):
        ask(model, WHO)
    assert [(work.kind, work.error) for work in book.ended_so_far] == [
        ("attempt", error),
        ("section", error),
        ("note", error),
    ]


def test_an_error_that_is_dealt_with_inside_the_block_can_be_told() -> None:
    book = Notebook()
    error = EndpointError("400")
    with Telemetry(book).note("a-1", "m-1") as note:
        note.failed(error)
    assert book.ended_so_far[0].error is error


def test_a_note_has_the_figures_of_all_its_sections(ask: Ask) -> None:
    book = Notebook()
    telemetry = Telemetry(book)
    model = stacked(ScriptedModel([BUSY, REPLY, REPLY]), telemetry)
    with telemetry.note("a-1", model.name) as note:
        ask(model, WHO)
        ask(model, WHEN)
    assert (note.sections, note.attempts) == (2, 3)
    assert note.usages == [REPLY.usage, REPLY.usage]
    assert [work.item for work in book.ended_so_far] == ["a-1"] * 6


def test_what_runs_at_once_belongs_to_its_own_note() -> None:
    book = Notebook()
    telemetry = Telemetry(book)
    model = stacked(ScriptedModel(lambda request: REPLY), telemetry)

    async def summarize(item: str) -> None:
        with telemetry.note(item, model.name):
            await asyncio.sleep(0)
            async with asyncio.TaskGroup() as group:
                group.create_task(model.acomplete(WHO))
                group.create_task(model.acomplete(WHEN))

    async def both() -> None:
        await asyncio.gather(summarize("a-1"), summarize("a-2"))

    asyncio.run(both())
    sections = {(work.item, work.section) for work in book.ended_as("section")}
    assert sections == {
        (item, section) for item in ("a-1", "a-2") for section in ("actors", "event")
    }
    for work in book.ended_as("attempt"):
        assert work.parent
        assert work.parent.parent
        assert (work.parent.section, work.parent.parent.item) == (work.section, work.item)


def test_a_thread_that_has_the_context_belongs_to_the_note() -> None:
    book = Notebook()
    telemetry = Telemetry(book)
    model = stacked(ScriptedModel([REPLY]), telemetry)
    with telemetry.note("a-1", model.name), ThreadPoolExecutor(1) as pool:
        pool.submit(copy_context().run, model.complete, WHO).result()
    assert book.ended_as("section")[0].item == "a-1"


def test_a_note_does_not_belong_to_another_one() -> None:
    book = Notebook()
    telemetry = Telemetry(book)
    with telemetry.note("outer", "m-1") as outer, telemetry.note("inner", "m-1") as inner:
        pass
    assert (inner.parent, inner.item, outer.sections) == (None, "inner", 0)


def test_what_is_cancelled_is_told_as_cancelled() -> None:
    book = Notebook()

    class Hanging(ScriptedModel):
        async def acomplete(self, request: Request, on_token: Any = None) -> Reply:
            await asyncio.Event().wait()
            raise AssertionError("never answers")

    async def give_up() -> None:
        call = asyncio.ensure_future(
            TracedModel(Hanging("{}"), Telemetry(book), "section").acomplete(WHO)
        )
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    asyncio.run(give_up())
    assert book.ended_so_far[0].cancelled


def test_a_retry_is_told_with_the_kind_of_its_error_and_the_wait(ask: Ask) -> None:
    book = Notebook()
    telemetry = Telemetry(book)
    model = stacked(ScriptedModel([ThrottledNowError("slow", retry_after=4), REPLY]), telemetry)
    with telemetry.note("a-1", model.name):
        ask(model, WHO)
    ((event, level),) = book.events
    assert (event.name, level) == ("section.waiting", logging.INFO)
    seconds = event.fields["seconds"]
    assert isinstance(seconds, float)
    assert 4 <= seconds <= 4.5
    assert {**event.fields, "seconds": 0} == {
        "item": "a-1",
        "section": "actors",
        "error": "RateLimitError",
        "seconds": 0,
    }


def test_an_event_tells_where_it_happened_and_what_it_was_given() -> None:
    book = Notebook()
    telemetry = Telemetry(book)
    telemetry.event("batch.started", articles=300)
    with telemetry.note("a-1", "m-1"):
        telemetry.event("note.replayed", logging.DEBUG)
    assert book.events == [
        (Event("batch.started", {"articles": 300}), logging.INFO),
        (Event("note.replayed", {"item": "a-1"}), logging.DEBUG),
    ]


def test_every_listener_is_told() -> None:
    books = Notebook(), Notebook()
    with Telemetry(*books).note("a-1", "m-1") as note:
        pass
    assert [book.ended_so_far for book in books] == [[note], [note]]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (AuthenticationError("401"), "AuthenticationError"),
        (ThrottledNowError("slow"), "RateLimitError"),
        (BUSY, "EndpointError"),
        (asyncio.CancelledError(), "CancelledError"),
    ],
)
def test_errors_go_by_their_public_names(error: BaseException, kind: str) -> None:
    assert kind_of(error) == kind


@pytest.mark.parametrize("telemetry", [SilentTelemetry(), Telemetry()])
def test_silent_telemetry_tells_nobody_and_keeps_nothing(telemetry: Telemetry, ask: Ask) -> None:
    assert telemetry.silent
    model = stacked(ScriptedModel([BUSY, REPLY]), telemetry)
    with telemetry.note("a-1", model.name) as note:
        assert ask(model, WHO) is REPLY
        note.failed(BUSY)
        telemetry.event("batch.started")
    assert (note.usages, note.error, note.item) == ([], None, "")


def test_a_model_is_only_wrapped_if_somebody_listens() -> None:
    inner = ScriptedModel("{}")
    assert traced(inner, SilentTelemetry(), "section") is inner
    wrapped = traced(inner, Telemetry(Notebook()), "section")
    assert isinstance(wrapped, TracedModel)
