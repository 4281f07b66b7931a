"""Logs as JSON Lines."""

import io
import json
import logging
from typing import Any

import pytest
from stacked_models import BUSY, REPLY, WHO, stacked

from summarizer.backends.scripted import ScriptedModel
from summarizer.telemetry import LogEvents, Telemetry, default_telemetry, json_logging

LOGGER = logging.getLogger("summarizer")
TELEMETRY = Telemetry(LogEvents())


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_line_of_json() -> None:
    stream = io.StringIO()
    with json_logging(stream):
        TELEMETRY.event("batch.started", articles=2, out=None)
    (line,) = lines(stream)
    assert line.pop("ts")
    assert line == {"level": "info", "event": "batch.started", "articles": 2}
    assert stream.getvalue().endswith("}\n")


def test_the_time_is_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 1_700_000_000.25)
    monkeypatch.setattr("time.time_ns", lambda: 1_700_000_000_250_000_000)
    stream = io.StringIO()
    with json_logging(stream):
        TELEMETRY.event("batch.started")
    assert lines(stream)[0]["ts"] == "2023-11-14T22:13:20.250Z"


def test_a_run_is_told_without_the_details_of_what_went_well() -> None:
    stream = io.StringIO()
    with json_logging(stream):
        model = stacked(ScriptedModel([BUSY, REPLY]), TELEMETRY)
        with TELEMETRY.note("a-1", "m-1"):
            model.complete(WHO)
    assert [(line["level"], line["event"], line.get("attempt")) for line in lines(stream)] == [
        ("warning", "attempt.failed", 1),
        ("info", "section.waiting", None),
        ("info", "section.finished", None),
        ("info", "note.finished", None),
    ]
    assert {line["item"] for line in lines(stream)} == {"a-1"}


def test_a_lower_level_shows_all() -> None:
    stream = io.StringIO()
    with json_logging(stream, logging.DEBUG), TELEMETRY.note("a-1", "m-1"):
        pass
    assert [line["event"] for line in lines(stream)] == ["note.started", "note.finished"]


def test_a_higher_level_shows_less_than_the_logger_hears() -> None:
    stream = io.StringIO()
    with json_logging(stream, logging.ERROR), TELEMETRY.note("a-1", "m-1"):
        pass
    assert stream.getvalue() == ""


def test_while_it_lasts_a_run_is_told_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without pytest's own handlers, as in a program that does not log.
    monkeypatch.setattr(LOGGER, "propagate", False)
    assert default_telemetry().silent
    with json_logging(io.StringIO()):
        assert not default_telemetry().silent
    assert default_telemetry().silent


def test_the_logger_is_left_as_it_was() -> None:
    stream = io.StringIO()
    before = LOGGER.level, list(LOGGER.handlers)
    with pytest.raises(KeyError), json_logging(stream):
        raise KeyError
    TELEMETRY.event("batch.started")
    assert (LOGGER.level, LOGGER.handlers) == before
    assert (stream.getvalue(), stream.closed) == ("", False)


def test_only_ascii_is_written_and_nothing_breaks_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    # What pytest captures for its report could not be handed on to another process.
    monkeypatch.setattr(LOGGER, "propagate", False)
    stream = io.StringIO()
    with json_logging(stream):
        TELEMETRY.event("note.finished", item="zürich\n\u2028\udce9", model="x" * 5000)
    (line,) = lines(stream)
    assert line["item"] == "zürich\n\u2028\udce9"
    assert stream.getvalue().isascii()
    assert len(stream.getvalue()) < 500


def test_words_that_are_none_of_our_events_are_not_shown() -> None:
    stream = io.StringIO()
    with json_logging(stream):
        logging.getLogger("summarizer.elsewhere").warning("the key is %s", "sk-123456789")
    (line,) = lines(stream)
    assert (line["event"], line["logger"]) == ("log", "summarizer.elsewhere")
    assert "sk-" not in stream.getvalue()
    assert "key" not in stream.getvalue()


def test_warnings_of_other_libraries_stay_out_unless_they_are_wanted() -> None:
    stream = io.StringIO()
    with json_logging(stream):
        logging.getLogger("elsewhere").error("words of its own")
    assert stream.getvalue() == ""
    with json_logging(stream, whole_program=True):
        logging.getLogger("elsewhere").error("words of its own")
        TELEMETRY.event("batch.started")
    assert [(line["event"], line.get("logger")) for line in lines(stream)] == [
        ("log", "elsewhere"),
        ("batch.started", None),
    ]


def test_a_pipe_that_is_closed_ends_no_run(capsys: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    with json_logging(stream):
        stream.close()
        TELEMETRY.event("batch.started")
    assert capsys.readouterr().err == ""
