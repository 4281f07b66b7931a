"""Which claim of one note is which of another, and that each is paired at most once."""

from random import Random

import pytest
from changed_claims import claims, only, pairs, texts
from grounding_articles import actor, commitment, says
from hypothesis import given
from hypothesis import strategies as st
from suite_outcomes import briefing, summary

from summarizer.regression.claim_changes import FieldChange, claim_changes
from summarizer.schemas import NoteDocument, SummarySentence


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
