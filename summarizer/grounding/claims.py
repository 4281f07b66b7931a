"""Takes a cited item apart into the texts that have to be backed by its sentences."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, Literal, NamedTuple, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from summarizer.lexicon import STATUSES
from summarizer.schemas import CommitmentStatus, Derived, Modality

STRICT = frozenset(
    {"affiliation", "amount", "by", "deadline", "name", "role", "title", "to", "when", "where"}
)
"""Fields that quote the article in a few words: every word of theirs has to be there."""

CONDITION = "condition"
"""The field that says what a commitment depends on."""

TERMS = frozenset({"amount", "deadline"})
"""Fields with what goes with the act of one maker, and not of another one in its sentence."""

MAKER = "by"
"""The field that says who makes a commitment."""

SUBJECTS = frozenset({"by", "name", "to"})
"""Fields that name who a claim is about, where the cited sentence may only say "they"."""


_COLLECTIONS = (list, tuple, set, frozenset)


class ClaimText(NamedTuple):
    """One text of an item.

    Attributes:
        path: where it stands, e.g. ``"by[0]"``.
        field: name of the innermost field, e.g. ``"by"``.
        text: the text.
    """

    path: str
    field: str
    text: str

    @property
    def strict(self) -> bool:
        """Whether every content word has to be backed."""
        return self.field in STRICT

    @property
    def is_condition(self) -> bool:
        """Whether it tells what something depends on."""
        return self.field == CONDITION

    @property
    def is_term(self) -> bool:
        """Whether it tells the sum or the deadline of what is undertaken."""
        return self.field in TERMS

    @property
    def is_maker(self) -> bool:
        """Whether it names who undertakes, urges or refuses something."""
        return self.field == MAKER

    @property
    def subject(self) -> bool:
        """Whether it names who the claim is about."""
        return self.field in SUBJECTS


def claim_texts(item: BaseModel) -> tuple[ClaimText, ...]:
    """Return every text of an item except citations, derived fields and fixed choices.

    Numbers and dates that a note type keeps as such are texts as well.
    """
    found: list[ClaimText] = []
    _add_model(item, "", found)
    return tuple(found)


def name_of(item: BaseModel) -> str:
    """Return the text of an item that stands at ``"name"``; empty if there is none."""
    return _as_text(getattr(item, "name", None)) if "name" in _checked_fields(type(item)) else ""


def modality(item: BaseModel) -> tuple[str, CommitmentStatus] | None:
    """Return the field marked with ``Modality()`` and its value, if the item has one."""
    for name in _modal_fields(type(item)):
        value = getattr(item, name)
        value = value.value if isinstance(value, Enum) else value
        if value in STATUSES:
            return name, cast("CommitmentStatus", value)
    return None


def _add_model(model: BaseModel, prefix: str, found: list[ClaimText]) -> None:
    for name in _checked_fields(type(model)):
        value = getattr(model, name)
        if type(value) is str:  # as most are
            if text := value.strip():
                found.append(ClaimText(prefix + name, name, text))
        elif value is not None:
            _add_value(value, prefix + name, name, found)


def _add_value(value: object, path: str, field: str, found: list[ClaimText]) -> None:
    if isinstance(value, _COLLECTIONS):
        for index, each in enumerate(value):
            _add_value(each, f"{path}[{index}]", field, found)
    elif text := _as_text(value):
        found.append(ClaimText(path, field, text))
    elif isinstance(value, BaseModel):
        _add_model(value, f"{path}.", found)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            _add_value(each, f"{path}.{key}", field, found)


def _as_text(value: object) -> str:
    if type(value) is str:
        return value.strip()
    if isinstance(value, bool | Enum) or value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, str | int | float | Decimal):
        return str(value).strip()
    return ""


@lru_cache(maxsize=256)
def _modal_fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(isinstance(mark, Modality) for mark in info.metadata)
    )


@lru_cache(maxsize=256)
def _checked_fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name != "cites" and not _derived(info) and not _fixed(info.annotation)
    )


def _derived(info: FieldInfo) -> bool:
    return any(isinstance(mark, Derived) or mark is Derived for mark in info.metadata)


def _fixed(annotation: Any) -> bool:  # an annotation has no better type
    """Whether a field only chooses among given values, so that its text is not the model's."""
    if get_origin(annotation) is Literal:
        return True
    if isinstance(annotation, type):
        return issubclass(annotation, Enum | bool)
    parts = [part for part in get_args(annotation) if part not in (type(None), Ellipsis)]
    return bool(parts) and all(_fixed(part) for part in parts)
