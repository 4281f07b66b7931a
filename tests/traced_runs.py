"""A traced run, and the spans that came out of it."""

from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from stacked_models import WHO, stacked

from summarizer.backends.scripted import ScriptedModel
from summarizer.llm import Reply, Request
from summarizer.telemetry import Telemetry
from summarizer.telemetry.tracing import Spans

URL = "http://localhost:8000/v1"


class Traced:
    """A traced run and the spans that came out of it, oldest end first."""

    def __init__(self, base_url: str | None = URL, *, capture_content: bool = False) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))
        spans = Spans(self.provider, base_url=base_url, capture_content=capture_content)
        self.telemetry = Telemetry(spans)

    @property
    def spans(self) -> list[ReadableSpan]:
        return list(self._exporter.get_finished_spans())

    def named(self, start: str) -> list[ReadableSpan]:
        return [span for span in self.spans if span.name.startswith(start)]

    def summarized(self, *replies: Reply | Exception, request: Request = WHO) -> None:
        model = stacked(ScriptedModel(replies, name="m-1"), self.telemetry)
        with self.telemetry.note("a-1", model.name):
            model.complete(request)
