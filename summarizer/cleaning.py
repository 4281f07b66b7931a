"""Mends, before validation, what a reply gets wrong in form only.

Endpoints without strict output, and small models, write ``"null"`` for null, one value where a
list belongs, a choice in other letter case, a key that nobody asked for. None of these is worth
another request.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from summarizer.strict_schema import CITES

_NOTHING = frozenset({"", "null", "none", "nil", "n/a", "n.a.", "-", "–", "—"})

_ID = re.compile(r"\d{1,9}")
_IDS_AS_TEXT = re.compile(r"\s*\[?\s*\d{1,9}(?:\s*,\s*\d{1,9})*\s*\]?\s*")


def clean(value: Any, schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Any:
    """Return the value as the (strict, unfilled) schema wants it, as far as form alone goes.

    White space around text is stripped; a word for nothing becomes null where null is possible;
    keys that the schema lacks are left out, derived fields among them; repeated citations are
    written once. A value of the wrong kind is returned as it is, for validation to refuse.
    """
    if "$ref" in schema:
        return clean(value, defs[schema["$ref"].removeprefix("#/$defs/")], defs)
    if CITES in schema:
        return _citations(value)
    if "anyOf" in schema:
        return _union(value, schema["anyOf"], defs)
    match schema.get("type"):
        case "string" if isinstance(value, str):
            return _text(value, schema)
        case "array":
            items = [clean(item, schema["items"], defs) for item in as_list(value)]
            # "none" among names is no name; among the choices of an enumeration it may be one.
            return (
                items
                if "enum" in schema["items"]
                else [item for item in items if not (isinstance(item, str) and is_nothing(item))]
            )
        case "object" if isinstance(value, Mapping):
            fields = schema["properties"]
            return {key: clean(value[key], fields[key], defs) for key in fields if key in value}
    return value


def as_list(value: Any) -> list[Any]:
    """Return a list as it is, null as an empty one, and anything else as the only item."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the only alternative to null, or the schema itself if there are more or none."""
    rest = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return rest[0] if len(rest) == 1 else schema


def is_nothing(value: Any) -> bool:
    """Tell whether the value is null or a word that stands for it."""
    return value is None or (isinstance(value, str) and value.strip().casefold() in _NOTHING)


def _text(value: str, schema: Mapping[str, Any]) -> str:
    stripped = value.strip()
    choices = schema.get("enum", ())
    if not choices or stripped in choices:
        return stripped
    return next((one for one in choices if str(one).casefold() == stripped.casefold()), stripped)


def _citations(value: Any) -> list[Any]:
    ids: list[Any] = []
    for one in as_list(value):
        if isinstance(one, str) and _IDS_AS_TEXT.fullmatch(one):
            ids.extend(int(number) for number in _ID.findall(one))
        else:
            # Validation would read true as 1.
            ids.append(str(one) if isinstance(one, bool) else one)
    if len(ids) < 2:
        return ids
    return [one for position, one in enumerate(ids) if one not in ids[:position]]


def _union(value: Any, branches: Sequence[Mapping[str, Any]], defs: Mapping[str, Any]) -> Any:
    rest = [one for one in branches if one.get("type") != "null"]
    if len(rest) < len(branches):
        if value is None:
            return None
        if is_nothing(value):
            choices = [choice for one in rest for choice in one.get("enum", ())]
            if _text(value, {"enum": choices}) not in choices:
                return None
    if len(rest) > 1:
        rest = [max(rest, key=lambda one: _likeness(value, one, defs))]
    return clean(value, rest[0], defs) if rest else value


def _likeness(value: Any, branch: Mapping[str, Any], defs: Mapping[str, Any]) -> float:
    """Return how well an alternative fits: its kind first, then the keys it shares."""
    if "$ref" in branch:
        branch = defs[branch["$ref"].removeprefix("#/$defs/")]
    kind = branch.get("type")
    if kind != _kind_of(value):
        return 0
    if not isinstance(value, Mapping):
        return 2 if value in branch.get("enum", ()) else 1
    fields = branch["properties"]
    told_apart = any(
        "enum" in fields[key] and given not in fields[key]["enum"]
        for key, given in value.items()
        if key in fields
    )
    shared = len(fields.keys() & value.keys()) / len(fields.keys() | value.keys())
    return shared if told_apart else 1 + shared


def _kind_of(value: Any) -> str:
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string")):
        if isinstance(value, kind):
            return name
    return "array" if isinstance(value, list) else "object"
