"""What comes out of a conversation, before it becomes a note."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from summarizer.errors import ReplyError
from summarizer.grounding import merge_duplicates
from summarizer.note_types import is_claim
from summarizer.schemas import Cited, Dropped


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that does not go into the note. ``ungrounded``: well formed, but not supported."""

    section: str
    item: Any
    reason: str
    ungrounded: bool = False

    def on_record(self) -> Dropped:
        """Return the entry that the document lists."""
        return Dropped(section=self.section, item=plain(self.item), reason=self.reason)


@dataclass(slots=True)
class Draft:
    """Sections by name, what was left out, and sections whose reply could not be used."""

    values: dict[str, Any] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    failures: dict[str, ReplyError] = field(default_factory=dict)

    def drop(self, section: str, item: Any, reason: str, *, ungrounded: bool = False) -> None:
        """Leave an item out, on record."""
        self.left_out.append(LeftOut(section, item, reason, ungrounded))


def on_record(left_out: Iterable[LeftOut]) -> list[Dropped]:
    """Return the entries that the document lists: what was answered twice, once."""
    entries: list[Dropped] = []
    for one in left_out:
        entry = one.on_record()
        if entry not in entries:
            entries.append(entry)
    return entries


def plain(item: Any) -> Any:
    """Return an item as JSON can hold it."""
    return item.model_dump(mode="json") if isinstance(item, Cited) else item


def merge(drafts: Iterable[Draft]) -> Draft:
    """Join the drafts of sections or windows: lists grow, for the rest the first one counts."""
    merged = Draft()
    for draft in drafts:
        for name, value in draft.values.items():
            if isinstance(value, list):
                merged.values[name] = _joined(merged.values.get(name, []), value)
            elif merged.values.get(name) is None:
                merged.values[name] = value
        merged.left_out += draft.left_out
        merged.failures |= draft.failures
    return merged


def _joined(before: list[Any], after: list[Any]) -> list[Any]:
    """Join two lists; an item that both have word for word stands once, with all its citations."""
    if not before:
        return list(after)
    joined = list(before)
    for item in after:
        twin = next((i for i, one in enumerate(before) if _same_content(one, item)), None)
        if twin is None:
            joined.append(item)
        else:
            cites = sorted({*joined[twin].cites, *item.cites})
            joined[twin] = joined[twin].model_copy(update={"cites": cites})
    return joined


def _same_content(one: Any, other: Any) -> bool:
    if not isinstance(one, Cited) or type(one) is not type(other):
        return False
    return one.model_dump(exclude={"cites"}) == other.model_dump(exclude={"cites"})


def deduplicate(draft: Draft, language: str) -> None:
    """Merge entries that say the same, in every section; the draft is changed in place."""
    for name, value in draft.values.items():
        if isinstance(value, list) and len(value) > 1 and all(is_claim(x.__class__) for x in value):
            kept, repeated = merge_duplicates(value, language=language)
            draft.values[name] = kept
            for item, reason in repeated:
                draft.drop(name, item, reason)
