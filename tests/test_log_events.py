"""The logger ``summarizer``: which events it gets, at which level, and what is never in them."""

import asyncio
import logging
import subprocess
import sys

import pytest
from stacked_models import BUSY, REPLY, WHO, stacked

from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import InvalidReplyError
from summarizer.llm import Message, Reply, Request
from summarizer.telemetry import LogEvents, Telemetry, default_telemetry
from summarizer.telemetry.work import Event

TELEMETRY = Telemetry(LogEvents())
Logged = list[tuple[int, Event]]


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG, "summarizer")
    return caplog


def events(caplog: pytest.LogCaptureFixture) -> Logged:
    told = [(record.levelno, record.msg) for record in caplog.records]
    return [(level, event) for level, event in told if isinstance(event, Event)]


def names(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    return [(level, event.name) for level, event in events(caplog)]


def summarized(replies: list[Reply | Exception], item: str = "a-1") -> None:
    model = stacked(ScriptedModel(replies, name="m-1"), TELEMETRY)
    with TELEMETRY.note(item, model.name):
        model.complete(WHO)


def test_a_note_is_told_from_the_inside_outwards(logged: pytest.LogCaptureFixture) -> None:
    summarized([REPLY])
    assert names(logged) == [
        (logging.DEBUG, "note.started"),
        (logging.DEBUG, "attempt.finished"),
        (logging.INFO, "section.finished"),
        (logging.INFO, "note.finished"),
    ]


def test_an_event_has_the_place_and_the_figures(logged: pytest.LogCaptureFixture) -> None:
    summarized([REPLY])
    tokens = {"prompt_tokens": 7, "cached_tokens": 3, "completion_tokens": 2}
    attempt, section, note = (
        {key: value for key, value in event.fields.items() if key != "seconds"}
        for _, event in events(logged)[1:]
    )
    assert attempt == {"item": "a-1", "section": "actors", "attempt": 1, **tokens}
    assert section == {"item": "a-1", "section": "actors", "attempts": 1, **tokens}
    assert note == {"item": "a-1", "requests": 1, "attempts": 1, **tokens}


def test_seconds_are_told_in_milliseconds(logged: pytest.LogCaptureFixture) -> None:
    summarized([REPLY])
    for _, event in events(logged)[1:]:
        seconds = event.fields["seconds"]
        assert isinstance(seconds, float)
        assert seconds == round(seconds, 3)


def test_a_failed_attempt_is_a_warning_with_the_kind_of_the_error(
    logged: pytest.LogCaptureFixture,
) -> None:
    summarized([BUSY, REPLY])
    assert names(logged)[1:4] == [
        (logging.WARNING, "attempt.failed"),
        (logging.INFO, "section.waiting"),
        (logging.DEBUG, "attempt.finished"),
    ]
    failed = events(logged)[1][1].fields
    assert (failed["error"], failed["attempt"]) == ("EndpointError", 1)


def test_a_failed_note_is_an_error(logged: pytest.LogCaptureFixture) -> None:
    with pytest.raises(InvalidReplyError):
        summarized([InvalidReplyError("not JSON")])
    assert names(logged)[-2:] == [
        (logging.WARNING, "section.failed"),
        (logging.ERROR, "note.failed"),
    ]


def test_what_is_cancelled_is_no_failure(logged: pytest.LogCaptureFixture) -> None:
    with pytest.raises(asyncio.CancelledError), TELEMETRY.note("a-1", "m-1"):
        raise asyncio.CancelledError
    assert names(logged)[-1] == (logging.INFO, "note.cancelled")


def test_tokens_that_nobody_counted_are_left_out(logged: pytest.LogCaptureFixture) -> None:
    summarized([Reply("{}")])
    assert not [key for _, event in events(logged) for key in event.fields if "tokens" in key]


def test_a_reply_that_did_not_end_well_says_so(logged: pytest.LogCaptureFixture) -> None:
    summarized([Reply("{", finish="length")])
    assert events(logged)[1][1].fields["finish"] == "length"


def test_no_text_of_article_prompt_reply_or_error_is_logged(
    logged: pytest.LogCaptureFixture,
) -> None:
    request = Request((Message("user", "SECRET prompt"),), {"SECRET": 1}, "who", 20, label="who")
    replies: list[Reply | Exception] = [
        InvalidReplyError("SECRET words", reply="SECRET reply"),
        Reply("SECRET text"),
    ]
    model = stacked(ScriptedModel(replies), TELEMETRY)
    with TELEMETRY.note("a-1", "m-1"):
        for _ in range(2):
            try:
                model.complete(request)
            except InvalidReplyError as error:
                TELEMETRY.waiting(error, 1.0)
    assert len(logged.records) >= 6
    assert "SECRET" not in logged.text
    assert "SECRET" not in repr([record.__dict__ for record in logged.records])


def test_an_event_is_a_line_for_people(logged: pytest.LogCaptureFixture) -> None:
    TELEMETRY.event("batch.started", articles=300, out=None)
    assert logged.messages == ["batch.started articles=300"]


def test_the_library_is_quiet_until_somebody_listens() -> None:
    program = (
        "import logging, summarizer.telemetry as t\n"
        "assert t.default_telemetry().silent\n"
        "t.Telemetry(t.LogEvents()).event('x', logging.CRITICAL)\n"
        "logging.getLogger().addHandler(logging.StreamHandler())\n"
        "assert not t.default_telemetry().silent\n"
        "t.Telemetry(t.LogEvents()).event('y', logging.CRITICAL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "y\n")


def test_a_logger_that_is_switched_off_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not default_telemetry().silent, "pytest listens"
    logger = logging.getLogger("summarizer")
    monkeypatch.setattr(logger, "propagate", False)
    assert default_telemetry().silent
    monkeypatch.setattr(logger, "propagate", True)
    monkeypatch.setattr(logger, "disabled", True)
    assert default_telemetry().silent
