"""The strict schema of some sections of a note type, before any article is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.errors import PydanticUserError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, JsonSchemaWarningKind
from pydantic_core import core_schema

from summarizer.errors import SchemaError
from summarizer.note_types import Section, asked_fields, sections_of, wire_key
from summarizer.schemas import Cited
from summarizer.strict_schema import CITES, INVALID, Place, StrictWriter


@dataclass(frozen=True, slots=True)
class Template:
    """A strict schema that lacks nothing but the sentence ids. Shared: never change one.

    Attributes:
        sections: the sections asked for.
        root: the schema; an object with the key ``CITES`` stands for each array of ids.
        defs: schemas of models that contain themselves, by name.
        citing: how many such arrays there are.
        choices: how many values all enumerations have together.
    """

    sections: tuple[Section, ...]
    root: Mapping[str, Any]
    defs: Mapping[str, Any]
    citing: int
    choices: int


@lru_cache(maxsize=128)
def template_for(note_type: type[BaseModel], names: tuple[str, ...] | None) -> Template:
    """Build the template of the sections with these names (``None``: of all), once.

    Raises:
        SchemaError: no such section, or a field cannot be sent.
    """
    sections = _named(note_type, names)
    try:
        whole = note_type.model_json_schema(schema_generator=_MarkedSchema)
    except PydanticUserError as error:
        raise SchemaError(f"{note_type.__name__}: {str(error).splitlines()[0]}") from error
    defs = whole.get("$defs", {})
    # A note type that contains itself is a reference already at the top.
    top = defs[whole["$ref"].removeprefix("#/$defs/")] if "$ref" in whole else whole
    properties = {section.key: top["properties"][section.key] for section in sections}
    writer = StrictWriter(defs)
    root = writer.write({"type": "object", "properties": properties}, Place())
    return Template(sections, root, writer.recursive, writer.citing, writer.choices)


def _named(note_type: type[BaseModel], names: tuple[str, ...] | None) -> tuple[Section, ...]:
    by_name = {section.name: section for section in sections_of(note_type)}
    unknown = [name for name in names or () if name not in by_name]
    if unknown or names == ():
        asked = f"no section {unknown[0]!r}" if unknown else "no section without a name"
        raise SchemaError(f"{note_type.__name__} has {asked}; it has {', '.join(by_name)}")
    return tuple(by_name[name] for name in (by_name if names is None else names))


class _MarkedSchema(GenerateJsonSchema):
    """Pydantic's own schema without derived fields; citations and what has no schema marked."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        result = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        properties = result.get("properties")
        if not isinstance(properties, dict):
            return result
        asked = {key: properties[key] for key in asked_fields(model) if key in properties}
        if issubclass(model, Cited):
            asked.get(wire_key("cites", model.model_fields["cites"]), {})[CITES] = True
        return {**result, "properties": asked}

    def handle_invalid_for_json_schema(
        self, schema: core_schema.CoreSchema, error_info: str
    ) -> JsonSchemaValue:
        # Refused later, where the path of the field is known.
        return {INVALID: f"its type has no JSON Schema ({schema['type']})"}

    def render_warning_message(self, kind: JsonSchemaWarningKind, detail: str) -> None:
        return None  # They concern defaults and discriminators, which are not sent.
