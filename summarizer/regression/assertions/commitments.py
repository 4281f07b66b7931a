"""Assertions on the commitments of the note."""

from collections.abc import Callable, Iterator, Sequence

from summarizer.errors import CaseError
from summarizer.lexicon import fold
from summarizer.regression.assertions.matching import (
    PARTY,
    WORDING,
    Point,
    Points,
    cites,
    like,
    measure,
)
from summarizer.regression.assertions.measured import (
    Measured,
    listed,
    quoted,
    share,
    yes_or_no,
)
from summarizer.regression.assertions.people import is_party
from summarizer.regression.assertions.subject import Subject
from summarizer.regression.assertions.words import mentions
from summarizer.schemas import Actor, Commitment
from summarizer.schemas.expectations import ActorName, CommitmentExpected


def commitments(expected: Sequence[CommitmentExpected], subject: Subject) -> Measured:
    """Measure the share of expected commitments that the note holds.

    Raises:
        CaseError: the note has no section of commitments.
    """
    entries = subject.entries("commitments", Commitment)
    return measure(expected, entries, _comparing(subject), _described)


def no_commitments(expected: bool, subject: Subject) -> Measured:
    """Measure whether the note holds no commitment.

    Raises:
        CaseError: the note has no section of commitments.
    """
    found = subject.section("commitments")
    findings = tuple(each.finding for each in found)
    measured = yes_or_no(
        not found,
        f"the note should hold no commitment, but has {len(found)}",
        "the note should hold a commitment, but has none",
    )
    return Measured(measured.score, measured.lacking, measured.present, nearest=findings)


def _comparing(subject: Subject) -> Callable[[CommitmentExpected, Commitment], Points]:
    actors = _known_actors(subject)

    def compare(expected: CommitmentExpected, found: Commitment) -> Points:
        return list(_points(expected, found, actors, subject.language))

    return compare


def _known_actors(subject: Subject) -> tuple[Actor, ...]:
    try:
        return tuple(actor for _, actor in subject.entries("actors", Actor))
    except CaseError:  # a note type may have commitments and no actors of ours
        return ()


def _points(
    expected: CommitmentExpected, found: Commitment, actors: Sequence[Actor], language: str
) -> Iterator[Point]:
    for field in ("by", "to"):
        wanted: Sequence[ActorName] = getattr(expected, field)
        if wanted:
            yield _parties(field, wanted, getattr(found, field), actors, language)
    if expected.action:
        yield _action(expected.action, found, language)
    if expected.like is not None:
        yield like(expected.like, expected.similarity, _readings(found))
    if expected.status:
        yield _status(expected.status, found)
    if expected.cites:
        yield cites(expected.cites, found.cites)
    if expected.deadline is not None:
        yield _deadline(expected.deadline, found)
    for field in ("amount", "condition"):
        part = getattr(expected, field)
        if part is not None:
            yield _part(field, part, getattr(found, field))


def _parties(
    field: str,
    wanted: Sequence[ActorName],
    names: Sequence[str],
    actors: Sequence[Actor],
    language: str,
) -> Point:
    missing = [each.name for each in wanted if not is_party(each, names, actors, language)]
    closeness = PARTY * share(len(wanted) - len(missing), len(wanted))
    if not missing:
        return Point(closeness)
    return Point(
        closeness, f"it is {field} {listed(names) or 'nobody'}, not {field} {listed(missing)}"
    )


def _action(wanted: Sequence[str], found: Commitment, language: str) -> Point:
    missing = [each for each in wanted if not mentions(found.action, each, language)]
    closeness = WORDING * share(len(wanted) - len(missing), len(wanted))
    return Point(closeness, f"its action lacks {quoted(missing)}" if missing else "")


def _status(wanted: Sequence[str], found: Commitment) -> Point:
    if found.status in wanted:
        return Point(1.0)
    return Point(0.0, f"its status is {found.status}, not {' or '.join(wanted)}")


def _deadline(wanted: str, found: Commitment) -> Point:
    if wanted == found.deadline_date:
        return Point(1.0)
    return _part("deadline", wanted, found.deadline)


def _part(field: str, wanted: str, found: str | None) -> Point:
    if found is None:
        return Point(0.0, f"it has no {field}")
    if fold(wanted) in fold(found):
        return Point(1.0)
    return Point(0.5, f"its {field} is {found!r}, not {wanted!r}")


def _readings(found: Commitment) -> list[str]:
    """Return ways to say a commitment in one line: a case may name the parties and terms or not."""
    whom = ", ".join(found.to)
    terms = " ".join(filter(None, (found.amount, found.deadline, found.condition)))
    return [
        found.action,
        f"{found.action} {whom}",
        f"{found.action} {terms}",
        f"{found.action} {whom} {terms}",
        f"{' '.join(found.by)} {found.action}",
        f"{' '.join(found.by)} {found.action} {whom} {terms}",
    ]


def _described(expected: CommitmentExpected) -> str:
    """Return an expectation in words."""
    parts = []
    for field in ("by", "to"):
        names: Sequence[ActorName] = getattr(expected, field)
        parts += [f"{field} {listed(each.name for each in names)}"] if names else []
    parts += [f"on {quoted(expected.action)}"] if expected.action else []
    parts += [f"like {expected.like!r}"] if expected.like is not None else []
    parts += [f"of status {' or '.join(expected.status)}"] if expected.status else []
    parts += [f"citing {listed(expected.cites)}"] if expected.cites else []
    for field in ("deadline", "amount", "condition"):
        value = getattr(expected, field)
        parts += [f"with {field} {value!r}"] if value is not None else []
    return "commitment " + ", ".join(parts)
