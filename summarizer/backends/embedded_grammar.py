"""JSON Schema to the grammar that keeps a small model to it, without a token of white space.

The engine hands ``%llguidance`` grammars to llguidance. One that llguidance cannot compile is
dropped in silence and the model then writes what it likes, so everything known to be refused is
found here first. Keywords it does not implement are ignored (``lenient``): they only make the
grammar wider, and replies are validated against the full schema anyway.
"""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from summarizer.errors import SchemaError
from summarizer.llm import JsonSchema

_OPTIONS = {"whitespace_flexible": False, "lenient": True}
_PYTHON_TYPES: dict[str, tuple[type, ...]] = {
    "array": (list, tuple),
    "boolean": (bool,),
    "integer": (int,),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}
_LIMITS = (
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minimum", "maximum"),
    ("minProperties", "maxProperties"),
)
_MAPS = ("properties", "patternProperties", "$defs", "definitions")
_LISTS = ("anyOf", "oneOf", "allOf", "prefixItems")
_SINGLES = ("items", "additionalProperties")
# Look-around, word boundaries and back references are beyond a regular language.
_IRREGULAR = re.compile(r"\(\?(?:[=!]|<[=!])|\\[bBAzZ1-9]")


def compact_grammar(schema: JsonSchema) -> str:
    """Return the value of ``grammar`` in a request's body for replies of this schema.

    Args:
        schema: JSON Schema with local references only.

    Raises:
        SchemaError: no reply can satisfy the schema, or the engine could not read it.
    """
    for path, node in _nodes(dict(schema), "#"):
        _check(path, node, schema)
    document = {**_with_regular_patterns(dict(schema)), "x-guidance": _OPTIONS}
    try:
        text = json.dumps(document, ensure_ascii=False, allow_nan=False)
        text.encode()
    except ValueError as error:
        raise SchemaError(f"the schema is not valid JSON: {error}") from error
    return "%llguidance {}\nstart: %json " + text


def _nodes(node: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every subschema that is an object, with its JSON pointer."""
    if not isinstance(node, dict):
        return
    yield path, node
    for key in _MAPS:
        for name, child in node.get(key, {}).items():
            yield from _nodes(child, f"{path}/{key}/{name}")
    for key in _LISTS:
        for index, child in enumerate(node.get(key, ())):
            yield from _nodes(child, f"{path}/{key}/{index}")
    for key in _SINGLES:
        yield from _nodes(node.get(key), f"{path}/{key}")


def _check(path: str, node: dict[str, Any], root: JsonSchema) -> None:
    for problem in (
        _type_problem(node),
        _values_problem(node),
        _limits_problem(node),
        _required_problem(node),
        _reference_problem(node, root),
    ):
        if problem:
            raise SchemaError(f"the schema cannot be sent: {problem} at {path}")


def _types(node: dict[str, Any]) -> list[Any]:
    given = node.get("type", [])
    return given if isinstance(given, list) else [given]


def _type_problem(node: dict[str, Any]) -> str | None:
    unknown = [name for name in _types(node) if name not in _PYTHON_TYPES]
    return f"unknown type {unknown[0]!r}" if unknown else None


def _values_problem(node: dict[str, Any]) -> str | None:
    """Look for an ``enum`` or ``const`` that leaves no value."""
    values = node.get("enum", [node["const"]] if "const" in node else None)
    if values is None:
        return None
    if not values:
        return "an empty enum"
    types = _types(node)
    if types and not any(_has_type(value, name) for value in values for name in types):
        return f"no value of the enum is of type {types[0]!r}"
    return None


def _has_type(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    return isinstance(value, _PYTHON_TYPES[name])


def _limits_problem(node: dict[str, Any]) -> str | None:
    for low, high in _LIMITS:
        if low in node and high in node and node[low] > node[high]:
            return f"{low} is above {high}"
    return None


def _required_problem(node: dict[str, Any]) -> str | None:
    properties = node.get("properties", {})
    closed = node.get("additionalProperties") is False and "patternProperties" not in node
    for name in node.get("required", ()):
        if properties.get(name, not closed) is False:
            return f"the required property {name!r} is not allowed"
    return None


def _reference_problem(node: dict[str, Any], root: JsonSchema) -> str | None:
    reference = node.get("$ref")
    if reference is None:
        return None
    pointer, *steps = str(reference).split("/")
    target: Any = root
    for step in steps:
        key = unquote(step).replace("~1", "/").replace("~0", "~")
        target = target.get(key) if isinstance(target, dict) else None
    resolved = pointer == "#" and isinstance(target, dict | bool)
    return None if resolved or target is root else f"the reference {reference!r} leads nowhere"


def _with_regular_patterns(node: Any) -> Any:
    """Return a copy without the patterns that llguidance cannot compile."""
    if isinstance(node, list | tuple):
        return [_with_regular_patterns(child) for child in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _with_regular_patterns(child)
        for key, child in node.items()
        if key != "pattern" or not isinstance(child, str) or _is_regular(child)
    }


def _is_regular(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return not _IRREGULAR.search(pattern)
