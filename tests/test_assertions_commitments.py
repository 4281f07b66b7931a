"""Assertions on commitments: which the note holds, and that it holds none."""

from datetime import date
from typing import Any

import pytest
from case_notes import (
    actor,
    article,
    briefing,
    case_error,
    check,
    commitment,
    document,
    failure,
    passes,
)
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from summarizer.regression.outcome import Finding


def expecting(*expectations: Any, **one: Any) -> dict[str, Any]:
    return {"commitments": [*expectations, *([one] if one else [])]}


class TestWhatIsExpected:
    @pytest.mark.parametrize(
        "met",
        [
            {"by": "Vellmar"},
            {"by": ["Vellmar", "Norland"]},
            {"to": "Vellmar"},
            {"action": "dredger"},
            {"action": ["lend", "dredgers"]},
            {"action": "two dredgers"},
            {"like": "lend two dredgers"},
            {"like": "lend Vellmar two dredgers"},
            {"like": "Norland will lend two dredgers to Vellmar", "similarity": 0.6},
            {"like": "pay 40 million crowns for the dredging by 2031"},
            {"status": "conditional"},
            {"status": ["pledged", "conditional"]},
            {"cites": 3},
            {"amount": "40 Million"},
            {"deadline": 2031},
            {"condition": "parliament"},
            {"by": "Norland", "action": ["lend"], "status": "conditional", "cites": [3]},
        ],
    )
    def test_a_commitment_that_is_so_meets_it(self, met: dict[str, Any]) -> None:
        assert passes(expecting(met))

    @pytest.mark.parametrize("deadline", ["2031-06-30", "by the end of June", date(2031, 6, 30)])
    def test_a_deadline_is_given_in_words_or_as_its_date(self, deadline: str | date) -> None:
        resolved = {"deadline": "by the end of June", "deadline_date": "2031-06-30"}
        note = document(commitments=[commitment("Vellmar", "pay", "pledged", 2, **resolved)])
        assert passes(expecting(by="Vellmar", deadline=deadline), note)

    @pytest.mark.parametrize(
        ("unmet", "difference"),
        [
            ({"by": "Peru"}, "it is by Vellmar, Norland, not by Peru"),
            ({"by": ["Norland", "Peru"]}, "it is by Vellmar, Norland, not by Peru"),
            ({"to": "Norland"}, "it is to nobody, not to Norland"),
            ({"action": ["dredge", "canal"]}, "its action lacks 'canal'"),
            ({"action": "dredgers two"}, "its action lacks 'dredgers two'"),
            ({"status": "refused"}, "its status is agreed, not refused"),
            ({"status": ["refused", "ongoing"]}, "its status is agreed, not refused or ongoing"),
            ({"cites": [1, 2]}, "it cites 1, not 2"),
            ({"amount": "50 million"}, "its amount is '40 million crowns', not '50 million'"),
            ({"deadline": "2032"}, "its deadline is 'by 2031', not '2032'"),
            ({"condition": "snow"}, "its condition is 'its parliament agrees', not 'snow'"),
            ({"action": "pay", "condition": "snow"}, "it has no condition"),
        ],
    )
    def test_the_message_says_what_differs_in_the_nearest(
        self, unmet: dict[str, Any], difference: str
    ) -> None:
        wanted = {"by": "Vellmar", **unmet} if "amount" in unmet or "deadline" in unmet else unmet
        assert difference in failure(expecting(wanted))

    def test_message_and_finding_name_the_nearest_commitment(self) -> None:
        outcome = check(expecting(by="Norland", action="dredger", status="pledged", cites=3))
        assert outcome.message == (
            "no commitment by Norland, on 'dredger', of status pledged, citing 3: "
            "the nearest is commitment 3, but its status is conditional, not pledged"
        )
        assert outcome.findings == (
            Finding(
                "commitments",
                "Norland: lend two dredgers "
                "(conditional; to Vellmar; condition: its parliament agrees)",
                (3,),
            ),
        )

    def test_several_differences_are_all_said(self) -> None:
        message = failure(expecting(by="Norland", action="dredger", status="agreed", cites=6))
        assert message.endswith(
            "commitment 3, but its status is conditional, not agreed; it cites 3, not 6"
        )

    def test_a_note_without_commitments_has_none(self) -> None:
        outcome = check(expecting(by="Norland"), document(commitments=[]))
        assert outcome.message == "no commitment by Norland: the note has none"
        assert (outcome.score, outcome.findings) == (0.0, ())


class TestWording:
    def test_keywords_are_found_in_any_inflection(self) -> None:
        note = document(commitments=[commitment("Peru", "sent engineers for an investment")])
        assert passes(expecting(action=["sending", "engineer", "invest"]), note)
        assert not passes(expecting(action=["gin"]), note), "never inside of a word"
        assert not passes(expecting(action=["ship"]), note)

    def test_in_the_language_of_the_note(self) -> None:
        action = "prendre en charge les études"
        french = document(commitments=[commitment("France", action)], language="fr")
        assert passes(expecting(action=["étude", "charges"]), french)

    def test_a_similar_text_with_another_number_is_another_text(self) -> None:
        note = document(commitments=[commitment("Peru", "pay 50 million crowns for the bridge")])
        assert passes(expecting(like="pay 50 million crowns for a bridge"), note)
        message = failure(expecting(like="pay 40 million crowns for the bridge"), note)
        assert message.endswith("the nearest is commitment 1, but it lacks the number 40")

    def test_numbers_are_the_same_with_and_without_separators(self) -> None:
        note = document(commitments=[commitment("Peru", "pay 10,000 euros to each household")])
        assert passes(expecting(like="pay 10000 euros to each household"), note)
        assert passes(expecting(action="10000 euros"), note)

    def test_how_similar_can_be_chosen(self) -> None:
        like = "lend a few big dredgers"
        assert "but its wording is 0.6" in failure(expecting(like=like))
        assert passes(expecting(like=like, similarity=0.5))


class TestParties:
    def test_a_party_goes_by_all_names_of_the_actor(self) -> None:
        note = document(
            actors=[
                actor("United States", aliases=["U.S.", "Washington"]),
                actor("Anna Holt", kind="person"),
            ],
            commitments=[commitment("Washington & Holt", "open the port")],
        )
        assert passes(expecting(by="United States"), note)
        assert passes(expecting(by="Anna Holt"), note)
        assert passes(expecting(by={"name": "America", "aliases": ["U.S."]}), note)
        assert not passes(expecting(by="Maria Holt"), note)

    def test_a_party_that_is_no_actor_has_the_name_it_has(self) -> None:
        note = document(actors=[], commitments=[commitment("the Port Authority", "open it")])
        assert passes(expecting(by="Port Authority"), note)


class TestSeveral:
    def test_the_score_is_the_share_that_is_met(self) -> None:
        outcome = check(expecting({"by": "Norland"}, {"by": "Peru"}, {"by": "Chile"}))
        assert outcome.score == pytest.approx(1 / 3)
        assert outcome.message.startswith("no commitment by Peru (1 of 3 met): the nearest is ")

    def test_a_threshold_may_be_lower(self) -> None:
        some = expecting({"by": "Norland"}, {"by": "Peru"})
        assert not passes(some)
        assert passes(some | {"threshold": 0.5})

    def test_a_commitment_serves_one_expectation_only(self) -> None:
        note = document(commitments=[commitment("Peru", "open the port")])
        message = failure(expecting({"by": "Peru"}, {"action": "port"}), note)
        assert message == (
            "no commitment on 'port' (1 of 2 met): the nearest is commitment 1, "
            "but it already meets another expectation"
        )

    def test_the_order_of_expectations_does_not_matter(self) -> None:
        wide, narrow = {"by": "Vellmar"}, {"by": "Vellmar", "status": "agreed"}
        widest = {"cites": [2]}
        assert passes(expecting(wide, narrow))
        assert passes(expecting(narrow, wide))
        assert check(expecting(wide, narrow, widest)).score == pytest.approx(2 / 3)

    @given(data=st.data())
    def test_as_many_as_possible_are_met(self, data: st.DataObject) -> None:
        actions = ["alpha beta", "beta gamma", "gamma delta", "delta alpha"]
        held = data.draw(st.lists(st.sampled_from(actions), max_size=4))
        wanted = data.draw(
            st.lists(st.sampled_from("alpha beta gamma delta".split()), min_size=1, max_size=4)
        )
        note = document(commitments=[commitment("Peru", action) for action in held])
        outcome = check(expecting(*({"action": word} for word in wanted)), note)
        assert outcome.score * len(wanted) == pytest.approx(best(wanted, held), abs=1e-4)
        assert len(set(outcome.findings)) <= len(held)


def best(wanted: list[str], held: list[str]) -> int:
    """Return by trying everything how many of the words can have a text of their own."""
    if not wanted:
        return 0
    first, *rest = wanted
    without = best(rest, held)
    return max(
        [without]
        + [1 + best(rest, held[:i] + held[i + 1 :]) for i, text in enumerate(held) if first in text]
    )


class TestNegated:
    def test_none_of_them_may_be_there(self) -> None:
        assert passes({"not-commitments": [{"by": "Peru"}, {"status": "refused"}]})
        outcome = check({"not-commitments": [{"by": "Peru"}, {"action": "dredger"}]})
        assert outcome.message == "should have no commitment on 'dredger', but commitment 3 is one"
        assert [finding.cites for finding in outcome.findings] == [(3,)]
        assert outcome.score == 0.5


class Promise(BaseModel):
    text: str


class OtherNote(BaseModel):
    title: str
    commitments: list[Promise] = []


class TestNoCommitments:
    def test_a_note_without_passes(self) -> None:
        assert passes({"no-commitments": True}, document(commitments=[]))

    def test_a_note_with_some_fails_and_shows_them(self) -> None:
        outcome = check({"no-commitments": True})
        assert outcome.message == "the note should hold no commitment, but has 3"
        assert [finding.cites for finding in outcome.findings] == [(1,), (2,), (3,)]

    def test_negated_it_wants_one(self) -> None:
        assert passes({"not-no-commitments": True})
        message = failure({"not-no-commitments": True}, document(commitments=[]))
        assert message == "the note should hold a commitment, but has none"


def test_other_note_types_need_a_section_of_commitments() -> None:
    assert "has no section 'commitments'" in case_error(
        {"no-commitments": True}, document(article())
    )
    assert "does not hold items of the type Commitment" in case_error(
        {"commitments": {"by": "Peru"}},
        document(OtherNote(title="x", commitments=[Promise(text="y")])),
    )
    assert passes({"no-commitments": True}, document(OtherNote(title="x")))
    assert briefing().commitments, "the note that the other tests look at has some"
