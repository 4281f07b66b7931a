"""What a command tells, by its options and by OpenTelemetry's environment variables.

Traces are on when ``OTEL_EXPORTER_OTLP_ENDPOINT`` or ``OTEL_EXPORTER_OTLP_TRACES_ENDPOINT`` is
set, or ``OTEL_TRACES_EXPORTER`` names an exporter; ``OTEL_SDK_DISABLED`` switches them off. How
they are sampled, batched and sent, and under which service name, is told by the other variables
of OpenTelemetry. ``OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT=SPAN_ONLY`` puts what is
asked and answered into them.
"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.metadata import entry_points, version
from os import environ
from typing import TYPE_CHECKING, TextIO

from summarizer.errors import MissingExtraError
from summarizer.telemetry.json_logs import json_logging
from summarizer.telemetry.log_events import LOGGER, LogEvents
from summarizer.telemetry.tracing import Spans
from summarizer.telemetry.watching import Listener, Telemetry
from summarizer.telemetry.work import Event

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
_CAPTURE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"


@contextmanager
def command_telemetry(log: TextIO | None, base_url: str | None) -> Iterator[Telemetry]:
    """Tell what a command does while the block lasts; at its end all spans are sent.

    Args:
        log: gets the log events as JSON Lines; ``None`` writes none.
        base_url: the endpoint's address; ``None`` is a model in this process.
    """
    listeners: list[Listener] = []
    with ExitStack() as stack:
        if log is not None:
            stack.enter_context(json_logging(log, whole_program=True))
            listeners.append(LogEvents())
        exporter = wanted_exporter(environ)
        if exporter:
            spans = _spans(exporter, base_url, stack)
            if spans is not None:
                listeners.insert(0, spans)
        yield Telemetry(*listeners)


def wanted_exporter(variables: Mapping[str, str]) -> str:
    """Return the name of the exporter that the variables ask for; empty for none."""
    if variables.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return ""
    named = variables.get("OTEL_TRACES_EXPORTER", "").strip().lower()
    if not named and any(variables.get(name) for name in _ENDPOINTS):
        named = "otlp"
    if named == "otlp":
        protocol = next((variables[name] for name in _PROTOCOLS if variables.get(name)), "")
        return "otlp_proto_grpc" if protocol.strip().lower() == "grpc" else "otlp_proto_http"
    return "" if named == "none" else named


def captures_content(variables: Mapping[str, str]) -> bool:
    """Tell whether the variables ask for texts in spans."""
    return variables.get(_CAPTURE, "").strip().lower() in {"true", "span_only", "span_and_event"}


def _spans(exporter: str, base_url: str | None, stack: ExitStack) -> Spans | None:
    """Return what makes spans; ``None``, and a line in the log, if it cannot be had.

    The variables are often set for a whole machine: that something is not installed, or that a
    variable holds nonsense, must not stop a command.
    """
    try:
        provider = _provider(exporter)
        spans = Spans(provider, base_url=base_url, capture_content=captures_content(environ))
    except (ImportError, MissingExtraError, ValueError):
        LOGGER.warning(Event("traces.unavailable", {"exporter": exporter}))
        return None
    stack.callback(provider.shutdown)
    return spans


def _provider(exporter: str) -> "TracerProvider":
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    found = entry_points(group="opentelemetry_traces_exporter", name=exporter)
    if not found:
        raise ModuleNotFoundError(f"no exporter named {exporter}")
    (entry, *_) = found
    resource = Resource.create({"service.version": version("press-summarizer")})
    if str(resource.attributes["service.name"]).startswith("unknown_service"):
        resource = resource.merge(Resource({"service.name": "summarizer"}))
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(entry.load()()))
    return provider
