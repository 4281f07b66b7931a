"""A note as assertions see it: its statements one by one, its text, its JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from summarizer.errors import CaseError
from summarizer.grounding.claims import claim_texts
from summarizer.regression.outcome import Finding
from summarizer.render.claims import cited_items
from summarizer.schemas import Actor, Cited, Commitment, NoteDocument

T = TypeVar("T", bound=Cited)

_ONE_OF = {
    "actors": "actor",
    "background": "background entry",
    "commitments": "commitment",
    "summary": "summary sentence",
}


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim of a note, or a plain text in it such as the headline.

    Attributes:
        section: top-level field of the note.
        label: what a message calls it, e.g. ``"commitment 2"``.
        text: every text of it, in one line; fixed choices such as a status are not in it.
        item: the claim; ``None`` for a plain text.
    """

    section: str
    label: str
    text: str
    item: Cited | None = None

    @property
    def cites(self) -> tuple[int, ...]:
        """Ids of the sentences it cites."""
        return tuple(self.item.cites) if self.item else ()

    @property
    def finding(self) -> Finding:
        """The statement as reports show it."""
        return Finding(self.section, _shown(self.item) or self.text, self.cites)


@dataclass(frozen=True)
class Subject:
    """The document under test.

    Attributes:
        document: the note with its article.
        folder: the fixture's folder.
        language: ISO 639-1 code of the note's language.
    """

    document: NoteDocument
    folder: Path
    language: str

    @property
    def note(self) -> BaseModel:
        """The note, of whatever type."""
        return self.document.note

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every claim and plain text of the note, in the order of its fields."""
        return tuple(each for name in type(self.note).model_fields for each in self.section(name))

    @cached_property
    def claims(self) -> tuple[Statement, ...]:
        """The statements that cite sentences."""
        return tuple(each for each in self.statements if each.item is not None)

    @cached_property
    def json(self) -> Any:
        """The document as ``--format json`` prints it."""
        return self.document.model_dump(mode="json", by_alias=True)

    def section(self, name: str) -> tuple[Statement, ...]:
        """Return the statements of one section.

        Raises:
            CaseError: the note has no such section.
        """
        if name not in self._sections:
            self._sections[name] = self._read(name)
        return self._sections[name]

    @cached_property
    def _sections(self) -> dict[str, tuple[Statement, ...]]:
        return {}

    def _read(self, name: str) -> tuple[Statement, ...]:
        value = self._value(name)
        leaves = list(_leaves(value))
        numbered = isinstance(value, list | tuple | set | frozenset | Mapping) or len(leaves) > 1
        label = _ONE_OF.get(name, name.replace("_", " "))
        return tuple(
            Statement(
                name,
                f"{label} {number}" if numbered else f"the {label}",
                _text(leaf),
                leaf if isinstance(leaf, Cited) else None,
            )
            for number, leaf in enumerate(leaves, start=1)
        )

    def entries(self, name: str, kind: type[T]) -> tuple[tuple[Statement, T], ...]:
        """Return the statements of a section with their items, which have to be of one kind.

        Raises:
            CaseError: the note has no such section, or it holds something else.
        """
        found = []
        for each in self.section(name):
            if not isinstance(each.item, kind):
                raise CaseError(
                    f"the section {name!r} of {self._type} does not hold items of the type "
                    f"{kind.__name__}"
                )
            found.append((each, each.item))
        return tuple(found)

    @property
    def _type(self) -> str:
        return f"the note type {type(self.note).__name__}"

    def _value(self, name: str) -> object:
        if name not in type(self.note).model_fields:
            known = ", ".join(type(self.note).model_fields)
            raise CaseError(f"{self._type} has no section {name!r}; it has: {known}")
        return getattr(self.note, name)


def _leaves(value: object) -> Iterator[Cited | str]:
    """Yield the claims in a value, and the texts outside of them."""
    if isinstance(value, Cited):
        yield from cited_items(value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name))
    elif isinstance(value, Mapping):
        for member in value.values():
            yield from _leaves(member)
    elif isinstance(value, list | tuple | set | frozenset):
        for member in value:
            yield from _leaves(member)


def _text(leaf: Cited | str) -> str:
    if isinstance(leaf, str):
        return " ".join(leaf.split())
    return "; ".join(" ".join(each.text.split()) for each in claim_texts(leaf))


def _shown(item: Cited | None) -> str:
    """Return a claim with its fixed choices, where plain texts in a row would not be clear."""
    if isinstance(item, Commitment):
        return _commitment(item)
    if isinstance(item, Actor):
        details = (item.kind, item.role, item.affiliation)
        return f"{item.name} ({', '.join(filter(None, details))})"
    return ""


def _commitment(item: Commitment) -> str:
    details = [item.status.replace("_", " ")]
    details += [f"to {', '.join(item.to)}"] if item.to else []
    for name in ("amount", "deadline", "condition"):
        value = getattr(item, name)
        details += [f"{name}: {value}"] if value else []
    return f"{', '.join(item.by)}: {item.action} ({'; '.join(details)})"
