"""Whether a word of a claim, and a name above all, is backed by the cited sentences."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from summarizer.grounding.aliases import Aliases, initials
from summarizer.grounding.calendar_names import territories
from summarizer.grounding.content import StemSet, stem
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage, key
from summarizer.grounding.tokens import Token
from summarizer.lazily import lazy
from summarizer.lexicon import SHORTEST_PLACE, Lexicon, derives, lexicon

_SHOUTED_WORDS = 4


class NameBook:
    """The names of an article: which words are names, and what else they are called."""

    def __init__(self, passages: Sequence[Passage], aliases: Aliases, language: str) -> None:
        self._passages = passages
        self._language = language
        self.aliases = aliases

    @lazy
    def bases(self) -> frozenset[str]:
        """Every word of the article."""
        return frozenset[str]().union(*(passage.bases_in_order for passage in self._passages))

    @lazy
    def small(self) -> frozenset[str]:
        """Words that the article writes without a capital somewhere."""
        return frozenset[str]().union(*(passage.small for passage in self._passages))

    def is_proper(self, base: str) -> bool:
        """Whether the article writes a word with a capital where others have none, and only so."""
        return base not in self.small and any(
            token.base == base and token.capital and not token.initial
            for passage in self._passages
            if base in passage.capitals
            for token in passage.tokens
        )

    def is_state(self, base: str) -> bool:
        """Whether a word is the name of a state or territory."""
        return base in territories(self._language) or base in territories("en")

    def has_name(self, bases: Collection[str]) -> bool:
        """Whether these words stand together in one name of the article."""
        return any(
            name.issuperset(bases)
            for passage in self._passages
            if passage.capitals.issuperset(bases)
            for name in passage.named_bases
        )

    def full_name(self, bases: frozenset[str], evidence: Evidence) -> bool:
        """Whether the sentences use the last word of a name that the article has in full.

        "Mr Key" stands for John Key, but "South Korea" not for North Korea.
        """
        used = evidence.capitals
        found = (
            name
            for passage in self._passages
            if passage.capitals.issuperset(bases) and passage.may_name_in_full(bases)
            for name in passage.long_names
        )
        return any(
            last in used
            and known.issuperset(bases)
            and not self.is_state(last)
            and any(last in short and short.issubset(known) for short in self._bare(evidence))
            for last, known in found
        )

    def _bare(self, evidence: Evidence) -> list[frozenset[str]]:
        """Return the words of each name of the sentences, without titles and initials."""
        words = lexicon(self._language)
        return [
            frozenset(base for base in name if len(base) > 1) - words.titles - words.ranks
            for passage in evidence.passages
            for name in passage.named_bases
        ]

    def together(self, one: Token, other: Token) -> bool:
        """Whether two words stand in one name of the article."""
        return self.has_name({one.base, other.base})


def backed(token: Token, claim: Passage, evidence: Evidence, book: NameBook) -> bool:
    """Whether the sentences have this word, or its entity under another name."""
    if token.acronym:
        if evidence.has_acronym(token.base):
            return True
    elif _in_words(token, claim, evidence):
        return True
    return book.aliases.bridges(key(token), claim.line, evidence.line) or _in_name(
        token, claim, evidence, book
    )


def _in_words(token: Token, claim: Passage, evidence: Evidence) -> bool:
    base = token.base
    if base in evidence.bases or base in evidence.acronyms:
        return True
    if any(map(base.startswith, evidence.bases)) and base in evidence.compounds:
        return True
    if any(form in evidence.bases for form in (f"{base}s", f"{base}es", base.removesuffix("s"))):
        return True
    if token.capital and _people_and_place(base, evidence.capitals, claim):
        return True
    return stem(base, claim.language) in evidence.stems or _compound(token, claim, evidence)


def _compound(token: Token, claim: Passage, evidence: Evidence) -> bool:
    """Match "counter-terrorism" in the claim with "counterterrorism" in the sentences."""
    tokens = claim.tokens
    index = tokens.index(token)
    pairs = [tokens[i : i + 2] for i in (index - 1, index) if 0 <= i < len(tokens) - 1]
    return any(pair[0].base + pair[1].base in evidence.bases for pair in pairs)


def _people_and_place(base: str, capitals: Collection[str], claim: Passage) -> bool:
    """Match "Iraqi" with "Iraq" and "French" with "France", either way."""
    demonyms = claim.lexicon.demonyms
    if demonyms.get(base) in capitals or not _peoples(claim.language, base).isdisjoint(capitals):
        return True
    endings, beginning = claim.lexicon.people_endings, base[:SHORTEST_PLACE]
    return any(
        derives(base, other, endings) or derives(other, base, endings)
        for other in capitals
        if other.startswith(beginning)  # or neither can be derived from the other
    )


@lru_cache(maxsize=4096)
def _peoples(language: str, land: str) -> frozenset[str]:
    """Return the adjectives of a country's people."""
    demonyms = lexicon(language).demonyms
    return frozenset(people for people, country in demonyms.items() if country == land)


def _in_name(token: Token, claim: Passage, evidence: Evidence, book: NameBook) -> bool:
    """Match a name in full with its last word, its initials, or without its title."""
    run = next((run for run in claim.names if token in run), ())
    if not run:
        return False
    titles = claim.lexicon.titles
    if token.base in titles and len(run) > 1:
        return True
    bases = frozenset(t.base for t in run if t.base not in titles and len(t.base) > 1)
    if bases and book.full_name(bases, evidence):
        return True
    if token.acronym and len(token.base) > 1:
        return any(_abbreviates(token.base, other) for other in evidence.names)
    return len(run) > 1 and book.has_name(bases) and evidence.has_acronym(initials(run))


def _abbreviates(acronym: str, run: Sequence[Token]) -> bool:
    return any(
        initials(run[first:last]) == acronym
        for first in range(len(run))
        for last in range(first + 2, len(run) + 1)
    )


def must_be_name(token: Token, claim: Passage, book: NameBook) -> bool:
    """Whether a word of running text that the sentences lack is to be treated as a name.

    A capital proves nothing at the start of a sentence, in a title written in capitals, or in a
    language that capitalises every noun.
    """
    if not token.capital or (token.base in claim.lexicon.stop_words and not token.acronym):
        return False
    if token.mixed or (token.acronym and not _shouted(claim)):
        return True
    if book.is_state(token.base) or _shouted(claim) or claim.title_case:
        return book.is_state(token.base)
    if claim.lexicon.noun_capitals:
        return not (_part_of_known(token.base, book.bases) or _has_indefinite(token, claim))
    return not token.initial or book.is_proper(token.base) or _leads_name(token, claim)


def _has_indefinite(token: Token, claim: Passage) -> bool:
    """Whether "a" stands before a word: "einen Sparetat" is no name."""
    index = claim.tokens.index(token)
    return index > 0 and claim.tokens[index - 1].base in claim.lexicon.ones


def _shouted(claim: Passage) -> bool:
    return claim.text.isupper() and len(claim.tokens) >= _SHOUTED_WORDS


def _leads_name(token: Token, claim: Passage) -> bool:
    """Whether the first word of a sentence is followed by another capitalised one."""
    return any(run[0] is token and len(run) > 1 for run in claim.names)


def _part_of_known(base: str, known: Iterable[str]) -> bool:
    """Nouns are compounded: "Handelsabkommen" is known where "Abkommen" is."""
    return any(
        base in other or other in base or StemSet((other,)).has_kin(base)
        for other in known
        if len(other) > SHORTEST_PLACE
    )


def recombined(claim: Passage, evidence: Evidence, book: NameBook) -> Iterator[str]:
    """Return names put together from the parts of two: "Anna Osei" of Anna Berg and Tarek Osei."""
    # The sentences nearly always have the name itself; then nobody else need be asked.
    if not claim.may_have_long_names or evidence.says(claim.text):
        return
    words = claim.lexicon
    plain = (words.ranks, words.titles, words.stop_words)
    for run in claim.names:
        for one, other in pairwise(run) if len(run) > 1 else ():
            parts = (one, other)
            if _side_by_side(one, other, evidence, words) or _of_another(
                one, other, run, claim, evidence
            ):
                continue
            if (
                not any(t.acronym or book.is_state(t.base) for t in parts)
                and not any(t.base in known for known in plain for t in parts)
                and all(t.base in evidence.capitals and t.base not in book.small for t in parts)
                and not book.together(one, other)
            ):
                yield f"{one.text} {other.text}"


def _side_by_side(one: Token, other: Token, evidence: Evidence, words: Lexicon) -> bool:
    """Whether two words stand in one name of the sentences."""
    # As nearly always, and then no name need be looked for. "The" may begin a sentence.
    written = f"{one.text} {other.text}"
    if one.base not in words.stop_words and evidence.says(written):
        return True
    return evidence.has_name({one.base, other.base})


def _of_another(
    one: Token, other: Token, run: Sequence[Token], claim: Passage, evidence: Evidence
) -> bool:
    """Whether a small word stands between two whole names: "Joost Akkerman van Merland"."""
    if claim.source.text[one.end : other.start].strip() in {"", "-"}:
        return False
    at, offices = run.index(other), claim.lexicon.ranks | claim.lexicon.titles
    parts = [frozenset(token.base for token in part) - offices for part in (run[:at], run[at:])]
    return all(
        any(name == part or (name > part and len(part) > 1) for name in _names_in(evidence))
        for part in parts
    )


def _names_in(evidence: Evidence) -> Iterator[frozenset[str]]:
    return (frozenset(name) for passage in evidence.passages for name in passage.named_bases)
