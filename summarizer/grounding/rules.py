"""The checks: one text of a claim against one set of sentences.

Who did what to whom they see where a verb with a direction stands between names, and where a claim
is its sentence but for a word (:mod:`summarizer.grounding.edits`). They do not see a true statement
put beside another one so that it means something else.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.grounding.assertion import assertion_problems
from summarizer.grounding.claims import ClaimText
from summarizer.grounding.edits import alike, exchanged, turned
from summarizer.grounding.endings import revived
from summarizer.grounding.evidence import Evidence
from summarizer.grounding.facts import (
    misjudged_numbers,
    missing_dates,
    missing_numbers,
    missing_words,
)
from summarizer.grounding.governing import misplaced_act
from summarizer.grounding.mirrored import mirrored
from summarizer.grounding.names import NameBook, recombined
from summarizer.grounding.opposites import opposite_words
from summarizer.grounding.owners import misplaced_numbers
from summarizer.grounding.passage import Passage
from summarizer.grounding.problems import Problem, ProblemKind
from summarizer.grounding.quantifiers import overstated
from summarizer.grounding.quoting import Quoted, quoted
from summarizer.grounding.stance import (
    act_problems,
    hedge_problems,
    negation_problems,
)
from summarizer.grounding.terms import turned_dates
from summarizer.grounding.told_as_past import told_as_past
from summarizer.grounding.turned import exchanged_sides, exchanged_steps, other_outcome, rival_acts
from summarizer.grounding.undone import told_as_done
from summarizer.grounding.voice import turned_round
from summarizer.lazily import lazy
from summarizer.schemas import CommitmentStatus

TWO_NUMBERS = re.compile(r"\d[^\d ]* [^\d]*\d")
"""Two numbers in a text: of one alone nothing can be exchanged."""
ENOUGH = 0.6
"""Share of a claim's content words that its sentences must have."""


@dataclass(eq=False)
class Claim:
    """A text of a claim, analysed when that is needed.

    Attributes:
        source: the text and where it stands.
        status: how firm it is, if its item says that separately; then its verbs need not.
        language: ISO 639-1 code of the article's language.
        translated: the note is to be in another one.
        analyse: analyses a text of the note, in the language it is in.
    """

    source: ClaimText
    status: CommitmentStatus | None
    language: str
    translated: bool
    analyse: Callable[[str], Passage]

    @lazy
    def passage(self) -> Passage:
        """Its analysis."""
        return self.analyse(self.source.text)

    @property
    def same_language(self) -> bool:
        """Whether it is in the article's language, so that words can be compared."""
        return self.passage.language == self.language

    def quoted_from(self, evidence: Evidence) -> Quoted | None:
        """Return the part of the sentences that it repeats word for word."""
        return None if self.translated else quoted(self.source.text, evidence.passages)


def problems(claim: Claim, evidence: Evidence, book: NameBook) -> Iterator[Problem]:
    """Return everything in the claim that the sentences do not back, cheap checks first."""
    strict, part = claim.source.strict, claim.quoted_from(evidence)
    if part is None and strict and _stands(claim.passage, evidence):
        return
    if part is None or not part.whole_figures:
        yield from _figure_problems(claim, evidence)
    if part is None:
        yield from _word_problems(claim, evidence, book)
    if claim.status and not strict and claim.same_language and not claim.source.is_condition:
        message = misplaced_act(claim.passage, evidence, claim.status)
        if message is not None:
            yield Problem("modality", claim.source.path, message)
    if strict or (part and part.same_stance(has_status=claim.status is not None)):
        return
    if claim.same_language:
        yield from _stance_problems(claim, evidence)


def edit_problems(claim: Claim, evidence: Evidence, book: NameBook) -> Iterator[Problem]:
    """Return what is exchanged, added or left out in a claim in which nothing else is wrong."""
    # What stands there to the letter is no edit.
    if not claim.same_language or evidence.says(claim.source.text):
        return
    if not alike(claim.passage, evidence) or claim.quoted_from(evidence) is not None:
        return
    path, label = claim.source.path, evidence.label
    for piece, text, instead in exchanged(claim.passage, evidence, book):
        kind: ProblemKind = "number" if piece.number else "content" if piece.turns else "name"
        yield Problem(kind, path, f"{text!r} stands where {label} has {instead!r}")
    for words, denied in turned(claim.passage, evidence):
        where = f"by the claim, not in {label}" if denied else f"in {label}, not by the claim"
        yield Problem("negation", path, f"{words!r} is negated {where}")
    for verb in told_as_past(claim.passage, evidence):
        yield Problem("modality", path, f"{verb!r} is still to come in {label}, and done here")


def _stands(claim: Passage, evidence: Evidence) -> bool:
    """Whether a text of plain words stands in the sentences as it is, as most short ones do."""
    return (
        claim.plain
        and claim.checked_keys <= evidence.keys
        and (not claim.may_have_long_names or evidence.says(claim.text))
    )


def _figure_problems(claim: Claim, evidence: Evidence) -> Iterator[Problem]:
    path, label = claim.source.path, evidence.label
    for text, elsewise in missing_numbers(claim.passage, evidence):
        why = "has another unit or meaning in" if elsewise else "is not in"
        yield Problem("number", path, f"number {text} {why} {label}")
    for text, instead in misjudged_numbers(claim.passage, evidence):
        yield Problem("number", path, f"{text!r} is {instead!r} in {label}")
    for text, mine, theirs in misplaced_numbers(claim.passage, evidence):
        yield Problem("number", path, f"{text!r} goes with {theirs!r} in {label}, not {mine!r}")
    for text, instead in turned_dates(claim.passage, evidence):
        yield Problem("date", path, f"{text!r} is {instead!r} in {label}")
    for text in missing_dates(claim.passage, evidence):
        yield Problem("date", path, f"date {text} is not in {label}")


def _word_problems(claim: Claim, evidence: Evidence, book: NameBook) -> Iterator[Problem]:
    path, label = claim.source.path, evidence.label
    same, strict = claim.same_language, claim.source.strict
    names, others, share = missing_words(
        claim.passage, evidence, book, same_language=same, strict=strict
    )
    if not claim.passage.title_case:
        for name in recombined(claim.passage, evidence, book):
            yield Problem("name", path, f"name {name} is not in {label}", tuple(name.split()))
    for token in names:
        yield Problem("name", path, f"name {token.text} is not in {label}", (token.text,))
    if others and (strict or share < ENOUGH):
        words = tuple(token.text for token in others)
        yield Problem("content", path, f"not said in {label}: {', '.join(words)}", words)


def _stance_problems(claim: Claim, evidence: Evidence) -> Iterator[Problem]:
    path = claim.source.path
    refused = claim.status == "refused"
    for message in negation_problems(claim.passage, evidence, refused=refused):
        yield Problem("negation", path, message)
    is_condition = claim.source.is_condition
    for message in assertion_problems(
        claim.passage, evidence, is_condition=is_condition, refused=refused
    ):
        yield Problem("negation", path, message)
    for text, opposite in opposite_words(claim.passage, evidence):
        yield Problem(
            "content", path, f"{text!r} is the opposite of {opposite!r} in {evidence.label}"
        )
    for text, ending in revived(claim.passage, evidence):
        yield Problem("negation", path, f"{text!r} has ended in {evidence.label} ({ending!r})")
    for text, instead in overstated(claim.passage, evidence):
        yield Problem("number", path, f"{text!r} is {instead!r} in {evidence.label}")
    for message in turned_round(claim.passage, evidence):
        yield Problem("name", path, message)
    for text, instead in _turned(claim.passage, evidence):
        yield Problem("content", path, f"{text!r} is {instead!r} in {evidence.label}")
    if claim.status is None:
        for message in _unlicensed(claim.passage, evidence):
            yield Problem("modality", path, message)


def _unlicensed(claim: Passage, evidence: Evidence) -> Iterator[str]:
    """Return a message for all that is told as firmer, or more done, than the sentences have it."""
    for text in told_as_done(claim, evidence):
        yield f"{text!r} is still to come in {evidence.label}, and done in the claim"
    yield from hedge_problems(claim, evidence)
    yield from act_problems(claim, evidence)


def _turned(claim: Passage, evidence: Evidence) -> Iterator[tuple[str, str]]:
    if TWO_NUMBERS.search(claim.text):
        yield from exchanged_steps(claim, evidence)
    if "turning" in claim.occurrences and "turning" in evidence.families:
        yield from exchanged_sides(claim, evidence)
        yield from other_outcome(claim, evidence)
        yield from rival_acts(claim, evidence)
        yield from mirrored(claim, evidence)
