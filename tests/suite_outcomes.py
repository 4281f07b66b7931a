"""Short ways to write what came of running fixtures."""

from pathlib import Path
from typing import Any

from grounding_articles import article
from made_documents import provenance

from summarizer.regression.outcome import AssertionOutcome, Attempt, CaseOutcome, SuiteOutcome
from summarizer.schemas import BriefingNote, Cited, Coverage, NoteDocument


def document(note: Any) -> NoteDocument:
    return NoteDocument(
        note=note,
        article=article("The council met.", "It opened a school.", "Rain fell.", "Nobody left."),
        dropped=[],
        coverage=Coverage(cited=1.0, uncited_notable=[]),
        provenance=provenance(),
    )


def briefing(headline: str = "Council opens school", **sections: Any) -> NoteDocument:
    empty: dict[str, Any] = {
        "summary": [],
        "event": None,
        "actors": [],
        "commitments": [],
        "background": [],
    }
    return document(BriefingNote(headline=headline, **(empty | sections)))


def summary(*items: Cited) -> NoteDocument:
    return briefing(summary=list(items))


def passed(name: str) -> AssertionOutcome:
    return AssertionOutcome(name, "contains", passed=True, score=1.0)


def failed(name: str, message: str = "") -> AssertionOutcome:
    return AssertionOutcome(name, "contains", passed=False, score=0.0, message=message)


def attempt(*assertions: AssertionOutcome, repeat: int = 0, **fields: Any) -> Attempt:
    status = "passed" if all(one.passed for one in assertions) else "failed"
    return Attempt(repeat, **({"status": status, "assertions": assertions} | fields))


def error(message: str = "the reply was cut off", repeat: int = 0) -> Attempt:
    return Attempt(repeat, "error", error=message, error_kind="ReplyError")


def skipped(repeat: int = 0) -> Attempt:
    return Attempt(repeat, "skipped", error="the budget is used up")


def case(name: str, *attempts: Attempt, variant: str = "current") -> CaseOutcome:
    return CaseOutcome(name, Path("fixtures", name), variant, attempts)


def flaky(name: str, assertion: str, passes: int, of: int, variant: str = "current") -> CaseOutcome:
    """A case with one assertion that passes in so many attempts."""
    tries = (passed(assertion) if i < passes else failed(assertion) for i in range(of))
    return case(name, *(attempt(one, repeat=i) for i, one in enumerate(tries)), variant=variant)


def suite(*cases: CaseOutcome) -> SuiteOutcome:
    variants = tuple(dict.fromkeys(each.variant for each in cases)) or ("current",)
    return SuiteOutcome(variants, cases)


def two() -> SuiteOutcome:
    return suite(case("river", attempt(passed("a"))), case("storm", attempt(passed("a"))))
