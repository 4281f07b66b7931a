"""What can go wrong with an answer: in its text, and on its way.

A fault of the text changes a good :class:`Answer`. A fault of the way has the endpoint answer
in an odd manner, or not at all; :mod:`faulty_endpoint` carries it out.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

CUT_OFF = "truncated"
OF_THE_WAY = (
    "429",
    "429-retry-after",
    "500",
    "502",
    "503",
    "reset",
    "hang",
    "drip",
    "wrong-content-type",
    "20-MB",
)
FOR_GOOD = ("400-json-schema", "401", "404")
"""Faults that no repetition mends: no schemas, a key revoked, a model gone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply before it is put on the wire. ``value`` is what ``content`` holds as JSON."""

    value: Any
    content: str | None
    finish: str = "stop"
    refusal: str | None = None

    @classmethod
    def of(cls, value: Any) -> "Answer":
        """Write a value as JSON."""
        return cls(value, json.dumps(value, ensure_ascii=False))


def _claims(value: Any) -> list[dict[str, Any]]:
    """Return every object with citations in a reply, outermost first."""
    if isinstance(value, list):
        return [claim for one in value for claim in _claims(one)]
    if not isinstance(value, dict):
        return []
    own = [value] if "cites" in value else []
    return own + [claim for one in value.values() for claim in _claims(one)]


def _changed(answer: Answer, change: Callable[[dict[str, Any]], object]) -> Answer:
    """Return the answer with its first claim changed, or its top level if it claims nothing."""
    value = json.loads(json.dumps(answer.value))
    change((_claims(value) or [value])[0])
    return Answer.of(value)


def _wrong_enum(answer: Answer) -> Answer:
    value = json.loads(json.dumps(answer.value))
    for claim in _claims(value):
        for key in ("kind", "status"):
            if key in claim:
                claim[key] = "committee-of-the-whole"
                return Answer.of(value)
    return answer


def _text_of(claim: Mapping[str, Any]) -> str:
    """Return the key of what the claim says."""
    texts = ("text", "what", "name", "fact", "action", "headline")
    return next((key for key in texts if key in claim), next(iter(claim)))


def _missing_field(answer: Answer) -> Answer:
    return _changed(answer, lambda claim: claim.pop(_text_of(claim)))


def _missing_section(answer: Answer) -> Answer:
    return Answer.of(dict(list(answer.value.items())[1:]))


def _extra_field(answer: Answer) -> Answer:
    return _changed(answer, lambda claim: claim.update(confidence=0.98))


def _null_field(answer: Answer) -> Answer:
    return _changed(answer, lambda claim: claim.update({_text_of(claim): None}))


def _duplicates(answer: Answer) -> Answer:
    value = {
        key: one * 2 if isinstance(one, list) else one for key, one in dict(answer.value).items()
    }
    return Answer.of(value)


def _truncated(answer: Answer) -> Answer:
    content = answer.content or ""
    return replace(answer, content=content[: len(content) // 2], finish="length")


OF_THE_TEXT: Mapping[str, Callable[[Answer], Answer]] = {
    CUT_OFF: _truncated,
    "invalid-json": lambda one: replace(one, content=(one.content or "").replace(":", "=", 3)),
    "code-fences": lambda one: replace(one, content=f"```json\n{one.content}\n```"),
    "prose-around": lambda one: replace(
        one, content=f"Sure! Here is the note:\n\n{one.content}\n\nShall I go on?"
    ),
    "wrong-enum": _wrong_enum,
    "missing-field": _missing_field,
    "missing-section": _missing_section,
    "extra-field": _extra_field,
    "null": lambda one: replace(one, content="null"),
    "null-field": _null_field,
    "empty-content": lambda one: replace(one, content=""),
    "content-null": lambda one: replace(one, content=None),
    "refusal": lambda one: replace(one, content=None, refusal="I cannot help with this text."),
    "duplicates": _duplicates,
}

PASSING = (*OF_THE_WAY, *OF_THE_TEXT)
"""Every fault that may be gone when the request is sent again."""


@dataclass(frozen=True, slots=True)
class Faults:
    """Which requests meet with which fault.

    Attributes:
        rates: share of requests, by the fault's name. Together at most 1.
        seed: the same seed and the same requests bring the same faults, in any order.
        revoked_from: number of the request (from 1) from which on the key is refused (401).
        gone_from: number of the request from which on there is no such model (404).
        without_schema: refuse ``response_format`` of the type ``json_schema`` (400).
        retry_after: seconds that a 429 with ``Retry-After`` asks to wait.
    """

    rates: Mapping[str, float] = field(default_factory=dict)
    seed: int = 0
    revoked_from: int | None = None
    gone_from: int | None = None
    without_schema: bool = False
    retry_after: float = 0.05

    @classmethod
    def at(cls, rate: float, *names: str, seed: int = 0) -> "Faults":
        """Spread a rate evenly over the named faults."""
        unknown = set(names) - set(PASSING)
        if unknown:
            raise ValueError(f"no such fault: {', '.join(sorted(unknown))}")
        return cls(dict.fromkeys(names, rate / len(names)), seed)

    def draw(self, what: str) -> str:
        """Return the fault that a request meets with, ``""`` for none; the same every time."""
        digest = hashlib.sha256(f"{self.seed} {what}".encode()).digest()
        lot = int.from_bytes(digest[:8]) / 2**64
        for name, rate in self.rates.items():
            if lot < rate:
                return name
            lot -= rate
        return ""

    def for_good(self, number: int, body: Mapping[str, Any]) -> str:
        """Return the fault that no repetition mends, ``""`` for none."""
        if self.revoked_from is not None and number >= self.revoked_from:
            return "401"
        if self.gone_from is not None and number >= self.gone_from:
            return "404"
        asked = (body.get("response_format") or {}).get("type")
        return "400-json-schema" if self.without_schema and asked == "json_schema" else ""
