"""The strict dialect: which types can be sent, how they are written, what is refused and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Literal, Optional

import jsonschema
import pytest
from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model

from summarizer.errors import SchemaError
from summarizer.narrowing import narrow
from summarizer.schemas import BriefingNote, Cited, Derived

# What the documentation of strict structured output lists.
KEYWORDS = {
    "object": {"type", "properties", "required", "additionalProperties", "$defs", "description"},
    "array": {"type", "items", "minItems", "maxItems", "description"},
    "string": {"type", "enum", "pattern", "format", "description"},
    "boolean": {"type", "enum", "description"},
    "null": {"type", "description"},
}
NUMBER = {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
KEYWORDS["integer"] = KEYWORDS["number"] = {"type", "enum", "description"} | NUMBER


def assert_strict(node: Mapping[str, Any], *, root: bool = False) -> None:
    if "$ref" in node:
        assert set(node) == {"$ref"}
    elif "anyOf" in node:
        assert not root
        assert set(node) <= {"anyOf", "description"}
        for branch in node["anyOf"]:
            assert_strict(branch)
    else:
        assert set(node) <= KEYWORDS[node["type"]]
        if node["type"] == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])
            for value in (*node["properties"].values(), *node.get("$defs", {}).values()):
                assert_strict(value)
        elif node["type"] == "array":
            assert_strict(node["items"])


def one_field(annotation: Any, field: Any = ...) -> type[BaseModel]:
    return create_model("Note", value=(annotation, field))


def sent(annotation: Any, field: Any = ...) -> dict[str, Any]:
    schema = narrow(one_field(annotation, field), None, [1, 2])
    assert_strict(schema, root=True)
    return schema


def accepts(annotation: Any, value: Any) -> bool:
    return jsonschema.Draft202012Validator(sent(annotation)).is_valid({"value": value})


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@dataclass
class Town:
    name: str = ""


class Names(RootModel[list[str]]):
    pass


class Loose(BaseModel):
    model_config = ConfigDict(extra="allow")
    name: str = Field(default="x", examples=["y"], min_length=1, max_length=9, pattern="^[a-z]")


class Win(BaseModel):
    text: str
    outcome: Literal["win"]


class Loss(BaseModel):
    text: str
    outcome: Literal["loss"]


@pytest.mark.parametrize("descriptions", [True, False])
def test_the_briefing_note_can_be_sent(descriptions):
    schema = narrow(BriefingNote, None, [1, 2], descriptions=descriptions)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert_strict(schema, root=True)


@pytest.mark.parametrize(
    ("annotation", "good", "bad"),
    [
        (str, "x", 1),
        (int, 1, "1"),
        (float, 1.5, "1.5"),
        (bool, True, "true"),
        (Colour, "red", "green"),
        (Literal["a", 1, None], None, "b"),
        (Literal["only"], "only", "other"),
        (str | None, None, 1),
        (int | str | None, "x", 1.5),
        (list[str], [], [1]),
        (set[Colour], ["red"], ["green"]),
        (tuple[int, ...], [1, 2], ["1"]),
        (date, "2021-05-06", 3),
        (Decimal, 1.5, None),
        (Town, {"name": "Riva"}, {}),
        (Names, ["x"], {"root": ["x"]}),
        (Loose, {"name": "x"}, {"name": "x", "more": 1}),
        (Loose | None, None, {}),
        (Win | Loss, {"outcome": "win", "text": "x"}, {"outcome": "draw", "text": "x"}),
        (Annotated[int, Field(ge=2, lt=9)], 2, 9),
        (Annotated[list[str], Field(min_length=1, max_length=2)], ["a"], []),
    ],
)
def test_these_types_can_be_sent(annotation, good, bad):
    assert accepts(annotation, good)
    assert not accepts(annotation, bad)


def test_alternatives_start_with_the_key_that_tells_them_apart():
    branches = sent(list[Win | Loss])["properties"]["value"]["items"]["anyOf"]
    assert [next(iter(branch["properties"])) for branch in branches] == ["outcome", "outcome"]


def test_a_discriminated_union_is_a_plain_one():
    tagged = Annotated[Win | Loss, Field(discriminator="outcome")]
    assert "anyOf" in sent(list[tagged])["properties"]["value"]["items"]


def test_a_model_that_contains_itself_is_defined_once_and_referred_to():
    class Part(Cited):
        title: str
        parts: list["Part"]

    part = {"cites": [1], "title": "x", "parts": [{"cites": [2], "title": "y", "parts": []}]}
    assert accepts(list[Part], [part])
    part["parts"][0]["cites"] = [3]
    assert not accepts(list[Part], [part])


def test_models_that_contain_one_another_too():
    class Ship(BaseModel):
        port: Optional["Port"]

    class Port(BaseModel):
        ships: list[Ship]

    Ship.model_rebuild()
    assert accepts(Port, {"ships": [{"port": {"ships": [{"port": None}]}}]})
    assert not accepts(Port, {"ships": [{"port": {"ships": [{"port": 1}]}}]})


def test_a_derived_field_may_be_of_any_type():
    class Ruling(Cited):
        text: str
        check: Annotated[dict[str, Any], Derived()] = Field(default_factory=dict)

    assert accepts(Ruling, {"cites": [1], "text": "x"})


class Nothing(BaseModel):
    pass


class Endless(BaseModel):
    again: "Endless"


class EndlessList(BaseModel):
    again: Annotated[list["EndlessList"], Field(min_length=1)]


class Twin(BaseModel):
    text: str


class OtherTwin(BaseModel):
    text: str


class Holder(Cited):
    extra: dict[str, str]


def nested(levels: int) -> type[BaseModel]:
    model = create_model("Level0", text=(str, ...))
    for level in range(1, levels):
        model = create_model(f"Level{level}", inner=(model, ...))
    return model


@pytest.mark.parametrize(
    ("annotation", "message"),
    [
        (dict[str, int], r"^value cannot be sent: a dict with free keys"),
        (Any, r"^value cannot be sent: it may hold anything"),
        (list[Any], r"^value\[\] cannot be sent: it may hold anything"),
        (list, r"^value\[\] cannot be sent: it may hold anything"),
        (tuple[int, str], r"^value cannot be sent: a tuple whose positions differ"),
        (Callable[[int], int], r"^value cannot be sent: its type has no JSON Schema"),
        (list[Holder], r"^value\[\]\.extra cannot be sent: a dict with free keys"),
        (Holder | None, r"^value\.extra cannot be sent"),
        (Nothing, r"^value cannot be sent: a model without fields"),
        (Endless, r"^value\.again cannot be sent: Endless contains itself without end"),
        (EndlessList, r"^value\.again\[\] cannot be sent: EndlessList contains itself"),
        (Twin | OtherTwin, r"^value cannot be sent: its alternatives look alike"),
        (nested(11), r"cannot be sent: it is nested more than 10 levels deep"),
        (Literal[tuple(f"c{i}" for i in range(1001))], r"more than 1000 choices in all"),
        (Literal[tuple("x" * 99 + str(i) for i in range(300))], r"longer than 15000 characters"),
    ],
)
def test_what_cannot_be_sent_is_refused_with_its_path_and_the_reason(annotation, message):
    with pytest.raises(SchemaError, match=message) as caught:
        sent(annotation)
    assert "\n" not in str(caught.value)


def test_nine_levels_below_the_note_are_the_most():
    assert_strict(narrow(one_field(nested(9)), None, [1]), root=True)


def test_a_type_that_multiplies_at_each_level_is_stopped_early():
    model = create_model("Leaf", text=(str, ...))
    for level in range(8):
        fields: dict[str, Any] = {f"f{i}": (model, ...) for i in range(4)}
        model = create_model(f"Wide{level}", **fields)
    with pytest.raises(SchemaError, match="more than 5000 fields"):
        narrow(one_field(list[model]), None, [1])


def test_the_refusal_concerns_the_sections_that_are_asked_for():
    class Note(BaseModel):
        title: str
        table: dict[str, int]

    assert narrow(Note, ["title"], [1])["required"] == ["title"]
    with pytest.raises(SchemaError, match=r"^table cannot be sent"):
        narrow(Note, ["table"], [1])
