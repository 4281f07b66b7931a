"""Assertions on what the note's claims say, and on which sentences."""

from collections.abc import Callable, Iterator, Sequence

from summarizer.lexicon import fold
from summarizer.regression.assertions.matching import (
    WORDING,
    Point,
    Points,
    cites,
    like,
    measure,
)
from summarizer.regression.assertions.measured import Measured, listed, quoted, share
from summarizer.regression.assertions.subject import Subject
from summarizer.regression.assertions.words import mentions
from summarizer.regression.outcome import Finding
from summarizer.render.claims import gist
from summarizer.schemas import Background, Dropped, SummarySentence
from summarizer.schemas.expectations import CitesExpected, StatementExpected


def background(expected: Sequence[StatementExpected], subject: Subject) -> Measured:
    """Measure the share of expected background facts that the note holds.

    Raises:
        CaseError: the note has no background section.
    """
    entries = subject.entries("background", Background)

    def compare(one: StatementExpected, found: Background) -> Points:
        return list(_points(one, found.fact, found.cites))

    return measure(expected, entries, compare, _describing("background entry"))


def summary(expected: Sequence[StatementExpected], subject: Subject) -> Measured:
    """Measure the share of expected sentences that the summary holds.

    Raises:
        CaseError: the note has no summary of sentences.
    """
    entries = subject.entries("summary", SummarySentence)

    def compare(one: StatementExpected, found: SummarySentence) -> Points:
        return list(_points(one, found.text, found.cites))

    return measure(expected, entries, compare, _describing("summary sentence"))


def claims_cite(expected: CitesExpected, subject: Subject) -> Measured:
    """Measure the share of claims on a matter that cite what they should.

    A note without a claim on the matter has none that does.
    """
    about = quoted(expected.about)
    wanted = _wanted(expected)
    concerned = [
        claim
        for claim in subject.claims
        if all(mentions(claim.text, word, subject.language) for word in expected.about)
    ]
    if not concerned:
        return Measured(0.0, f"no claim of the note is about {about}")
    right = [claim for claim in concerned if _cites(expected, claim.cites)]
    wrong = [claim for claim in concerned if claim not in right]
    lacking = present = ""
    if wrong:
        first = wrong[0]
        lacking = (
            f"every claim about {about} should cite {wanted}, "
            f"but {first.label} cites {listed(first.cites)}"
        )
    if right:
        present = f"no claim about {about} should cite {wanted}, but {right[0].label} does"
    return Measured(
        share(len(right), len(concerned)),
        lacking,
        present,
        nearest=tuple(claim.finding for claim in wrong),
        matched=tuple(claim.finding for claim in right),
    )


def grounded(expected: float, subject: Subject) -> Measured:
    """Measure the share of claims that were not left out; one that is kept flagged counts as such.

    Nothing claimed is nothing ungrounded.
    """
    dropped = subject.document.dropped
    flagged = [claim for claim in subject.claims if claim.item and claim.item.ungrounded]
    total = len(subject.claims) + len(dropped)
    bad = len(flagged) + len(dropped)
    reasons = [f"{entry.section}: {entry.reason}" for entry in dropped]
    reasons += [f"{claim.section}: {claim.item.ungrounded}" for claim in flagged if claim.item]
    lacking = (
        f"{bad} of {total} claims were left out or are not grounded, "
        f"at least {expected:g} should be ({reasons[0]})"
        if bad
        else ""
    )
    return Measured(
        1 - bad / total if total else 1.0,
        lacking,
        f"less than {expected:g} of all should be grounded, but {total - bad} of {total} are",
        nearest=(*map(_left_out, dropped), *(claim.finding for claim in flagged)),
    )


def _left_out(entry: Dropped) -> Finding:
    given = entry.item.get("cites") if isinstance(entry.item, dict) else None
    numbers = given if isinstance(given, list) else []
    cited = tuple(number for number in numbers if isinstance(number, int))
    return Finding(entry.section, f"{gist(entry.item)} — {entry.reason}", cited)


def _points(expected: StatementExpected, text: str, cited: Sequence[int]) -> Iterator[Point]:
    if expected.like is not None:
        yield like(expected.like, expected.similarity, [text])
    if expected.contains:
        folded = fold(text)
        missing = [each for each in expected.contains if fold(each) not in folded]
        found = len(expected.contains) - len(missing)
        closeness = WORDING * share(found, len(expected.contains))
        yield Point(closeness, f"it lacks {quoted(missing)}" if missing else "")
    if expected.cites:
        yield cites(expected.cites, cited)


def _describing(noun: str) -> Callable[[StatementExpected], str]:
    def describe(expected: StatementExpected) -> str:
        parts = []
        parts += [f"like {expected.like!r}"] if expected.like is not None else []
        parts += [f"with {quoted(expected.contains)}"] if expected.contains else []
        parts += [f"citing {listed(expected.cites)}"] if expected.cites else []
        return f"{noun} {', '.join(parts)}"

    return describe


def _cites(expected: CitesExpected, cited: Sequence[int]) -> bool:
    every = set(expected.sentence) <= set(cited)
    return every and (not expected.one_of or not set(expected.one_of).isdisjoint(cited))


def _wanted(expected: CitesExpected) -> str:
    parts = [f"sentence {listed(expected.sentence)}"] if expected.sentence else []
    parts += [f"one of {listed(expected.one_of)}"] if expected.one_of else []
    return " and ".join(parts)
