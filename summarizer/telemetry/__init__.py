"""What a run tells about itself for operators: log events and traces, quiet by default.

::

    with json_logging(sys.stderr):
        batch = summarize_many(articles, telemetry=Telemetry(LogEvents()))

Traces are in :mod:`summarizer.telemetry.tracing`, which needs the extra ``[otel]``.
"""

from summarizer.telemetry.json_logs import json_logging
from summarizer.telemetry.log_events import LogEvents, default_telemetry
from summarizer.telemetry.traced import TracedModel, traced
from summarizer.telemetry.watching import Listener, SilentTelemetry, Telemetry
from summarizer.telemetry.work import Event, Work

__all__ = [
    "Event",
    "Listener",
    "LogEvents",
    "SilentTelemetry",
    "Telemetry",
    "TracedModel",
    "Work",
    "default_telemetry",
    "json_logging",
    "traced",
]
