"""The form in which the names of actors are compared across articles.

"The U.S.", "United States" and "U.S. government" come out alike, and so do "Ministry of
Defence" and "Defense Ministry", "Norrvik Mills Ltd" and "Norrvik Mills". A part of a name never
stands for the whole: "North Valdoria" is not "Valdoria", "Norrvik Mills" not "Norrvik".
"""

import re
from functools import lru_cache
from itertools import pairwise

from summarizer.grounding.passage import analysed
from summarizer.lexicon import lexicon
from summarizer.names import vocabulary
from summarizer.names.territories import territory_code
from summarizer.schemas import ActorKind

_SPELLINGS = {
    "centre": "center", "defence": "defense", "labour": "labor", "harbour": "harbor",
    "programme": "program", "theatre": "theater", "co-operation": "cooperation",
}  # fmt: skip
_BRITISH = re.compile(r"is(ations?|ed|ing)$")
_LEGAL_FORMS = frozenset(
    "inc incorporated ltd limited plc llc corp gmbh ag sa spa bv nv oy ab asa kg".split()
)
_OFFICES = frozenset({"ministry", "department"})
# What such a body looks after, or is for; every country has one.
_FIELDS = frozenset(
    """
    foreign affairs finance interior home defense environment health education justice transport
    trade economy economic agriculture energy labor culture tourism science commerce industry
    central national federal supreme high constitutional regional local general public security
    """.split()
)
_ANYWHERE = (
    _FIELDS
    | vocabulary.GOVERNMENT_HEADS
    | vocabulary.ORGANISATION_HEADS
    | vocabulary.COLLECTIVE_NOUNS
    | vocabulary.LOOSE
)


def name_of(text: str, kind: ActorKind, language: str) -> str:
    """Return the form in which the name of a body is looked up; that of a person is another.

    Args:
        text: the name as an article writes it.
        kind: what the actor is; the legal form is left out of a company's name only.
        language: ISO 639-1 code of the article.
    """
    return _body(text, language, company=kind == "company")


@lru_cache(maxsize=65536)
def _body(text: str, language: str, *, company: bool) -> str:
    words = [_spelling(token.base) for token in analysed(text, language).tokens]
    if words[:1] == ["the"]:
        words = words[1:]
    state = state_of(text, language) or state_of(_without_government(words), language)
    if state:
        return f"state {state}"
    words = _without_government(words).split()
    if company and len(words) > 1 and words[-1] in _LEGAL_FORMS:
        words = words[:-1]
    return " ".join(_turned(words)) or text.strip().casefold()


def is_generic(name: str) -> bool:
    """Whether a name in the form of :func:`name_of` has nothing of its own: "foreign ministry".

    The outlets of two countries mean two bodies by it.
    """
    return all(word in _ANYWHERE for word in name.split())


def state_of(text: str, language: str) -> str | None:
    """Return the code of the state, or of the body such as the EU, that a name stands for."""
    bare = re.sub(r"^the\s+", "", text.strip(), flags=re.IGNORECASE)
    code = territory_code(bare, language)
    if code is None:
        land = lexicon(language).demonyms.get(bare) if text.islower() else None
        code = territory_code(land, language) if land else None
    return code


def _without_government(words: list[str]) -> str:
    """Return "norland" for "norland government" and "government of the norland"."""
    if len(words) > 1 and words[-1] == "government":
        return " ".join(words[:-1])
    if len(words) > 2 and words[:2] == ["government", "of"]:
        return " ".join(words[3:] if words[2] == "the" else words[2:])
    return " ".join(words)


def _turned(words: list[str]) -> list[str]:
    """Return "kestrian ministry of the environment" as "kestrian environment ministry"."""
    for place, (word, following) in enumerate(pairwise(words)):
        if word in _OFFICES and following in {"of", "for"}:
            rest = words[place + 2 :]
            return [*words[:place], *(rest[1:] if rest[:1] == ["the"] else rest), word]
    return words


def _spelling(word: str) -> str:
    return _SPELLINGS.get(word, _BRITISH.sub(r"iz\1", word))


def is_acronym(text: str) -> bool:
    """Whether a name is one word of at least three capitals, dots aside ("WMF", "W.M.F.")."""
    letters = text.replace(".", "").strip()
    return letters.isalpha() and letters.isupper() and len(letters) > 2


def initials_of(text: str, language: str) -> str:
    """Return the initials of the capitalised words of a name in small letters; "" for one word."""
    tokens = [token for token in analysed(text, language).tokens if token.capital]
    return "".join(token.base[0] for token in tokens) if len(tokens) > 2 else ""
