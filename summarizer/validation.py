"""Checks a parsed reply against its note type, item by item."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import is_
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

from summarizer.cleaning import Cleaner, as_list, cleaner, is_nothing, without_null
from summarizer.note_types import Section, asked_fields, cited_in, wire_key
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

    Slips of form are mended first (:func:`summarizer.cleaning.cleaner`).

    Returns:
        The sections that hold, by name (a list with its good items only), and what is wrong
        with the rest. A section that is missing or wrong as a whole has no value; a list that
        is too short or too long has both its good items and a problem without index.

    Raises:
        SchemaError: no such section, or a field that cannot be sent.
    """
    checks = _checks(note_type, None if section_names is None else tuple(section_names))
    ids = frozenset(sentence_ids)
    values: dict[str, Any] = {}
    problems: list[ItemProblem] = []
    for check in checks:
        name = check.section.name
        raw = _pick(data, check.section, alone=len(checks) == 1)
        if raw is _MISSING:
            problems.append(ItemProblem(name, None, None, "the section is missing"))
            continue
        value, wrong = _list(check, raw, ids) if check.section.is_list else _whole(check, raw, ids)
        problems += wrong
        if value is not _MISSING:
            values[name] = value
    return values, problems


def answers(note_type: type[BaseModel], section_names: Sequence[str] | None, data: Any) -> bool:
    """Tell whether a parsed reply says anything about one of the sections."""
    template = template_for(note_type, None if section_names is None else tuple(section_names))
    alone = len(template.sections) == 1
    return any(_pick(data, section, alone=alone) is not _MISSING for section in template.sections)


@dataclass(frozen=True, slots=True)
class _Check:
    """How one section is checked.

    Attributes:
        section: the section.
        clean: mends its form; that of one item if it is a list.
        parse: makes a value of what is clean; of a list, of the good items.
        parse_item: makes a value of one item.
    """

    section: Section
    clean: Cleaner
    parse: _Parser
    parse_item: _Parser


@lru_cache(maxsize=128)
def _checks(note_type: type[BaseModel], names: tuple[str, ...] | None) -> tuple[_Check, ...]:
    template = template_for(note_type, names)
    return tuple(_check(note_type, section, template) for section in template.sections)


def _check(note_type: type[BaseModel], section: Section, template: Template) -> _Check:
    schema = template.root["properties"][section.key]
    cleaned = without_null(schema)["items"] if section.is_list else schema
    clean = cleaner(cleaned, template.defs)
    return _Check(section, clean, *_parsers(note_type, section))


def _whole(check: _Check, raw: Any, ids: frozenset[int]) -> tuple[Any, list[ItemProblem]]:
    value, wrong = _parsed(check.parse, check.clean(raw), ids)
    return value, [] if wrong is None else [ItemProblem(check.section.name, None, raw, wrong)]


def _list(check: _Check, raw: Any, ids: frozenset[int]) -> tuple[Any, list[ItemProblem]]:
    name = check.section.name
    if check.section.nullable and is_nothing(raw):
        return None, []
    good: list[Any] = []
    problems: list[ItemProblem] = []
    for index, item in enumerate(as_list(raw)):
        if is_nothing(item):
            continue
        value, wrong = _parsed(check.parse_item, check.clean(item), ids)
        if wrong is None:
            good.append(value)
        else:
            problems.append(ItemProblem(name, index, item, wrong))
    # The items hold by now; what is left to check is the list itself, its length above all.
    value, wrong = _parsed(check.parse, good, ids, known=good)
    if wrong is None:
        return value, problems
    return good, [*problems, ItemProblem(name, None, raw, wrong)]


def _parsed(
    parse: _Parser, cleaned: Any, ids: frozenset[int], known: Sequence[Any] = ()
) -> tuple[Any, str | None]:
    """Return the value, and what is wrong if there is none; what is ``known`` cites no other."""
    try:
        value = parse(cleaned)
    except ValidationError as error:
        return _MISSING, _message(error)
    if known and isinstance(value, list) and all(map(is_, value, known)):
        return value, None
    cited = cited_in(value)
    if cited <= ids:
        return value, None
    unknown = ", ".join(map(str, sorted(cited - ids)))
    return _MISSING, f"there is no sentence {unknown} to cite"


def _parsers(note_type: type[BaseModel], section: Section) -> tuple[_Parser, _Parser]:
    """Return what parses the section as a whole, and what parses one item of it."""
    # A model of this one field, because constraints may stand on the field and not on its type.
    holder = create_model(
        "Section",
        __config__=note_type.model_config,
        held=(section.annotation, note_type.model_fields[section.name]),
    )
    key = wire_key("held", holder.model_fields["held"])
    parse_holder = holder.__pydantic_validator__.validate_python

    def parse_section(value: Any) -> Any:
        return parse_holder({key: value}).held

    return parse_section, TypeAdapter(section.item_annotation).validator.validate_python


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
