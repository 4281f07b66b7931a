"""Two notes on one article are compared claim by claim, as a reader would."""

from typing import Any

from changed_claims import only, texts
from grounding_articles import commitment, says
from pydantic import BaseModel
from suite_outcomes import briefing, document, summary

from summarizer.regression.claim_changes import FieldChange, claim_changes
from summarizer.schemas import Cited, Event, NoteDocument


def test_the_same_note_has_no_change() -> None:
    note = summary(says("The council met.", 1), says("It opened a school.", 2))
    changes = claim_changes(note, note)
    assert changes.same
    assert texts(changes, "unchanged") == ["The council met.", "It opened a school."]


def test_order_typography_and_case_make_no_difference() -> None:
    before = summary(says("The council’s “school” opened.", 1, 2), says("Rain fell.", 3))
    after = summary(says("Rain fell.", 3), says('The Council\'s "school" opened.', 2, 1))
    assert claim_changes(before, after).same


def test_what_only_one_note_says_was_added_or_lost() -> None:
    changes = claim_changes(
        summary(says("The council met.", 1), says("Rain fell all night.", 3)),
        summary(says("The council met.", 1), says("Nobody left early.", 4)),
    )
    assert texts(changes, "lost") == ["Rain fell all night."]
    assert texts(changes, "added") == ["Nobody left early."]
    assert texts(changes, "unchanged") == ["The council met."]


def test_a_reworded_claim_keeps_both_texts() -> None:
    change = only(
        claim_changes(
            summary(says("The council opened a school in Arven.", 2)),
            summary(says("A school in Arven was opened by the council.", 2)),
        )
    )
    assert change.kinds == ("reworded",)
    assert change.before
    assert change.after
    assert change.before.text == "The council opened a school in Arven."
    assert change.after.text == "A school in Arven was opened by the council."


def test_other_citations_keep_both_lists() -> None:
    change = only(
        claim_changes(summary(says("The council met.", 1)), summary(says("The council met.", 1, 3)))
    )
    assert change.kinds == ("cited differently",)
    assert change.before
    assert change.after
    assert (change.before.cites, change.after.cites) == ((1,), (1, 3))


def test_a_claim_can_be_reworded_cited_differently_and_changed_at_once() -> None:
    change = only(
        claim_changes(
            briefing(commitments=[commitment("Peru", "lend a dredger to Chile", "pledged", 1)]),
            briefing(commitments=[commitment("Peru", "lend Chile a dredger", "agreed", 1, 2)]),
        )
    )
    assert change.kinds == ("reworded", "cited differently", "changed")


def test_fields_besides_the_statement_are_compared_one_by_one() -> None:
    before = commitment("Peru", "lend a dredger", "pledged", 1, deadline="May")
    after = commitment("Peru & Chile", "lend a dredger", "agreed", 1, amount="one")
    change = only(claim_changes(briefing(commitments=[before]), briefing(commitments=[after])))
    assert change.kinds == ("changed",)
    assert set(change.fields) == {
        FieldChange("by", "Peru", "Peru, Chile"),
        FieldChange("status", "pledged", "agreed"),
        FieldChange("deadline", "May", ""),
        FieldChange("amount", "", "one"),
    }


def test_derived_fields_do_not_count() -> None:
    before = commitment("Peru", "lend a dredger", "pledged", 1, deadline="May")
    after = before.model_copy(update={"deadline_date": "2027-05"})
    assert claim_changes(briefing(commitments=[before]), briefing(commitments=[after])).same


def test_a_claim_that_fails_its_check_now_has_changed() -> None:
    doubtful = says("The council met.", 1).model_copy(update={"ungrounded": "no such number"})
    change = only(claim_changes(summary(says("The council met.", 1)), summary(doubtful)))
    assert change.fields == (FieldChange("ungrounded", "", "no such number"),)


def test_texts_outside_the_claims_are_compared_too() -> None:
    changes = claim_changes(briefing("Council opens school"), briefing("School opens at last"))
    assert changes.texts == (
        FieldChange("headline", "Council opens school", "School opens at last"),
    )
    assert not changes.same


def test_the_event_is_a_claim_like_any_other() -> None:
    def event(what: str, when: str | None) -> NoteDocument:
        return briefing(event=Event(what=what, when=when, where=None, cites=[1]))

    change = only(
        claim_changes(event("Talks on a bridge", None), event("Talks on a bridge", "May"))
    )
    assert change.section == "event"
    assert change.fields == (FieldChange("when", "", "May"),)
    lost = only(claim_changes(event("Talks on a bridge", None), briefing()))
    assert lost.kinds == ("lost",)


def test_a_claim_is_looked_for_in_its_own_section_only() -> None:
    changes = claim_changes(
        summary(says("The council met.", 1)),
        briefing(background=[{"fact": "The council met.", "cites": [1]}]),
    )
    assert [(one.section, one.kinds) for one in changes.claims] == [
        ("summary", ("lost",)),
        ("background", ("added",)),
    ]


class Quote(Cited):
    speaker: str
    quote: str
    tone: str | None = None


class Figure(Cited):
    value: float
    unit: str | None = None


class Part(BaseModel):
    title: str
    quotes: list[Quote] = []


class Digest(BaseModel):
    lead: str
    keywords: list[str] = []
    parts: list[Part] = []
    figures: dict[str, Figure] = {}


def quote(speaker: str, words: str, *cites: int, **fields: Any) -> Quote:
    return Quote(speaker=speaker, quote=words, cites=list(cites), **fields)


def test_any_note_type_is_walked() -> None:
    before = Digest(
        lead="A bridge",
        keywords=["bridge"],
        parts=[Part(title="Talks", quotes=[quote("Holt", "We will build it by May", 1)])],
        figures={"cost": Figure(value=5, unit="m", cites=[2])},
    )
    after = Digest(
        lead="A bridge",
        keywords=["bridge", "river"],
        parts=[
            Part(
                title="The talks",
                quotes=[quote("Osei", "We will build it by May", 1), quote("Holt", "Never", 4)],
            )
        ],
        figures={"cost": Figure(value=5, unit="m", cites=[3])},
    )
    changes = claim_changes(document(before), document(after))
    assert changes.texts == (
        FieldChange("keywords", "bridge", "bridge, river"),
        FieldChange("parts[0].title", "Talks", "The talks"),
    )
    assert [(one.section, one.kinds) for one in changes.claims] == [
        ("parts", ("changed",)),
        ("parts", ("added",)),
        ("figures", ("cited differently",)),
    ]
    assert changes.claims[0].fields == (FieldChange("speaker", "Holt", "Osei"),)


def test_two_note_types_are_compared_by_the_sections_they_share() -> None:
    class Short(BaseModel):
        headline: str
        summary: list[Quote] = []

    changes = claim_changes(
        briefing("A bridge", background=[{"fact": "There was none.", "cites": [1]}]),
        document(Short(headline="A bridge", summary=[quote("Holt", "Never", 4)])),
    )
    assert {(one.section, one.kinds) for one in changes.claims} == {
        ("background", ("lost",)),
        ("summary", ("added",)),
    }
    assert changes.texts == ()
