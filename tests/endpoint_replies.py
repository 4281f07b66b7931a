"""Valid notes for whatever schema a request brings, made from the sentences it shows."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Schema = Mapping[str, Any]

_SHOWN = re.compile(r"^\[(\d+)\] (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"<(article|sentences)>\n(.*?)\n</\1>", re.DOTALL)
_PROMISE = re.compile(r"^(?P<by>.+?) (?P<verb>pledged|agreed|refused) to (?P<action>.+?)\.?$")
_NAME = re.compile(r"(?!The )[A-Z][\w'-]*(?: [A-Z][\w'-]*)+")
_SCHEMA_IN_PROMPT = "JSON Schema:\n"


@dataclass(frozen=True, slots=True)
class Shown:
    """One sentence as the prompt shows it."""

    id: int
    text: str


def shown_in(messages: Sequence[Mapping[str, Any]]) -> list[Shown]:
    """Return the numbered sentences of the first message that has some."""
    for message in messages:
        found = _BLOCK.search(str(message.get("content", "")))
        if found:
            return [Shown(int(number), text) for number, text in _SHOWN.findall(found.group(2))]
    return []


def schema_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a request: its ``response_format``'s, or the one in the prompt."""
    form = body.get("response_format") or {}
    if form.get("type") == "json_schema":
        found: dict[str, Any] = form["json_schema"]["schema"]
        return found
    for message in body["messages"]:
        _, mark, text = str(message["content"]).partition(_SCHEMA_IN_PROMPT)
        if mark:
            written: dict[str, Any] = json.loads(text)
            return written
    return {"type": "object", "properties": {}}


def answer_to(body: Mapping[str, Any]) -> Any:
    """Return a JSON value that satisfies the request's schema and whose claims are all true."""
    schema = schema_of(body)
    return _Writer(schema.get("$defs", {}), shown_in(body["messages"])).write(schema, "", None)


class _Writer:
    def __init__(self, definitions: Mapping[str, Schema], shown: Sequence[Shown]) -> None:
        self.definitions = definitions
        self.shown = shown

    def write(self, schema: Schema, key: str, about: Shown | None) -> Any:
        """Return a value for a schema; ``about`` is the sentence the claim around it rests on."""
        schema = self._resolved(schema)
        if "enum" in schema:
            return schema["enum"][0]
        kind = schema.get("type")
        if kind == "object":
            return self._object(schema, about)
        if kind == "array":
            return self._array(schema, key, about)
        if kind == "string":
            return self._string(key, about)
        return {"integer": 0, "number": 0, "boolean": False}.get(str(kind))

    def _resolved(self, schema: Schema) -> Schema:
        if "anyOf" in schema:
            kinds = [self._resolved(branch) for branch in schema["anyOf"]]
            objects = [kind for kind in kinds if kind.get("type") == "object"]
            nothing = [kind for kind in kinds if kind.get("type") == "null"]
            return (objects or nothing or kinds)[0]
        if "$ref" in schema:
            return self.definitions[schema["$ref"].removeprefix("#/$defs/")]
        return schema

    def _object(self, schema: Schema, about: Shown | None) -> dict[str, Any]:
        properties = schema["properties"]
        if about is None and "cites" in properties and self.shown:
            about = self.shown[0]
        return {key: self.write(inner, key, about) for key, inner in properties.items()}

    def _array(self, schema: Schema, key: str, about: Shown | None) -> list[Any]:
        items = self._resolved(schema["items"])
        if key == "cites":
            return [about.id] if about else list(items.get("enum", []))[:1]
        if items.get("type") != "object":
            fewest = schema.get("minItems", 0)
            return [self.write(items, key, about) for _ in range(fewest)]
        if "action" in items["properties"]:
            return [made for one in self.shown if (made := self._promise(items, one))]
        about_these = self._worth(items["properties"])
        return [self.write(items, "", one) for one in about_these]

    def _worth(self, properties: Mapping[str, Any]) -> list[Shown]:
        """Return the sentences that a list of such items is about."""
        if "name" not in properties:
            return list(self.shown[-1:] if "fact" in properties else self.shown[:2])
        named: dict[str, Shown] = {}
        for one in self.shown:
            found = _NAME.search(one.text)
            if found:
                named.setdefault(found.group(), one)
        return list(named.values())[:3]

    def _promise(self, items: Schema, sentence: Shown) -> dict[str, Any] | None:
        found = _PROMISE.match(sentence.text)
        if not found:
            return None
        known = {
            "by": [found["by"].removeprefix("The ")],
            "action": found["action"],
            "status": found["verb"],
        }
        return {
            key: known.get(key, self.write(inner, key, sentence))
            for key, inner in items["properties"].items()
        }

    def _string(self, key: str, about: Shown | None) -> str:
        if about is None:
            return self.shown[0].text if self.shown else "Nothing"
        found = _NAME.search(about.text) if key == "name" else None
        return found.group() if found else about.text
