"""Says why a request was not found in a recording, and shows what changed; pure functions."""

import json
import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import islice, zip_longest

from summarizer.errors import StaleRecordingError
from summarizer.schemas import Exchange, RecordedMessage, RecordedRequest, Recording

_SAME_QUESTION = 50.0
"""Similarity (0 to 100) of the last messages below which it is another question altogether."""
_MOST_LINES = 40
_LONGEST_PIECE = 120
_CONTEXT_LINES = 2

_SENTENCE_END = re.compile(r"(?<=[.!?] )")
_PIECE = re.compile(rf".{{1,{_LONGEST_PIECE}}}(?:\s|$)|.{{1,{_LONGEST_PIECE}}}")


def stale(
    recording: Recording, request: RecordedRequest, *, key: str, label: str, slot: int
) -> StaleRecordingError:
    """Return the error for a request that a recording has no answer to.

    Args:
        recording: where it was looked up.
        request: what is asked today.
        key: its key.
        label: the section it is for.
        slot: the repeat, from 0.
    """
    if not any(slot in exchange.takes for exchange in recording.exchanges):
        return StaleRecordingError(f"no recording of repeat {slot + 1}")
    known = next((one for one in recording.exchanges if one.key == key), None)
    if known is not None:
        return StaleRecordingError(_too_often(_shown(label), len(known.takes.get(slot, ()))))
    exchange = nearest(recording.exchanges, request, label)
    return StaleRecordingError(
        headline(exchange, request, label), difference=difference(exchange.request, request)
    )


def nearest(exchanges: Sequence[Exchange], request: RecordedRequest, label: str) -> Exchange:
    """Return the exchange that a request most probably was.

    One of the same section if there is any, and of those the most similar text.

    Args:
        exchanges: at least one.
        request: what is asked today.
        label: the section it is for.
    """
    from rapidfuzz import fuzz

    candidates = [one for one in exchanges if one.label == label] or list(exchanges)
    text, schema = _text(request), _schema(request)

    def likeness(one: Exchange) -> tuple[float, bool, float]:
        return (
            fuzz.ratio(_text(one.request), text),
            one.request.model == request.model,
            fuzz.ratio(_schema(one.request), schema),
        )

    return max(candidates, key=likeness)


def headline(exchange: Exchange, request: RecordedRequest, label: str) -> str:
    """Return in one line what changed between an exchange and today's request."""
    recorded = exchange.request
    about = _shown(label)
    if recorded.model != request.model:
        return f"{about}: recorded with model {recorded.model!r}, asked with {request.model!r}"
    if exchange.label != label or not _alike(recorded, request):
        return f"{about} asks something that was not recorded"
    parts = []
    if recorded.messages != request.messages:
        parts.append("the prompt")
    if recorded.schema_ != request.schema_:
        parts.append("the schema")
    if parts:
        was = "it was" if len(parts) == 1 else "they were"
        return f"{' and '.join(parts)} of {about} changed since {was} recorded"
    changed = [
        f"{name} of {about} was {before} when recorded, and is {now}"
        for (name, before), (_, now) in zip(_options(recorded), _options(request), strict=True)
        if before != now
    ]
    return "; ".join(changed) or f"the schema of {about} changed since it was recorded"


def difference(recorded: RecordedRequest, request: RecordedRequest) -> str:
    """Return a unified diff of two requests, part by part; parts that are equal are left out.

    Long lines are broken at the ends of sentences, so that the change stands out. Each part is
    cut after a few dozen lines.
    """
    pairs = enumerate(zip_longest(recorded.messages, request.messages), start=1)
    blocks = [
        f"{message_name(number, before, now)}:\n{_diff(_pieces(before), _pieces(now))}"
        for number, (before, now) in pairs
        if before != now
    ]
    others = (
        ("schema", _schema(recorded).split("\n"), _schema(request).split("\n")),
        ("options", _option_lines(recorded), _option_lines(request)),
    )
    blocks += [f"{name}:\n{diff}" for name, old, new in others if (diff := _diff(old, new))]
    return "\n".join(blocks)


def message_name(number: int, before: RecordedMessage | None, now: RecordedMessage | None) -> str:
    """Return the heading of a message: its place in the chat and its role."""
    roles = [message.role for message in (before, now) if message is not None]
    return f"message {number} ({' → '.join(dict.fromkeys(roles))})"


def _diff(old: Sequence[str], new: Sequence[str]) -> str:
    lines: Iterator[str] = unified_diff(
        old, new, "recorded", "today", lineterm="", n=_CONTEXT_LINES
    )
    shown = list(islice(lines, _MOST_LINES))
    hidden = sum(1 for _ in lines)
    return "\n".join([*shown, f"… {hidden} more lines"] if hidden else shown)


def _pieces(message: RecordedMessage | None) -> list[str]:
    """Return a message's lines, long ones in pieces; nothing of them is lost."""
    if message is None:
        return []
    pieces: list[str] = []
    for line in message.content.split("\n"):
        if len(line) <= _LONGEST_PIECE:
            pieces.append(line)
            continue
        for sentence in _SENTENCE_END.split(line):
            pieces += _PIECE.findall(sentence)
    return pieces


def _text(request: RecordedRequest) -> str:
    return "\n".join(message.content for message in request.messages)


def _schema(request: RecordedRequest) -> str:
    return json.dumps(request.schema_, indent=1, ensure_ascii=False)


def _options(request: RecordedRequest) -> list[tuple[str, object]]:
    return [
        ("max_tokens", request.max_tokens),
        ("temperature", request.temperature),
        ("schema_name", request.schema_name),
    ]


def _option_lines(request: RecordedRequest) -> list[str]:
    options = [("model", request.model), *_options(request)]
    return [f"{name}: {value}" for name, value in options]


def _alike(recorded: RecordedRequest, request: RecordedRequest) -> bool:
    """Tell whether two requests ask the same, perhaps in other words."""
    from rapidfuzz import fuzz

    if not (recorded.messages and request.messages):
        return recorded.messages == request.messages
    last, now = recorded.messages[-1].content, request.messages[-1].content
    return fuzz.ratio(last, now) >= _SAME_QUESTION


def _shown(label: str) -> str:
    return repr(label) if label else "the request"


def _too_often(about: str, times: int) -> str:
    if not times:
        return f"{about} was not recorded in this repeat"
    recorded = "once" if times == 1 else f"{times} times"
    return f"{about} was recorded {recorded}, and is asked once more"
