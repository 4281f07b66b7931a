"""Finds which actors of several notes are one.

The same name in the form of :mod:`summarizer.dossiers.naming` is the same actor. Short forms,
aliases and initials are joined with the one longer name that they can stand for; where there
are two such names they stay alone, for a wrong merge is worse than none. The outcome does not
depend on the order of the articles.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.dossiers.disjoint import Disjoint
from summarizer.dossiers.mentions import Group, Key, Mention, at_odds, grouped
from summarizer.dossiers.naming import initials_of, is_acronym, name_of
from summarizer.dossiers.people import misspelt, shortens

_MANY = 50
"""Names that one may stand for, from which it is not worth looking for the right one."""


def joined(mentions: Iterable[Mention], *, one_event: bool = True) -> list[list[Mention]]:
    """Return the mentions of every actor together.

    Args:
        mentions: of all notes.
        one_event: the notes are on one event, so that "Holt" is the only Holt that is named,
            and "WMF" what has these initials. Without it only what the notes themselves link,
            and names of persons with given name and surname, are joined.
    """
    groups = grouped(mentions, one_event=one_event)
    sets = Disjoint([_Known.of(group) for group in groups], _Known.with_)
    links = _Links(groups, one_event)
    fullest_first = sorted(
        range(len(groups)), key=lambda number: (-_fullness(groups[number].key), groups[number].key)
    )
    steps = [links.longer, *([links.misspelt] if one_event else []), links.aliased]
    steps += [links.initials, links.surname] if one_event else []
    for step in steps:
        for number in fullest_first:
            if not groups[number].settled:
                _link(number, step(number), sets)
    return [[m for number in numbers for m in groups[number].mentions] for numbers in sets.sets()]


def _fullness(key: Key) -> int:
    """How much a name says; an initial says less than a name, so that it may find that one's."""
    return sum(min(len(word), 2) for word in key)


def _link(number: int, candidates: Iterable[int], sets: "Disjoint[_Known]") -> None:
    """Unite a group with the only set that it can belong to."""
    own = sets.root(number)
    roots: set[int] = set()
    for tried, candidate in enumerate(candidates):
        roots.add(sets.root(candidate))
        if tried >= _MANY or len(roots - {own}) > 1:
            return
    roots.discard(own)
    if roots:
        (root,) = roots
        if sets.known(root).may_join(sets.known(own)):
            sets.unite(number, root)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a set of groups: which articles name it, and what it cannot be."""

    articles: frozenset[int]
    genders: frozenset[str]
    kinds: frozenset[str]
    described: tuple[Mention, ...]
    settled: bool

    @classmethod
    def of(cls, group: Group) -> "_Known":
        return cls(
            frozenset(mention.article for mention in group.mentions),
            frozenset().union(*(mention.genders for mention in group.mentions)),
            frozenset(mention.actor.kind for mention in group.mentions),
            group.mentions[:_MANY],
            group.settled,
        )

    def with_(self, other: "_Known") -> "_Known":
        return _Known(
            self.articles | other.articles,
            self.genders | other.genders,
            self.kinds | other.kinds,
            (*self.described, *other.described)[:_MANY],
            self.settled or other.settled,
        )

    def may_join(self, other: "_Known") -> bool:
        """Whether nothing speaks against it: a note that names both knows that they are two."""
        return (
            not (self.settled or other.settled)
            and self.articles.isdisjoint(other.articles)
            and len(self.genders | other.genders) < 2
            and not {"company", "government"} <= self.kinds | other.kinds
            and not any(at_odds(a, b) for a in self.described for b in other.described)
        )


@dataclass
class _Links:
    """For each group the groups of longer names that its name may stand for."""

    groups: Sequence[Group]
    one_event: bool
    _keys: dict[Key, int] = field(default_factory=dict)
    _surnames: dict[str, list[int]] = field(default_factory=dict)
    _full: dict[Key, list[int]] = field(default_factory=dict)
    _slips: dict[Key, list[int]] = field(default_factory=dict)
    _aliases: dict[Key, list[int]] = field(default_factory=dict)
    _initials: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, group in enumerate(self.groups):
            if group.first.actor.ungrounded is not None:
                continue
            self._keys[group.key] = number
            if group.first.is_person:
                self._add_person(number, group)
            else:
                initials = initials_of(group.first.actor.name, group.first.language)
                self._initials.setdefault(initials, []).append(number)
            for alias in sorted({key for m in group.mentions for key in _alias_keys(m)}):
                self._aliases.setdefault(alias, []).append(number)

    def _add_person(self, number: int, group: Group) -> None:
        name = group.first.person
        if name.bare or not name.is_named:
            return
        self._surnames.setdefault(name.surname, []).append(number)
        for given in dict.fromkeys((name.words[0], name.words[0][0])):
            self._full.setdefault((name.surname, given), []).append(number)
        slip = (*name.words[:-1], name.surname[0])
        self._slips.setdefault(slip, []).append(number)

    def longer(self, number: int) -> Iterator[int]:
        """Yield the persons whose name this one shortens, given name or its initial included."""
        group = self.groups[number]
        name = group.first.person
        if not group.first.is_person or name.bare:
            return
        # Initials tell little where the articles are on anything.
        cut = len(name.words[0]) == 1
        found = self._full.get((name.surname, name.words[0]), ())
        if len(found) > _MANY or (cut and not self.one_event):
            return
        for other in found:
            if other != number and shortens(name, self.groups[other].first.person):
                yield other

    def misspelt(self, number: int) -> Iterator[int]:
        """Yield the persons whose surname differs by a letter."""
        group = self.groups[number]
        name = group.first.person
        if group.first.is_person and not name.bare:
            found = self._slips.get((*name.words[:-1], name.surname[0]), ())
            for other in found if len(found) <= _MANY else ():
                if misspelt(name, self.groups[other].first.person):
                    yield other

    def surname(self, number: int) -> Iterator[int]:
        """Yield the persons with this surname, for a surname alone."""
        group = self.groups[number]
        if group.first.is_person and group.first.person.bare:
            yield from self._surnames.get(group.first.person.surname, ())

    def aliased(self, number: int) -> Iterator[int]:
        """Yield those whose notes know this name as another one of theirs."""
        group = self.groups[number]
        yield from (n for n in self._aliases.get(group.key, ()) if n != number)
        if not group.first.is_person:
            yield from self._of_adjective(group)

    def _of_adjective(self, group: Group) -> Iterator[int]:
        """Yield the state of a "Kestrian government"."""
        name = group.first.actor.name.casefold().split()
        if len(name) > 1 and name[-1] == "government" and name[-2].endswith("ian"):
            land = " ".join(name[:-1])[:-1].removeprefix("the ")
            key = ("body", name_of(land, "government", group.first.language))
            if key in self._keys:
                yield self._keys[key]

    def initials(self, number: int) -> Iterator[int]:
        """Yield the bodies whose initials make up this name."""
        group = self.groups[number]
        name = group.first.actor.name
        if not group.first.is_person and is_acronym(name):
            yield from self._initials.get(name.replace(".", "").casefold(), ())


def _alias_keys(mention: Mention) -> Iterator[Key]:
    """Yield the keys of those aliases that are as good as a name: no lone surname, no "Bank"."""
    for alias in mention.actor.aliases:
        key = mention.key_of(alias)
        full = len(key) > 3 if mention.is_person else (" " in key[1] or is_acronym(alias))
        if full and key != mention.key:
            yield key
