"""The note type the peers fill in: the contract's, without the fields we work out by rule."""

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, create_model

from summarizer.schemas import BriefingNote, Derived


@cache
def peer_note() -> type[BaseModel]:
    """Return ``BriefingNote`` as a model is to fill it in."""
    return without_derived(BriefingNote)


def without_derived(model: type[BaseModel]) -> type[BaseModel]:
    """Copy a Pydantic model, and of those inside it, without derived fields."""
    fields: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        if any(isinstance(mark, Derived) for mark in field.metadata):
            continue
        fields[name] = (_replace(field.annotation), field)
    return create_model(
        model.__name__, __config__=ConfigDict(extra="forbid"), __doc__=model.__doc__, **fields
    )


def _replace(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return without_derived(annotation)
    origin, arguments = get_origin(annotation), tuple(map(_replace, get_args(annotation)))
    if origin is list:
        return list[arguments[0]]  # type: ignore[valid-type]  # built at run time
    if origin in (UnionType, Union):
        return Union[arguments]  # noqa: UP007  the arguments are known at run time only
    return annotation
