"""How far the words reach that negate, deny or suppose: which words of a text they are said of.

The *head* of a negation is the content word it stands before ("did not fully **agree**"); in
German and Dutch, where the verb may come first, every uncapitalised content word nearby.
Its *scope* is the clause. Behind "denied that" or "unclear whether" nothing is *asserted*, up to
the end of the sentence or to a clause that opens with a word such as "and", "but" or "he"; behind
"if", up to the end of its clause. All of this approximates what a parser would tell.
"""

from collections.abc import Sequence

from summarizer.grounding.joining import COORDINATING
from summarizer.grounding.tokens import Token
from summarizer.lexicon import NEVER, Lexicon

_NEAR = 4  # content words
_ASIDE = 2  # clauses from a subject to what an aside parts from it


class Reach:
    """The words of one text, asked for their neighbours; what is asked for are their indexes."""

    def __init__(self, tokens: Sequence[Token], content: Sequence[int], words: Lexicon) -> None:
        """Take the words of a text, the indexes of its content words, and its lexicon."""
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

    def governed(self, span: tuple[int, int]) -> list[int]:
        """Return the dependent ones, to where the main clause goes on.

        "A cessé de payer et a signé": what it does not do is only to pay.
        """
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
        if not self.clause(span):
            return self._across_aside(span)
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
        return heads or self._before(span)[-1:] or self._across_aside(span)

    def _across_aside(self, span: tuple[int, int]) -> list[int]:
        """Return the subject of what an aside parts from it.

        In "subsidies, scrapped in 2024, would not come back" it is denied of the subsidies.
        """
        if self.clause(span):
            return []
        own = next((t.clause for t in self.tokens if t.start >= span[0]), 0)
        opens = next((t.base for t in self.tokens if t.clause == own), "")
        words = self.lexicon
        if opens in words.turns or opens in words.openers or opens in COORDINATING:
            return []
        return [i for i in self.content if self.tokens[i].clause == own - _ASIDE][-1:]

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
        """Return how many words begin between two places of the folded text."""
        return sum(start <= token.start < end for token in self.tokens)
