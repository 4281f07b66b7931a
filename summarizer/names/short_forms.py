"""Joins the short form of a name with the full one: "Basya" with "Fuad Basya"."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from summarizer.names import vocabulary as v
from summarizer.names.entities import Entity, absorb, folded
from summarizer.names.kinds import head_kind
from summarizer.names.territories import is_demonym


def link_short_forms(entities: list[Entity], language: str) -> list[Entity]:
    """Join "Basya" with "Fuad Basya", "State Department" with "U.S. State Department"."""
    index = _Fulls(entities)
    gone: set[int] = set()
    for short in sorted(entities, key=lambda e: len(e.name)):
        likely = () if short.code else index.likely(short)
        if not likely or is_demonym(short.name, language):
            continue
        fulls = [
            full
            for full in likely
            if id(full) not in gone
            and not (full.code and " " not in short.name)
            and (
                (
                    _is_short_form(short.name, full.name, titled=bool(short.titles))
                    and _compatible(short, full)
                )
                or _is_first_name(short, full)
                or _is_knight(short, full)
            )
        ]
        if len(fulls) == 1:
            absorb(fulls[0], short)
            gone.add(id(short))
    return [e for e in entities if id(e) not in gone]


class _Fulls:
    """Entities with a name of several words, by what their short forms have in common with them."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._several: list[Entity] = []
        self._by_word: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        for entity in entities:
            name = folded(entity.name)
            if " " not in name:  # no two entities have the same one word for a name
                continue
            self._by_first.setdefault(name.partition(" ")[0], []).append(entity)
            words = _significant(entity.name)
            if len(words) > 1:
                self._several.append(entity)
                for word in words:
                    self._by_word.setdefault(word, []).append(entity)

    def likely(self, short: Entity) -> Collection[Entity]:
        """Return each other entity, once, that may bear the name in full; no further one can."""
        name = folded(short.name)
        if not (" " in name or short.titles or name in self._by_word or name in self._by_first):
            return ()
        words = _significant(short.name)
        found = list(self._by_first.get(name, ()))
        if words:
            found += self._by_word.get(words[0], ())
        if len(words) > 1:  # or it is misspelt
            found += [e for e in self._several if len(folded(e.name)) == len(name)]
        elif short.titles:  # the surname may be spelt otherwise
            found += self._several
        return {id(entity): entity for entity in found if entity is not short}.values()


@lru_cache(maxsize=8192)
def _significant(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, connectors left out."""
    return tuple(word for word in folded(name).split() if word not in v.CONNECTORS)


def _is_short_form(short: str, full: str, *, titled: bool) -> bool:
    a, b = _significant(short), _significant(full)
    if len(a) > 1 and len(a) == len(b) and _misspelt(folded(short), folded(full)):
        return True
    if not a or len(a) >= len(b):
        return False
    if len(a) == 1:
        return b[-1] == a[0] or (titled and _alike(a[0], b[-1]))
    return any(b[i : i + len(a)] == a for i in range(len(b) - len(a) + 1))


def _alike(a: str, b: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return len(a) > 5 and ratio(a, b) >= 85


def _misspelt(a: str, b: str) -> bool:
    """Whether two names of several words differ by a slip of the pen ("Untied Nations")."""
    return a != b and sorted(a) == sorted(b) and a[0] == b[0]


_PLACING = v.LOCATIVES | {"of", "de", "near", "to"}
_ACTING = frozenset("has had will would said says".split())
_LINKS = frozenset(["of", "for", "du", "des", "y", "et", "and", "e", "und"])


def _is_first_name(short: Entity, full: Entity) -> bool:
    """Whether "Norrvik" is the beginning of "Norrvik Mills": acting alone, and never a place."""
    # "Mr Venn" is no short form of Venn Lines.
    if " " in short.name or short.name.isupper() or short.titles:
        return False
    if folded(full.name).split()[0] != folded(short.name):
        return False
    free = [span for span in short.spans if span.before == ""]
    # "Halden agreed to pay", if there is a Halden Shipping: "a stake in Halden" is one of the firm.
    if head_kind(full.name) == "company" and any(span.after in v.DEEDS for span in free):
        return True
    # "Paid to Norrvik" alone might be said of a town, "Norrvik has spent" is not.
    placing = _PLACING - {"to"} if any(s.after in _ACTING for s in free) else _PLACING
    # "Halden must pay", "Halden lost": "12 percent of Halden" is then one of the firm, too.
    if len(free) > 1:
        placing = placing - {"of", "to", "de"}
    placed = [span for span in short.spans if span.before in placing]
    # "Shares in Halden"
    return bool(free) and len(placed) * 3 <= len(free) and not (placed and len(free) < 3)


_KNIGHTLY = ("sir", "dame", "prince", "princess", "king", "queen", "sheikh", "sultan", "emir")


def _is_knight(short: Entity, full: Entity) -> bool:
    """Whether "Sir Allen" is Sir Allen Kemakeza."""
    if " " in short.name or not _is_sir(short) or not _is_sir(full):
        return False
    return full.name.split()[0] == short.name


def _is_sir(entity: Entity) -> bool:
    return any(title.casefold().endswith(_KNIGHTLY) for title in entity.titles)


def _compatible(short: Entity, full: Entity) -> bool:
    """A lone surname joins a person, never an organisation that happens to end in that word."""
    organisation = head_kind(full.name) is not None
    if " " not in short.name:
        words = full.name.casefold().split()
        # "WestRock" may have become a part of "Smurfit Westrock".
        if full.name.split()[-1] != short.name and not short.name[1:].islower():
            return short.name.isupper()
        # "Upper Teel" is not the Teel.
        return not organisation and words[0] not in v.DIRECTIONS and _LINKS.isdisjoint(words)
    return True
