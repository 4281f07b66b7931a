"""Reads the claims and the plain texts off a note of any type, so that two notes compare."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.lexicon import fold
from summarizer.render.claims import cited_items, on_one_line, own_fields
from summarizer.schemas import Cited, Derived


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a note: what it states, on what evidence.

    Attributes:
        section: top-level field of the note it stands in.
        text: the statement, on one line.
        cites: ids of the sentences it cites, as the note lists them.
        details: name and value (on one line) of its other fields that hold something. What is
            derived is left out: it follows from the rest, and notes written before may lack it.
    """

    section: str
    text: str
    cites: tuple[int, ...]
    details: tuple[tuple[str, str], ...] = ()

    @property
    def folded(self) -> str:
        """The statement without typographic variety, as it is compared."""
        return fold(self.text)


def sections_of(note: BaseModel) -> tuple[str, ...]:
    """Return the names of the note's sections, in their order."""
    return tuple(type(note).model_fields)


def items_of(note: BaseModel, section: str) -> list[Cited]:
    """Return the cited items of one section, in reading order; none if there is no such section."""
    return list(cited_items(getattr(note, section, None)))


def statement_fields(items: Iterable[Cited]) -> tuple[str, ...]:
    """Return the fields that may hold an item's statement, the likeliest first.

    Those are the fields that always hold a text; the one that says most in all items together
    comes first. Pass the items of both notes, so that both are read alike.
    """
    said: Counter[str] = Counter()
    for item in items:
        for name, info in type(item).model_fields.items():
            if _is_statement(info):
                said[name] += len(getattr(item, name))
    return tuple(name for name, _ in said.most_common())


def claim_of(item: Cited, section: str, statements: Iterable[str]) -> Claim:
    """Return an item as a claim.

    Args:
        item: the item.
        section: top-level field of the note it stands in.
        statements: fields that may hold the statement; without any, the whole item is it.
    """
    fields = type(item).model_fields
    chosen = next((name for name in statements if name in fields and getattr(item, name)), None)
    if chosen is None:
        return Claim(section, on_one_line(item), tuple(item.cites))
    details = [
        (name, on_one_line(value))
        for name, value in own_fields(item)
        if name != chosen and not _is_derived(fields[name]) and not _holds_claims(value)
    ]
    details.append(("ungrounded", item.ungrounded or ""))
    return Claim(
        section,
        on_one_line(getattr(item, chosen)),
        tuple(item.cites),
        tuple((name, value) for name, value in details if value),
    )


def plain_texts(note: BaseModel) -> dict[str, str]:
    """Return what a note says outside its claims: path of the field to its value on one line."""
    return {
        path: text
        for name in sections_of(note)
        for path, text in _plain(getattr(note, name), name)
        if text
    }


def _is_statement(info: FieldInfo) -> bool:
    return info.annotation is str and not _is_derived(info)


def _is_derived(info: FieldInfo) -> bool:
    return any(isinstance(mark, Derived) or mark is Derived for mark in info.metadata)


def _holds_claims(value: object) -> bool:
    return next(cited_items(value), None) is not None


def _plain(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Cited):
        return
    if not _holds_claims(value):
        yield path, on_one_line(value)
        return
    for name, member in _members(value):
        yield from _plain(member, f"{path}{name}")


def _members(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, BaseModel):
        yield from ((f".{name}", member) for name, member in own_fields(value))
    elif isinstance(value, Mapping):
        yield from ((f".{name}", member) for name, member in value.items())
    elif isinstance(value, Iterable):
        yield from ((f"[{index}]", member) for index, member in enumerate(value))
