"""Checks a parsed reply against its note type, item by item."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from summarizer.cleaning import as_list, clean, is_nothing, without_null
from summarizer.note_types import Section, asked_fields, cited_in, sections_of, wire_key
from summarizer.section_schema import Template, template_for

_MISSING = object()
_MOST_MESSAGES = 3
_Parser = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class ItemProblem:
    """What is wrong with one item of a reply.

    Attributes:
        section: name of the section.
        index: position in a list section; ``None`` if it concerns the section as a whole.
        item: what the model gave; ``None`` if it gave nothing.
        message: what is wrong, fit to be shown to the model.
    """

    section: str
    index: int | None
    item: Any
    message: str


def validate(
    note_type: type[BaseModel],
    section_names: Sequence[str] | None,
    data: Any,
    sentence_ids: Collection[int],
) -> tuple[dict[str, Any], list[ItemProblem]]:
    """Check a parsed reply item by item; one bad item never takes the others along.

    Slips of form are mended first (:func:`summarizer.cleaning.clean`).

    Returns:
        The sections that hold, by name (a list with its good items only), and what is wrong
        with the rest. A section that is missing or wrong as a whole has no value; a list that
        is too short or too long has both its good items and a problem without index.

    Raises:
        SchemaError: no such section, or a field that cannot be sent.
    """
    template = template_for(note_type, None if section_names is None else tuple(section_names))
    ids = frozenset(sentence_ids)
    values: dict[str, Any] = {}
    problems: list[ItemProblem] = []
    for section in template.sections:
        raw = _pick(data, section, alone=len(template.sections) == 1)
        if raw is _MISSING:
            problems.append(ItemProblem(section.name, None, None, "the section is missing"))
            continue
        check = _Check(note_type, section, template, ids)
        value = check.list_(raw) if section.is_list else check.whole(raw)
        problems.extend(check.problems)
        if value is not _MISSING:
            values[section.name] = value
    return values, problems


def answers(note_type: type[BaseModel], section_names: Sequence[str] | None, data: Any) -> bool:
    """Tell whether a parsed reply says anything about one of the sections."""
    template = template_for(note_type, None if section_names is None else tuple(section_names))
    alone = len(template.sections) == 1
    return any(_pick(data, section, alone=alone) is not _MISSING for section in template.sections)


class _Check:
    """The check of one section."""

    def __init__(
        self,
        note_type: type[BaseModel],
        section: Section,
        template: Template,
        ids: frozenset[int],
    ) -> None:
        self.section = section
        self.schema = template.root["properties"][section.key]
        self.defs = template.defs
        self.ids = ids
        self.parse_item, self.parse_section = _parsers(note_type, section.name)
        self.problems: list[ItemProblem] = []

    def whole(self, raw: Any) -> Any:
        return self._value(self.parse_section, clean(raw, self.schema, self.defs), None, raw)

    def list_(self, raw: Any) -> Any:
        if self.section.nullable and is_nothing(raw):
            return None
        item_schema = without_null(self.schema)["items"]
        values = [
            self._value(self.parse_item, clean(item, item_schema, self.defs), index, item)
            for index, item in enumerate(as_list(raw))
            if not is_nothing(item)
        ]
        good = [value for value in values if value is not _MISSING]
        # The items hold by now; what is left to check is the list itself, its length above all.
        value = self._value(self.parse_section, good, None, raw)
        return good if value is _MISSING else value

    def _value(self, parse: _Parser, cleaned: Any, index: int | None, raw: Any) -> Any:
        try:
            value = parse(cleaned)
        except ValidationError as error:
            message = _message(error)
        else:
            unknown = cited_in(value) - self.ids
            if not unknown:
                return value
            message = f"there is no sentence {', '.join(map(str, sorted(unknown)))} to cite"
        self.problems.append(ItemProblem(self.section.name, index, raw, message))
        return _MISSING


@lru_cache(maxsize=256)
def _parsers(note_type: type[BaseModel], name: str) -> tuple[_Parser, _Parser]:
    """Return what parses one item of a section, and what parses the section as a whole."""
    section = next(one for one in sections_of(note_type) if one.name == name)
    # A model of this one field, because constraints may stand on the field and not on its type.
    holder = create_model(
        "Section",
        __config__=note_type.model_config,
        held=(section.annotation, note_type.model_fields[name]),
    )
    key = wire_key("held", holder.model_fields["held"])

    def parse_section(value: Any) -> Any:
        parsed: Any = holder.model_validate({key: value})
        return parsed.held

    return TypeAdapter(section.item_annotation).validate_python, parse_section


def _pick(data: Any, section: Section, *, alone: bool) -> Any:
    """Return what a reply says about a section.

    A section asked for by itself may come without its key: as a bare list, or a bare item.
    """
    if isinstance(data, Mapping):
        if section.key in data:
            return data[section.key]
        expected = asked_fields(section.item_type) if section.item_type else {}
        return data if alone and expected.keys() & data.keys() else _MISSING
    return data if alone and section.is_list and isinstance(data, list) else _MISSING


def _message(error: ValidationError) -> str:
    parts = []
    for one in error.errors(include_url=False, include_context=False, include_input=False):
        path = ".".join(str(step) for step in one["loc"])
        parts.append(f"{path}: {one['msg']}" if path else one["msg"])
    more = len(parts) - _MOST_MESSAGES
    return "; ".join(parts[:_MOST_MESSAGES]) + (f"; and {more} more" if more > 0 else "")
