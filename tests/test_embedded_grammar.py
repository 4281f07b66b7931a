import json

import pytest

from summarizer.backends.embedded_grammar import compact_grammar
from summarizer.errors import SchemaError
from summarizer.schemas import BriefingNote

PREFIX = "%llguidance {}\nstart: %json "


def document(schema):
    """Return the JSON inside the grammar."""
    text = compact_grammar(schema)
    assert text.startswith(PREFIX)
    return json.loads(text.removeprefix(PREFIX))


def with_field(field, **more):
    return {
        "type": "object",
        "properties": {"field": field},
        "required": ["field"],
        "additionalProperties": False,
        **more,
    }


def test_the_grammar_is_the_schema_with_orders_not_to_write_white_space():
    schema = with_field({"enum": [1, 2]})
    assert document(schema) == {
        **schema,
        "x-guidance": {"whitespace_flexible": False, "lenient": True},
    }


def test_the_schema_itself_is_left_as_it_is():
    schema = with_field({"type": "string", "pattern": "(?=x)"})
    before = json.dumps(schema)
    compact_grammar(schema)
    assert json.dumps(schema) == before


def test_properties_keep_their_order():
    schema = {"type": "object", "properties": {"z": {}, "a": {}}}
    assert list(document(schema)["properties"]) == ["z", "a"]


@pytest.mark.parametrize("text", ['say "no"', "back\\slash", "l'été // x", "# 5 € %json {", "a\nb"])
def test_any_text_may_be_a_choice(text):
    assert document(with_field({"enum": [text]}))["properties"]["field"]["enum"] == [text]


def test_the_briefing_note_can_be_sent():
    assert "properties" in document(BriefingNote.model_json_schema())


@pytest.mark.parametrize(
    "field",
    [
        {"type": "strng"},
        {"type": ["string", "nothing"]},
        {"enum": []},
        {"type": "integer", "enum": ["a"]},
        {"type": "string", "const": 3},
        {"type": "integer", "enum": [True]},
        {"type": "string", "minLength": 5, "maxLength": 3},
        {"type": "array", "minItems": 2, "maxItems": 1},
        {"type": "integer", "minimum": 5, "maximum": 3},
        {"$ref": "#/$defs/Missing"},
        {"$ref": "https://example.org/schema.json"},
        {"anyOf": [{"type": "null"}, {"type": "array", "items": {"enum": []}}]},
        False,
    ],
    ids=str,
)
def test_what_no_reply_can_satisfy_is_refused_with_its_place(field):
    with pytest.raises(SchemaError, match=r"cannot be sent: .* at #") as caught:
        compact_grammar(with_field(field))
    assert "\n" not in str(caught.value)


def test_the_place_is_a_json_pointer():
    schema = with_field({"type": "array", "items": {"anyOf": [{"type": "null"}, {"enum": []}]}})
    with pytest.raises(SchemaError, match=r"an empty enum at #/properties/field/items/anyOf/1$"):
        compact_grammar(schema)


def test_a_property_that_is_required_but_not_there_is_refused():
    schema = {"type": "object", "required": ["gone"], "additionalProperties": False}
    with pytest.raises(SchemaError, match="'gone' is not allowed"):
        compact_grammar(schema)


def test_local_references_are_followed():
    definitions = {"a/b": {"type": "string"}, "T": {"$ref": "#/$defs/a~1b"}}
    assert document(with_field({"$ref": "#/$defs/T"}, **{"$defs": definitions}))


def test_a_schema_may_refer_to_itself():
    assert document(with_field({"anyOf": [{"$ref": "#"}, {"type": "null"}]}))


@pytest.mark.parametrize("pattern", [r"^(?!no)", r"(?<=a)b", r"\bword\b", r"(a)\1", "["])
def test_a_pattern_the_engine_has_no_grammar_for_is_left_to_validation(pattern):
    field = document(with_field({"type": "string", "pattern": pattern}))["properties"]["field"]
    assert field == {"type": "string"}


def test_an_ordinary_pattern_stays():
    field = {"type": "string", "pattern": r"^\d{4}-\d{2}$"}
    assert document(with_field(field))["properties"]["field"] == field


def test_a_property_may_be_called_pattern():
    schema = {"type": "object", "properties": {"pattern": {"type": "string"}}}
    assert document(schema)["properties"] == {"pattern": {"type": "string"}}


@pytest.mark.parametrize("value", [float("nan"), "\ud800"])
def test_what_is_not_json_is_refused(value):
    with pytest.raises(SchemaError, match="not valid JSON"):
        compact_grammar(with_field({"enum": [value]}))
