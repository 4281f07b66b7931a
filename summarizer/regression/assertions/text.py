"""Assertions on the note's text: what its claims and its headline say, and in which language."""

import re
from collections.abc import Callable, Sequence

from summarizer.language import detect_language
from summarizer.lexicon import fold
from summarizer.regression.assertions.measured import Measured, distinct, quoted, share, yes_or_no
from summarizer.regression.assertions.subject import Statement, Subject
from summarizer.schemas.expectations import SimilarExpected

_SEARCHED = 2000
"""Characters of a claim in which a regular expression is searched."""


def contains(expected: Sequence[str], subject: Subject) -> Measured:
    """Measure the share of texts that stand in a claim; case, accents and quotes do not matter."""
    return _searched(expected, subject, ("contain", "contains"), _folded_in)


def regex(expected: Sequence[str], subject: Subject) -> Measured:
    """Measure the share of expressions that match in a claim.

    Each claim is searched by itself, its first 2,000 characters only. That bounds patterns that
    are quadratic; one that backtracks exponentially, as ``(a+)+$``, can still take for ever.
    """
    return _searched(expected, subject, ("match", "matches"), _matches)


def language(expected: str, subject: Subject) -> Measured:
    """Measure whether the note is in a language; regions ("pt-BR") make no difference."""
    found = detect_language(_joined(subject.statements))
    wanted = re.split("[-_]", expected)[0].lower()
    return yes_or_no(
        found == wanted,
        f"the note should be in {wanted!r}, but is in {found!r}",
        f"the note should not be in {wanted!r}",
    )


def similar(expected: SimilarExpected, subject: Subject) -> Measured:
    """Measure how similar the note, or a section, is to a text, whatever the order of words.

    Raises:
        CaseError: the note has no such section.
    """
    from rapidfuzz.fuzz import token_sort_ratio

    named = expected.field is not None
    statements = subject.section(expected.field) if expected.field else subject.statements
    score = token_sort_ratio(fold(expected.to), fold(_joined(statements))) / 100
    where = f"the section {expected.field!r}" if named else "the note"
    figure = f"{score:.2f} similar to the reference text"
    return Measured(
        score,
        f"{where} is only {figure}",
        f"{where} should not be so similar, but is {figure}",
        nearest=tuple(each.finding for each in statements) if named else (),
        matched=tuple(each.finding for each in statements) if named else (),
    )


def _searched(
    expected: Sequence[str],
    subject: Subject,
    verbs: tuple[str, str],
    search: Callable[[str], Callable[[Statement], bool]],
) -> Measured:
    """Measure the share of texts or patterns that are found in some statement."""
    missing: list[str] = []
    hits: list[tuple[str, Statement]] = []
    for each in expected:
        is_hit = search(each)
        found = [statement for statement in subject.statements if is_hit(statement)]
        hits += [(each, statement) for statement in found]
        missing += [] if found else [each]
    verb, does = verbs
    lacking = f"nothing in the note {does} {quoted(missing)}" if missing else ""
    present = ""
    if hits:
        text, statement = hits[0]
        present = f"should not {verb} {text!r}, but {statement.label} does"
    return Measured(
        share(len(expected) - len(missing), len(expected)),
        lacking,
        present,
        matched=distinct(statement.finding for _, statement in hits),
    )


def _folded_in(text: str) -> Callable[[Statement], bool]:
    wanted = fold(text)
    return lambda statement: wanted in fold(statement.text)


def _matches(pattern: str) -> Callable[[Statement], bool]:
    search = re.compile(pattern).search
    return lambda statement: search(statement.text[:_SEARCHED]) is not None


def _joined(statements: Sequence[Statement]) -> str:
    return " ".join(statement.text for statement in statements)
