"""A claim that is a sentence with one word of it exchanged, added or left out.

Such a claim has nearly all of its words from its sentence, so that little else betrays it: "voted
6-6" for "voted 6-3", "will stand by" for "will not stand by", "Estia" where the sentence has
"Norland". Words in the same order around a place show what the sentence has there. Where they do
not, nothing is said: a claim in words of its own is the business of the other checks.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile, takewhile
from typing import NamedTuple

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.names import NameBook, must_be_name
from summarizer.grounding.passage import Passage
from summarizer.grounding.tokens import Token

_AROUND = 4
"""Words around a place that have to be the same."""
_ALIKE = 0.7
"""Share of a claim's words that its sentences must have for it to be looked at."""
_SAME = 0.85
_FEWEST = 6
"""How much of a claim, and how many words and names, have to be as its sentence has them."""
_KIN = 4
"""Letters that two forms of one name begin with."""
# Negations of a word, and what goes with one ("ne ... pas").
_SMALL = frozenset("not never no ne n pas plus jamais non nicht niet não".split())
_CONTRACTED = {
    "isn": "is", "aren": "are", "wasn": "was", "weren": "were", "don": "do", "doesn": "does",
    "didn": "did", "hasn": "has", "haven": "have", "hadn": "had", "won": "will",
    "wouldn": "would", "couldn": "could", "shouldn": "should",
}  # fmt: skip
# What turns a sentence round in the same place, though elsewhere both may be right.
_TURNS = (
    ("before vor avant antes prima voor", "after nach apres despues dopo depois na"),
    ("least mindestens minimum", "most hochstens maximum"),
    ("more mehr plus mas piu mais meer", "less fewer weniger moins menos meno minder"),
    ("over above", "under below"),
    ("all alle tous toutes todos todas tutti tutte", "some einige certains algunos alcuni alguns"),
    ("many viele beaucoup muchos molti muitos veel", "few wenige peu pocos pochi poucos weinig"),
    ("first erste premier primer primo primeiro eerste", "last letzte dernier ultimo laatste"),
)  # fmt: skip
_SIDES = {
    word: (-1 - number, side == 0)
    for number, pair in enumerate(_TURNS)
    for side, words in enumerate(pair)
    for word in words.split()
}
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western nord sud ost west est ouest norte sur"
    " este oeste sul noord zuid oost".split()
)
_DENYING = frozenset({"verbal", "nominal"})
_SLOT = "\0"
_TURN = f"{_SLOT}turn"

Around = tuple[str, ...]


class Piece(NamedTuple):
    """A word, or a name or number of several; a word with an opposite is like one of these.

    Attributes:
        word: the word as it is compared; of a name or number only that it is one.
        parts: the words of a name or number, else none.
        first: index of the first word.
        number: it is a number.
    """

    word: str
    parts: tuple[str, ...]
    first: int
    number: bool

    @property
    def turns(self) -> bool:
        """Whether it is a word with an opposite."""
        return self.word == _TURN


def alike(claim: Passage, evidence: Evidence) -> list[Passage]:
    """Return the sentences that have so many of a claim's words that it may be an edit of them."""
    keys = claim.keys
    enough = _ALIKE * len(keys)
    return [passage for passage in evidence.passages if len(keys & passage.keys) >= enough]


def exchanged(
    claim: Passage, evidence: Evidence, book: NameBook
) -> Iterator[tuple[Piece, str, str]]:
    """Return a name or number of a claim in whose place its sentence has another.

    Only if one is exchanged, or two with each other: "Ostrell pledged to pay 30 million" of
    "Norland pledged to pay 45 million and Ostrell 30 million" tells what the sentence does.

    Yields:
        the name or number, its text, and what stands there instead.
    """
    for passage in alike(claim, evidence):
        region = _shared(claim, passage)
        if region is None:
            continue
        mine, theirs = _pieces(claim), _pieces(passage)
        start, other, length = region
        pairs = list(zip(mine[start : start + length], theirs[other : other + length], strict=True))
        if other + length < len(theirs) and pairs[-1][0].number:
            pairs.pop()  # "5m" where "5 million" goes on
        if other:
            # "The minister of trade has" of "the minister of trade, Jane Roe, has"
            pairs = list(dropwhile(lambda pair: bool(pair[0].parts), pairs))
        odd = [pair for pair in pairs if not _same(*pair, claim, evidence, book)]
        swapped = {one.parts for one, _ in odd} == {there.parts for _, there in odd}
        if not odd or (len(odd) > 1 and not swapped):
            continue
        one, there = odd[0]
        # "Did not support" and "opposed" are one.
        denied = claim.polarity.negations or passage.polarity.negations
        verb = one.turns and one.parts[0] not in _SIDES
        if one.word.endswith("date") or (verb and denied):
            continue
        if one.number or one.turns or must_be_name(claim.tokens[one.first], claim, book):
            yield one, _text(one, claim), _text(there, passage)


def _same(one: Piece, there: Piece, claim: Passage, evidence: Evidence, book: NameBook) -> bool:
    if one.parts == there.parts:
        return True
    if one.turns:
        group, side = _side(one.parts[0], claim) or (0, True)
        return _side(there.parts[0], claim) != (group, not side)
    if one.number or there.number:
        return "".join(one.parts) == "".join(there.parts)
    # South Korea is not North Korea, though Roe is Jane Roe.
    mine, theirs = set(one.parts) - set(there.parts), set(there.parts) - set(one.parts)
    if mine and theirs and _DIRECTIONS.issuperset(mine | theirs):
        return False
    if _is_short_for(one, there) or _is_short_for(there, one):
        return True
    if any(a[:_KIN] == b[:_KIN] for a in one.parts for b in there.parts):
        return True
    return any(book.aliases.bridges(word, claim.line, evidence.line) for word in one.parts)


def _side(word: str, claim: Passage) -> tuple[int, bool] | None:
    """Return the number of a word's pair of opposites, and its side in it."""
    return _SIDES.get(word) or claim.lexicon.opposites.get(word)


def _is_short_for(one: Piece, there: Piece) -> bool:
    """Whether a name is made of the first letters of another: "UN"."""
    letters = "".join([word[0] for word in there.parts])
    return len(letters) > 1 and one.parts == (letters,)


def _shared(claim: Passage, passage: Passage) -> tuple[int, int, int] | None:
    """Return the longest stretch that both have, but for names and numbers, if it is most of one.

    As its start in the one and in the other, and its length.
    """
    mine, theirs = _words(claim), _words(passage)
    enough = max(_SAME * len(mine), _FEWEST)
    best, reached = (0, 0, 0), 0
    for at, window in enumerate(_windows(mine)):
        if len(mine) - at < enough:
            break
        for other in _known(passage).get(window, ()) if at >= reached else ():
            ahead = zip(mine[at + _AROUND :], theirs[other + _AROUND :], strict=False)
            length = _AROUND + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ahead))
            if length > best[2]:
                best, reached = (at, other, length), at + length - _AROUND
    return best if best[2] >= enough else None


def _windows(words: Around) -> Iterator[Around]:
    return zip(*(words[first:] for first in range(_AROUND)), strict=False)


@lru_cache(maxsize=64)
def _words(passage: Passage) -> Around:
    return tuple([piece.word for piece in _pieces(passage)])


@lru_cache(maxsize=64)
def _known(passage: Passage) -> dict[Around, list[int]]:
    """Return where each few words or names in a row begin."""
    known: dict[Around, list[int]] = {}
    for at, window in enumerate(_windows(_words(passage))):
        known.setdefault(window, []).append(at)
    return known


def _text(piece: Piece, passage: Passage) -> str:
    tokens = passage.tokens[piece.first : piece.first + len(piece.parts)]
    if piece.number:
        return passage.source.text[tokens[0].start : tokens[-1].end]
    return " ".join(token.text for token in tokens)


@lru_cache(maxsize=64)  # it keeps the passages, which only one article needs
def _pieces(passage: Passage) -> tuple[Piece, ...]:
    tokens, opposites = passage.tokens, passage.lexicon.opposites
    # Dates may be written in many ways; others look at them.
    dated = {
        token.start
        for date in passage.dates
        for token in tokens
        if date.start <= token.start < date.end
    }
    kinds = [
        "date"
        if token.start in dated
        # As most words are.
        else ("" if not token.capital and token.base.isalpha() else _kind(passage, token))
        for token in tokens
    ]
    found: list[Piece] = []
    at = 0
    while at < len(tokens):
        kind, base, end = kinds[at], tokens[at].base, at + 1
        if not kind:
            turns = base in _SIDES or base in opposites
            found.append(Piece(_TURN if turns else base, (base,) if turns else (), at, False))
        else:
            while (
                end < len(tokens)
                and kinds[end] == kind
                and tokens[end].start - tokens[end - 1].end <= 1
            ):
                end += 1
            parts = tuple([token.base for token in tokens[at:end]])
            found.append(Piece(_SLOT + kind, parts, at, kind == "number"))
        at = end
    return tuple(found)


def _kind(passage: Passage, token: Token) -> str:
    """Return what a word is a part of: a name, a number, or "" for neither."""
    if any(map(str.isdigit, token.base)):
        return "number"
    small = token.base in passage.lexicon.stop_words and not token.acronym
    return "name" if token.capital and not small else ""


def turned(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, bool]]:
    """Return what a claim denies and its sentences do not, or the other way round.

    Yields:
        the words around the place, and whether it is the claim that denies.
    """
    # Hardly any has to be analysed for that.
    if _DENYING.isdisjoint(claim.occurrences) and _DENYING.isdisjoint(evidence.families):
        return
    told: dict[Around, set[bool]] = {}
    for passage in evidence.passages:
        for around, denied in _stretches(passage):
            told.setdefault(around, set()).add(denied)
    for around, denied in _stretches(claim):
        if around in told and denied not in told[around]:
            yield " ".join(around), denied
            return


@lru_cache(maxsize=64)
def _stretches(passage: Passage) -> tuple[tuple[Around, bool], ...]:
    """Return each few words in a row, denials left out, and whether there was one among them."""
    spans = passage.polarity.negations
    content = frozenset(passage.content)
    kept: list[tuple[str, bool, bool]] = []  # word, one of meaning, a denial right before it
    denied = False
    for index, token in enumerate(passage.tokens):
        inside = any(start <= token.start < end for start, end in spans)
        word = _CONTRACTED.get(token.base) if inside else token.base
        if word is None or word in _SMALL:
            denied |= inside or word is None
            continue
        kept.append((word, index in content, denied))
        # "Isn't" denies what follows it.
        denied = inside
    # "Said it would take part" is all of small words, "we will do that" a whole sentence of them.
    sizes = (_AROUND, _FEWEST) if len(kept) >= _FEWEST else (_AROUND, len(kept))
    return tuple(
        (
            tuple([word for word, _, _ in kept[at : at + size]]),
            any(before for _, _, before in kept[at + 1 : at + size]),
        )
        for size in sizes
        for at in range(len(kept) - size + 1)
        if size == len(kept) or any(meant for _, meant, _ in kept[at : at + size])
    )
