"""Assertions on who is an actor of the note."""

from collections.abc import Sequence

from summarizer.regression.assertions.measured import Measured, distinct, listed, share
from summarizer.regression.assertions.people import is_named
from summarizer.regression.assertions.subject import Statement, Subject
from summarizer.regression.outcome import Finding
from summarizer.schemas import Actor
from summarizer.schemas.expectations import ActorName, ActorsExpected

Entry = tuple[Statement, Actor]
Entries = Sequence[Entry]


def actors(expected: ActorsExpected, subject: Subject) -> Measured:
    """Measure who is there: the worst of its parts counts.

    The part of recall, and so of precision, is 1 if the share is at least what is asked for, and
    else how far it gets.

    Raises:
        CaseError: the note has no actors' section.
    """
    entries = subject.entries("actors", Actor)
    checks = (
        (bool(expected.required), _required),
        (bool(expected.forbidden), _forbidden),
        (expected.recall is not None, _recall),
        (expected.precision is not None, _precision),
    )
    parts = [check(expected, entries, subject) for asked, check in checks if asked]
    wanted = (*expected.required, *expected.names)
    return Measured(
        score=min(part.score for part in parts),
        lacking="; ".join(part.lacking for part in parts if part.lacking),
        present="should not be so: " + "; ".join(part.present for part in parts),
        nearest=distinct(finding for part in parts for finding in part.nearest),
        matched=_findings(_named(wanted, entries, subject)),
    )


def _required(expected: ActorsExpected, entries: Entries, subject: Subject) -> Measured:
    found, missing = _sorted_out(expected.required, entries, subject)
    return Measured(
        share(len(found), len(expected.required)),
        f"not among the actors: {listed(missing)}" if missing else "",
        f"among the actors: {listed(found) or 'none of those required'}",
    )


def _forbidden(expected: ActorsExpected, entries: Entries, subject: Subject) -> Measured:
    found, missing = _sorted_out(expected.forbidden, entries, subject)
    return Measured(
        share(len(missing), len(expected.forbidden)),
        f"must not be among the actors: {listed(found)}" if found else "",
        f"not among the actors: {listed(missing) or 'none of those forbidden'}",
        _findings(_named(expected.forbidden, entries, subject)),
    )


def _recall(expected: ActorsExpected, entries: Entries, subject: Subject) -> Measured:
    needed = expected.recall or 0.0
    found, missing = _sorted_out(expected.names, entries, subject)
    reached = share(len(found), len(expected.names))
    lacking = f"recall {reached:.2f}, {needed:.2f} needed; not found: {listed(missing)}"
    return _reaching(reached, needed, "recall", lacking)


def _precision(expected: ActorsExpected, entries: Entries, subject: Subject) -> Measured:
    needed = expected.precision or 0.0
    right = _named(expected.names, entries, subject)
    wrong = [entry for entry in entries if entry not in right]
    reached = share(len(right), len(entries))
    names = listed(actor.name for _, actor in wrong)
    lacking = f"precision {reached:.2f}, {needed:.2f} needed; not expected: {names}"
    return _reaching(reached, needed, "precision", lacking, _findings(wrong))


def _reaching(
    reached: float, needed: float, what: str, lacking: str, nearest: tuple[Finding, ...] = ()
) -> Measured:
    present = f"{what} {reached:.2f}"
    if reached >= needed:
        return Measured(1.0, present=present)
    return Measured(reached / needed, lacking, present, nearest)


def _named(names: Sequence[ActorName], entries: Entries, subject: Subject) -> list[Entry]:
    """Return the actors that go by one of these names."""
    return [
        (statement, actor)
        for statement, actor in entries
        if any(is_named(name, actor, subject.language) for name in names)
    ]


def _sorted_out(
    names: Sequence[ActorName], entries: Entries, subject: Subject
) -> tuple[list[str], list[str]]:
    """Return the names that are among the actors, and those that are not."""
    found: list[str] = []
    missing: list[str] = []
    for name in names:
        there = any(is_named(name, actor, subject.language) for _, actor in entries)
        (found if there else missing).append(name.name)
    return found, missing


def _findings(entries: Entries) -> tuple[Finding, ...]:
    return tuple(statement.finding for statement, _ in entries)
