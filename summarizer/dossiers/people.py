"""Names of persons: what is title, given name and surname, and when two may be one person's."""

from dataclasses import dataclass
from functools import lru_cache

from summarizer.grounding.passage import analysed
from summarizer.grounding.tokens import Token
from summarizer.lexicon import lexicon
from summarizer.names import vocabulary

_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_MEN = frozenset("mr sir lord king prince herr monsieur signor senor baron duke".split())
_WOMEN = frozenset(
    "mrs ms miss dame lady queen princess frau madame mme mlle signora senora baroness".split()
)
# Also given names: "Don Miller" is not a Miller whose given name nobody says.
_GIVEN_TOO = frozenset("don prince king queen major justice judge general chief marshal m".split())
_OF = frozenset({"of", "for"})
_SURNAME = range(6, 40)
"""Letters of a surname in which one letter more, less or other is taken for a slip."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name taken apart.

    Attributes:
        words: given names or initials and the surname, folded, titles left out.
        generation: "jr", "iii"; empty for most.
        gender: "m" or "f" as a title tells it; empty if none does.
    """

    words: tuple[str, ...]
    generation: str
    gender: str

    @property
    def surname(self) -> str:
        """The last word; the only one there may be."""
        return self.words[-1]

    @property
    def is_office(self) -> bool:
        """It is an office without its holder: "Prime Minister"; every country has one."""
        return all(map(vocabulary.is_title, self.words))

    @property
    def is_named(self) -> bool:
        """It ends in a surname: it is no office such as "Mayor of Hale"."""
        return _OF.isdisjoint(self.words) and not self.is_office

    @property
    def bare(self) -> bool:
        """There is nothing but a surname."""
        return len(self.words) == 1


@lru_cache(maxsize=65536)
def person_name(text: str, language: str) -> PersonName:
    """Take a person's name apart, as far as it has a title or generation."""
    words = [word for token in analysed(text, language).tokens for word in _words(token)]
    titles = 0
    while titles < len(words) - 1 and _is_title(words[titles], language):
        titles += 1
    if titles and not _OF.isdisjoint(words):
        titles = 0  # "Mayor of Hale" is nobody whose surname is Hale.
    if titles and _is_title(words[-1], language) and words[-1] not in _GIVEN_TOO:
        titles = 0  # An office without its holder: "Finance Minister".
    if titles and len(words) - titles == 1 and words[titles - 1] in _GIVEN_TOO:
        titles -= 1
    kept = words[titles:]
    generation = kept.pop() if len(kept) > 1 and kept[-1] in _GENERATIONS else ""
    fallback = (text.strip().casefold(),)
    return PersonName(tuple(kept) or fallback, generation, _gender(words[:titles]))


def shortens(short: PersonName, long: PersonName) -> bool:
    """Whether a name is a longer one with words left out or cut down to initials.

    "J. Smith" and "John Smith" shorten "John Quincy Smith"; the first word and the surname have
    to be there. So does the generation: a junior is not his father.
    """
    if short.generation != long.generation or short.surname != long.surname:
        return False
    if short.bare:
        return not long.bare
    if len(short.words) > len(long.words) or not _begins(short.words[0], long.words[0]):
        return False
    rest = iter(long.words[1:-1])
    return all(any(_begins(word, other) for other in rest) for word in short.words[1:-1])


def misspelt(one: PersonName, other: PersonName) -> bool:
    """Whether two full names differ by one letter of a long surname and in nothing else."""
    if (
        one.bare
        or len(one.words[0]) == 1
        or one.words[:-1] != other.words[:-1]
        or one.generation != other.generation
    ):
        return False
    a, b = one.surname, other.surname
    if a[0] != b[0] or a == b or not {len(a), len(b)} <= set(_SURNAME):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=1) <= 1


def _begins(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word))


def _words(token: Token) -> list[str]:
    """Return the initials of "J.R." one by one; any other word as it is."""
    return list(token.base) if "." in token.text else [token.base]


def _is_title(word: str, language: str) -> bool:
    known = lexicon(language)
    return word in known.titles or word in known.ranks or vocabulary.is_title(word)


def _gender(titles: list[str]) -> str:
    men, women = not _MEN.isdisjoint(titles), not _WOMEN.isdisjoint(titles)
    return "" if men == women else ("m" if men else "f")
