"""From a JSON Schema as Pydantic writes it to the strict dialect of structured output.

Only what the OpenAI dialect knows is written: ``type``, ``properties``, ``required``,
``additionalProperties``, ``items``, ``enum``, ``anyOf``, ``$ref``, ``$defs``, ``description``, the
numeric bounds, ``minItems``, ``maxItems``, and the listed values of ``format``. Constraints that
it does not know (lengths of text, patterns, uniqueness) are left to validation. What cannot be
said at all is refused with the path of the field.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer.errors import SchemaError

CITES = "x-cites"
"""Marks the array of sentence ids, whose values are not known yet; never sent."""
INVALID = "x-invalid"
"""Marks a type that has no JSON Schema; its value says why."""
MAX_ENUM_VALUES = 1000
_MAX_CITES = 4
_MAX_DEPTH = 10
_MAX_PROPERTIES = 5000
_MAX_CHOICES_LENGTH = 15_000
_KEPT = {
    "integer": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "number": ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
    "array": ("minItems", "maxItems"),
    "string": (),
    "boolean": (),
    "null": (),
}
_FORMATS = frozenset(
    ("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid")
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the note type the writer is.

    Attributes:
        path: the field, e.g. ``actors[].role``.
        within: the models around it, outermost first.
        forced: those of them that contain it in every instance: no list and no alternative
            lies in between.
        depth: how many objects are around it.
    """

    path: str = ""
    within: tuple[str, ...] = ()
    forced: frozenset[str] = frozenset()
    depth: int = 0

    def below(self, key: str) -> "Place":
        """Return the place of a field of the object here."""
        return replace(self, path=f"{self.path}.{key}" if self.path else key)

    def refuse(self, why: str) -> SchemaError:
        """Return the error that names this place."""
        return SchemaError(f"{self.path or 'the note type'} cannot be sent: {why}")


@dataclass
class StrictWriter:
    """Writes strict schemas and counts what the dialect limits.

    Attributes:
        definitions: the schemas that ``$ref`` may name.
        recursive: strict schemas of models that contain themselves, by name.
        citing: how many arrays of sentence ids were written.
        choices: how many values all enumerations have together.
        properties: how many properties all objects have together.
    """

    definitions: Mapping[str, Any]
    recursive: dict[str, Any] = field(default_factory=dict)
    citing: int = 0
    choices: int = 0
    properties: int = 0

    def write(self, schema: Mapping[str, Any], place: Place) -> dict[str, Any]:
        """Return the strict form of a schema.

        Raises:
            SchemaError: the dialect cannot express it.
        """
        written = self._write(schema, place)
        if "description" in schema and "$ref" not in written:
            written["description"] = schema["description"]
        return written

    def _write(self, schema: Mapping[str, Any], place: Place) -> dict[str, Any]:
        if INVALID in schema:
            raise place.refuse(schema[INVALID])
        if CITES in schema:
            return self._cites(schema)
        if "$ref" in schema:
            return self._reference(_name_of(schema), place)
        if len(schema.get("allOf", ())) == 1:
            return self.write(schema["allOf"][0], place)
        if "const" in schema or "enum" in schema:
            return self._enumeration(schema.get("enum") or [schema["const"]], place)
        for keyword in ("anyOf", "oneOf"):
            if keyword in schema:
                return self._union(schema[keyword], place)
        return self._typed(schema, place)

    def _typed(self, schema: Mapping[str, Any], place: Place) -> dict[str, Any]:
        kind = schema.get("type")
        if isinstance(kind, list):
            return self._union([{**schema, "type": one} for one in kind], place)
        if kind == "object":
            return self._object(schema, place)
        if kind not in _KEPT:
            raise place.refuse("it may hold anything; give it a definite type")
        written = {"type": kind, **{key: schema[key] for key in _KEPT[kind] if key in schema}}
        if kind == "array":
            written["items"] = self._items(schema, place)
        elif kind == "string" and schema.get("format") in _FORMATS:
            written["format"] = schema["format"]
        return written

    def _cites(self, schema: Mapping[str, Any]) -> dict[str, Any]:
        self.citing += 1
        fewest = max(1, schema.get("minItems", 1))
        most = schema.get("maxItems", max(fewest, _MAX_CITES))
        return {CITES: True, "minItems": fewest, "maxItems": most}

    def _items(self, schema: Mapping[str, Any], place: Place) -> dict[str, Any]:
        if "prefixItems" in schema:
            raise place.refuse("a tuple whose positions differ; make it a model with named fields")
        inside = replace(place, path=f"{place.path}[]")
        if not schema.get("minItems"):
            inside = replace(inside, forced=frozenset())
        return self.write(schema.get("items", {}), inside)

    def _object(self, schema: Mapping[str, Any], place: Place) -> dict[str, Any]:
        properties = schema.get("properties")
        if not properties:
            free = schema.get("additionalProperties") or "patternProperties" in schema
            raise place.refuse(
                "a dict with free keys; make it a list of models with named fields"
                if free
                else "a model without fields to fill in"
            )
        self.properties += len(properties)
        if self.properties > _MAX_PROPERTIES:
            raise place.refuse(f"the schema has more than {_MAX_PROPERTIES} fields in all")
        if place.depth == _MAX_DEPTH:
            raise place.refuse(f"it is nested more than {_MAX_DEPTH} levels deep")
        inside = replace(place, depth=place.depth + 1)
        return {
            "type": "object",
            "properties": {
                key: self.write(value, inside.below(key)) for key, value in properties.items()
            },
            "required": list(properties),
            "additionalProperties": False,
        }

    def _reference(self, name: str, place: Place) -> dict[str, Any]:
        if name in place.forced:
            raise place.refuse(f"{name} contains itself without end; make the inner one optional")
        reference = {"$ref": f"#/$defs/{name}"}
        if name in place.within:
            self.recursive.setdefault(name, None)
            return reference
        if self.recursive.get(name) is not None:
            return reference
        inside = replace(place, within=(*place.within, name), forced=place.forced | {name})
        written = self.write(self.definitions[name], inside)
        if name in self.recursive:
            self.recursive[name] = written
            return reference
        return written

    def _enumeration(self, values: list[Any], place: Place) -> dict[str, Any]:
        self.choices += len(values)
        if self.choices > MAX_ENUM_VALUES:
            raise place.refuse(f"the schema has more than {MAX_ENUM_VALUES} choices in all")
        if len(values) > 250 and sum(len(str(value)) for value in values) > _MAX_CHOICES_LENGTH:
            raise place.refuse(f"its choices are longer than {_MAX_CHOICES_LENGTH} characters")
        by_kind: dict[str, list[Any]] = {}
        for value in values:
            by_kind.setdefault(_kind_of(value, place), []).append(value)
        branches = [
            {"type": kind} if kind == "null" else {"type": kind, "enum": some}
            for kind, some in by_kind.items()
        ]
        return branches[0] if len(branches) == 1 else {"anyOf": branches}

    def _union(self, branches: Iterable[Mapping[str, Any]], place: Place) -> dict[str, Any]:
        inside = replace(place, forced=frozenset())
        written = [self.write(branch, inside) for branch in branches]
        if len(written) == 1:
            return written[0]
        return {"anyOf": [self._led_by_own_key(branch, written, place) for branch in written]}

    def _led_by_own_key(
        self, branch: dict[str, Any], branches: list[dict[str, Any]], place: Place
    ) -> dict[str, Any]:
        """Put first a key that tells the branch apart: endpoints refuse equal first keys."""
        others = [
            one["properties"] for one in branches if one is not branch and "properties" in one
        ]
        if "properties" not in branch or not others:
            return branch
        for key, value in branch["properties"].items():
            if all(_differs(value, other.get(key)) for other in others):
                first = {key: value}
                return {
                    **branch,
                    "properties": first | branch["properties"],
                    "required": [key, *(k for k in branch["required"] if k != key)],
                }
        raise place.refuse("its alternatives look alike; give each a Literal field of its own")


def _name_of(schema: Mapping[str, Any]) -> str:
    return str(schema["$ref"]).removeprefix("#/$defs/")


def _differs(one: Mapping[str, Any], other: Mapping[str, Any] | None) -> bool:
    if other is None:
        return True
    return "enum" in one and "enum" in other and not set(one["enum"]) & set(other["enum"])


def _kind_of(value: Any, place: Place) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", type(None): "null"}
    if type(value) not in kinds:
        raise place.refuse(f"{value!r} is not a plain choice")
    return kinds[type(value)]
