"""Assertions on claims: background, summary, citations, grounding."""

from typing import Any

import pytest
from case_notes import actor, case_error, check, document, failure, passes, says
from pydantic import BaseModel

from summarizer.regression.outcome import Finding
from summarizer.schemas import Background, Cited, Dropped


class TestBackground:
    @pytest.mark.parametrize(
        "met",
        [
            {"like": "The treaty of 2012 left the harbour to neither of the two."},
            {"contains": [2012, "NEITHER"]},
            {"cites": 5},
            {"like": "The treaty of 2012 left the harbour to neither side", "cites": [5]},
            "The treaty of 2012 left the harbour to neither side",
        ],
    )
    def test_a_fact_that_is_so_meets_it(self, met: Any) -> None:
        assert passes({"background": met})

    @pytest.mark.parametrize(
        ("unmet", "message"),
        [
            (
                {"contains": ["2012", "memorandum"]},
                (
                    "no background entry with '2012', 'memorandum': "
                    "the nearest is background entry 1, but it lacks 'memorandum'"
                ),
            ),
            (
                {"contains": "treaty", "cites": [4, 5]},
                (
                    "no background entry with 'treaty', citing 4, 5: "
                    "the nearest is background entry 1, but it cites 5, not 4"
                ),
            ),
            (
                {"like": "The treaty of 1912 left the harbour to neither side."},
                (
                    "no background entry like 'The treaty of 1912 left the harbour to neither "
                    "side.': the nearest is background entry 1, but it lacks the number 1912"
                ),
            ),
        ],
    )
    def test_the_message_says_what_differs(self, unmet: dict[str, Any], message: str) -> None:
        outcome = check({"background": [unmet]})
        assert outcome.message == message
        assert outcome.findings == (
            Finding("background", "The treaty of 2012 left the harbour to neither side.", (5,)),
        )

    def test_a_note_without_any(self) -> None:
        message = failure({"background": {"contains": "x"}}, document(background=[]))
        assert message == "no background entry with 'x': the note has none"

    def test_what_should_not_be_there_is_shown_where_it_is(self) -> None:
        assert passes({"not-background": {"contains": "war"}})
        message = failure({"not-background": {"contains": "treaty"}})
        assert message == (
            "should have no background entry with 'treaty', but background entry 1 is one"
        )


class TestSummary:
    def test_sentences_it_holds_are_found_in_other_words_too(self) -> None:
        assert passes({"summary": [{"contains": "Saint-Elan"}, "The U.S. has welcomed the plan"]})

    def test_a_sentence_it_does_not_hold_is_named_with_the_nearest(self) -> None:
        message = failure({"summary": [{"contains": "plan"}, {"contains": "harbor"}]})
        assert message.startswith("no summary sentence with 'harbor' (1 of 2 met): the nearest is ")


class TestCites:
    def test_every_claim_about_a_matter_cites_the_sentence(self) -> None:
        assert passes({"cites": {"about": "dredgers", "sentence": 3}})
        assert passes({"cites": {"about": ["treaty", 2012], "sentence": [5]}})

    def test_the_message_names_the_first_that_does_not_and_the_findings_show_all(self) -> None:
        outcome = check({"cites": {"about": "harbour", "sentence": 1}})
        assert outcome.message == (
            "every claim about 'harbour' should cite sentence 1, but background entry 1 cites 5"
        )
        assert [finding.section for finding in outcome.findings] == ["background"]
        assert outcome.score == pytest.approx(3 / 4)

    def test_of_a_list_all_or_with_one_of_any(self) -> None:
        assert passes({"cites": {"about": "Vellmar", "one-of": [1, 2, 3]}})
        assert not passes({"cites": {"about": "Vellmar", "sentence": [1, 2, 3]}})
        message = failure({"cites": {"about": "harbour", "sentence": 1, "one-of": [4, 6]}})
        assert "should cite sentence 1 and one of 4, 6, but" in message

    def test_a_matter_nobody_speaks_of(self) -> None:
        assert failure({"cites": {"about": "yen", "sentence": 3}}) == (
            "no claim of the note is about 'yen'"
        )

    def test_words_are_whole_words(self) -> None:
        note = document(summary=[says("Yenisei ships came.", 2)], actors=[actor("yen", 4)])
        assert passes({"cites": {"about": "yen", "sentence": 4}}, note)

    def test_negated_no_claim_may(self) -> None:
        assert passes({"not-cites": {"about": "harbour", "sentence": 6}})
        message = failure({"not-cites": {"about": "harbour", "sentence": 5}})
        assert message == (
            "no claim about 'harbour' should cite sentence 5, but background entry 1 does"
        )


LEFT_OUT = Dropped(
    section="commitments",
    item={"action": "pay 50 million", "cites": [2]},
    reason="number 50 is not in sentence 2",
)


class TestGrounded:
    def test_all_claims_are_there(self) -> None:
        outcome = check({"grounded": 1.0})
        assert (outcome.passed, outcome.score, outcome.threshold) == (True, 1.0, 1.0)

    def test_the_share_that_was_not_left_out(self) -> None:
        outcome = check({"grounded": 0.95}, document(dropped=[LEFT_OUT]))
        assert outcome.score == pytest.approx(11 / 12, abs=1e-6)
        assert outcome.threshold == 0.95
        assert outcome.message == (
            "1 of 12 claims were left out or are not grounded, at least 0.95 should be "
            "(commitments: number 50 is not in sentence 2)"
        )
        assert outcome.findings == (
            Finding("commitments", "pay 50 million — number 50 is not in sentence 2", (2,)),
        )
        assert passes({"grounded": 0.9}, document(dropped=[LEFT_OUT]))

    def test_claims_that_are_kept_though_they_failed_count_as_well(self) -> None:
        kept = says("It cost 50 million.", 2).model_copy(update={"ungrounded": "no such number"})
        outcome = check({"grounded": 1}, document(summary=[kept]))
        assert "(summary: no such number)" in outcome.message
        assert [finding.text for finding in outcome.findings] == ["It cost 50 million."]

    def test_what_was_left_out_may_be_anything(self) -> None:
        odd = [Dropped(section="summary", item=item, reason="not valid") for item in ("x", None)]
        assert failure({"grounded": 1}, document(dropped=odd)).startswith("2 of 13 claims")

    def test_notes_that_should_not_be_grounded_are_counted_too(self) -> None:
        assert passes({"not-grounded": 1.0}, document(dropped=[LEFT_OUT]))
        assert failure({"not-grounded": 1.0}) == (
            "less than 1 of all should be grounded, but 11 of 11 are"
        )


class Quote(Cited):
    speaker: str
    words: str


class Panel(BaseModel):
    title: str
    quotes: dict[str, list[Quote]]


class Debate(Cited):
    place: str
    quotes: list[Quote]


class Debates(BaseModel):
    main: Debate | None


class Empty(BaseModel):
    title: str = "Nothing"


class TestOtherNoteTypes:
    panel = Panel(
        title="What they said",
        quotes={"first": [Quote(speaker="Holt", words="We shall pay.", cites=[2])]},
    )

    def test_claims_are_found_wherever_they_are(self) -> None:
        note = document(self.panel, dropped=[LEFT_OUT])
        assert passes({"cites": {"about": "pay", "sentence": 2}}, note)
        assert check({"grounded": 0.5}, note).score == 0.5
        message = failure({"not-contains": "SHALL pay"}, note)
        assert message == "should not contain 'SHALL pay', but quotes 1 does"

    def test_so_are_claims_inside_of_claims(self) -> None:
        quote = Quote(speaker="Holt", words="We shall pay.", cites=[2])
        note = document(Debates(main=Debate(place="Vell", quotes=[quote], cites=[1])))
        outcome = check({"not-regex": "^Holt; We shall"}, note)
        assert outcome.message == "should not match '^Holt; We shall', but main 2 does"
        assert outcome.findings == (Finding("main", "Holt; We shall pay.", (2,)),)
        assert passes({"grounded": 1}, document(Debates(main=None)))

    def test_a_note_without_claims_claims_nothing_wrong(self) -> None:
        assert passes({"grounded": 1}, document(Empty()))

    @pytest.mark.parametrize("section", ["background", "summary"])
    def test_sections_of_the_briefing_are_not_there(self, section: str) -> None:
        wrong = case_error({section: {"contains": "x"}}, document(self.panel))
        assert wrong == (
            f"assertion '{section}': the note type Panel has no section '{section}'; "
            "it has: title, quotes"
        )

    def test_nor_do_other_items_pass_for_them(self) -> None:
        class Odd(BaseModel):
            summary: str

        wrong = case_error({"summary": {"contains": "x"}}, document(Odd(summary="x")))
        assert "does not hold items of the type SummarySentence" in wrong
        assert Background(fact="x", cites=[1]).fact == "x"
