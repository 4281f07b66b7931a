"""What "the company" or "the two sides" stands for, where the article makes it clear."""

import re
from collections.abc import Iterable, Mapping, Sequence

from summarizer.flow.guided.mentions import Mention, may_be_human, the_company, unique
from summarizer.flow.guided.nouns import PERSONS, class_of, is_plural
from summarizer.lexicon import fold
from summarizer.names import Entity, territory_code

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ARTICLE = r"(?:the|an?|its|his|her|their|le|la|l['’]|une?|el|una?|il|lo|der|die|das|ein|eine|o|os)"
_EXPLAINED = re.compile(rf"^,\s(?:{_ARTICLE}\s)?([^,.;:“”\"()]{{3,60}})", re.IGNORECASE)
_STOP = re.compile(
    r"\s(?:of|for|at|in|on|from|to|with|who|which|de|du|des|del|di|da|von|für|im)\b.*",
    re.IGNORECASE,
)
_EXPLAINING = re.compile(r"([^\W\d_][\w-]*),?\s$")
# "el laboratorio español Levantis"
_ADJECTIVE = re.compile(
    r"(?:\b(?:el|la|le|il|lo|o|a)\s|l['’])([^\W\d_]+)\s"
    # but "el presidente de Colombia" is not Colombia
    r"(?!(?:de|del|du|des|di|da|do|dos|della|y|e|et)\s)[^\W\d_]+\s$",
    re.IGNORECASE,
)
_ELIDED = re.compile(r"\b[ldLD]['’]")
_LED = re.compile(rf"\b{_ARTICLE}\s|['’]s\s", re.IGNORECASE)
# "a company" is one not spoken of yet, "another firm" one of several.
_NEW = re.compile(
    r"^(?:an?|some|any|no|every|each|many|most|several|few|une?|una?|um|uma|uno)\s"
    r"|\b(?:other|another|rival|such|former|autre|otr[oa]|next|new)\s",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"^(?:both|the two|the|these two|les deux|los dos|las dos|ambos|ambas|le due|i due|os dois)\s"
    r"(?:[^\W\d_]+\s)?(?:sides|countries|parties|governments|states|nations|neighbours|neighbors"
    r"|delegations|leaders|pays|parties|délégations|países|partes|gobiernos|parti|paesi)$"
    r"|^(?:each|either) (?:side|country|party|government|state)$"
    r"|^(?:the two|the delegations|the parties|they|ils|elles|ellos|both)$",
    re.IGNORECASE,
)
# "The canton of Lorne" has a government of its own.
_REALM = re.compile(
    r"\b(?:canton|province|state|republic|kingdom|emirate|duchy|principality|territory|Kanton|Land"
    r"|république|royaume|province|república|reino|provincia|repubblica|regno)\s"
    r"(?:of|de|du|von|di)\s(?:the\s)?$"
)
# "The metalworkers' union" is not whatever union was named before.
_OWNED = re.compile(r"^the [\w-]+(?:s['’]|['’]s)\s", re.IGNORECASE)
_BLOC = re.compile(
    r"the (?:(?:trading|economic|european|[\w-]+-(?:nation|member)) )?bloc", re.IGNORECASE
)
_SEXES = (
    "ministro ministra|presidente presidenta|alcalde alcaldesa|director directora|sindaco sindaca"
    "|directeur directrice|prefeito prefeita|juez jueza|juiz juiza|embajador embajadora"
    "|prasident prasidentin|minister ministerin|burgermeister burgermeisterin|leiter leiterin"
    "|sprecher sprecherin|richter richterin|botschafter botschafterin|woordvoerder woordvoerster"
)
_OTHER_SEX = {
    one: other
    for pair in _SEXES.split("|")
    for one, other in (pair.split(), reversed(pair.split()))
}
_ROMANCE = re.compile(r"(?:l[ae]s?|l['’]|el|los|las|il|lo|une?|ses?|sus?)\s?", re.IGNORECASE)
# "The RMT rail union"
_BODY_BEHIND = re.compile(
    r"\s(?:[a-z][\w-]*\s)?(union|company|firm|party|agency|charity|bank|operator|group)\b"
)
_OWN = re.compile(r"^(?:its|his|her|their|our|my|sus?|ses?|son|sa|leurs?|sua|suo)\s", re.IGNORECASE)


# Classes of nouns for who can have something done; a chief economist is an expert, too.
_DECIDING = frozenset({"minister", "president", "leader", "mayor", "chief"})
# Kinds of names, as a model tells them, that no human being has.
_BODIES = frozenset({"government", "organisation", "company", "group"})


class Referents:
    """Links common nouns to the names the article explains by them.

    Args:
        mentions: the names of each sentence.
        texts: the sentences, by their numbers.
        kinds: what the model takes each name for, as far as it was asked.
    """

    def __init__(
        self,
        mentions: Mapping[int, Sequence[Mention]],
        texts: Mapping[int, str],
        kinds: Mapping[str, str],
    ) -> None:
        self._mentions = mentions
        self._nouns: list[tuple[int, Entity, str]] = [
            (number, mention.entity, noun)
            for number, found in sorted(mentions.items())
            if number in texts
            for mention in found
            for noun in _nouns_of(mention, texts[number])
        ]
        self._kinds = kinds
        actors = unique(mention.entity for found in mentions.values() for mention in found)
        company = the_company(actors, kinds)
        if company is not None:
            self._nouns.append((company.sentences[0], company, "company"))
        states = [one for one in actors if one.hint is None and kinds.get(one.name) == "government"]
        self._nouns += [(one.sentences[0], one, "government") for one in states]

    def is_pair(self, phrase: str) -> bool:
        """Whether a phrase means the two parties the article is about."""
        return bool(_PAIR.match(phrase.strip()))

    def is_a_body(self, phrase: str) -> bool:
        """Whether a phrase speaks of a body that can have a spokesman: "the party"."""
        return phrase.startswith("the ") and head_class(phrase) not in {
            *PERSONS,
            *("government", "country", "parliament", "court", None),
        }

    def is_own(self, phrase: str) -> bool:
        """Whether a phrase speaks of somebody's own body: "her government"."""
        return bool(_OWN.match(phrase)) and head_class(phrase) not in {None, *PERSONS}

    def of(self, phrase: str, sentence: int) -> list[Entity]:
        """Return whom a noun phrase means in a sentence; empty when it is not clear."""
        head = head_noun(phrase)
        kind = class_of(head) if head else None
        if head is None or kind is None or _NEW.search(phrase) or _OWNED.search(phrase):
            return []
        # "The left-wing bloc" is not the one of states.
        if kind == "bloc" and not _BLOC.fullmatch(phrase):
            return []
        known = [one for one in self._nouns if one[0] <= sentence]
        wanted = 2 if re.match(r"(?:both|the two)\s", phrase, re.IGNORECASE) else 1
        singular = head.removesuffix("s")
        exact = unique(e for _, e, noun in known if noun.removesuffix("s") == singular)
        # "The committee" is no "authority": only of the same noun is it clear what body is meant.
        # Nor is "la presidenta" whom the article calls a "presidente".
        other = _OTHER_SEX.get(head)
        barred = {id(e) for _, e, noun in known if noun == other} if other else set()
        alike = unique(
            e for _, e, noun in known if class_of(noun) == kind != "body" and id(e) not in barred
        )
        # "The chancellor" is no secretary of state, and "the lawyer" no engineer.
        if kind == "expert" or (kind == "leader" and head != "leader"):
            alike = []
        # "Unions must give notice": not the one union that was named before.
        if wanted == 1 and (is_plural(head) or (head.endswith("s") and kind in PERSONS)):
            return []
        for candidates in (exact, alike):
            if chosen := self._clear(candidates, sentence, wanted):
                return chosen
            if candidates:
                return []
        return []

    def governs(self, entity: Entity) -> bool:
        """Whether the article calls a person a minister, a president or the like."""
        called = self._called(entity)
        return not called.isdisjoint({"minister", "president", "leader"})

    def decides(self, entity: Entity) -> bool:
        """Whether the article calls a person a minister, a mayor, a chief executive or the like."""
        called = self._called(entity)
        return "expert" not in called and not called.isdisjoint(_DECIDING)

    def leads(self, entity: Entity) -> bool:
        """Whether the article calls a person the head, or the voice, of a body."""
        called = self._called(entity)
        return not called.isdisjoint({"president", "leader", "chief", "spokesman"})

    def _called(self, entity: Entity) -> set[str | None]:
        """Return the classes of the nouns by which the article explains a name."""
        return {class_of(noun) for _, other, noun in self._nouns if other is entity}

    def fits(self, entity: Entity, *, human: bool) -> bool:
        """Whether "he" (human) or "it" may mean an entity."""
        called = self._called(entity)
        if entity.hint is None and " " in entity.name and not may_be_human(entity):
            return not human
        if called & PERSONS or entity.titles:
            return human
        if called - {None}:
            return not human
        # What the article calls it counts more than what a small model takes it for.
        kind = None if entity.hint else self._kinds.get(entity.name)
        if kind in _BODIES or (kind == "person" and " " in entity.name):
            return (kind == "person") == human
        return may_be_human(entity) == human

    def _clear(self, candidates: Sequence[Entity], sentence: int, wanted: int) -> list[Entity]:
        if len(candidates) <= wanted:
            return list(candidates) if len(candidates) == wanted else []
        if wanted > 1:
            return []
        near = {
            id(m.entity)
            for number in (sentence - 1, sentence)
            for m in self._mentions.get(number, ())
        }
        recent = [one for one in candidates if id(one) in near]
        return recent if len(recent) == 1 else []


def head_noun(phrase: str) -> str | None:
    """Return the folded noun of a phrase: "operator" of "the rival operator of the line"."""
    words = _WORD.findall(_ELIDED.sub("", _STOP.sub("", f" {phrase}")))
    known = [fold(word) for word in words if class_of(fold(word))]
    if known and words and fold(words[-1]) != known[-1] and not _romance(phrase):
        return None
    return known[-1] if known else None


def head_class(phrase: str) -> str | None:
    """Return the class of a phrase's noun, ``None`` if it names nothing that acts."""
    noun = head_noun(phrase)
    return class_of(noun) if noun else None


def _romance(phrase: str) -> bool:
    """In "la société française" the noun comes first."""
    return bool(_ROMANCE.match(phrase))


def _nouns_of(mention: Mention, text: str) -> Iterable[str]:
    """Return the folded nouns by which the text explains a name, its own words included."""
    own = [*_WORD.findall(mention.entity.name), *" ".join(mention.entity.titles).split()]
    found = [fold(word) for word in own]
    found += _in_front(text[: mention.lead])
    if text[: mention.lead].endswith(("the ", "The ")) and (
        body := _BODY_BEHIND.match(text, mention.end)
    ):
        found.append(fold(body[1]))
    if _REALM.search(text[: mention.start]):
        found.append("government")
    behind = _EXPLAINED.match(text[mention.end :])
    # ", urged the government": what somebody does, not what he is.
    if behind and not _LED.search(_STOP.sub("", behind.group(1))):
        noun = head_noun(behind.group(1))
        found += [noun] if noun else []
    if mention.entity.hint == "company":
        found.append("company")
    if mention.entity.code:
        found.append("government")
    if territory_code(mention.entity.name) == "EU":
        found.append("bloc")
    return [noun for noun in found if class_of(noun)]


def _in_front(head: str) -> list[str]:
    """Return the noun of "the operator Norrvik", "the head of the authority, Jane Roe"."""
    if not head.rstrip().endswith(","):
        before = _EXPLAINING.search(head)
        adjective = _ADJECTIVE.search(head)
        return [fold(match.group(1)) for match in (before, adjective) if match]
    part = re.split(r"[,;:.]\s", head.rstrip(" ,"))[-1]
    for phrase in _LED.finditer(part):
        if noun := head_noun(part[phrase.end() :]):
            return [noun]
    return []
