"""Looks for other sentences that support a claim whose own do not.

Two rules keep this from helping false claims. A problem of negation or modality is never mended
by *adding* a sentence, because "agreed" stands somewhere in most articles. And a missing name
may come from another sentence only if the cited one has no subject of its own ("The two sides
agreed …"): what France did is not turned into what Germany did by citing a sentence about Germany.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.names import NameBook, backed
from summarizer.grounding.passage import Passage
from summarizer.grounding.problems import Problem
from summarizer.grounding.rules import Claim
from summarizer.grounding.tokens import Token

_SUBJECT_WITHIN = 8
_SHARED_WORDS = 2
_WORTH_TRYING = 0.3
_ONLY_BY_REPLACING = frozenset({"negation", "modality"})


@dataclass(frozen=True, slots=True)
class Failure:
    """A claim that its sentences do not support.

    Attributes:
        claims: its texts.
        cited: ids of the sentences it cites.
        problems: what is missing.
    """

    claims: tuple[Claim, ...]
    cited: tuple[int, ...]
    problems: tuple[Problem, ...]

    @property
    def failing(self) -> tuple[Claim, ...]:
        """The texts that have a problem."""
        paths = {problem.field for problem in self.problems}
        return tuple(claim for claim in self.claims if claim.source.path in paths)


def candidates(
    failure: Failure, passages: dict[int, Passage], book: NameBook
) -> Iterator[tuple[int, ...]]:
    """Return citations to try, best first: one other sentence, one more, the nearest namers.

    Args:
        failure: the claim and its problems.
        passages: the sentences that may be cited, by id.
        book: the names of the article.
    """
    cited = [number for number in failure.cited if number in passages]
    others = sorted(passages.keys() - {*cited}, key=lambda n: _distance(n, failure.cited))
    stems = frozenset[str]().union(*(claim.passage.content_stems for claim in failure.claims))
    likely = [n for n in others if _shares(stems, passages[n]) >= _WORTH_TRYING * len(stems)]
    yield from ((number,) for number in likely)
    if any(problem.kind in _ONLY_BY_REPLACING for problem in failure.problems):
        return
    if _lacks_name(failure) and any(_is_about_another(failure, passages[n], book) for n in cited):
        return
    for number in others:
        if _helps(failure, passages[number], book):
            yield tuple(sorted({*cited, number}))
    namers = _namers(failure, passages, book)
    if namers:
        yield tuple(sorted({*cited, *namers}))


def _shares(stems: frozenset[str], passage: Passage) -> int:
    return len(stems & passage.stems.stems)


def _distance(number: int, cited: Collection[int]) -> tuple[int, int]:
    """Nearest first; of two equally near the earlier one."""
    return min((abs(number - each), int(number > each)) for each in cited)


def _lacks_name(failure: Failure) -> bool:
    subjects = {claim.source.path for claim in failure.claims if claim.source.subject}
    return any(each.kind == "name" or each.field in subjects for each in failure.problems)


def _helps(failure: Failure, passage: Passage, book: NameBook) -> bool:
    """Whether a sentence has more to do with the claim than the missing number or word."""
    if _is_about_another(failure, passage, book):
        return False
    for claim in failure.failing:
        words = claim.passage.content
        if claim.source.strict or not words:
            continue
        shared = sum(passage.stems.has_kin(claim.passage.stem_of(index)) for index in words)
        if shared < min(_SHARED_WORDS, len(words)):
            return False
    return True


def _is_about_another(failure: Failure, passage: Passage, book: NameBook) -> bool:
    """Whether a sentence begins with names, none of which is the claim's subject."""
    subjects = [claim.passage for claim in failure.claims if claim.source.subject]
    mine = Evidence(subjects or [claim.passage for claim in failure.claims], "the claim")
    names = _subjects(passage, book)
    return bool(names) and not any(backed(t, passage, mine, book) for run in names for t in run)


def _subjects(passage: Passage, book: NameBook) -> list[Sequence[Token]]:
    """Return the names a sentence begins with.

    A name behind a preposition ("In Geneva, they …") is no subject, and capitalised words that
    the article also writes small ("The Working Group") are no name.
    """
    order = {token.start: index for index, token in enumerate(passage.tokens)}
    found: list[Sequence[Token]] = []
    for run in passage.names:
        index = order[run[0].start]
        if index >= _SUBJECT_WITHIN:
            break
        before = [token.base for token in passage.tokens[max(0, index - 2) : index]]
        named = any(token.base in book.proper or book.is_state(token.base) for token in run)
        if named and not passage.lexicon.prepositions.intersection(before):
            found.append(run)
    return found


def _namers(failure: Failure, passages: dict[int, Passage], book: NameBook) -> Collection[int]:
    """Return for every missing subject the nearest earlier sentence that names it."""
    found: set[int] = set()
    for claim in failure.failing:
        if not claim.source.subject:
            return ()
        earlier = sorted((n for n in passages if n < max(failure.cited)), reverse=True)
        number = next((n for n in earlier if _names(claim.passage, passages[n], book)), None)
        if number is None:
            return ()
        found.add(number)
    return found


def _names(claim: Passage, passage: Passage, book: NameBook) -> bool:
    evidence = Evidence([passage], "")
    words = [token for token in claim.tokens if token.base not in claim.lexicon.stop_words]
    return all(backed(token, claim, evidence, book) for token in words)
