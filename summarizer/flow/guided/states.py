"""Which names are those of states, by what an article gives them: ministers, a capital, a border.

A model of 1.5 billion parameters knows no state that no list holds, and calls it a person; nor
does it know that a federal state has a government.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache

from summarizer.names import Entity, is_capital
from summarizer.names import vocabulary as v
from summarizer.schemas import Article

_MAY_BE_STATES = frozenset({"person", "organisation", "group", "place"})
_WORDS = r"(?:[a-zà-ÿ-]+ ){0,2}"
# What people have as well: "Holt's ministers", "the government of Anna Holt".
_LED = r"(?:government|ministers?|army|troops|ambassadors?)"
# What none but a state has.
_HELD = (
    r"(?:ministry|parliament|navy|air force|coast ?guard|armed forces|embassy|borders?"
    r"|border guards?|airspace|territory|territorial waters|central bank|constitution"
    r"|prime minister|chief negotiator|prosecutor general|attorney general|currency)"
)
_CAPITAL = r"capital(?:,| city| of)? [A-Z]"
_OFFICE = r"(?:[Mm]inister|[Aa]mbassador|[Pp]remier|[Cc]hancellor|King|Queen)"
_PEOPLE = rf"(?:counterparts?|diplomats?|officials?|citizens|side|{_LED}|{_HELD})"
_BOTH = re.compile(
    r"\b(?:les deux|los dos|ambos|i due|entrambi i|os dois|beiden?) "
    r"(?:pays|États|países|paesi|landen|Länder|Staaten|Regierungen|gouvernements|gobiernos|governi)\b"
    r"|\b(?:leur|su|ihre|la loro|hun) "
    r"(?:gemeinsame )?(?:frontière|frontera|Grenze|frontiera|grens)\b"
    r"|\bits (?:\w+ )?neighbour\b"
    r"|\b(?:both|the two|two|neighbouring|their|the) "
    r"(?:neighbouring |common |shared |joint |own |respective |foreign |prime |trade )?"
    r"(?:countries|states|nations|governments|capitals|parliaments|ministers|border|armies"
    r"|embassies|ambassadors|neighbours)\b",
    re.IGNORECASE,
)
# "Südtirols Landeshauptmann": a genitive without an apostrophe.
_HELD_DE = (
    r"(?:Landesr\w+|\w*minister(?:in)?|\w*präsident(?:in)?|Landeshaupt\w+|\w*kanzler(?:in)?"
    r"|\w*[Rr]egierung|Parlament|Landtag|Botschafter(?:in)?|Hauptstadt)"
)
# Of "Bayern" in "bayerisch".
_LONGEST_STEM, _SHORTEST_STEM = 5, 3
_ITS = re.compile(rf"\b[Ii]ts (?:own )?{_WORDS}(?:{_HELD}|{_LED})\b")


# Parties and firms have one as well.
_PRESIDENT = r"(?:President|Präsident(?:in)?)"
_REALM = r"(?:canton|province|republic|kingdom|emirate|principality|Kanton)"
_ELECTION = r"(?:parliamentary|presidential|general|legislative|snap|federal) elections?"


def states_among(
    article: Article, entities: Sequence[Entity], kinds: Mapping[str, str]
) -> set[str]:
    """Return the names that are those of states or lands with a government of their own.

    Args:
        article: the article.
        entities: what it names.
        kinds: what the model takes each of them for, by name.
    """
    texts = {s.id: s.text for s in article.sentences if not s.flagged}
    unknown = [e for e in entities if not e.hint and kinds.get(e.name) in _MAY_BE_STATES]
    found = {
        entity.name
        for entity in unknown
        if is_state(entity, texts, person=kinds[entity.name] == "person")
        or _acts_for_government(entity)
    }
    if found or any(e.code for e in entities):
        found |= {e.name for e in unknown if _has_president(e, texts, kinds[e.name])}
    found |= {
        e.name for e in unknown if any(_led_with(e.name, state, texts) for state in tuple(found))
    }
    if article.dateline:  # "KARSUND, Norland, Nov 18"
        lands = {part.strip() for part in article.dateline.split(",")[1:]}
        found |= {e.name for e in unknown if e.name in lands}
    # Two full names of persons beside "the two countries" are no states.
    bodies = [e for e in unknown if kinds[e.name] != "person" or " " not in e.name]
    return found | set(_paired(bodies, texts, found))


def is_state(entity: Entity, texts: Mapping[int, str], *, person: bool = False) -> bool:
    """Tell whether an article gives a name what none but a state has.

    Args:
        entity: the name.
        texts: the sentences, by their numbers.
        person: the name may be that of a person, who has ministers and a government as well.
    """
    stem = entity.name.removesuffix("a").removesuffix("e")[:_LONGEST_STEM]
    speaking = [text for text in texts.values() if stem.casefold() in text.casefold()]
    gives = _signs(entity.name, person=person)
    return any(map(gives.search, speaking)) or any(
        _has_its_own(number, entity, texts) for number in entity.sentences
    )


@lru_cache(maxsize=256)  # asked for the makers, and again for the kinds
def _signs(name: str, *, person: bool) -> re.Pattern[str]:
    """Return what of a text makes a name one of a state."""
    # "Anna Holt's government" is that of a person; one word alone has no first name.
    led = _HELD if person and " " in name else f"(?:{_HELD}|{_LED})"
    whole, stem = re.escape(name), name.removesuffix("a").removesuffix("e")
    signs = (
        rf"\b{whole}['’]s? (?:{_WORDS}{led}\b|{_CAPITAL})"
        rf"|\b{_WORDS}{led} of (?:the )?{whole}\b"
        rf"|\b{whole}['’]s? (?:{_WORDS}{_ELECTION}|(?:[A-Z][a-z]+ )?{_OFFICE}\b)"
        rf"|\b{_ELECTION} in {whole}\b"
        rf"|\b[Nn]eighbou?ring {whole}\b|\b{whole}, whose capital\b"
        rf"|\b{_REALM} (?:of|de|von) {whole}\b"
        rf"|\b[Mm]inister (?:[A-Z][\w’'-]+ ){{1,3}}said (?:on \w+day )?(?:that )?{whole} "
        r"(?:would|will|was|had|is|has)\b"
        rf"|\b{whole}\b[^A-Z.;]{{0,120}}\bits (?:currency|parliament|constitution|central bank)\b"
        rf"|\b{_OFFICE}s? (?:[A-Z][\w’'-]+ ){{1,3}}of {whole}\b"
    )
    if len(stem) < _SHORTEST_STEM:
        return re.compile(signs)
    begins, full = re.escape(stem[:_LONGEST_STEM]), re.escape(stem)
    return re.compile(
        rf"{signs}|\b{whole}(?:s|er) {_HELD_DE}\b"
        rf"|(?i:\b{begins}\w{{0,4}}ische?[nrms]?) {_HELD_DE}\b"
        rf"|\b{full}(?:n|an|ian|ean|ese|ish|i|ic) {_WORDS}{_PEOPLE}\b"
    )


_CLAUSE_OPENS = frozenset(["", "that", "said", "says", "and", "but", "que", "dass", "che"])
_ACTING = frozenset(
    "also insists wants says believes hopes fears denies rejects accuses sees seeks remains backs"
    " then never again is was must should may might could can exige veut souhaite refuse dit quiere"
    " pide vuole chiede quer pede fordert lehnt warf".split()
)
_SHORTEST_VERB = 5
_VERB_ENDINGS = ("ed", "era", "ira", "dra", "ttra", "ront", "rait", "rá", "rán", "rà", "ranno")


def _acts_for_government(entity: Entity) -> bool:
    """Whether a capital does in the article what only the government in it can do."""
    if not is_capital(entity.name):
        return False
    deeds = v.DEEDS.union(_ACTING, *v.DEEDS_IN.values())
    return any(
        span.before in _CLAUSE_OPENS
        and (
            span.after in deeds
            or (len(span.after) >= _SHORTEST_VERB and span.after.endswith(_VERB_ENDINGS))
        )
        for span in entity.spans
    )


def _led_with(name: str, state: str, texts: Mapping[int, str]) -> bool:
    """Whether a name is that of a state as it has leaders beside one: "of Norland and Estia"."""
    pair = rf"(?:{re.escape(name)} and {re.escape(state)}|{re.escape(state)} and {re.escape(name)})"
    led = re.compile(rf"\b(?:leaders|presidents|governments|armies) of (?:the )?{pair}\b")
    return any(map(led.search, texts.values()))


def _has_president(entity: Entity, texts: Mapping[int, str], kind: str) -> bool:
    """Whether a name of one word has a President with a capital: where states are spoken of.

    A place has none but that of a state, however it is written.
    """
    if " " in entity.name:
        return False
    office = "[Pp]resident" if kind == "place" else _PRESIDENT
    gives = re.compile(rf"\b{re.escape(entity.name)}['’]s? {office}\b")
    return any(map(gives.search, texts.values()))


def _has_its_own(number: int, entity: Entity, texts: Mapping[int, str]) -> bool:
    """Whether "its" border guards, here or next, are those of a name that opens a sentence."""
    text = texts.get(number, "").removeprefix("The ")
    if not text.startswith(entity.name):
        return False
    rest = text[len(entity.name) :]
    own = _ITS.search(rest)
    here = own is not None and not re.search(r"[A-Z]", rest[: own.start()])
    return here or _ITS.match(texts.get(number + 1, "")) is not None


def _paired(entities: Sequence[Entity], texts: Mapping[int, str], known: Set[str]) -> Iterable[str]:
    """Names that "and" joins, of which the text goes on to speak as of two countries."""
    told = [number for number, text in texts.items() if _BOTH.search(text)]
    if not told or not entities:
        return
    names = "|".join(re.escape(e.name) for e in entities)
    pair = re.compile(rf"\b({names}) (?:and|et|y|und|e|en) (?:(?:la|le|el|il) |l['’])?({names})\b")
    for number, text in texts.items():
        near = any(0 <= other - number <= 1 for other in told)
        for match in pair.finditer(text):
            if near or not known.isdisjoint(match.groups()):
                yield from match.groups()
