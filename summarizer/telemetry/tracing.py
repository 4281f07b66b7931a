"""Tells a run to OpenTelemetry: a span for each note, section and attempt. Extra ``[otel]``."""

from importlib.metadata import version
from typing import TYPE_CHECKING

from summarizer.errors import MissingExtraError
from summarizer.telemetry.genai import Server, beginning, content, ending, name_of
from summarizer.telemetry.work import Event, Work

if TYPE_CHECKING:
    from contextvars import Token

    from opentelemetry.context import Context
    from opentelemetry.trace import Span, TracerProvider

    Held = tuple[Span, Token[Context]]


class Spans:
    """Makes spans by the conventions of :mod:`.genai`.

    They hang below the span that is current when a note begins, and are current themselves, so
    that spans of other instrumentation below hang below them. No text of article, prompt, reply
    or error message is in them, unless asked for.

    Args:
        provider: where spans go; by default OpenTelemetry's global provider.
        base_url: the endpoint's address; ``None`` is a model in this process. Only its host and
            port are told.
        capture_content: put what is asked and answered into the sections' spans.

    Raises:
        MissingExtraError: OpenTelemetry is not installed.
    """

    def __init__(
        self,
        provider: "TracerProvider | None" = None,
        *,
        base_url: str | None = None,
        capture_content: bool = False,
    ) -> None:
        try:
            from opentelemetry import context, trace
        except ModuleNotFoundError as error:
            raise MissingExtraError(
                'traces need the otel extra; install it with: pip install "press-summarizer[otel]"'
            ) from error
        self._context = context
        self._trace = trace
        self._server = Server.at(base_url)
        self._capture_content = capture_content
        self._tracer = trace.get_tracer("summarizer", version("press-summarizer"), provider)
        self._failed = trace.Status(trace.StatusCode.ERROR)

    def __repr__(self) -> str:
        return f"Spans({self._server!r})"

    def begun(self, work: Work) -> "Held":
        """Begin a span and make it the current one."""
        remote = work.kind == "section" and bool(self._server.address)
        span = self._tracer.start_span(
            name_of(work),
            kind=self._trace.SpanKind.CLIENT if remote else self._trace.SpanKind.INTERNAL,
            attributes=beginning(work, self._server),
        )
        return span, self._context.attach(self._trace.set_span_in_context(span))

    def ended(self, work: Work, held: "Held") -> None:
        """End the span."""
        span, token = held
        self._context.detach(token)
        if span.is_recording():
            span.set_attributes(ending(work))
            if self._capture_content and work.kind == "section":
                span.set_attributes(content(work))
            if work.error is not None:
                # Without a description: an error's message may quote the reply.
                span.set_status(self._failed)
        span.end()

    def told(self, event: Event, level: int) -> None:
        """Add an event to the current span."""
        fields = {f"summarizer.{k}": v for k, v in event.fields.items() if v is not None}
        self._trace.get_current_span().add_event(event.name, fields)
