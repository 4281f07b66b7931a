"""What docs/logs-and-traces.md says of events and spans is so."""

import asyncio
import io
import json
import logging
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from stacked_models import BUSY, REPLY, WHO, stacked
from traced_runs import Traced

from summarizer.backends.scripted import ScriptedModel
from summarizer.errors import EndpointError, InvalidReplyError
from summarizer.llm import Reply
from summarizer.telemetry import LogEvents, Telemetry, json_logging

TEXT = (Path(__file__).parent.parent / "docs" / "logs-and-traces.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table whose first column is called so."""
    table = re.search(rf"^\| {heading} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", TEXT, re.MULTILINE)
    assert table
    return [[cell.strip() for cell in row.split("|")[1:-1]] for row in table[1].splitlines()]


def emitted() -> list[dict[str, object]]:
    """Return the log lines of a run in which everything happens."""
    stream = io.StringIO()
    telemetry = Telemetry(LogEvents())
    replies: list[Reply | BaseException] = [
        BUSY,
        REPLY,
        InvalidReplyError("no"),
        asyncio.CancelledError(),
    ]
    model = stacked(ScriptedModel(lambda request: raised(replies.pop(0))), telemetry)
    with json_logging(stream, logging.DEBUG):
        for ending in (None, EndpointError("400"), asyncio.CancelledError()):
            try:
                with telemetry.note("a-1", model.name):
                    model.complete(WHO)
                    if ending is not None:
                        raise ending
            except (InvalidReplyError, asyncio.CancelledError):
                pass
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def raised(answer: Reply | BaseException) -> Reply:
    if isinstance(answer, BaseException):
        raise answer
    return answer


def test_every_event_is_in_the_table_at_its_level() -> None:
    documented = {cells[0].strip("`"): cells[1] for cells in rows("Event")}
    lines = emitted()
    assert {line["event"] for line in lines} >= {"note.started", "note.failed", "note.cancelled"}
    for line in lines:
        (level,) = (
            said for name, said in documented.items() if fnmatchcase(str(line["event"]), name)
        )
        assert line["level"] == level, line


def test_every_attribute_is_in_the_table() -> None:
    documented = {cells[0].strip("`"): re.findall(r"`([^`]+)`", cells[2]) for cells in rows("Span")}
    anywhere = ["error.type", "summarizer.item.id", "summarizer.section", "gen_ai.operation.name"]
    run = Traced()
    run.summarized(BUSY, REPLY)
    for span in run.spans:
        said = documented[span.name.replace("m-1", "<model>")] + anywhere
        for key in span.attributes or {}:
            known = key == "summarizer.attempts" or any(fnmatchcase(key, name) for name in said)
            assert known, (span.name, key)


@pytest.mark.parametrize("program", re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
def test_the_python_in_it_runs(program: str) -> None:
    exec(program, {})


def test_the_lines_in_it_are_json_with_fields_that_exist() -> None:
    (block,) = re.findall(r"```json\n(.*?)```", TEXT, re.DOTALL)
    known = {key for line in emitted() for key in line}
    for line in block.splitlines():
        assert set(json.loads(line)) <= known
