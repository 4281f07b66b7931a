"""Looks for other sentences that support a claim whose own do not.

A claim may move to *one* other sentence that supports all of it. Adding a sentence to those it
cites is a different matter, because that helps false claims as well, so:

- negation and modality are never mended by adding ("agreed" stands somewhere in most articles);
- a missing name is only added where the cited sentence leaves its subject to the ones before
  ("The two sides agreed …") and the claim has the name as its subject;
- a missing number, date or word is only added from a sentence that has more in common with the
  claim, begins with no other name, and if the cited one has no other number or date instead.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from summarizer.grounding.content import stem
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.names import NameBook, backed
from summarizer.grounding.passage import Passage
from summarizer.grounding.problems import Problem
from summarizer.grounding.rules import Claim
from summarizer.grounding.tokens import Token
from summarizer.lazily import lazy

_SUBJECT_WITHIN = 8
_OPENING = 2
_REACH = 5  # sentences a subject may stand before the one that leaves it out
_SHARED_WORDS = 2
_WORTH_TRYING = 0.3
_ONLY_BY_REPLACING = frozenset({"negation", "modality"})


@dataclass(frozen=True)
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

    @lazy
    def failing(self) -> tuple[Claim, ...]:
        """The texts that have a problem."""
        paths = {problem.field for problem in self.problems}
        return tuple(claim for claim in self.claims if claim.source.path in paths)

    @lazy
    def said(self) -> Evidence:
        """All its texts together, for sentences to be held against them."""
        return Evidence([claim.passage for claim in self.claims], "the claim")


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
    # "Not come back" would find support in any sentence.
    if not all(claim.passage.content_stems for claim in failure.failing):
        return
    stems = frozenset[str]().union(*(claim.passage.content_stems for claim in failure.claims))
    likely = [n for n in others if _shares(stems, passages[n]) >= _WORTH_TRYING * len(stems)]
    if len(stems) <= _SHARED_WORDS:
        # "Hovland will be among them" is not backed wherever Hovland is named.
        keys = frozenset[str]().union(*(claim.passage.keys for claim in failure.failing))
        likely = [n for n in likely if len(keys & passages[n].keys) * 2 > len(keys)]
    yield from ((number,) for number in likely)
    if any(problem.kind in _ONLY_BY_REPLACING for problem in failure.problems):
        return
    if not all(_may_add(failure, passages[number], book) for number in cited):
        return
    namers = _namers(failure, passages, book)
    if namers:
        yield tuple(sorted({*cited, *namers}))
    for number in others:
        if _helps(failure, passages[number], book):
            yield tuple(sorted({*cited, number}))


def _may_add(failure: Failure, passage: Passage, book: NameBook) -> bool:
    """Whether what is missing can be said elsewhere, and is not something else here."""
    kinds = {problem.kind for problem in failure.problems}
    claim = failure.said
    if kinds & {"number", "date"} and _counts_otherwise(passage, claim):
        return False
    if "date" in kinds and (passage.dates or passage.weekdays or passage.relative):
        return False
    unnamed = [each for each in failure.failing if _missing_name(failure, each)]
    if not unnamed:
        return True
    if not all(_is_known(run, passage, claim, book) for run in _subjects(passage, book)):
        return False
    objects = any(each.source.field == "to" for each in unnamed)
    return all(_leads(failure, each) for each in unnamed) and not (
        objects and any(not _is_known(run, passage, claim, book) for run in passage.names)
    )


def _counts_otherwise(passage: Passage, claim: Evidence) -> bool:
    """Whether a sentence has a number or date that the claim does not have."""
    return not all(
        any(theirs.agrees_with(mine) for mine in claim.quantities) for theirs in passage.quantities
    ) or not all(any(mine.supports(theirs, ()) for mine in claim.dates) for theirs in passage.dates)


def _missing_name(failure: Failure, claim: Claim) -> tuple[str, ...]:
    """Return the words of a name that a text of the claim has and its sentences lack."""
    return tuple(
        word
        for problem in failure.problems
        if problem.field == claim.source.path and (problem.kind == "name" or claim.source.subject)
        for word in problem.words
    )


def _leads(failure: Failure, claim: Claim) -> bool:
    """Whether the missing name is the subject of the text, as far as its place tells."""
    first = {token.text for token in claim.passage.tokens[:_SUBJECT_WITHIN]}
    return claim.source.strict or first.issuperset(_missing_name(failure, claim))


def _is_known(run: Sequence[Token], passage: Passage, claim: Evidence, book: NameBook) -> bool:
    """Whether the claim has a name, in full or shortened: "Osei" is known of Tarek Osei."""
    plain = passage.lexicon.titles | passage.lexicon.ranks
    words = [token for token in run if token.base not in plain]
    if all(backed(token, passage, claim, book) for token in words):
        return True
    bases = {token.base for token in words}
    return any(
        run[-1].base in mine and mine <= bases
        for mine in ({token.base for token in other} - plain for other in claim.names)
    )


def _shares(stems: frozenset[str], passage: Passage) -> int:
    return len(stems & passage.stems.stems)


def _distance(number: int, cited: Collection[int]) -> tuple[int, int]:
    """Nearest first; of two equally near the earlier one."""
    return min((abs(number - each), int(number > each)) for each in cited)


def _helps(failure: Failure, passage: Passage, book: NameBook) -> bool:
    """Whether a sentence has more to do with the claim than the missing number or word."""
    if _is_about_another(failure, passage, book):
        return False
    failing = [claim for claim in failure.failing if not claim.source.strict]
    prose = failing or [claim for claim in failure.claims if not claim.source.strict]
    for claim in prose:
        words = claim.passage.checked
        stems = [stem(token.base, claim.passage.language) for token in words]
        shared = sum(passage.stems.has_kin(each) for each in stems)
        if shared < min(_SHARED_WORDS, len(words)):
            return False
    return True


def _is_about_another(failure: Failure, passage: Passage, book: NameBook) -> bool:
    """Whether a sentence begins with names, none of which is the claim's subject."""
    subjects = [claim.passage for claim in failure.claims if claim.source.subject]
    mine = Evidence(subjects or [claim.passage for claim in failure.claims], "the claim")
    names = _subjects(passage, book)
    return bool(names) and not any(_is_known(run, passage, mine, book) for run in names)


def _subjects(passage: Passage, book: NameBook) -> list[Sequence[Token]]:
    """Return the names a sentence begins with.

    A name in an opening phrase ("In Geneva, they …") is no subject, and capitalised words that
    the article also writes small ("The Working Group") are no name.
    """
    order = {token.start: index for index, token in enumerate(passage.tokens)}
    found: list[Sequence[Token]] = []
    for run in passage.names:
        index = order[run[0].start]
        if index >= _SUBJECT_WITHIN:
            break
        named = any(book.is_proper(token.base) or book.is_state(token.base) for token in run)
        place = index <= _OPENING and passage.tokens[0].base in passage.lexicon.prepositions
        aside = place and passage.source.text[run[-1].end :].startswith(",")
        if named and not aside:
            found.append(run)
    return found


def _namers(failure: Failure, passages: dict[int, Passage], book: NameBook) -> Collection[int]:
    """Return for every missing subject the nearest sentence before that names it."""
    last = max(failure.cited)
    before = [n for n in range(last - 1, last - 1 - _REACH, -1) if n in passages]
    found: set[int] = set()
    for claim in failure.failing:
        words = set(_missing_name(failure, claim))
        tokens = [token for token in claim.passage.tokens if token.text in words]
        number = next((n for n in before if _has(tokens, claim, passages[n], book)), None)
        if not tokens or number is None:
            return ()
        found.add(number)
    return found


def _has(tokens: Sequence[Token], claim: Claim, passage: Passage, book: NameBook) -> bool:
    evidence = Evidence([passage], "")
    return all(backed(token, claim.passage, evidence, book) for token in tokens)
