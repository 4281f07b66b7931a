"""Which words of a text are negated, made uncertain, not stated as so, or put into the future."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from summarizer.grounding.reach import Reach
from summarizer.grounding.tokens import Token
from summarizer.lexicon import NOT_ASSERTING, Lexicon, Occurrences

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
    sentence = Reach(tokens, content, words)
    verbal = _undoubled(found.get("verbal", ()), sentence)
    nominal = found.get("nominal", ())
    negated = {head for span in verbal for head in sentence.heads(span, 1)}
    negated |= {head for span in nominal for head in sentence.heads(span, 2)}
    negated |= {*elided}
    negations = tuple(sorted({*verbal, *nominal}))
    unrealised = _under(found.get("unrealised", ()), sentence.governed)
    hedges, plans = found.get("hedges", ()), found.get("plans", ())
    hedged = frozenset(head for span in hedges for head in sentence.heads(span, 1))
    planned = frozenset(head for span in plans for head in sentence.heads(span, 1))
    unasserted: Mapping[Reason, Mapping[int, tuple[int, int]]] = {
        "denied": unrealised
        | _under(found.get("denials", ()), sentence.governed)
        | _under(found.get("retractions", ()), sentence.preceding),
        "supposed": _under(found.get("conditions", ()), sentence.following),
        "alleged": _under(found.get("accusations", ()), sentence.governed),
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


def _undoubled(spans: Iterable[tuple[int, int]], sentence: Reach) -> list[tuple[int, int]]:
    """Leave out a negation that is itself negated ("would not rule out")."""
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if kept and sentence.between(kept[-1][1], span[0]) < _DOUBLE and span[0] > kept[-1][0]:
            clauses = {t.clause for t in sentence.tokens if kept[-1][0] < t.end <= span[1]}
            if len(clauses) == 1:
                continue
        kept.append(span)
    return kept
