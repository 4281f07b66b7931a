"""Merges the spans of an article into entities: one per person, body or country.

Merges titles and short forms, acronyms with what they stand for, and a state with its
government. Whether an entity is an actor, and of what kind, is decided elsewhere unless a word
of the name tells.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from summarizer.names import vocabulary as v
from summarizer.names.spans import Span
from summarizer.names.territories import is_country, is_demonym, is_region, territory_code

Hint = Literal["person", "government", "organisation", "company", "group", "place", "thing"]


@dataclass(slots=True)
class Entity:
    """One thing that the article names.

    Attributes:
        name: the form to show: the fullest for persons, else the most frequent full one.
        forms: every form found, with how often.
        titles: titles found in front of it.
        sentences: ids of the sentences that name it, ascending, each once.
        hint: what it is, when a word of the name tells; ``None`` when a model must say.
        first: sentence and offset of the first mention.
    """

    name: str
    forms: Counter[str] = field(default_factory=Counter)
    titles: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hint: Hint | None = None
    code: str | None = None

    @property
    def sentences(self) -> list[int]:
        """Ids of the sentences that name it, ascending."""
        return sorted({span.sentence for span in self.spans})

    @property
    def aliases(self) -> list[str]:
        """The other forms."""
        return [form for form in self.forms if form != self.name]

    def named_in(self) -> int:
        """Id of the first sentence that holds the name as shown."""
        shown = (s.sentence for s in self.spans if self.name in {s.name, s.full[-len(self.name) :]})
        return next(shown, self.spans[0].sentence)


def merge(spans: Sequence[Span], language: str) -> list[Entity]:
    """Return the entities behind the spans, in the order of their first mention."""
    entities = _by_form(spans, language)
    entities = _link_acronyms(entities)
    entities = _link_states(entities, language)
    entities = _link_short_forms(entities, language)
    entities = _attach_offices(entities)
    for entity in entities:
        _choose_name(entity)
        entity.hint = _hint(entity, language)
    entities = [e for e in entities if not _derived(e, entities)]
    entities.sort(key=lambda e: (e.spans[0].sentence, e.spans[0].start))
    return entities


_OF_A_PEOPLE = ("n", "ns", "i", "is", "ese", "er")


def _derived(entity: Entity, entities: list[Entity]) -> bool:
    """Whether a name is the adjective of another one: "Kestrian" beside "Kestria"."""
    doubtful = entity.hint is None and " " not in entity.name
    return (
        doubtful
        and entity.name.endswith(_OF_A_PEOPLE)
        and any(
            other is not entity
            and len(other.name) >= 5
            and entity.name[: len(other.name) - 1] == other.name[:-1]
            and entity.name != other.name
            for other in entities
        )
    )


def _attach_offices(entities: list[Entity]) -> list[Entity]:
    """Give "the Secretary of State" to the John Kerry it stands beside; keep lone offices."""
    kept = []
    for entity in entities:
        offices = [s for s in entity.spans if s.office]
        holder = next((e for s in offices for e in entities if _beside(s, e)), None)
        if offices and holder is not None:
            holder.titles.extend(s.name for s in offices[:1] if s.name not in holder.titles)
        else:
            kept.append(entity)
    return kept


def _beside(office: Span, entity: Entity) -> bool:
    """Whether a person's full name stands next to an office, a comma and "the" between them."""
    if entity.code or _head_kind(entity.name) or " " not in entity.name:
        return False
    return any(
        not s.office
        and s.sentence == office.sentence
        and (
            0 <= s.start - (office.start + len(office.name)) <= 3
            # Another body may stand between: "Jane Roe, Foreign Office Minister for Asia".
            or 0 <= office.start - (s.start + len(s.name)) <= 24
        )
        for s in entity.spans
    )


# "Ministry of the Environment" is the "Environment Ministry".
_OFFICE_OF = re.compile(r"(ministry|department) (?:of|for) (?:the )?(.+)")


@lru_cache(maxsize=8192)
def _fold(name: str) -> str:
    folded = re.sub(r"[\s.]+", " ", name.casefold().replace("’", "'")).strip()
    turned = _OFFICE_OF.fullmatch(folded)
    return f"{turned[2]} {turned[1]}" if turned else folded


def _by_form(spans: Iterable[Span], language: str) -> list[Entity]:
    table: dict[str, Entity] = {}
    for span in spans:
        code = territory_code(span.name, language)
        key = f"code {code}" if is_country(code) else _fold(span.name)
        entity = table.setdefault(key, Entity(span.name))
        entity.forms[span.name] += 1
        entity.spans.append(span)
        if is_country(code) or is_region(code):
            entity.code = code
        if span.title and span.title not in entity.titles:
            entity.titles.append(span.title)
    return list(table.values())


def _absorb(into: Entity, other: Entity) -> None:
    into.forms.update(other.forms)
    into.spans = sorted([*into.spans, *other.spans], key=lambda s: (s.sentence, s.start))
    into.titles.extend(t for t in other.titles if t not in into.titles)
    into.code = into.code or other.code


def _initials(name: str) -> set[str]:
    words = re.findall(r"[^\W_]+", name.replace("'s", "").replace("’s", ""))
    capitals = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0].upper() for w in words)
    return {capitals, every}


def _link_acronyms(entities: list[Entity]) -> list[Entity]:
    """Join "World Monuments Fund (WMF)" with "WMF", and "WHO" with what its letters stand for."""
    gone: set[int] = set()
    for short in entities:
        form = short.name.replace(".", "")
        if not (2 <= len(form) <= 10 and form[:2].isupper() and " " not in form):
            continue
        for full in entities:
            if full is short or id(full) in gone or id(short) in gone or " " not in full.name:
                continue
            declared = any(s.acronym.replace(".", "") == form for s in full.spans)
            spelled = len(form) >= 3 and form in _initials(full.name)
            if declared or spelled:
                _absorb(full, short)
                gone.add(id(short))
    return [e for e in entities if id(e) not in gone]


@lru_cache(maxsize=8192)
def _state_in(name: str, language: str) -> str | None:
    """The country code inside "Kingdom of Morocco", "New Zealand government"."""
    words = name.split()
    for i in range(len(words)):
        for rest, others in (
            (words[i:], words[:i]),
            (words[: len(words) - i], words[len(words) - i :]),
        ):
            code = territory_code(" ".join(rest), language)
            if not is_country(code) or not others:
                continue
            kept = [w.casefold() for w in others if w.casefold() not in v.LOOSE]
            if kept and all(w in v.STATE_FORMS for w in kept):
                return code
    return None


def _link_states(entities: list[Entity], language: str) -> list[Entity]:
    states = {e.code: e for e in entities if e.code and is_country(e.code)}
    gone: set[int] = set()
    for entity in entities:
        code = None if entity.code else _state_in(entity.name, language)
        if code is None:
            continue
        if code in states:
            _absorb(states[code], entity)
            gone.add(id(entity))
        else:
            entity.code = code
            states[code] = entity
    return [e for e in entities if id(e) not in gone]


@lru_cache(maxsize=8192)
def _significant(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, connectors left out."""
    return tuple(word for word in _fold(name).split() if word not in v.CONNECTORS)


def _is_short_form(short: str, full: str, *, titled: bool) -> bool:
    a, b = _significant(short), _significant(full)
    if len(a) > 1 and len(a) == len(b) and _misspelt(_fold(short), _fold(full)):
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


def _link_short_forms(entities: list[Entity], language: str) -> list[Entity]:
    """Join "Basya" with "Fuad Basya", "State Department" with "U.S. State Department"."""
    gone: set[int] = set()
    several = [e for e in entities if len(_significant(e.name)) > 1]
    by_first_word: defaultdict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        by_first_word[_fold(entity.name).partition(" ")[0]].append(entity)
    for short in sorted(entities, key=lambda e: len(e.name)):
        if short.code or is_demonym(short.name, language):
            continue
        # No other can be the name in full.
        likely = {id(e): e for e in (*several, *by_first_word.get(_fold(short.name), ()))}
        fulls = [
            full
            for full in likely.values()
            if full is not short
            and id(full) not in gone
            and not (full.code and " " not in short.name)
            and (
                (
                    _is_short_form(short.name, full.name, titled=bool(short.titles))
                    and _compatible(short, full)
                )
                or _is_first_name(short, full)
            )
        ]
        if len(fulls) == 1:
            _absorb(fulls[0], short)
            gone.add(id(short))
    return [e for e in entities if id(e) not in gone]


_PLACING = v.LOCATIVES | {"of", "de", "near", "to"}
_LINKS = frozenset(["of", "for", "de", "du", "des", "y", "et", "and", "e", "und"]) - {"de"}


def _is_first_name(short: Entity, full: Entity) -> bool:
    """Whether "Norrvik" is the beginning of "Norrvik Mills": acting alone, and never a place."""
    if " " in short.name or short.name.isupper():
        return False
    if _fold(full.name).split()[0] != _fold(short.name):
        return False
    acts = any(span.before == "" for span in short.spans)
    return acts and not any(span.before in _PLACING for span in short.spans)


def _compatible(short: Entity, full: Entity) -> bool:
    """A lone surname joins a person, never an organisation that happens to end in that word."""
    organisation = _head_kind(full.name) is not None
    if " " not in short.name:
        linked = any(w in _LINKS for w in full.name.casefold().split())
        return not organisation and not linked
    return True


def _choose_name(entity: Entity) -> None:
    forms = entity.forms
    plain = [f for f in forms if " " in f] or list(forms)
    if entity.code and is_country(entity.code):
        codes = [f for f in forms if territory_code(f) or territory_code(f, "fr")]
        long = [f for f in codes if len(f) > 4] or codes or list(forms)
        entity.name = max(long, key=lambda f: (forms[f], len(f)))
        return
    entity.name = max(plain, key=lambda f: (len(f), territory_code(f) is not None, forms[f]))
    if " " not in entity.name and entity.titles and entity.titles[0]:
        # A bare surname looks odd: show it as the article does, "Mr. Roe" or "President Roe".
        titled = next((s.full for s in entity.spans if s.full != s.name), entity.name)
        entity.name = " ".join(titled.split()[-2:]) if len(titled.split()) > 3 else titled
        entity.forms[entity.name] += 1


_HEADS: tuple[tuple[frozenset[str], Hint], ...] = (
    (v.COMPANY_HEADS, "company"),
    (v.THING_HEADS, "thing"),
    (v.GOVERNMENT_HEADS, "government"),
    (v.ORGANISATION_HEADS, "organisation"),
    (v.COLLECTIVE_NOUNS, "government"),
)


@lru_cache(maxsize=8192)
def _head_kind(name: str) -> Hint | None:
    words = [w.casefold().strip(".,") for w in name.split()]
    core = _core(words)
    for table, hint in _HEADS:
        if core and (
            core[-1] in table or (core[0] in table and hint != "thing" and hint != "company")
        ):
            return hint
    return None


def _core(words: list[str]) -> list[str]:
    """The words in front of the first "of": the head of an English or Romance name."""
    for i, word in enumerate(words):
        if word in v.CONNECTORS and i:
            return words[:i]
    return words


_THINGS = v.THING_HEADS | v.THING_NOUNS
_DIRECTIONS = frozenset("north south east west northern southern eastern western new".split())


def _hint(entity: Entity, language: str) -> Hint | None:
    if entity.code:
        return "government" if is_country(entity.code) else "place"
    if any(s.office for s in entity.spans):
        return "person"
    words = entity.name.split()
    if is_demonym(words[-1], language) and all(w.casefold() in _DIRECTIONS for w in words[:-1]):
        plural = entity.name.endswith(("s", "en")) and not entity.name.endswith("ss")
        return "group" if plural else "thing"
    called_things = sum(s.after in _THINGS for s in entity.spans)
    kind = _head_kind(entity.name)
    # "Future of Babylon": a phrase whose head is no body; once called a project is enough.
    phrase = kind is None and any(w.islower() for w in words)
    if called_things * 2 >= len(entity.spans) + (not phrase) and not entity.titles:
        return "thing"
    if kind is not None and not entity.titles:
        return kind
    return "person" if entity.titles else None
