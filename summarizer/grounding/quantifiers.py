"""How many of them: "some members signed" is not "all members signed", nor "the members signed".

A word such as "few" or "most" is taken to be said of the noun that follows it, "two of the ten" to
be a part of ten. Of a noun that the sentences also have without such a word nothing is said.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple, TypeAlias, cast

from summarizer.grounding.counting import counts
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token
from summarizer.lexicon import QUANTIFIERS

Amount: TypeAlias = Literal["few", "some", "many", "most"]
_TOO_LITTLE: Mapping[str, Collection[Amount]] = {
    "every": {"few", "some", "many", "most"},
    "whole": {"few", "some"},
    "number": {"few", "some"},
    "bare": {"few"},
    "most": {"few", "some", "many"},
    "many": {"few"},
}
"""How a claim says that it was many of them, and what in its sentences is less than that."""
_BETWEEN = 3
"""Words that may stand between a quantifier and its noun ("none of **its ten** members")."""
_POSSESSIVE = ("'s", "’s")
"""Endings of a word that is not the noun itself ("a third of the **country's** trade")."""
_PAIR = 2
_HALF = Decimal(1) / 2


class Limit(NamedTuple):
    """That not all of something are meant.

    Attributes:
        amount: how many are.
        out_of: of how many, if that is said ("two of the **ten**").
        start: where the words that say so begin in the folded text.
    """

    amount: Amount
    start: int
    out_of: Decimal | None


class Mention(NamedTuple):
    """A noun in a claim with what it says of how many there are.

    Attributes:
        extent: one of the keys of what may be too little for it.
        start: where the words for it begin in the folded text.
        number: how many they are, if they are all there are ("**ten** members").
        noun: index of the noun.
    """

    extent: str
    start: int
    noun: int
    number: Decimal | None = None


def overstated(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    """Return nouns of which the claim means more than its sentences do.

    What a claim negates ("most of them did not sign") is left alone.

    Returns:
        Each noun with the words for how many, as the claim has it and as a sentence has it.
    """
    if evidence.families.isdisjoint(QUANTIFIERS) or claim.polarity.negations:
        return
    limits = {passage: limited(passage) for passage in evidence.passages}
    told: set[int] = set()
    for mention in _mentions(claim):
        less = _less(mention, claim, evidence, limits)
        # Of the two words behind a quantifier, the first will do.
        if less and told.isdisjoint({mention.noun, mention.noun - 1}):
            told.add(mention.noun)
            yield claim.source.original(mention.start, claim.tokens[mention.noun].end), less


def _less(
    mention: Mention,
    claim: Passage,
    evidence: Evidence,
    limits: Mapping[Passage, Mapping[int, Limit]],
) -> str:
    """Return the words with which the sentences say that it was less, "" if they do not."""
    base, short_of = claim.tokens[mention.noun].base, _TOO_LITTLE[mention.extent]
    places = evidence.places(claim.stem_of(mention.noun))
    # A verb may have the same stem ("pays", "payé").
    same = [(passage, at) for passage, at in places if passage.tokens[at].base == base]
    # "The member" may be the one that did.
    if not same and mention.extent in {"whole", "bare"}:
        return ""
    found = [(passage, at, limits[passage].get(at)) for passage, at in same or places]
    # "Two members" are not all ten.
    limited_all = all(
        limit is not None
        and limit.amount in short_of
        and (mention.number is None or mention.number == limit.out_of)
        for *_, limit in found
    )
    passage, at, limit = found[0] if found else (claim, 0, None)
    if limit is None or not limited_all or _has_the_word(claim, passage, limit, at):
        return ""
    return passage.source.original(limit.start, passage.tokens[at].end)


def _has_the_word(claim: Passage, passage: Passage, limit: Limit, noun: int) -> bool:
    """Whether the claim has the word for how many elsewhere ("the members, by half")."""
    return any(
        passage.tokens[at].base in claim.bases
        and limit.start <= passage.tokens[at].start
        and not counts(passage.tokens[at].text, passage.lexicon.language)
        for at in passage.content
        if at < noun and at + 1 != noun
    )


def says_how_many(start: int, claim: Passage, evidence: Evidence) -> bool:
    """Whether a word of a claim is part of one for how many, and its sentences have one alike.

    "A majority of the members" are "most members".

    Args:
        start: where the word begins in the folded text.
        claim: the claim.
        evidence: its sentences.
    """
    return claim.quantified and any(
        first <= start < end
        for family in QUANTIFIERS
        if family in evidence.families
        for first, end in claim.occurrences.get(family, ())
    )


def limited(passage: Passage) -> Mapping[int, Limit]:
    """Return the nouns of which a text does not mean all, by their indexes."""
    found: dict[int, Limit] = {}
    if not passage.quantified:
        return found
    # What says least comes last and counts: "only two of the ten".
    for family in reversed(QUANTIFIERS):
        for start, end in passage.occurrences.get(family, ()):
            for index in _nouns(passage, end):
                found[index] = _limit(cast("Amount", family), start, index, passage)
    return found


def _nouns(passage: Passage, end: int) -> list[int]:
    """Return the content word behind a quantifier, and the one that directly follows it.

    "Few of the member states": which of them the noun is, only a parser could tell.
    """
    first = next((i for i, token in enumerate(passage.tokens) if token.start >= end), None)
    noun = None if first is None else _noun(passage, first)
    if noun is None:
        return []
    both = [noun, noun + 1] if noun + 1 in passage.content else [noun]
    return [at for at in both if passage.tokens[at].clause == passage.tokens[noun].clause]


def _noun(passage: Passage, first: int) -> int | None:
    """Return the first content word from an index on that is no number, if it is near.

    What stands behind a preposition is none of its own ("some in the party").
    """
    content, tokens = passage.content, passage.tokens
    for at in range(first, min(first + _BETWEEN + 1, len(tokens))):
        if tokens[at].clause != tokens[first].clause or _leads_on(tokens[at], passage):
            return None
        if (
            at in content
            and not counts(tokens[at].text, passage.lexicon.language)
            and not tokens[at].text.endswith(_POSSESSIVE)
        ):
            return at
    return None


def _leads_on(token: Token, passage: Passage) -> bool:
    words = passage.lexicon
    return token.base in words.prepositions and token.base not in words.wholes


def _limit(family: Amount, start: int, noun: int, passage: Passage) -> Limit:
    """Return how many are meant: "eight of the ten" are most of them."""
    end = passage.tokens[noun].start
    values = [each.values[0] for each in passage.quantities if start <= each.start < end]
    if len(values) != _PAIR:
        return Limit(family, start, None)
    few, all_ = values
    return Limit("most" if family == "some" and few > all_ * _HALF else family, start, all_)


def _mentions(claim: Passage) -> Iterator[Mention]:
    """Return the nouns of a claim of which it means all, most, many or an open number."""
    words, tokens, own = claim.lexicon, claim.tokens, limited(claim)
    for index, limit in own.items():
        if limit.amount in _TOO_LITTLE:
            yield Mention(limit.amount, limit.start, index)
    for match in words.every.finditer(claim.source.text):
        nouns = [index for index in _nouns(claim, match.end()) if index not in own]
        yield from (Mention("every", match.start(), index) for index in nouns)
    for place, token in enumerate(tokens):
        if token.base not in words.wholes or _is_partitive(tokens[:place], words.partitives):
            continue
        noun = _behind_numbers(claim, place + 1)
        if noun is not None and noun not in own:
            yield Mention("whole", token.start, noun)
    for each in claim.quantities:
        place = next((i for i, token in enumerate(tokens) if token.start > each.start), len(tokens))
        if place in claim.content and place not in own:
            yield Mention("number", each.start, place, each.values[0])
    if 0 in claim.content and 0 not in own:
        yield Mention("bare", tokens[0].start, 0)


def _is_partitive(before: Sequence[Token], partitives: Collection[str]) -> bool:
    return bool(before) and before[-1].base in partitives


def _behind_numbers(claim: Passage, place: int) -> int | None:
    """Return the content word that stands there or behind a number ("the **ten** members")."""
    while place < len(claim.tokens) and (
        claim.tokens[place].base.isdigit()
        or counts(claim.tokens[place].text, claim.lexicon.language)
    ):
        place += 1
    named = place in claim.content and not claim.tokens[place].text.endswith(_POSSESSIVE)
    return place if named else None
