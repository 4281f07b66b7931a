"""What became of the claims of a note when the same article was summarised again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from summarizer.lexicon import fold
from summarizer.regression.claim_matching import matches
from summarizer.regression.note_claims import (
    Claim,
    claim_of,
    items_of,
    plain_texts,
    sections_of,
    statement_fields,
)
from summarizer.schemas import NoteDocument

ChangeKind = Literal["added", "lost", "reworded", "cited differently", "changed", "unchanged"]
"""``changed``: another field than the statement has another value, e.g. a commitment's status."""

CHANGE_KINDS: tuple[ChangeKind, ...] = (
    "added",
    "lost",
    "reworded",
    "cited differently",
    "changed",
    "unchanged",
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with another value; "" stands for no value.

    Attributes:
        field: its name; of a text outside the claims, its path in the note.
        before: the value on the base side, on one line.
        after: the value on the other side.
    """

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim on both sides.

    Attributes:
        before: the claim on the base side; ``None`` if it was added.
        after: the claim on the other side; ``None`` if it was lost.
        fields: what changed besides the statement and the citations.
    """

    before: Claim | None
    after: Claim | None
    fields: tuple[FieldChange, ...] = ()

    @property
    def section(self) -> str:
        """Top-level field of the note."""
        return self._any.section

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """What happened to it: never empty, and several if e.g. reworded and cited differently."""
        if self.before is None:
            return ("added",)
        if self.after is None:
            return ("lost",)
        held: dict[ChangeKind, bool] = {
            "reworded": self.before.folded != self.after.folded,
            "cited differently": set(self.before.cites) != set(self.after.cites),
            "changed": bool(self.fields),
        }
        return tuple(kind for kind, holds in held.items() if holds) or ("unchanged",)

    @property
    def _any(self) -> Claim:
        claim = self.after or self.before
        if claim is None:  # pragma: no cover - nobody makes one without a claim
            raise ValueError("a change without a claim")
        return claim


@dataclass(frozen=True, slots=True)
class NoteChanges:
    """The differences between two notes on one article.

    Attributes:
        claims: every claim of either note, section by section, unchanged ones included; within a
            section in the order of the base note, then what was added.
        texts: what changed outside the claims, e.g. the headline.
    """

    claims: tuple[ClaimChange, ...] = ()
    texts: tuple[FieldChange, ...] = ()

    def of(self, kind: ChangeKind) -> tuple[ClaimChange, ...]:
        """Return the claims to which this happened."""
        return tuple(claim for claim in self.claims if kind in claim.kinds)

    @property
    def changed(self) -> tuple[ClaimChange, ...]:
        """Every claim but the unchanged ones."""
        return tuple(claim for claim in self.claims if claim.kinds != ("unchanged",))

    @property
    def same(self) -> bool:
        """Whether the notes say the same on the same evidence."""
        return not self.changed and not self.texts


def claim_changes(before: NoteDocument, after: NoteDocument) -> NoteChanges:
    """Compare two notes on the same article, of one note type or of two.

    Claims are compared within a section. Case, accents and typography make no difference.
    """
    names = dict.fromkeys([*sections_of(before.note), *sections_of(after.note)])
    claims = (change for name in names for change in _section(name, before.note, after.note))
    texts = _fields(plain_texts(before.note).items(), plain_texts(after.note).items())
    return NoteChanges(tuple(claims), texts)


def _section(name: str, before: BaseModel, after: BaseModel) -> Iterator[ClaimChange]:
    items, others = items_of(before, name), items_of(after, name)
    statements = statement_fields([*items, *others])
    old = [claim_of(item, name, statements) for item in items]
    new = [claim_of(item, name, statements) for item in others]
    pairs = dict(matches(old, new))
    for index, claim in enumerate(old):
        match = new[pairs[index]] if index in pairs else None
        fields = _fields(claim.details, match.details) if match else ()
        yield ClaimChange(claim, match, fields)
    matched = set(pairs.values())
    yield from (ClaimChange(None, claim) for i, claim in enumerate(new) if i not in matched)


def _fields(
    before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]]
) -> tuple[FieldChange, ...]:
    old, new = dict(before), dict(after)
    return tuple(
        FieldChange(name, old.get(name, ""), new.get(name, ""))
        for name in dict.fromkeys([*old, *new])
        if fold(old.get(name, "")) != fold(new.get(name, ""))
    )
