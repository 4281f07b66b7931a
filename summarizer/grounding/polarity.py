"""Which words of a text are negated, made uncertain, or put into the future.

The *head* of a negation is the content word it stands before ("did not fully **agree**"); in
German and Dutch, where the verb may come first, every uncapitalised content word nearby.
Its *scope* is the clause. Behind "denied that" or "unclear whether" nothing is *asserted*, up to
the end of the sentence or to a clause that opens with a word such as "and", "but" or "he"; behind
"if", up to the end of its clause. All of this approximates what a parser would tell.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from summarizer.grounding.tokens import Token
from summarizer.lexicon import NEVER, NOT_ASSERTING, Lexicon, Occurrences

_NEAR = 4  # content words
_ELIDED = ("n'", "n’")
_DOUBLE = 2


Reason: TypeAlias = Literal["denied", "supposed", "alleged"]
"""Why something is not stated as so; denied is what is left open or has ended, too."""
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Polarity:
    """Indexes of words, and where the negations are.

    Attributes:
        negations: stretches of the folded text that negate.
        negated: words that are heads of a negation.
        after: content words behind a negation in its clause.
        ended: words for what is brought to an end, with the words that say so.
        scope: content words near a negation in its clause, or of what is not, or no longer, so.
        hedged: heads of a hedge ("may **leave**").
        planned: heads of a plan ("hopes to **leave**").
        unasserted: content words of what is not stated as so, by why it is not; with the words that
            say so.
        soft: stretches that turn the sentence round without being a negation.
        hedging: there is a hedge.
        planning: there is a plan, or a tense that makes one.
    """

    negations: tuple[tuple[int, int], ...]
    negated: frozenset[int]
    after: frozenset[int]
    ended: Mapping[int, tuple[int, int]]
    scope: frozenset[int]
    hedged: frozenset[int]
    planned: frozenset[int]
    unasserted: Mapping[Reason, Mapping[int, tuple[int, int]]]
    soft: tuple[tuple[int, int], ...]
    hedging: bool
    planning: bool


_NONE = frozenset[int]()
PLAIN = Polarity(
    negations=(),
    negated=_NONE,
    after=_NONE,
    ended={},
    scope=_NONE,
    hedged=_NONE,
    planned=_NONE,
    unasserted={reason: {} for reason in REASONS},
    soft=(),
    hedging=False,
    planning=False,
)
"""Of a text that negates, hedges and plans nothing."""
_FAMILIES = NOT_ASSERTING | {"verbal", "nominal", "hedges", "plans", "soft", "ended"}


def is_plain(found: Occurrences) -> bool:
    """Whether what patterns have found in a text gives it no polarity to speak of."""
    return _FAMILIES.isdisjoint(found)


def polarity(
    found: Occurrences, tokens: Sequence[Token], content: Sequence[int], words: Lexicon
) -> Polarity:
    """Analyse a text.

    Args:
        found: what the lexicon's patterns have found in it.
        tokens: its words.
        content: indexes of its content words.
        words: the lexicon of its language.
    """
    elided = [i for i in content if tokens[i].text.startswith(_ELIDED)]
    sentence = _Words(tokens, content, words)
    verbal = _undoubled(found.get("verbal", ()), sentence)
    nominal = found.get("nominal", ())
    negated = {head for span in verbal for head in sentence.heads(span, 1)}
    negated |= {head for span in nominal for head in sentence.heads(span, 2)}
    negated |= {*elided}
    negations = tuple(sorted({*verbal, *nominal}))
    unrealised = _under(found.get("unrealised", ()), sentence.unrealised)
    hedges, plans = found.get("hedges", ()), found.get("plans", ())
    hedged = frozenset(head for span in hedges for head in sentence.heads(span, 1))
    planned = frozenset(head for span in plans for head in sentence.heads(span, 1))
    unasserted: Mapping[Reason, Mapping[int, tuple[int, int]]] = {
        "denied": unrealised
        | _under(found.get("denials", ()), sentence.dependent)
        | _under(found.get("retractions", ()), sentence.preceding),
        "supposed": _under(found.get("conditions", ()), sentence.following),
        "alleged": _under(found.get("accusations", ()), sentence.dependent),
    }
    open_ = (negated | hedged | planned).union(*unasserted.values())
    ended = {
        at[-1]: span
        for span in found.get("ended", ())
        if (at := sentence.inside(span)) and open_.isdisjoint(at)
    }
    return Polarity(
        negations=negations,
        negated=frozenset(negated),
        after=frozenset(index for span in negations for index in sentence.following(span)),
        ended=ended,
        scope=frozenset(index for span in negations for index in sentence.near(span)).union(
            unrealised
        ),
        hedged=hedged,
        planned=planned,
        unasserted=unasserted,
        soft=tuple(found.get("soft", ())),
        hedging=bool(hedges),
        planning=bool(plans),
    )


def _under(
    spans: Iterable[tuple[int, int]], reach: Callable[[tuple[int, int]], Iterable[int]]
) -> dict[int, tuple[int, int]]:
    return {index: span for span in spans for index in reach(span)}


class _Words:
    """The words of one text, asked for their neighbours."""

    def __init__(self, tokens: Sequence[Token], content: Sequence[int], words: Lexicon) -> None:
        self.tokens = tokens
        self.lexicon = words
        self.content = content
        self._clauses: dict[tuple[int, int], list[int]] = {}

    def clause(self, span: tuple[int, int]) -> list[int]:
        """Return the content words of the clauses in which a stretch stands."""
        known = self._clauses.get(span)
        if known is None:
            first, last = span
            numbers = {t.clause for t in self.tokens if first < t.end <= last}
            known = [i for i in self.content if self.tokens[i].clause in numbers]
            self._clauses[span] = known
        return known

    def inside(self, span: tuple[int, int]) -> list[int]:
        """Return the content words of a stretch."""
        return [i for i in self.content if span[0] <= self.tokens[i].start < span[1]]

    def following(self, span: tuple[int, int]) -> list[int]:
        """Return those of them behind it."""
        return [i for i in self.clause(span) if self.tokens[i].start >= span[1]]

    def dependent(self, span: tuple[int, int]) -> list[int]:
        """Return the content words behind it, to a reason or a clause of its own."""
        last = max((t.clause for t in self.tokens if t.start < span[1]), default=0)
        words = self.lexicon
        # "Ob Norland zahlt, entscheidet der Rat": the main clause follows the first one.
        opens, embedded = words.verb_final and self.tokens[0].start == span[0], False
        end, clause = len(self.tokens), last
        for place, token in enumerate(self.tokens):
            begins = token.clause > clause
            if begins and (token.base in words.turns or token.base in words.openers):
                end = place
                break
            if begins and opens and not embedded and token.base not in words.relatives:
                end = place
                break
            embedded = token.base in words.relatives if begins else embedded
            if token.start >= span[1] and token.base in words.reasons:
                end = place
                break
            clause = max(clause, token.clause)
        return [i for i in self.content if i < end and self.tokens[i].start >= span[1]]

    def preceding(self, span: tuple[int, int]) -> list[int]:
        """Return the content words of all that stands before it."""
        return [i for i in self.content if self.tokens[i].end <= span[0]]

    def unrealised(self, span: tuple[int, int]) -> list[int]:
        """Return the same, to where the main clause goes on ("a cessé de payer et a signé")."""
        places = range(1, len(self.tokens))
        end = next((at for at in places if self._resumes(at, span[1])), len(self.tokens))
        return [i for i in self.dependent(span) if i < end]

    def _resumes(self, place: int, start: int) -> bool:
        """Whether a word and the one before it go on with the main clause."""
        tokens, words = self.tokens, self.lexicon
        if tokens[place - 1].start < start:
            return False
        line = " ".join(token.base for token in tokens[place - 1 : place + 2])
        if not words.resumes.match(line):
            return False
        # "Yet to be signed and ratified": it may go on with something else.
        between = [token.base for token in tokens[: place - 1] if token.start >= start]
        return words.participial is NEVER or not any(
            base in words.irregular or words.participial.fullmatch(base) for base in between
        )

    def near(self, span: tuple[int, int]) -> list[int]:
        """Return those of them nearest to it."""
        before = [i for i in self.clause(span) if self.tokens[i].start < span[1]]
        return before[-_NEAR:] + self.following(span)[:_NEAR]

    def heads(self, span: tuple[int, int], reach: int) -> list[int]:
        """Return the words it is said of."""
        after = self.following(span)
        if self.lexicon.verb_final:
            nearby = self._before(span)[-_NEAR:] + after[:_NEAR]
            return [i for i in nearby if not self.tokens[i].capital] or nearby[:1]
        if self._of_all(span):
            return after[1:2]
        heads: list[int] = []
        names = self._joins(span)
        for index in after:
            heads.append(index)
            reach -= not (self._adverb(index) or (names and self.tokens[index].capital))
            if reach == 0:
                break
        return heads or self._before(span)[-1:]

    def _of_all(self, span: tuple[int, int]) -> bool:
        """Whether it is said of all that it is not so ("not all members **signed**")."""
        behind = next((t.base for t in self.tokens if t.start >= span[1]), "")
        return behind in self.lexicon.alls

    def _joins(self, span: tuple[int, int]) -> bool:
        """Whether it negates what is said of several ("neither Norland nor Ostrell signed")."""
        words = self.lexicon.correlatives
        return any(t.start == span[0] and t.base in words for t in self.tokens)

    def _before(self, span: tuple[int, int]) -> list[int]:
        return [i for i in self.clause(span) if self.tokens[i].end <= span[0]]

    def _adverb(self, index: int) -> bool:
        ending = self.lexicon.adverbs
        return bool(ending) and self.tokens[index].base.endswith(ending)

    def between(self, start: int, end: int) -> int:
        return sum(start <= token.start < end for token in self.tokens)


def _undoubled(spans: Iterable[tuple[int, int]], sentence: _Words) -> list[tuple[int, int]]:
    """Leave out a negation that is itself negated ("would not rule out")."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if kept and sentence.between(kept[-1][1], span[0]) < _DOUBLE and span[0] > kept[-1][0]:
            clauses = {t.clause for t in sentence.tokens if kept[-1][0] < t.end <= span[1]}
            if len(clauses) == 1:
                continue
        kept.append(span)
    return kept
