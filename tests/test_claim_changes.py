"""Two notes on one article are compared claim by claim, as a reader would."""

from random import Random
from typing import Any

import pytest
from grounding_articles import actor, commitment, says
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from suite_outcomes import briefing, document, summary

from summarizer.regression.claim_changes import (
    ChangeKind,
    ClaimChange,
    FieldChange,
    NoteChanges,
    claim_changes,
)
from summarizer.schemas import Cited, Event, NoteDocument, SummarySentence


def only(changes: NoteChanges) -> ClaimChange:
    (change,) = changes.changed
    return change


def texts(changes: NoteChanges, kind: ChangeKind) -> list[str]:
    claims = (change.after or change.before for change in changes.of(kind))
    return [claim.text for claim in claims if claim]


def pairs(changes: NoteChanges) -> set[tuple[str | None, str | None]]:
    return {
        (one.before.text if one.before else None, one.after.text if one.after else None)
        for one in changes.claims
    }


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norland", "Sudland"),
        ("France", "Francis"),
        ("Anna Berg", "Carla Berg"),
        ("Iran", "Iraq"),
    ],
)
def test_names_alike_are_two_actors(one: str, other: str) -> None:
    changes = claim_changes(briefing(actors=[actor(one, 1)]), briefing(actors=[actor(other, 2)]))
    assert texts(changes, "lost") == [one]
    assert texts(changes, "added") == [other]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Holt", "Holt"), ("Nathan Osei", "Osei"), ("the Seed Fund", "Seed Fund")],
)
def test_a_shorter_name_in_the_same_sentence_is_one_actor(one: str, other: str) -> None:
    change = only(
        claim_changes(briefing(actors=[actor(one, 1)]), briefing(actors=[actor(other, 1)]))
    )
    assert change.kinds == ("reworded",)


def test_texts_less_alike_are_one_claim_only_on_the_same_evidence() -> None:
    one = says(
        "The council of Arven opened a new school for 200 children on Monday after long delays.", 2
    )
    shorter = "Arven has a new school for children."
    same = claim_changes(summary(one), summary(says(shorter, 2)))
    assert only(same).kinds == ("reworded",)
    elsewhere = claim_changes(summary(one), summary(says(shorter, 4)))
    assert {change.kinds for change in elsewhere.claims} == {("lost",), ("added",)}


def test_a_text_that_says_a_part_of_another_is_one_claim_only_on_the_same_evidence() -> None:
    part = "The fund will lend five million crowns to the port."
    whole = (
        "As its chairwoman announced at the assembly of the river states, the fund will lend "
        "five million crowns to the port, more than it has ever given to a single town before."
    )
    same = claim_changes(summary(says(part, 1)), summary(says(whole, 1)))
    assert only(same).kinds == ("reworded",)
    elsewhere = claim_changes(summary(says(part, 1)), summary(says(whole, 2)))
    assert {change.kinds for change in elsewhere.claims} == {("lost",), ("added",)}


def test_the_nearest_texts_belong_together() -> None:
    changes = claim_changes(
        summary(says("The fund lends 5 million.", 1), says("The fund lends 50 million.", 2)),
        summary(
            says("The fund lends 50 million now.", 2), says("The fund lends 5 million now.", 1)
        ),
    )
    assert pairs(changes) == {
        ("The fund lends 5 million.", "The fund lends 5 million now."),
        ("The fund lends 50 million.", "The fund lends 50 million now."),
    }


def test_details_decide_between_claims_with_one_text() -> None:
    peru = commitment("Peru", "lend a dredger", "pledged", 1)
    chile = commitment("Chile", "lend a dredger", "pledged", 1)
    assert claim_changes(
        briefing(commitments=[peru, chile]), briefing(commitments=[chile, peru])
    ).same


def test_between_equals_the_place_in_the_note_decides() -> None:
    def lends(*by: str) -> NoteDocument:
        return briefing(commitments=[commitment(one, "lend a dredger", "pledged", 1) for one in by])

    changes = claim_changes(
        briefing(
            commitments=[
                commitment("Oman", "close the northern port", "refused", 3),
                commitment("Peru", "lend a dredger", "pledged", 1),
            ]
        ),
        lends("Chile", "Ghana"),
    )
    assert [change.fields for change in changes.of("changed")] == [
        (FieldChange("by", "Peru", "Ghana"),)
    ]


def test_a_claim_said_twice_and_then_once_is_lost_once() -> None:
    twice = summary(says("The council met.", 1), says("The council met.", 1))
    changes = claim_changes(twice, summary(says("The council met.", 1)))
    assert (texts(changes, "unchanged"), texts(changes, "lost")) == (
        ["The council met."],
        ["The council met."],
    )


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


claims = st.builds(
    lambda text, cites: says(text, *cites),
    st.sampled_from(
        [
            "The council met.",
            "The council met today.",
            "The council opened a school.",
            "A school was opened.",
            "Rain fell.",
            "rain fell.",
        ]
    ),
    st.lists(st.integers(1, 4), min_size=1, max_size=2),
)
notes = st.lists(claims, max_size=5)


@given(notes, notes)
def test_every_claim_of_either_note_is_accounted_for_once(
    before: list[SummarySentence], after: list[SummarySentence]
) -> None:
    changes = claim_changes(summary(*before), summary(*after))
    old = [one.before.text for one in changes.claims if one.before]
    new = [one.after.text for one in changes.claims if one.after]
    assert old == [item.text for item in before]
    assert sorted(new) == sorted(item.text for item in after)


@given(notes, notes)
def test_the_other_way_round_what_was_added_is_lost(
    before: list[SummarySentence], after: list[SummarySentence]
) -> None:
    there = claim_changes(summary(*before), summary(*after))
    back = claim_changes(summary(*after), summary(*before))
    assert sorted(texts(there, "added")) == sorted(texts(back, "lost"))
    assert pairs(there) == {(old, new) for new, old in pairs(back)}


@given(notes, st.randoms())
def test_another_order_is_no_change(items: list[SummarySentence], random: Random) -> None:
    shuffled = random.sample(items, len(items))
    assert claim_changes(summary(*items), summary(*shuffled)).same
