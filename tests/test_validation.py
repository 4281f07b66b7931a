"""Replies checked item by item: what holds is kept, what does not is named."""

import sys
from dataclasses import dataclass
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from summarizer.errors import SchemaError
from summarizer.schemas import Background, BriefingNote, Cited, Derived
from summarizer.validation import ItemProblem, validate


def actor(*cites, **changes):
    plain = {"cites": list(cites), "name": "Mira Holt", "kind": "person"}
    return {**plain, "role": None, "affiliation": None, **changes}


def actors(*items, ids=(1, 2, 3)):
    values, problems = validate(BriefingNote, ["actors"], {"actors": list(items)}, ids)
    return values["actors"], problems


class TestItems:
    def test_good_items_come_back_as_models(self):
        good, problems = actors(actor(1), actor(2, 3, name="Ivo Lind"))
        assert [(one.name, one.cites) for one in good] == [
            ("Mira Holt", [1]),
            ("Ivo Lind", [2, 3]),
        ]
        assert problems == []

    def test_a_bad_item_does_not_take_the_others_along(self):
        bad = actor(2, kind="alien")
        good, problems = actors(actor(1), bad, actor(3))
        assert [one.cites for one in good] == [[1], [3]]
        assert [(p.section, p.index, p.item) for p in problems] == [("actors", 1, bad)]
        assert problems[0].message.startswith("kind: Input should be 'person'")

    def test_a_sentence_that_does_not_exist_is_a_problem(self):
        good, problems = actors(actor(1, 9, 8))
        assert good == []
        assert problems == [
            ItemProblem("actors", 0, actor(1, 9, 8), "there is no sentence 8, 9 to cite")
        ]

    def test_a_claim_without_citation_is_a_problem(self):
        _, problems = actors(actor())
        assert problems[0].message.startswith("cites: List should have at least 1 item")

    def test_claims_inside_claims_are_checked_too(self):
        class Reason(Cited):
            text: str

        class Ruling(BaseModel):
            reasons: tuple[Reason, ...]

        class Note(BaseModel):
            ruling: Ruling | None

        reply = {"ruling": {"reasons": [{"cites": [1], "text": "x"}, {"cites": [7], "text": "y"}]}}
        values, problems = validate(Note, None, reply, [1])
        assert values == {}
        assert problems[0].message == "there is no sentence 7 to cite"

    def test_claims_inside_a_dataclass_too(self):
        @dataclass(slots=True)
        class Pair:
            one: list[Background]

        class Note(BaseModel):
            pair: Pair

        reply = {"pair": {"one": [{"cites": [5], "fact": "x"}]}}
        assert validate(Note, None, reply, [1])[1][0].message == "there is no sentence 5 to cite"

    def test_many_complaints_are_cut_short(self):
        _, problems = actors({"name": 1, "kind": 2, "role": 3, "affiliation": 4})
        assert problems[0].message.count(";") == 3
        assert problems[0].message.endswith("; and 2 more")

    def test_an_item_of_the_wrong_kind_altogether(self):
        good, problems = actors("Mira Holt", actor(1))
        assert len(good) == 1
        assert (problems[0].index, problems[0].item) == (0, "Mira Holt")

    @given(st.lists(st.one_of(st.none(), st.integers(), st.text(), st.lists(st.integers()))))
    def test_whatever_stands_in_a_list_the_good_item_survives(self, rubbish):
        good, _ = actors(*rubbish, actor(1), *rubbish)
        assert [one.name for one in good] == ["Mira Holt"]


class TestSections:
    def test_several_sections_each_by_its_name(self):
        reply = {"headline": "Port sold", "event": None, "commitments": []}
        values, problems = validate(BriefingNote, ["headline", "event", "commitments"], reply, [1])
        assert values == {"headline": "Port sold", "event": None, "commitments": []}
        assert problems == []

    def test_a_missing_section_is_a_problem_and_has_no_value(self):
        values, problems = validate(BriefingNote, ["headline", "event"], {"headline": "x"}, [1])
        assert values == {"headline": "x"}
        assert problems == [ItemProblem("event", None, None, "the section is missing")]

    def test_a_section_that_is_wrong_as_a_whole(self):
        reply = {"headline": "", "event": {"cites": [1], "what": "x", "when": None}}
        values, problems = validate(BriefingNote, ["headline", "event"], reply, [1])
        assert values == {}
        assert [(p.section, p.index) for p in problems] == [("headline", None), ("event", None)]
        assert "where: Field required" in problems[1].message

    @pytest.mark.parametrize("reply", [None, "text", 3, [1, 2], {}])
    def test_a_reply_that_is_no_object_lacks_every_section(self, reply):
        values, problems = validate(BriefingNote, ["headline", "event"], reply, [1])
        assert values == {}
        assert [problem.section for problem in problems] == ["headline", "event"]

    def test_sections_that_were_not_asked_for_are_ignored(self):
        reply = {"headline": "x", "actors": ["rubbish"], "mood": 1}
        assert validate(BriefingNote, ["headline"], reply, [1]) == ({"headline": "x"}, [])

    def test_a_list_of_the_wrong_length_keeps_its_items(self):
        class Note(BaseModel):
            points: list[str] = Field(min_length=2)

        values, problems = validate(Note, None, {"points": ["only one"]}, [])
        assert values == {"points": ["only one"]}
        assert problems[0].index is None
        assert "at least 2 items" in problems[0].message

    def test_a_section_that_does_not_exist(self):
        with pytest.raises(SchemaError, match="no section 'mood'"):
            validate(BriefingNote, ["mood"], {}, [1])

    def test_keys_are_those_that_were_sent(self):
        class Ruling(Cited):
            cites: list[int] = Field(alias="c")
            text: str = Field(alias="t")

        class Note(BaseModel):
            rulings: list[Ruling] = Field(alias="r")

        values, problems = validate(Note, None, {"r": [{"c": [1], "t": "x"}]}, [1])
        assert (values["rulings"][0].text, problems) == ("x", [])


class TestSlipsOfForm:
    @pytest.mark.parametrize("nothing", ["null", " None ", "N/A", "", "  ", "NULL", "—"])
    def test_a_word_for_nothing_is_null_where_null_is_possible(self, nothing):
        good, problems = actors(actor(1, role=nothing))
        assert (good[0].role, problems) == (None, [])

    def test_and_text_where_it_is_not(self):
        good, _ = actors(actor(1, name="None"))
        assert good[0].name == "None"

    def test_a_missing_object_may_be_written_as_a_word(self):
        values, _ = validate(BriefingNote, ["event"], {"event": "null"}, [1])
        assert values == {"event": None}

    def test_white_space_around_text_is_stripped(self):
        good, _ = actors(actor(1, name=" Mira Holt\n", role=" mayor "))
        assert (good[0].name, good[0].role) == ("Mira Holt", "mayor")

    def test_a_blank_text_is_not_a_text(self):
        _, problems = actors(actor(1, name="   "))
        assert problems[0].message.startswith("name: ")

    def test_a_choice_may_be_written_in_other_letter_case(self):
        good, _ = actors(actor(1, kind=" Person"))
        assert good[0].kind == "person"

    @pytest.mark.parametrize("cites", [2, "2", ["2"], [2, 2], ["2", 2], "[2]", "2, 2", [" [2] "]])
    def test_citations_in_another_form_are_read_where_they_are_clear(self, cites):
        good, problems = actors(actor(cites=cites))
        assert ([one.cites for one in good], problems) == ([[2]], [])

    def test_a_citation_is_listed_once(self):
        good, _ = actors(actor(2, 1, 2, 1))
        assert good[0].cites == [2, 1]

    @pytest.mark.parametrize("cites", [True, [True], "first", "1-3", [1.5], None, {}])
    def test_what_is_no_citation_is_not_taken_for_one(self, cites):
        good, problems = actors(actor(cites=cites))
        assert good == []
        assert len(problems) == 1

    def test_keys_that_nobody_asked_for_are_left_out(self):
        good, problems = actors(actor(1, mood="good", ungrounded="I say so", aliases=["x"]))
        assert (good[0].ungrounded, good[0].aliases, problems) == (None, [], [])

    def test_derived_fields_inside_are_never_the_models(self):
        class Ruling(Cited):
            text: str
            day: Annotated[str | None, Derived()] = None

        class Note(BaseModel):
            ruling: Ruling | None

        reply = {"ruling": {"cites": [1], "text": "x", "day": "2020-01-01"}}
        values, _ = validate(Note, None, reply, [1])
        assert values["ruling"].day is None

    def test_a_list_may_lack_its_brackets(self):
        item = {"cites": 1, "by": "Norhaven", "to": None, "action": "pay", "status": "pledged"}
        item |= {"condition": None, "deadline": None, "amount": None}
        values, problems = validate(BriefingNote, ["commitments"], {"commitments": item}, [1])
        assert problems == []
        assert (values["commitments"][0].by, values["commitments"][0].to) == (["Norhaven"], [])

    def test_words_for_nothing_in_a_list_are_left_out(self):
        good = {"cites": [1], "by": ["Norhaven", "null"], "to": ["none"], "action": "pay"}
        good |= {"status": "agreed", "condition": None, "deadline": None, "amount": None}
        values, problems = validate(
            BriefingNote, ["commitments"], {"commitments": ["none", good, None]}, [1]
        )
        assert problems == []
        assert (values["commitments"][0].by, values["commitments"][0].to) == (["Norhaven"], [])

    @pytest.mark.parametrize("reply", [[actor(1)], actor(1), {"actors": actor(1)}])
    def test_a_section_asked_for_alone_may_come_without_its_key(self, reply):
        values, problems = validate(BriefingNote, ["actors"], reply, [1])
        assert ([one.name for one in values["actors"]], problems) == (["Mira Holt"], [])

    def test_folding_makes_no_text_shorter_so_that_long_ones_need_not_be_folded(self):
        assert all(chr(code).casefold() for code in range(sys.maxunicode + 1))

    def test_null_is_an_empty_list_where_a_list_must_be(self):
        assert validate(BriefingNote, ["actors"], {"actors": None}, [1]) == ({"actors": []}, [])

    def test_null_is_null_where_the_list_may_be_null(self):
        class Note(BaseModel):
            points: list[str] | None

        assert validate(Note, None, {"points": "null"}, []) == ({"points": None}, [])
        assert validate(Note, None, {"points": [" a "]}, []) == ({"points": ["a"]}, [])

    def test_alternatives_are_told_apart_by_their_keys(self):
        class Vote(Cited):
            result: str | None

        class Speech(Cited):
            speaker: str | None

        class Note(BaseModel):
            acts: list[Vote | Speech]

        reply = {"acts": [{"cites": [1], "speaker": "null"}, {"cites": [1], "result": " lost "}]}
        values, problems = validate(Note, None, reply, [1])
        assert problems == []
        assert [type(act).__name__ for act in values["acts"]] == ["Speech", "Vote"]
        assert values["acts"][0].speaker is None
        assert values["acts"][1].result == "lost"

    def test_a_model_that_contains_itself_is_cleaned_all_the_way_down(self):
        class Part(Cited):
            title: str | None
            parts: "list[Part]"

        class Outline(BaseModel):
            parts: list[Part]

        inner = {"cites": [1, 1], "title": "none", "parts": []}
        reply = {"parts": [{"cites": [1], "title": " x", "parts": [inner]}]}
        values, _ = validate(Outline, None, reply, [1])
        assert (values["parts"][0].title, values["parts"][0].parts[0].title) == ("x", None)

    def test_none_stays_a_choice_where_it_is_one(self):
        class Note(BaseModel):
            risk: Literal["none", "some"] | None

        assert validate(Note, None, {"risk": "None"}, []) == ({"risk": "none"}, [])
        assert validate(Note, None, {"risk": "null"}, []) == ({"risk": None}, [])
