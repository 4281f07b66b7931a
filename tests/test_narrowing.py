"""The schema that is sent: what it lets a model say about one article."""

import copy
from typing import Annotated, Any, Literal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from summarizer.errors import SchemaError
from summarizer.narrowing import narrow
from summarizer.schemas import BriefingNote, Cited, Derived

SECTIONS = tuple(BriefingNote.model_fields)


def accepts(schema, instance):
    return jsonschema.Draft202012Validator(schema).is_valid(instance)


def actor(*cites, **changes):
    plain = {"cites": list(cites), "name": "Mira Holt", "kind": "person"}
    return {**plain, "role": None, "affiliation": None, **changes}


def actors_schema(*ids):
    return narrow(BriefingNote, ["actors"], ids)


class TestSections:
    def test_only_the_named_sections_are_asked_for_in_the_order_given(self):
        schema = narrow(BriefingNote, ["event", "headline"], [1])
        assert list(schema["properties"]) == ["event", "headline"]
        assert schema["required"] == ["event", "headline"]

    def test_none_means_all(self):
        assert tuple(narrow(BriefingNote, None, [1])["properties"]) == SECTIONS

    @pytest.mark.parametrize("names", [["actor"], ["actors", "date"], []])
    def test_a_section_that_does_not_exist(self, names):
        with pytest.raises(SchemaError, match=r"BriefingNote has no section .*; it has headline, "):
            narrow(BriefingNote, names, [1])

    def test_a_whole_note_fits_its_schema(self):
        note = {
            "headline": "Harbour deal signed",
            "summary": [{"cites": [1, 2], "text": "The port was sold."}],
            "event": None,
            "actors": [actor(2)],
            "commitments": [],
            "background": [{"cites": [3], "fact": "It was built in 1950."}],
        }
        assert accepts(narrow(BriefingNote, None, [1, 2, 3]), note)
        assert not accepts(narrow(BriefingNote, None, [1, 2]), note)


class TestFields:
    def test_every_property_is_required_and_no_other_is_allowed(self):
        complete = actor(1)
        schema = actors_schema(1)
        assert accepts(schema, {"actors": [complete]})
        for key in complete:
            lacking = {k: v for k, v in complete.items() if k != key}
            assert not accepts(schema, {"actors": [lacking]})
        assert not accepts(schema, {"actors": [actor(1, mood="good")]})

    def test_derived_fields_are_not_asked_for(self):
        item = actors_schema(1)["properties"]["actors"]["items"]
        assert list(item["properties"]) == ["cites", "name", "kind", "role", "affiliation"]

    def test_null_is_a_type_of_its_own(self):
        assert accepts(actors_schema(1), {"actors": [actor(1, role=None)]})
        assert not accepts(actors_schema(1), {"actors": [actor(1, name=None)]})

    def test_a_choice_is_an_enumeration(self):
        assert not accepts(actors_schema(1), {"actors": [actor(1, kind="alien")]})

    def test_citations_are_written_first_even_where_they_are_declared_last(self):
        class Ruling(BaseModel):
            text: str

        class CitedRuling(Cited, Ruling):
            pass

        class Note(BaseModel):
            rulings: list[CitedRuling]

        item = narrow(Note, None, [1])["properties"]["rulings"]["items"]
        assert list(item["properties"]) == item["required"] == ["cites", "text"]

    def test_an_alias_is_the_key_on_the_wire(self):
        class Ruling(Cited):
            cites: list[int] = Field(min_length=2, alias="c")
            text: str = Field(alias="t")
            day: Annotated[str | None, Derived()] = Field(default=None, alias="d")

        class Note(BaseModel):
            rulings: list[Ruling] = Field(alias="r")

        schema = narrow(Note, ["rulings"], [7, 8])
        assert accepts(schema, {"r": [{"c": [7, 8], "t": "x"}]})
        assert not accepts(schema, {"r": [{"c": [7], "t": "x"}]})
        assert not accepts(schema, {"r": [{"c": [7, 9], "t": "x"}]})

    def test_a_property_may_be_called_like_a_keyword(self):
        class Film(Cited):
            title: str
            description: str
            default: str | None = None
            properties: list[str]

        class Note(BaseModel):
            films: list[Film]

        film = {"cites": [1], "title": "a", "description": "b", "default": "c", "properties": []}
        assert accepts(narrow(Note, None, [1]), {"films": [film]})
        assert not accepts(narrow(Note, None, [1]), {"films": [{**film, "title": 1}]})

    def test_descriptions_are_left_to_the_prompt_unless_asked_for(self):
        def descriptions(node):
            if isinstance(node, dict):
                here = [node["description"]] if isinstance(node.get("description"), str) else []
                return here + [d for value in node.values() for d in descriptions(value)]
            return [d for value in node for d in descriptions(value)] if node is list else []

        assert descriptions(narrow(BriefingNote, None, [1])) == []
        described = descriptions(narrow(BriefingNote, None, [1], descriptions=True))
        assert "What the actor is." in described
        assert "Numbers of the sentences that state this, fewest first." in described


class TestIds:
    def test_at_least_one_sentence_and_at_most_four(self):
        schema = actors_schema(*range(1, 10))
        assert not accepts(schema, {"actors": [actor()]})
        assert accepts(schema, {"actors": [actor(1, 2, 3, 4)]})
        assert not accepts(schema, {"actors": [actor(1, 2, 3, 4, 5)]})

    def test_many_ids_are_written_once(self):
        schema = narrow(BriefingNote, None, range(1, 901))
        assert str(schema).count("899") == 1
        assert str(actors_schema(*range(1, 901))).count("899") == 1

    def test_more_ids_than_an_enumeration_may_have_become_ranges(self):
        ids = [*range(1, 1500), *range(2000, 2100)]
        schema = actors_schema(*ids)
        assert "enum" not in schema["properties"]["actors"]["items"]["properties"]["cites"]["items"]
        for number in (1, 1499, 2000, 2099):
            assert accepts(schema, {"actors": [actor(number)]})
        for number in (0, 1500, 1999, 2100):
            assert not accepts(schema, {"actors": [actor(number)]})

    def test_an_article_without_sentences_cannot_be_cited(self):
        with pytest.raises(SchemaError, match="there are none"):
            actors_schema()
        assert narrow(BriefingNote, ["headline"], [])["required"] == ["headline"]

    def test_nested_claims_cite_the_same_sentences(self):
        class Reason(Cited):
            text: str

        class Ruling(Cited):
            reasons: list[Reason]

        class Note(BaseModel):
            ruling: Ruling

        schema = narrow(Note, None, [3])
        good = {"cites": [3], "reasons": [{"cites": [3], "text": "x"}]}
        bad = {"cites": [3], "reasons": [{"cites": [4], "text": "x"}]}
        assert accepts(schema, {"ruling": good})
        assert not accepts(schema, {"ruling": bad})

    ids = st.sets(st.integers(min_value=1, max_value=400), min_size=1, max_size=60)

    @given(ids=ids, data=st.data())
    def test_whatever_cites_these_ids_only_is_allowed(self, ids, data):
        cites = data.draw(st.lists(st.sampled_from(sorted(ids)), min_size=1, max_size=4))
        assert accepts(actors_schema(*ids), {"actors": [actor(*cites)]})
        summary = [{"cites": cites, "text": "x"}]
        assert accepts(
            narrow(BriefingNote, ["summary", "actors"], sorted(ids)),
            {"summary": summary, "actors": [actor(*cites)]},
        )

    @given(ids=ids, stranger=st.integers(), data=st.data())
    def test_whatever_cites_another_id_is_not(self, ids, stranger, data):
        ids.discard(stranger)
        if not ids:
            return
        cites = data.draw(st.lists(st.sampled_from(sorted(ids)), max_size=3))
        cites.insert(data.draw(st.integers(0, len(cites))), stranger)
        assert not accepts(actors_schema(*ids), {"actors": [actor(*cites)]})


class TestCache:
    def test_changing_a_schema_does_not_change_the_next_one(self):
        first = narrow(BriefingNote, None, [1, 2])
        kept = copy.deepcopy(first)
        first["properties"]["actors"]["items"]["properties"].clear()
        first["required"].clear()
        assert narrow(BriefingNote, None, [1, 2]) == kept

    def test_types_of_the_same_name_are_kept_apart(self):
        def note_with(kind: Any) -> type[BaseModel]:
            class Note(BaseModel):
                value: kind

            return Note

        assert narrow(note_with(str), None, [1]) != narrow(note_with(Literal["a"]), None, [1])
