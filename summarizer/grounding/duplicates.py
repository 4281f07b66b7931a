"""Merges entries of a note that say the same thing.

Two entries are the same when their texts have the same content words, or nearly; or when one
only restates the other in fewer words and cites the same sentences. Other numbers, another
status, a negation, or another name make them different whatever the words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.aliases import Aliases, initials, name_key
from summarizer.grounding.claims import SUBJECTS, ClaimText, claim_texts, modality, name_of
from summarizer.grounding.passage import Passage, analysed
from summarizer.lazily import lazy
from summarizer.schemas import Cited, CommitmentStatus

_ALIKE = 88.0  # per cent, of the sorted stems
_SWAPPED = 2  # one word exchanged for another
_QUOTED = 60


def merge_duplicates(
    items: Sequence[Cited], *, language: str = "en"
) -> tuple[list[Cited], list[tuple[Cited, str]]]:
    """Merge the entries of one section that say the same.

    The more informative entry stays, in the place of the first. Their citations are united when
    the texts are the same; an entry that only restates another one adds none.

    Args:
        items: entries, of one or several types; only equal types are compared.
        language: ISO 639-1 code of their language.

    Returns:
        The entries that stay, and those that do not, each with the reason.
    """
    if len(items) < 2:
        return list(items), []
    aliases = Aliases((), language, (language,))
    kept: list[_Entry] = []
    dropped: list[tuple[Cited, str]] = []
    for item in items:
        entry = _Entry(item, language)
        place = next((i for i, other in enumerate(kept) if _same(entry, other, aliases)), None)
        if place is None:
            kept.append(entry)
            continue
        best, other = sorted((kept[place], entry), key=lambda e: e.weight, reverse=True)
        kept[place] = _united(best, other, language)
        dropped.append((other.item, f"says the same as: {_shortened(best.text)}"))
    return [entry.item for entry in kept], dropped


@dataclass(frozen=True)
class _Entry:
    """An item with what is compared of it."""

    item: Cited
    language: str

    @lazy
    def texts(self) -> tuple[ClaimText, ...]:
        return claim_texts(self.item)

    @lazy
    def name(self) -> str:
        return name_of(self.item)

    @lazy
    def text(self) -> str:
        """What a reader is shown of it in a reason."""
        return self.name or next((t.text for t in self.texts if not t.subject), "")

    @lazy
    def passage(self) -> Passage:
        return analysed(" . ".join(t.text for t in self.texts if not t.subject), self.language)

    @lazy
    def stems(self) -> frozenset[str]:
        return self.passage.content_stems

    @lazy
    def proper(self) -> frozenset[str]:
        """Stems of words that look like names."""
        tokens = self.passage.tokens
        return frozenset(
            self.passage.stem_of(index)
            for index in self.passage.content
            if tokens[index].acronym or (tokens[index].capital and not tokens[index].initial)
        )

    @lazy
    def numbers(self) -> frozenset[tuple[object, ...]]:
        quantities = {(q.values[0], q.unit) for q in self.passage.quantities}
        return frozenset(quantities | {(d.year, d.month, d.day) for d in self.passage.dates})

    @lazy
    def subjects(self) -> dict[str, frozenset[str]]:
        """Names by field ("by", "to"), as they are looked up."""
        found: dict[str, frozenset[str]] = {}
        for text in self.texts:
            if text.field in SUBJECTS - {"name"}:
                known = found.get(text.field, frozenset())
                found[text.field] = known | {name_key(text.text, self.language)}
        return found

    @lazy
    def status(self) -> tuple[str, CommitmentStatus] | None:
        return modality(self.item)

    @lazy
    def aliases(self) -> frozenset[str]:
        """Every name of an actor, as it is looked up."""
        names = (self.name, *_aliases(self))
        return frozenset(name_key(name, self.language) for name in names)

    @property
    def weight(self) -> tuple[int, int]:
        """How much it says: filled fields first, then length."""
        return len(self.texts), sum(len(text.text) for text in self.texts)


def _same(entry: _Entry, other: _Entry, aliases: Aliases) -> bool:
    if type(entry.item) is not type(other.item):
        return False
    if entry.name or other.name:
        return _same_actor(entry, other, aliases)
    # What tells most pairs apart and costs least comes first: few are left for the numbers.
    return (
        entry.status == other.status
        and _may_say_the_same(entry, other)
        and not _contradict(entry, other)
        and _same_subjects(entry, other, aliases)
        and (
            not entry.stems
            or not other.stems
            or _says_the_same(entry, other)
            or _restates(entry, other)
            or _restates(other, entry)
        )
    )


def _may_say_the_same(entry: _Entry, other: _Entry) -> bool:
    """Whether the words allow it: :func:`_says_the_same` and :func:`_restates` ask no less."""
    one, two = entry.stems, other.stems
    if not one or not two:
        return entry.passage.source.text == other.passage.source.text
    return len(one ^ two) <= _SWAPPED or one <= two or two <= one


def _same_actor(entry: _Entry, other: _Entry, aliases: Aliases) -> bool:
    if entry.aliases & other.aliases:
        return True
    if any(aliases.same(one, two) for one in entry.aliases for two in other.aliases):
        return True
    kinds = getattr(entry.item, "kind", None), getattr(other.item, "kind", None)
    if kinds == ("person", "person"):
        return _short_form(entry.name, other.name, entry.language)
    return _acronym(entry, other) or _acronym(other, entry)


def _short_form(one: str, other: str, language: str) -> bool:
    """Whether one name of a person shortens the other, with the same last word."""
    short, long = sorted((_words(one, language), _words(other, language)), key=len)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)


@lru_cache(maxsize=1024)
def _words(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a person's name, titles and initials left out."""
    passage = analysed(name, language)
    titles = passage.lexicon.titles
    return tuple(b for b in passage.bases_in_order if b not in titles and len(b) > 1)


def _acronym(short: _Entry, long: _Entry) -> bool:
    tokens = analysed(short.name, short.language).tokens
    if len(tokens) != 1 or not tokens[0].acronym:
        return False
    runs = analysed(long.name, long.language).names
    return len(runs) == 1 and len(runs[0]) > 1 and initials(runs[0]) == tokens[0].base


def _contradict(entry: _Entry, other: _Entry) -> bool:
    if bool(entry.passage.polarity.negations) != bool(other.passage.polarity.negations):
        return True
    numbers = entry.numbers, other.numbers
    return not (numbers[0] <= numbers[1] or numbers[1] <= numbers[0])


def _same_subjects(entry: _Entry, other: _Entry, aliases: Aliases) -> bool:
    """Whether the parties are the same; a field left empty on one side does not matter."""
    for field in entry.subjects.keys() & other.subjects.keys():
        one, two = entry.subjects[field], other.subjects[field]
        matched = all(any(a == b or aliases.same(a, b) for b in two) for a in one)
        if not matched or len(one) != len(two):
            return False
    return True


def _says_the_same(entry: _Entry, other: _Entry) -> bool:
    if entry.numbers != other.numbers or entry.proper ^ other.proper:
        return False
    if entry.stems == other.stems:
        return True
    if entry.stems <= other.stems or other.stems <= entry.stems:
        return False  # one says more; whether that matters is for _restates
    from rapidfuzz.fuzz import token_sort_ratio

    one, two = " ".join(sorted(entry.stems)), " ".join(sorted(other.stems))
    return token_sort_ratio(one, two) >= _ALIKE and len(entry.stems ^ other.stems) <= _SWAPPED


def _restates(short: _Entry, long: _Entry) -> bool:
    """Whether one entry says less than the other of the same sentences."""
    return short.stems <= long.stems and set(short.item.cites) <= set(long.item.cites)


def _united(best: _Entry, other: _Entry, language: str) -> _Entry:
    same = best.name or (best.stems == other.stems and best.numbers == other.numbers)
    if not same:
        return best
    update: dict[str, object] = {"cites": sorted({*best.item.cites, *other.item.cites})}
    if best.name:
        update |= _completed(best, other)
    return _Entry(best.item.model_copy(update=update), language)


def _completed(best: _Entry, other: _Entry) -> dict[str, object]:
    """Return what two entries on one actor say together: the longer name, every filled field."""
    update = {
        field: value
        for field in type(best.item).model_fields
        if getattr(best.item, field) is None and (value := getattr(other.item, field)) is not None
    }
    short, long = sorted((best.name, other.name), key=len)
    names = dict.fromkeys([*_aliases(best), *_aliases(other)])
    if short != long:
        update["name"] = long
        names[short] = None
    names.pop(long, None)
    return update | ({"aliases": list(names)} if hasattr(best.item, "aliases") else {})


def _aliases(entry: _Entry) -> Iterable[str]:
    return getattr(entry.item, "aliases", None) or ()


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else text[: _QUOTED - 1].rstrip() + "…"
