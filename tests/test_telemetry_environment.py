"""What a command tells, by OpenTelemetry's environment variables."""

import io
import json
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from summarizer.telemetry import environment
from summarizer.telemetry.environment import captures_content, command_telemetry, wanted_exporter

HTTP, GRPC = "otlp_proto_http", "otlp_proto_grpc"
ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what the person who runs the tests has set."""
    for name in list(os.environ):
        if name.startswith("OTEL_"):
            monkeypatch.delenv(name)


class Installed:
    """Exporters that are installed, as entry points."""

    def __init__(self) -> None:
        self.exporter = Kept()

    def __call__(self, *, group: str, name: str) -> list["Installed"]:
        assert group == "opentelemetry_traces_exporter"
        return [self] if name == "kept" else []

    def load(self) -> Any:
        return lambda: self.exporter


class Kept(InMemorySpanExporter):
    """Keeps its spans when it is shut down."""

    closed = False

    def shutdown(self) -> None:
        self.closed = True


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    installed = Installed()
    monkeypatch.setattr(environment, "entry_points", installed)
    monkeypatch.setenv("OTEL_TRACES_EXPORTER", "kept")
    return installed.exporter


def resource_of(span: ReadableSpan) -> Mapping[str, Any]:
    return span.resource.attributes


@pytest.mark.parametrize(
    ("variables", "exporter"),
    [
        ({}, ""),
        ({ENDPOINT: "http://localhost:4318"}, HTTP),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://localhost:4318/v1/traces"}, HTTP),
        ({ENDPOINT: ""}, ""),
        ({"OTEL_TRACES_EXPORTER": "otlp"}, HTTP),
        ({"OTEL_TRACES_EXPORTER": "none", ENDPOINT: "http://localhost:4318"}, ""),
        ({"OTEL_TRACES_EXPORTER": "console"}, "console"),
        ({ENDPOINT: "http://localhost:4317", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, GRPC),
        (
            {
                ENDPOINT: "http://localhost:4317",
                "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc",
                "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": "http/protobuf",
            },
            HTTP,
        ),
        ({ENDPOINT: "http://localhost:4318", "OTEL_SDK_DISABLED": "TRUE"}, ""),
    ],
)
def test_traces_are_on_when_the_variables_say_where_to(
    variables: dict[str, str], exporter: str
) -> None:
    assert wanted_exporter(variables) == exporter


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("", False),
        ("NO_CONTENT", False),
        ("EVENT_ONLY", False),
        ("SPAN_ONLY", True),
        ("true", True),
    ],
)
def test_texts_are_only_captured_when_a_variable_says_so(value: str, wanted: bool) -> None:
    variables = {"OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT": value}
    assert captures_content(variables) is wanted


def test_a_command_that_is_asked_for_nothing_is_silent() -> None:
    with command_telemetry(None, None) as telemetry:
        assert telemetry.silent


def test_spans_are_sent_by_the_end_of_the_block_at_the_latest(kept: Kept) -> None:
    url = "http://localhost:8000/v1"
    with command_telemetry(None, url) as telemetry, telemetry.note("a-1", "m-1"):
        pass
    (span,) = kept.get_finished_spans()
    assert span.name == "invoke_workflow summarizer"
    assert kept.closed


def test_spans_are_sent_when_the_command_fails(kept: Kept) -> None:
    with (
        pytest.raises(KeyboardInterrupt),
        command_telemetry(None, None) as telemetry,
        telemetry.note("a-1", "m-1"),
    ):
        raise KeyboardInterrupt
    assert len(kept.get_finished_spans()) == 1


def test_the_service_is_named_unless_the_environment_does(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (None, "press-desk"):
        if name:
            monkeypatch.setenv("OTEL_SERVICE_NAME", name)
        with command_telemetry(None, None) as telemetry, telemetry.note("a-1", "m-1"):
            pass
    resources = [resource_of(span) for span in kept.get_finished_spans()]
    assert [resource["service.name"] for resource in resources] == ["summarizer", "press-desk"]
    assert resources[0]["service.version"]


def test_log_lines_and_spans_go_together(kept: Kept) -> None:
    log = io.StringIO()
    with command_telemetry(log, None) as telemetry, telemetry.note("a-1", "m-1"):
        pass
    assert json.loads(log.getvalue())["event"] == "note.finished"
    assert len(kept.get_finished_spans()) == 1


@pytest.mark.parametrize("missing", ["the exporter", "OpenTelemetry"])
def test_what_is_missing_is_told_and_stops_nothing(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_TRACES_EXPORTER", "no-such-exporter")
    if missing == "OpenTelemetry":
        monkeypatch.setitem(sys.modules, "opentelemetry", None)
        monkeypatch.setitem(sys.modules, "opentelemetry.sdk.resources", None)
    log = io.StringIO()
    with command_telemetry(log, None) as telemetry, telemetry.note("a-1", "m-1"):
        pass
    first, second = map(json.loads, log.getvalue().splitlines())
    assert (first["level"], first["event"]) == ("warning", "traces.unavailable")
    assert first["exporter"] == "no-such-exporter"
    assert second["event"] == "note.finished"


class Collector(BaseHTTPRequestHandler):
    """Takes what an exporter sends."""

    bodies: list[tuple[str, bytes]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.bodies.append((self.path, body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the base class's name)
        pass


@pytest.fixture
def collector() -> Iterator[tuple[str, list[tuple[str, bytes]]]]:
    bodies: list[tuple[str, bytes]] = []
    handler = type("Collecting", (Collector,), {"bodies": bodies})
    with HTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", bodies
        server.shutdown()
        thread.join()


def test_spans_reach_a_collector(
    collector: tuple[str, list[tuple[str, bytes]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("opentelemetry.exporter.otlp.proto.http")
    url, bodies = collector
    monkeypatch.setenv(ENDPOINT, url)
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
    with command_telemetry(None, None) as telemetry, telemetry.note("a-1", "m-1"):
        pass
    ((path, body),) = bodies
    assert path == "/v1/traces"
    assert b"invoke_workflow summarizer" in body
