"""Finds which of the dossier's actors the parties of a commitment are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from summarizer.dossiers.mentions import Key, Mention
from summarizer.dossiers.naming import name_of
from summarizer.dossiers.people import person_name

K = TypeVar("K")
_AMBIGUOUS = -1


@dataclass
class Parties:
    """Looks actors up by the names that a note gives them.

    Attributes:
        actors: the mentions of every actor together.
        names: the name to show for each.
    """

    actors: Sequence[Sequence[Mention]]
    names: Sequence[str]
    _ids: list[str] = field(default_factory=list)
    _in_note: dict[tuple[int, Key], int] = field(default_factory=dict)
    _anywhere: dict[Key, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        taken: dict[str, int] = {}
        for number, mentions in enumerate(self.actors):
            name = " ".join(min(mention.key for mention in mentions))
            taken[name] = taken.get(name, 0) + 1
            self._ids.append(f"{name} #{taken[name]}" if taken[name] > 1 else name)
            for mention in mentions:
                self._add(number, mention)

    def id_of(self, number: int) -> str:
        """Return what identifies the actor at this place."""
        return self._ids[number]

    def party(self, article: int, name: str, language: str) -> tuple[str, str]:
        """Return what identifies a party, and the name to show for it.

        Args:
            article: number of the article whose note names it.
            name: as the note names it.
            language: ISO 639-1 code of the article.
        """
        number = self.actor(article, name, language)
        if number is None:
            return f"name {name_of(name, 'organisation', language)}", name
        return self._ids[number], self.names[number]

    def actor(self, article: int, name: str, language: str) -> int | None:
        """Return the place of the actor that a note's name stands for, if it is certain."""
        keys = _keys(name, language)
        for key in keys:
            found = self._in_note.get((article, key))
            if found is not None:
                return found if found != _AMBIGUOUS else None
        for key in keys:
            found = self._anywhere.get(key)
            if found is not None and found != _AMBIGUOUS:
                return found
        return None

    def _add(self, number: int, mention: Mention) -> None:
        for name in (mention.actor.name, *mention.actor.aliases):
            _put(self._in_note, (mention.article, mention.key_of(name)), number)
        bare = mention.is_person and mention.person.bare
        if mention.is_person and not bare and mention.person.is_named:
            surname = ("person", mention.person.surname, "")
            _put(self._in_note, (mention.article, surname), number)
        if mention.actor.ungrounded is None and not bare:
            _put(self._anywhere, mention.key, number)


def _keys(name: str, language: str) -> Iterable[Key]:
    person = person_name(name, language)
    return dict.fromkeys(
        (
            ("person", *person.words, person.generation),
            ("body", name_of(name, "organisation", language)),
            ("body", name_of(name, "company", language)),
        )
    )


def _put(table: dict[K, int], key: K, number: int) -> None:
    table[key] = number if table.get(key, number) == number else _AMBIGUOUS
