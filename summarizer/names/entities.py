"""What an article names: spans of the same form are one entity."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from summarizer.names.spans import Span
from summarizer.names.territories import is_body, is_country, is_region, territory_code

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
    forms: dict[str, int] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    hint: Hint | None = None
    code: str | None = None

    def count(self, form: str, times: int = 1) -> None:
        """Note that a form was found."""
        self.forms[form] = self.forms.get(form, 0) + times

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


def by_form(spans: Iterable[Span], language: str) -> list[Entity]:
    """Return one entity for each name, and for each country or the EU however it is written."""
    entities: dict[str, Entity] = {}
    known: dict[str, tuple[Entity, str | None]] = {}
    for span in spans:
        name = span.name
        found = known.get(name)
        if found is None:
            found = known[name] = _called(name, entities, language)
        entity, code = found
        entity.count(name)
        entity.spans.append(span)
        if code:
            entity.code = code
        if span.title and span.title not in entity.titles:
            entity.titles.append(span.title)
    return list(entities.values())


def _called(name: str, entities: dict[str, Entity], language: str) -> tuple[Entity, str | None]:
    """Return the entity of that name, a new one if there is none, and the code of its land."""
    code = territory_code(name, language)
    country = is_country(code)
    same = inflected_alike if language == "de" else folded
    key = f"code {code}" if country or is_body(code) else same(name)
    entity = entities.get(key)
    if entity is None:
        entity = entities[key] = Entity(name, {}, [], [])
    return entity, code if country or is_region(code) else None


_INFLECTED = re.compile(r"^(\w{3,}e)[nmrs] ")


def inflected_alike(name: str) -> str:
    """Return what the cases of a German name have in common: "Deutschen Bahn", "Deutsche Bahn"."""
    return _INFLECTED.sub(r"\1 ", folded(name))


def absorb(into: Entity, other: Entity) -> None:
    """Add what is known of one entity to another."""
    for form, times in other.forms.items():
        into.count(form, times)
    into.spans = sorted([*into.spans, *other.spans], key=PLACE)
    into.titles.extend(t for t in other.titles if t not in into.titles)
    into.code = into.code or other.code


PLACE = attrgetter("sentence", "start")

# "Ministry of the Environment" is the "Environment Ministry".
_OFFICE_OF = re.compile(r"(ministry|department) (?:of|for) (?:the )?(.+)")
_CODE = re.compile(r"^([a-z]{1,4})-(\d{1,3})$")
_OFFICES = ("ministry ", "department ")


@lru_cache(maxsize=8192)
def folded(name: str) -> str:
    """Return a name as it is compared: small, without points, an office in front of its "of"."""
    plain = " ".join(name.casefold().replace("’", "'").replace(".", " ").split())
    plain = _CODE.sub(r"\1\2", plain) if "-" in plain else plain  # "G-20"
    turned = _OFFICE_OF.fullmatch(plain) if plain.startswith(_OFFICES) else None
    return f"{turned[2]} {turned[1]}" if turned else plain
