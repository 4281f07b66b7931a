"""The assertion on actors: who is there, who must not be, how many of those expected."""

from typing import Any

import pytest
from case_notes import actor, case_error, check, document, failure, passes
from pydantic import BaseModel

from summarizer.regression.assertions.people import is_named
from summarizer.regression.outcome import Finding
from summarizer.schemas import ActorKind
from summarizer.schemas.expectations import ActorName


def expecting(**parts: Any) -> dict[str, Any]:
    return {"actors": parts}


class TestRequired:
    def test_all_of_them_have_to_be_there(self) -> None:
        assert passes(expecting(required=["Anna Holt", "Vellmar", "Norland"]))

    def test_the_message_lists_those_who_are_missing(self) -> None:
        outcome = check(expecting(required=["Anna Holt", "Peru", "Vellmar", "Chile"]))
        assert not outcome.passed
        assert outcome.message == "not among the actors: Peru, Chile"
        assert outcome.score == 0.5

    def test_the_findings_are_those_who_are_there(self) -> None:
        outcome = check(expecting(required=["Anna Holt"]))
        assert outcome.findings == (Finding("actors", "Anna Holt (person, Minister)", (2,)),)


class TestForbidden:
    def test_none_of_them_may_be_there(self) -> None:
        assert passes(expecting(forbidden=["Vell Times", "Zenith Holdings"]))

    def test_the_message_lists_those_who_are_and_the_findings_show_them(self) -> None:
        outcome = check(expecting(forbidden=["Norland", "Vell Times"]))
        assert outcome.message == "must not be among the actors: Norland"
        assert outcome.findings == (Finding("actors", "Norland (government)", (1, 3)),)
        assert outcome.score == 0.5


class TestRecallAndPrecision:
    gold = ("Vellmar", "Norland", "Peru", "Chile")

    def test_recall_is_the_share_of_those_expected(self) -> None:
        assert passes(expecting(names=self.gold, recall=0.5))
        wrong = failure(expecting(names=self.gold, recall=0.75))
        assert wrong == "recall 0.50, 0.75 needed; not found: Peru, Chile"

    def test_precision_is_the_share_of_actors_that_are_expected(self) -> None:
        assert passes(expecting(names=self.gold, precision=0.5))
        outcome = check(expecting(names=self.gold, precision=0.9))
        assert outcome.message == (
            "precision 0.50, 0.90 needed; not expected: Anna Holt, United States"
        )
        assert [finding.cites for finding in outcome.findings] == [(2,), (4,)]

    def test_a_note_without_actors_has_no_wrong_ones(self) -> None:
        nobody = document(actors=[])
        assert passes(expecting(names=self.gold, precision=1), nobody)
        assert not passes(expecting(names=self.gold, recall=0.1), nobody)

    def test_nothing_needed_is_always_reached(self) -> None:
        assert passes(expecting(names=self.gold, recall=0, precision=0), document(actors=[]))

    def test_the_worst_part_is_the_score(self) -> None:
        outcome = check(
            expecting(required=["Vellmar"], forbidden=["Norland"], names=self.gold, recall=1)
        )
        assert outcome.score == 0.0
        assert outcome.message == (
            "must not be among the actors: Norland; "
            "recall 0.50, 1.00 needed; not found: Peru, Chile"
        )

    def test_a_part_scores_how_far_it_gets(self) -> None:
        assert check(expecting(names=self.gold, recall=0.75)).score == pytest.approx(2 / 3)


class TestNegated:
    def test_not_requires_that_none_is_there(self) -> None:
        assert passes({"not-actors": {"required": ["Peru", "Chile"]}})
        outcome = check({"not-actors": {"required": ["Peru", "Vellmar"]}})
        assert outcome.message == "should not be so: among the actors: Vellmar"
        assert [finding.text for finding in outcome.findings] == ["Vellmar (government)"]
        assert outcome.kind == "not-actors"


class TestNames:
    @pytest.mark.parametrize(
        ("wanted", "name", "kind", "same"),
        [
            ("Anna Holt", "anna  HOLT", "person", True),
            ("Élodie Vaucresson", "Elodie Vaucresson", "person", True),
            ("U.S.", "US", "government", True),
            ("United States", "the United States", "government", True),
            ("la France", "France", "government", True),
            ("Munro-Teague", "Alasdair Munro-Teague", "person", True),
            # of a person the surname alone will do, on either side
            ("Anna Holt", "Holt", "person", True),
            ("Holt", "Anna Holt", "person", True),
            ("Anna Holt", "Anna Maria Holt", "person", True),
            ("Dr Anna Holt", "Anna Holt", "person", True),
            ("Dr Holt", "Prof. Anna Holt", "person", True),
            ("Anna Holt", "Maria Holt", "person", False),
            ("Anna Holt", "Anna", "person", False),
            ("Anna Holt", "Holt Anna", "person", False),
            # but not of anything else
            ("Supreme Court", "Court", "organisation", False),
            ("Holt", "Holt Dredging", "company", False),
            ("Norland", "South Norland", "government", False),
        ],
    )
    def test_when_two_names_are_one_actor(
        self, wanted: str, name: str, kind: ActorKind, same: bool
    ) -> None:
        assert is_named(ActorName(name=wanted), actor(name, kind=kind), "en") is same

    def test_aliases_count_on_both_sides(self) -> None:
        assert passes(expecting(required=["U.S."])), "the note's own alias"
        assert passes(expecting(required=[{"name": "Northland", "aliases": ["Norland"]}]))
        assert not passes(expecting(required=["Northland"]))


class Plain(BaseModel):
    title: str


def test_a_note_without_actors_section_is_an_error() -> None:
    wrong = case_error(expecting(required=["Peru"]), document(Plain(title="x")))
    assert wrong == (
        "assertion 'actors': the note type Plain has no section 'actors'; it has: title"
    )
