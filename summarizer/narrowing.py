"""Narrows a note type to what one article allows: the strict JSON Schema that is sent.

It lets a model cite the sentences that exist and no others. What comes back is checked by
:func:`validate`.
"""

import json
import marshal
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from pydantic import BaseModel

from summarizer.errors import SchemaError
from summarizer.section_schema import template_for
from summarizer.strict_schema import CITES, MAX_ENUM_VALUES
from summarizer.validation import ItemProblem, answers, validate

__all__ = ["ItemProblem", "answers", "narrow", "validate"]

# No class can have this name, so no definition of a note type can.
_SENTENCE = "sentence-id"


def narrow(
    note_type: type[BaseModel],
    section_names: Sequence[str] | None,
    sentence_ids: Sequence[int],
    *,
    descriptions: bool = False,
) -> dict[str, Any]:
    """Return the strict JSON Schema of some sections, whose citations are limited to these ids.

    Args:
        note_type: the note type.
        section_names: names of its top-level fields; ``None`` for all.
        sentence_ids: ids of the sentences that may be cited.
        descriptions: keep the descriptions of the fields; the prompt has them anyway.

    Raises:
        SchemaError: no such section, a field that cannot be sent, or no sentence to cite.
    """
    template = template_for(note_type, _tuple(section_names))
    if template.citing and not sentence_ids:
        raise SchemaError(f"{note_type.__name__} cites sentences, and there are none")
    one_id = _id_schema(sentence_ids, room=MAX_ENUM_VALUES - template.choices)
    # Written once and referred to, so that many claims in one schema do not repeat many ids.
    shared = template.citing > 1
    if shared:
        # Read anew, so that the caller may change it; that is quicker than filling it in.
        written = _with_references(note_type, _tuple(section_names), descriptions)
        filled, defs = marshal.loads(written)  # noqa: S302 - nobody else has written it
        return {**filled, "$defs": {**defs, _SENTENCE: one_id}}
    filled = _fill(template.root, one_id, descriptions)
    defs = {name: _fill(schema, one_id, descriptions) for name, schema in template.defs.items()}
    return {**filled, "$defs": defs} if defs else filled


@lru_cache(maxsize=256)
def _with_references(
    note_type: type[BaseModel], names: tuple[str, ...] | None, descriptions: bool
) -> bytes:
    """Return schema and definitions that refer to the ids, written by :mod:`marshal`.

    They are the same for every article.
    """
    template = template_for(note_type, names)
    item = {"$ref": f"#/$defs/{_SENTENCE}"}
    defs = {name: _fill(schema, item, descriptions) for name, schema in template.defs.items()}
    schema = json.dumps([_fill(template.root, item, descriptions), defs])
    return marshal.dumps(json.loads(schema))


def _tuple(names: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)


def _fill(node: Any, item: Mapping[str, Any], descriptions: bool) -> Any:
    """Copy a template with the ids in place; the caller may change the copy."""
    if isinstance(node, list):
        return [_fill(one, item, descriptions) for one in node]
    if not isinstance(node, dict):
        return node
    if CITES in node:
        kept = {key: value for key, value in node.items() if key != CITES}
        return _fill({"type": "array", "items": item, **kept}, item, descriptions)
    filled = {}
    for key, value in node.items():
        if key == "properties":
            filled[key] = {name: _fill(one, item, descriptions) for name, one in value.items()}
        elif key != "description" or descriptions:
            filled[key] = _fill(value, item, descriptions)
    return filled


def _id_schema(sentence_ids: Sequence[int], room: int) -> dict[str, Any]:
    """Return the schema of one id: an enumeration, or ranges where that would be too long."""
    ids = sorted(set(sentence_ids))
    if len(ids) <= room:
        return {"type": "integer", "enum": ids}
    runs = (
        [number for _, number in run]
        for _, run in groupby(enumerate(ids), key=lambda pair: pair[1] - pair[0])
    )
    ranges = [{"type": "integer", "minimum": run[0], "maximum": run[-1]} for run in runs]
    return ranges[0] if len(ranges) == 1 else {"anyOf": ranges}
