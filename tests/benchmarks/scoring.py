"""Actors against gold, and entries that say the same thing twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from tests.benchmarks.corpus import Entity, required
from tests.benchmarks.folding import fold, words
from tests.benchmarks.names import same
from tests.benchmarks.places import is_place

_ALIKE = 90.0


@dataclass(frozen=True, slots=True)
class ActorScore:
    """How the actors of a note compare with the gold; names as their sources write them."""

    required: int
    missed: tuple[str, ...]
    predicted: int
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float | None:
        """Share of the required gold that is named; ``None`` if nothing is required."""
        return (self.required - len(self.missed)) / self.required if self.required else None

    @property
    def precision(self) -> float | None:
        """Share of the actors that gold or geography knows; ``None`` if there is no actor."""
        return (self.predicted - len(self.wrong)) / self.predicted if self.predicted else None


def forms(actor: Mapping[str, Any]) -> list[str]:
    """Return the name of an actor and its aliases."""
    return [str(actor["name"]), *map(str, actor.get("aliases") or [])]


def score_actors(
    note: Mapping[str, Any] | None, gold: Sequence[Entity], language: str = "en"
) -> ActorScore:
    """Compare a note's actors with the gold; no note names nobody."""
    actors = [forms(actor) for actor in (note or {}).get("actors", [])]
    wanted = required(tuple(gold))

    def found(entity: Entity, names: Sequence[str]) -> bool:
        return same(names, entity.forms, person=entity.person)

    missed = [entity.name for entity in wanted if not any(found(entity, names) for names in actors)]
    wrong = [
        names[0]
        for names in actors
        if not any(found(entity, names) for entity in gold) and not is_place(names[0], language)
    ]
    return ActorScore(len(wanted), tuple(missed), len(actors), tuple(wrong))


def twice(note: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Find entries that repeat an earlier one of their section: section and text, each once."""
    found = [
        ("actors", actor["name"])
        for index, actor in enumerate(note.get("actors", []))
        if any(_same_actor(actor, before) for before in note["actors"][:index])
    ]
    for section, text_of in (
        ("summary", lambda item: item["text"]),
        ("commitments", lambda item: " ".join([*item["by"], item["action"]])),
        ("background", lambda item: item["fact"]),
    ):
        texts = [text_of(item) for item in note.get(section, [])]
        found += [
            (section, text)
            for index, text in enumerate(texts)
            if any(alike(text, before) for before in texts[:index])
        ]
    return found


def alike(one: str, other: str) -> bool:
    """Tell whether two texts have nearly the same set of words."""
    a, b = (" ".join(word.casefold() for word in words(fold(text))) for text in (one, other))
    # The set ratio is 100 for any subset, which says little about a few words out of many.
    few, many = sorted((a.count(" ") + 1, b.count(" ") + 1))
    ratio = fuzz.token_set_ratio if few >= max(4, many / 2) else fuzz.token_sort_ratio
    return ratio(a, b) >= _ALIKE


def _same_actor(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    person = "person" in {one.get("kind"), other.get("kind")}
    if same([one["name"]], forms(other), person=person, short_forms=False) or alike(
        one["name"], other["name"]
    ):
        return True
    return bool(set(map(_key, forms(one))) & set(map(_key, forms(other))))


def _key(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words(fold(name)))
