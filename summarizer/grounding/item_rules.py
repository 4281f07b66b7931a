"""The checks of a whole item: who makes it and how firmly, whose sum it names, whose office."""

import re
from collections.abc import Iterator, Sequence

from summarizer.grounding.evidence import Evidence
from summarizer.grounding.makers import may_be_misattributed, misattributed, misplaced_term
from summarizer.grounding.modality import licensed
from summarizer.grounding.names import NameBook
from summarizer.grounding.offices import misplaced_body, misplaced_office
from summarizer.grounding.owners import share_of_another
from summarizer.grounding.problems import Problem
from summarizer.grounding.rules import TWO_NUMBERS, Claim
from summarizer.grounding.subjects import crossed, may_be_crossed
from summarizer.schemas import CommitmentStatus

_DIGIT = re.compile(r"\d")


def status_problem(field: str, status: CommitmentStatus, evidence: Evidence) -> Problem | None:
    """Check the field that says how firm an item is."""
    allowed = licensed(evidence.passages)
    if status in allowed:
        return None
    instead = f" (it has words for {', '.join(sorted(allowed))})" if allowed else ""
    return Problem("modality", field, f"nothing in {evidence.label} says {status!r}{instead}")


def maker_problems(
    claims: Sequence[Claim], evidence: Evidence, book: NameBook
) -> Iterator[Problem]:
    """Check who undertakes, urges or refuses what an item tells, and for what sum and by when."""
    makers = [claim for claim in claims if claim.source.is_maker]
    told = [c for c in claims if not (c.source.strict or c.source.is_condition)]
    names = [claim.source.text for claim in makers]
    # Nothing is analysed where nobody else is named who acts.
    if not makers or len(told) != 1:
        return
    yield from _share_problems(makers, claims, evidence)
    plain = not may_be_misattributed(names, evidence)
    if plain and not may_be_crossed(names, evidence):
        return
    if not all(claim.same_language for claim in (*makers, *told)):
        return
    action, named = told[0].passage, [claim.passage for claim in makers]
    for index, message in crossed(named, action, evidence):
        yield Problem("name", makers[index].source.path, message)
    if plain:
        return
    status = told[0].status
    for index, message in misattributed(named, action, evidence, book.aliases, status):
        yield Problem("name", makers[index].source.path, message)
    for source in (claim.source for claim in claims if claim.source.is_term):
        said = misplaced_term(source.text, action, evidence)
        if said is not None:
            yield Problem("content", source.path, said)


def _share_problems(
    makers: Sequence[Claim], claims: Sequence[Claim], evidence: Evidence
) -> Iterator[Problem]:
    """Check that a sum is not that which the sentences give to another one."""
    if not any(TWO_NUMBERS.search(passage.text) for passage in evidence.passages):
        return
    told = [c for c in claims if not c.source.is_maker and _DIGIT.search(c.source.text)]
    named = [claim.passage for claim in makers]
    for claim in told:
        if found := share_of_another(named, claim.passage, evidence):
            text, name = found
            message = f"number {text}: it is that of {name!r} in {evidence.label}"
            yield Problem("number", claim.source.path, message)


def office_problems(claims: Sequence[Claim], evidence: Evidence) -> Iterator[Problem]:
    """Check whose office, and whose body to act for, an item tells of."""
    told = [claim.source for claim in claims if claim.source.path in _OF_A_PERSON]
    if not told or claims[0].translated:
        return
    for name in (claim.source.text for claim in claims if claim.source.path == "name"):
        for source in told:
            message = _OF_A_PERSON[source.path](name, source.text, evidence)
            if message is not None:
                yield Problem("name", source.path, message)


_OF_A_PERSON = {"role": misplaced_office, "affiliation": misplaced_body}
