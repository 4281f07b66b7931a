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

_SUBJECT_WITHIN = 8
_OPENING = 3
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
    if not all(_may_add(failure, passages[number], book) for number in cited):
        return
    for number in others:
        if _helps(failure, passages[number], book):
            yield tuple(sorted({*cited, number}))
    namers = _namers(failure, passages, book)
    if namers:
        yield tuple(sorted({*cited, *namers}))


def _may_add(failure: Failure, passage: Passage, book: NameBook) -> bool:
    """Whether what is missing can be said elsewhere, and is not something else here."""
    kinds = {problem.kind for problem in failure.problems}
    claim = Evidence([each.passage for each in failure.claims], "the claim")
    if "number" in kinds and any(
        not any(theirs.agrees_with(mine) for mine in claim.quantities)
        for theirs in passage.quantities
    ):
        return False
    if "date" in kinds and (passage.dates or passage.weekdays or passage.relative):
        return False
    missing = _missing_names(failure)
    if not missing:
        return True
    strangers = [run for run in passage.names if not _is_known(run, passage, claim, book)]
    subjects = _subjects(passage, book)
    if any(run in subjects for run in strangers):
        return False
    objects = any(field == "to" for field, _ in missing)
    leading = all(place < _SUBJECT_WITHIN for _, place in missing)
    return leading and not (objects and strangers)


def _missing_names(failure: Failure) -> list[tuple[str, int]]:
    """Return field and place of the words that a name problem may be about."""
    found = []
    for claim in failure.failing:
        path = claim.source.path
        kinds = {problem.kind for problem in failure.problems if problem.field == path}
        if claim.source.subject or "name" in kinds:
            last = max(_place_of_name(claim, p) for p in failure.problems if p.field == path)
            found.append((claim.source.field, last))
    return found


def _place_of_name(claim: Claim, problem: Problem) -> int:
    """Return which word of the claim the problem is about; fields are short, texts are not."""
    if claim.source.strict or problem.kind != "name":
        return 0
    places = [i for i, t in enumerate(claim.passage.tokens) if t.text in problem.message]
    return max(places, default=0)


def _is_known(run: Sequence[Token], passage: Passage, claim: Evidence, book: NameBook) -> bool:
    """Whether the claim has a name, in full or shortened: "Sales" is known of Nathan Sales."""
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
        before = [t.base for t in passage.tokens[max(0, index - 2) : index] if index <= _OPENING]
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
