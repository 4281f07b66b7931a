"""From the models of a note to claims: what is cited, and how an item reads on one line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from summarizer.render.blocks import Citation, Claim
from summarizer.schemas import Cited

_EVIDENCE_FIELDS = frozenset(Cited.model_fields)


def cited_items(value: object) -> Iterator[Cited]:
    """Yield every cited item inside a note, in the order of its fields."""
    if isinstance(value, Cited):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from cited_items(getattr(value, name))
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from cited_items(member)
    elif isinstance(value, list | tuple | set | frozenset):
        for member in value:
            yield from cited_items(member)


def cited_ids(note: BaseModel) -> list[int]:
    """Return the ids of all sentences that the note cites, ascending, each once."""
    return sorted({number for item in cited_items(note) for number in item.cites})


def claim_of(item: Cited, text: str, lead: str = "") -> Claim:
    """Return the claim that says ``text`` with the evidence of ``item``."""
    return Claim(text, citations(item), item.ungrounded, lead)


def citations(item: Cited) -> tuple[Citation, ...]:
    """Return the sentences that an item cites."""
    return tuple(map(Citation, item.cites))


def own_fields(item: BaseModel) -> list[tuple[str, object]]:
    """Return name and value of the fields of an item that are not its evidence."""
    skipped = _EVIDENCE_FIELDS if isinstance(item, Cited) else frozenset[str]()
    return [(name, getattr(item, name)) for name in type(item).model_fields if name not in skipped]


def label(name: str) -> str:
    """Return a field's name as people write it: ``by_when`` becomes ``By when``."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def on_one_line(value: object) -> str:
    """Return a value of a note as text on one line; empty for null and empty values."""
    if value is None or value in ("", [], {}, ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, BaseModel):
        return _pairs(own_fields(value))
    if isinstance(value, Mapping):
        return _pairs((str(name), member) for name, member in value.items())
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(filter(None, map(on_one_line, value)))
    return str(value)


def _pairs(pairs: Iterable[tuple[str, object]]) -> str:
    """Return the pairs that say something; the first one goes without its label."""
    said = [(name, text) for name, value in pairs if (text := on_one_line(value))]
    return "; ".join(
        text if number == 0 else f"{label(name)}: {text}"
        for number, (name, text) in enumerate(said)
    )


def gist(item: Any, limit: int = 160) -> str:
    """Return what a dropped item says in at most ``limit`` characters.

    The longest text of the item is taken: that is the statement itself, in any note type. What
    has a name, such as an actor, is known by it.
    """
    if isinstance(item, BaseModel):
        item = dict(own_fields(item))
    if isinstance(item, Mapping):
        texts = [value for value in item.values() if isinstance(value, str)]
        longest = max(texts, key=len, default="")
        name = item.get("name")
        if isinstance(name, str) and name not in ("", longest):
            longest = f"{name}: {longest}"
        item = longest or json.dumps(item, ensure_ascii=False, default=str)
    return shortened(on_one_line(item), limit)


def shortened(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word and marked if it is longer than ``limit``."""
    flat = " ".join(text.split())
    if len(flat) <= limit:
        return flat
    head = flat[:limit].rsplit(" ", 1)[0]
    return f"{head} …"
