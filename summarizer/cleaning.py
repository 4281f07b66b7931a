"""Mends, before validation, what a reply gets wrong in form only.

Endpoints without strict output, and small models, write ``"null"`` for null, one value where a
list belongs, a choice in other letter case, a key that nobody asked for. None of these is worth
another request.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from summarizer.strict_schema import CITES

Cleaner: TypeAlias = Callable[[Any], Any]

_NOTHING = frozenset({"", "null", "none", "nil", "n/a", "n.a.", "-", "–", "—"})
_LONGEST_NOTHING = max(map(len, _NOTHING))

_ID = re.compile(r"\d{1,9}")
_IDS_AS_TEXT = re.compile(r"\s*\[?\s*\d{1,9}(?:\s*,\s*\d{1,9})*\s*\]?\s*")


def cleaner(schema: Mapping[str, Any], defs: Mapping[str, Any]) -> Cleaner:
    """Return what makes of a value what the (strict, unfilled) schema wants, in form alone.

    White space around text is stripped; a word for nothing becomes null where null is possible;
    keys that the schema lacks are left out, derived fields among them; repeated citations are
    written once. A value of the wrong kind is returned as it is, for validation to refuse.

    Args:
        schema: read here once, and not for every value.
        defs: schemas of models that contain themselves, by name.
    """
    return _Cleaners(defs).of(schema)


class _Cleaners:
    """The cleaners of one schema and its parts."""

    def __init__(self, defs: Mapping[str, Any]) -> None:
        self._defs = defs
        self._made: dict[str, Cleaner] = {}

    def of(self, schema: Mapping[str, Any]) -> Cleaner:
        if "$ref" in schema:
            return self._referred(schema["$ref"])
        if CITES in schema:
            return _citations
        if "anyOf" in schema:
            return self._union(schema["anyOf"])
        match schema.get("type"):
            case "string":
                return _text(schema["enum"]) if schema.get("enum") else _stripped
            case "array":
                return self._list(schema["items"])
            case "object":
                return self._object(schema["properties"])
        return _unchanged

    def _referred(self, reference: str) -> Cleaner:
        def clean(value: Any) -> Any:
            # Made when first needed: a model that contains itself has no end otherwise.
            if reference not in self._made:
                self._made[reference] = self.of(_definition(reference, self._defs))
            return self._made[reference](value)

        return clean

    def _list(self, item: Mapping[str, Any]) -> Cleaner:
        clean_item = self.of(item)
        # "none" among names is no name; among the choices of an enumeration it may be one.
        chosen = "enum" in item

        def clean(value: Any) -> Any:
            items = [clean_item(one) for one in as_list(value)]
            if chosen:
                return items
            return [one for one in items if one is None or not is_nothing(one)]

        return clean

    def _object(self, fields: Mapping[str, Any]) -> Cleaner:
        cleaners = [(key, self.of(field)) for key, field in fields.items()]

        def clean(value: Any) -> Any:
            # Mapping tells by Python code whether a dict is one.
            if not isinstance(value, dict) and not isinstance(value, Mapping):
                return value
            return {key: clean(value[key]) for key, clean in cleaners if key in value}

        return clean

    def _union(self, branches: Sequence[Mapping[str, Any]]) -> Cleaner:
        rest = [one for one in branches if one.get("type") != "null"]
        clean_rest = self._likest(rest)
        if len(rest) == len(branches):
            return clean_rest
        choices = [choice for one in rest for choice in one.get("enum", ())]
        if clean_rest is _stripped and not choices:
            return _stripped_or_null
        choose = _text(choices)

        def clean(value: Any) -> Any:
            if value is None or (is_nothing(value) and choose(value) not in choices):
                return None
            return clean_rest(value)

        return clean

    def _likest(self, branches: Sequence[Mapping[str, Any]]) -> Cleaner:
        """Return what cleans a value as the alternative that it is most like."""
        if len(branches) < 2:
            return self.of(branches[0]) if branches else _unchanged
        cleaners = [(branch, self.of(branch)) for branch in branches]

        def clean(value: Any) -> Any:
            return max(cleaners, key=lambda pair: _likeness(value, pair[0], self._defs))[1](value)

        return clean


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
    return value is None or (isinstance(value, str) and _says_nothing(value.strip()))


def _says_nothing(stripped: str) -> bool:
    # Folding never makes a text shorter.
    return len(stripped) <= _LONGEST_NOTHING and stripped.casefold() in _NOTHING


def _unchanged(value: Any) -> Any:
    return value


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _stripped_or_null(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    stripped = value.strip()
    return None if _says_nothing(stripped) else stripped


def _text(choices: Sequence[Any]) -> Cleaner:
    folded = {str(one).casefold(): one for one in reversed(choices)}

    def clean(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        stripped = value.strip()
        return stripped if stripped in choices else folded.get(stripped.casefold(), stripped)

    return clean


def _citations(value: Any) -> list[Any]:
    if type(value) is list and set(map(type, value)) == {int} and len(set(value)) == len(value):
        return value  # as nearly all are
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


def _likeness(value: Any, branch: Mapping[str, Any], defs: Mapping[str, Any]) -> float:
    """Return how well an alternative fits: its kind first, then the keys it shares."""
    if "$ref" in branch:
        branch = _definition(branch["$ref"], defs)
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


def _definition(reference: str, defs: Mapping[str, Any]) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = defs[reference.removeprefix("#/$defs/")]
    return schema


def _kind_of(value: Any) -> str:
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string")):
        if isinstance(value, kind):
            return name
    return "array" if isinstance(value, list) else "object"
