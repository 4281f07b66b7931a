"""Merges entries of a note that say the same thing.

Two entries are the same when their texts have the same content words, or nearly; or when one
only restates the other in fewer words and cites the same sentences. Other numbers, another
status, a negation, or another name make them different whatever the words.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.aliases import initials, name_key
from summarizer.grounding.claims import SUBJECTS, ClaimText, claim_texts, modality, name_of
from summarizer.grounding.passage import Passage, analysed
from summarizer.lazily import lazy
from summarizer.lexicon import lexicon
from summarizer.schemas import Cited, CommitmentStatus

_ALIKE = 88.0  # per cent, of the sorted stems
_SWAPPED = 2  # one word exchanged for another
_QUOTED = 60
_PARTIES = SUBJECTS - {"name"}


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
    kept: list[_Entry] = []
    dropped: list[tuple[Cited, str]] = []
    for item in items:
        entry = _Entry(item, language)
        place = next((i for i, other in enumerate(kept) if _same(entry, other)), None)
        if place is None:
            kept.append(entry)
            continue
        best, other = sorted((kept[place], entry), key=lambda e: e.weight, reverse=True)
        kept[place] = _united(best, other, language)
        dropped.append((other.item, f"says the same as: {_shortened(best.text)}"))
    return [entry.item for entry in kept], dropped


@dataclass(eq=False)
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
    def subjects(self) -> dict[str, set[str]]:
        """Names by field ("by", "to"), as they are looked up."""
        found: dict[str, set[str]] = {}
        for text in self.texts:
            if text.field in _PARTIES:
                found.setdefault(text.field, set()).add(name_key(text.text, self.language))
        return found

    @lazy
    def status(self) -> tuple[str, CommitmentStatus] | None:
        return modality(self.item)

    @lazy
    def identities(self) -> set[str | int]:
        """What every name of an actor stands for."""
        names = (self.name, *_aliases(self))
        return _identities([name_key(name, self.language) for name in names], self.language)

    @lazy
    def words(self) -> tuple[str, ...]:
        """The words of its name, titles and initials left out."""
        passage = analysed(self.name, self.language)
        titles = passage.lexicon.titles
        return tuple(b for b in passage.bases_in_order if b not in titles and len(b) > 1)

    @lazy
    def acronym(self) -> str:
        """Its name, if that is an acronym."""
        passage = analysed(self.name, self.language)
        return "".join(passage.acronyms) if len(passage.bases_in_order) == 1 else ""

    @lazy
    def initials(self) -> str:
        """The initials of its name, if that has several words and nothing beside them."""
        runs = analysed(self.name, self.language).names
        return initials(runs[0]) if len(runs) == 1 and len(runs[0]) > 1 else ""

    @property
    def weight(self) -> tuple[int, int]:
        """How much it says: filled fields first, then length."""
        return len(self.texts), sum(len(text.text) for text in self.texts)


def _same(entry: _Entry, other: _Entry) -> bool:
    if type(entry.item) is not type(other.item):
        return False
    if entry.name or other.name:
        return _same_actor(entry, other)
    # What tells most pairs apart and costs least comes first: few are left for the words, and
    # fewer for the numbers.
    return (
        entry.status == other.status
        and _same_subjects(entry, other)
        and _may_say_the_same(entry, other)
        and not _contradict(entry, other)
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


def _same_actor(entry: _Entry, other: _Entry) -> bool:
    if not entry.identities.isdisjoint(other.identities):
        return True
    if _is_person(entry) and _is_person(other):
        return _short_form(entry.words, other.words)
    return _acronym(entry, other) or _acronym(other, entry)


def _is_person(entry: _Entry) -> bool:
    return getattr(entry.item, "kind", None) == "person"


def _short_form(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name of a person shortens the other, with the same last word."""
    if not one or not other or one[-1] != other[-1]:
        return False
    short, long = sorted((one, other), key=len)
    return set(short) <= set(long)


def _acronym(short: _Entry, long: _Entry) -> bool:
    return short.acronym != "" and short.acronym == long.initials


def _contradict(entry: _Entry, other: _Entry) -> bool:
    one, two = entry.passage, other.passage
    if bool(one.polarity.negations) != bool(two.polarity.negations):
        return True
    if one.asserts_all != two.asserts_all:
        return True
    numbers = entry.numbers, other.numbers
    return not (numbers[0] <= numbers[1] or numbers[1] <= numbers[0])


def _same_subjects(entry: _Entry, other: _Entry) -> bool:
    """Whether the parties are the same; a field left empty on one side does not matter."""
    return all(
        field not in other.subjects or _same_parties(names, other.subjects[field], entry.language)
        for field, names in entry.subjects.items()
    )


def _same_parties(one: set[str], other: set[str], language: str) -> bool:
    if one == other:
        return True
    if len(one) != len(other):
        return False
    theirs = _identities(other, language)
    return not any(theirs.isdisjoint(_identities((name,), language)) for name in one)


def _identities(names: Collection[str], language: str) -> set[str | int]:
    """Return what names stand for: themselves, and all that the lexicon calls by them."""
    found: set[str | int] = set(names)
    groups = _numbers_of_groups(language)
    for name in groups.keys() & names:
        found.update(groups[name])
    return found


@lru_cache(maxsize=64)
def _numbers_of_groups(language: str) -> dict[str, tuple[int, ...]]:
    """Return the numbers of the lexicon's groups of names by the names in them."""
    found: dict[str, tuple[int, ...]] = {}
    for number, group in enumerate(lexicon(language).aliases):
        for name in {name_key(name, language) for name in group} - {""}:
            found[name] = (*found.get(name, ()), number)
    return found


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
