"""An actor as one note has it, with what is compared of it, and groups of those of one name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from summarizer.dossiers.naming import is_generic, name_of
from summarizer.dossiers.people import PersonName, person_name
from summarizer.grounding.passage import analysed
from summarizer.lazily import lazy
from summarizer.schemas import Actor

Key = tuple[str, ...]
_MANY = 40
"""Descriptions of one bare surname from which nobody can tell whose it is."""


@dataclass(frozen=True)
class Mention:
    """An actor of one note.

    Attributes:
        article: number of the article.
        actor: as the note has it.
        language: ISO 639-1 code of the article.
    """

    article: int
    actor: Actor
    language: str

    @property
    def is_person(self) -> bool:
        """It is a human being."""
        return self.actor.kind == "person"

    @lazy
    def person(self) -> PersonName:
        """Its name taken apart as a person's."""
        return person_name(self.actor.name, self.language)

    @lazy
    def genders(self) -> frozenset[str]:
        """What the titles in its names tell."""
        names = (self.actor.name, *self.actor.aliases)
        return frozenset(person_name(name, self.language).gender for name in names) - {""}

    @lazy
    def key(self) -> Key:
        """What those have in common that are one actor without further ado."""
        return self.key_of(self.actor.name)

    def key_of(self, name: str) -> Key:
        """Return the key that the actor would have under another name."""
        if self.is_person:
            taken = person_name(name, self.language)
            return ("person", *taken.words, taken.generation)
        return ("body", name_of(name, self.actor.kind, self.language))

    @lazy
    def description(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words of its affiliation and those of its role."""
        return (
            _words(self.actor.affiliation or "", self.language),
            _words(self.actor.role or "", self.language),
        )


@dataclass(frozen=True)
class Group:
    """Mentions under one name; whether it is the same actor's as another name is asked of it.

    Attributes:
        key: of the name.
        mentions: in the order of the articles.
        settled: it is too doubtful to be joined with anything.
    """

    key: Key
    mentions: tuple[Mention, ...]
    settled: bool = False

    @property
    def first(self) -> Mention:
        """Any of them will do for the name."""
        return self.mentions[0]


def grouped(mentions: Iterable[Mention], *, one_event: bool) -> list[Group]:
    """Return the groups of mentions that have one name, in an order that the names decide.

    Two of one note, father and son perhaps, are one group only if nothing parts them.

    Args:
        mentions: of all notes.
        one_event: the notes are on one event, so that a bare surname is one person's.
    """
    table: dict[Key, list[Mention]] = {}
    groups: list[Group] = []
    for mention in mentions:
        if mention.actor.ungrounded is None:
            table.setdefault(mention.key, []).append(mention)
        else:  # What failed its check is shown as such, and vouches for nobody else.
            groups.append(Group((*mention.key, "ungrounded"), (mention,), settled=True))
    groups += [
        group
        for key, found in table.items()
        for group in (_persons if key[0] == "person" else _bodies)(key, found, one_event)
    ]
    return sorted(groups, key=lambda group: group.key)


def at_odds(one: Mention, other: Mention) -> bool:
    """Whether two are described so differently that they are hardly one person."""
    if one.genders and other.genders and one.genders.isdisjoint(other.genders):
        return True
    pairs = list(zip(one.description, other.description, strict=True))
    return all(a and b and a.isdisjoint(b) for a, b in pairs)


def _persons(key: Key, mentions: list[Mention], one_event: bool) -> list[Group]:
    name = mentions[0].person
    if name.is_office or (name.bare and not one_event):
        return _by_description(key, mentions)
    if _doubtful(mentions):
        return [Group(key, (mention,), settled=True) for mention in mentions]
    return [Group(key, tuple(mentions))]


def _by_description(key: Key, mentions: list[Mention]) -> list[Group]:
    """What many may be called is one actor's only in one role or of one body."""
    table: dict[Key, list[Mention]] = {}
    for number, mention in enumerate(mentions):
        affiliation, role = mention.description
        told = ("", *sorted(affiliation), "", *sorted(role)) if affiliation or role else ()
        table.setdefault(told or ("", str(number)), []).append(mention)
    return [Group(key + told, tuple(found), settled=True) for told, found in table.items()]


def _doubtful(mentions: Sequence[Mention]) -> bool:
    """Whether one name stands for several persons: father and son, wife and husband."""
    distinct = list({(m.description, m.genders): m for m in mentions}.values())
    if not mentions[0].person.bare:
        # Outlets describe a known person in many ways; one note does it in one.
        twice = len({mention.article for mention in mentions}) < len(mentions)
        return twice and len(distinct) > 1
    return len(distinct) > _MANY or any(at_odds(a, b) for a, b in combinations(distinct, 2))


def _bodies(key: Key, mentions: list[Mention], _one_event: bool) -> list[Group]:
    if is_generic(key[1]):
        return _by_description(key, mentions)
    kinds = {mention.actor.kind for mention in mentions}
    if not {"company", "government"} <= kinds:
        return [Group(key, tuple(mentions))]
    # A firm may bear the name of a town; what is only called a body or group may be either.
    table: dict[str, list[Mention]] = {}
    for mention in mentions:
        kind = mention.actor.kind
        told = kind if kind in {"company", "government"} else "other"
        table.setdefault(told, []).append(mention)
    return [Group((*key, told), tuple(found), settled=True) for told, found in table.items()]


def _words(text: str, language: str) -> frozenset[str]:
    return analysed(text, language).content_stems
