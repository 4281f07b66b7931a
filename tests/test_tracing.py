"""The spans of a run: how they nest, how they end, and what is not in them."""

import asyncio
import subprocess
import sys

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF
from opentelemetry.trace import SpanKind, StatusCode, get_current_span
from stacked_models import BUSY, REPLY, WHEN, WHO, stacked
from traced_runs import URL, Traced

from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import InvalidReplyError, MissingExtraError
from summarizer.llm import Message, Reply, Request
from summarizer.telemetry import Telemetry
from summarizer.telemetry.tracing import Spans


def parent_of(span: ReadableSpan) -> int | None:
    return span.parent.span_id if span.parent else None


def id_of(span: ReadableSpan) -> int:
    number: int = span.context.span_id
    return number


def test_an_attempt_is_in_its_section_and_a_section_in_its_note() -> None:
    run = Traced()
    run.summarized(BUSY, REPLY)
    first, second, section, note = run.spans
    assert [span.name for span in run.spans] == [
        "attempt",
        "attempt",
        "chat m-1",
        "invoke_workflow summarizer",
    ]
    assert [parent_of(span) for span in run.spans] == [
        id_of(section),
        id_of(section),
        id_of(note),
        None,
    ]
    assert first.attributes
    assert second.attributes
    numbers = first.attributes["summarizer.attempt"], second.attributes["summarizer.attempt"]
    assert numbers == (1, 2)


def test_notes_at_once_are_traces_of_their_own() -> None:
    run = Traced()
    model = stacked(ScriptedModel(lambda request: REPLY, name="m-1"), run.telemetry)

    async def summarize(item: str) -> None:
        with run.telemetry.note(item, model.name):
            await asyncio.sleep(0)
            await asyncio.gather(model.acomplete(WHO), model.acomplete(WHEN))

    async def both() -> None:
        await asyncio.gather(summarize("a-1"), summarize("a-2"))

    asyncio.run(both())
    traces = {span.context.trace_id for span in run.spans}
    assert len(traces) == 2
    for trace in traces:
        spans = [span for span in run.spans if span.context.trace_id == trace]
        assert len(spans) == 5
        assert len({(span.attributes or {})["summarizer.item.id"] for span in spans}) == 1


def test_a_note_hangs_below_the_span_around_it_and_leaves_it_current() -> None:
    run = Traced()
    with run.provider.get_tracer("caller").start_as_current_span("press review") as around:
        run.summarized(REPLY)
        assert get_current_span() is around
    (note,) = run.named("invoke_workflow")
    assert parent_of(note) == around.get_span_context().span_id


def test_what_is_called_below_hangs_below() -> None:
    run = Traced()

    def answer(request: Request) -> Reply:
        with run.provider.get_tracer("http").start_as_current_span("POST"):
            return REPLY

    stacked(ScriptedModel(answer), run.telemetry).complete(WHO)
    (post,), (attempt,) = run.named("POST"), run.named("attempt")
    assert parent_of(post) == id_of(attempt)


@pytest.mark.parametrize(("base_url", "kind"), [(URL, SpanKind.CLIENT), (None, SpanKind.INTERNAL)])
def test_only_a_model_elsewhere_is_called_as_a_client(base_url: str | None, kind: SpanKind) -> None:
    run = Traced(base_url)
    run.summarized(REPLY)
    assert [span.kind for span in run.spans] == [SpanKind.INTERNAL, kind, SpanKind.INTERNAL]


def test_a_section_has_what_was_asked_and_what_came_back() -> None:
    run = Traced()
    run.summarized(REPLY)
    (section,) = run.named("chat")
    assert section.attributes
    told = dict(section.attributes)
    assert told["gen_ai.provider.name"] == "openai"
    assert told["server.address"] == "localhost"
    assert told["gen_ai.usage.input_tokens"] == 7
    assert told["gen_ai.response.finish_reasons"] == ("stop",)
    assert section.status.status_code is StatusCode.UNSET


def test_an_attempt_that_fails_is_an_error_while_its_section_is_none() -> None:
    run = Traced()
    run.summarized(BUSY, REPLY)
    first, second, section, note = run.spans
    assert first.status.status_code is StatusCode.ERROR
    assert first.attributes
    assert first.attributes["error.type"] == "EndpointError"
    for span in (second, section, note):
        assert span.status.status_code is StatusCode.UNSET


def test_an_error_that_nobody_mends_is_one_at_every_level() -> None:
    run = Traced()
    with pytest.raises(InvalidReplyError):
        run.summarized(InvalidReplyError("not JSON"))
    assert len(run.spans) == 3
    for span in run.spans:
        assert span.status.status_code is StatusCode.ERROR
        assert (span.attributes or {})["error.type"] == "InvalidReplyError"


def test_a_wait_is_an_event_of_the_section() -> None:
    run = Traced()
    run.summarized(BUSY, REPLY)
    (section,) = run.named("chat")
    (event,) = section.events
    assert event.name == "section.waiting"
    assert event.attributes
    assert event.attributes["summarizer.error"] == "EndpointError"


def told(spans: list[ReadableSpan]) -> str:
    return "\n".join(span.to_json() for span in spans)


SECRET = Request((Message("user", "SECRET prompt"),), {"SECRET": 1}, "who", 20, label="actors")


def test_no_text_is_in_the_spans() -> None:
    run = Traced(base_url="http://user:SECRET@localhost:8000/SECRET")
    run.summarized(Reply("SECRET reply"), request=SECRET)
    with pytest.raises(InvalidReplyError):
        run.summarized(InvalidReplyError("SECRET words", reply="SECRET text"), request=SECRET)
    assert len(run.spans) == 6
    assert "SECRET" not in told(run.spans)


def test_text_is_in_the_sections_when_it_is_asked_for() -> None:
    run = Traced(capture_content=True)
    run.summarized(Reply("SECRET reply"), request=SECRET)
    (section,) = run.named("chat")
    assert section.attributes
    assert "SECRET prompt" in str(section.attributes["gen_ai.input.messages"])
    assert "SECRET reply" in str(section.attributes["gen_ai.output.messages"])
    assert "SECRET" not in told([*run.named("attempt"), *run.named("invoke_workflow")])


def test_what_is_not_sampled_costs_no_attributes(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> None:
        raise AssertionError("nobody records it")

    monkeypatch.setattr("summarizer.telemetry.tracing.ending", fail)
    telemetry = Telemetry(Spans(TracerProvider(sampler=ALWAYS_OFF)))
    stacked(ScriptedModel([REPLY]), telemetry).complete(WHO)


def test_without_the_extra_the_error_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(MissingExtraError, match=r"press-summarizer\[otel\]"):
        Spans()


def test_opentelemetry_is_only_loaded_by_who_traces() -> None:
    program = (
        "import sys, summarizer.telemetry, summarizer.telemetry.tracing\n"
        "import summarizer.telemetry.environment\n"
        "assert 'opentelemetry' not in sys.modules\n"
        "summarizer.telemetry.tracing.Spans()\n"
        "assert 'opentelemetry' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
