"""What a note type is made of: loading one by name, and its sections as the prompt sees them."""

import importlib
import inspect
import sys
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache, reduce
from operator import or_
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel, PydanticUndefinedAnnotation, RootModel
from pydantic.errors import PydanticUserError
from pydantic.fields import FieldInfo

from summarizer.errors import SchemaError
from summarizer.schemas import Actor, Cited, Derived

_LISTS = (list, set, frozenset, tuple, Sequence, AbstractSet)


@dataclass(frozen=True, slots=True)
class Section:
    """One top-level field of a note type that a model is asked for.

    Attributes:
        name: the field's name.
        key: its key in JSON; the same unless the field has an alias.
        description: the field's description; without one, the docstring of its item's class.
        annotation: the field's type.
        item_annotation: type of one item of a list; the type without ``None`` otherwise.
        item_type: the claim's class; ``None`` if the section does not hold claims of one class.
        is_list: the section is a list of items.
        nullable: ``None`` is a possible value.
    """

    name: str
    key: str
    description: str
    annotation: Any
    item_annotation: Any
    item_type: type[Cited] | None
    is_list: bool
    nullable: bool


def load_note_type(reference: str) -> type[BaseModel]:
    """Import a note type named ``"module:Class"``; modules in the working folder are found.

    Raises:
        SchemaError: there is no such thing, it fails to import, or it is no note type.
    """
    module_name, colon, class_name = reference.partition(":")
    if not colon or not module_name or not class_name:
        raise SchemaError(f"{reference!r} does not name a note type: write it as module:Class")
    found: Any = _import(module_name)
    for part in class_name.split("."):
        found = getattr(found, part, None)
    if found is None:
        raise SchemaError(f"module {module_name!r} has no class {class_name!r}")
    if not isinstance(found, type) or not issubclass(found, BaseModel):
        raise SchemaError(f"{reference} is not a Pydantic model (a subclass of BaseModel)")
    sections_of(found)
    return found


def _import(module_name: str) -> ModuleType:
    here = str(Path.cwd())
    sys.path.insert(0, here)
    importlib.invalidate_caches()
    try:
        return importlib.import_module(module_name)
    except ModuleNotFoundError as error:
        if error.name and f"{module_name}.".startswith(f"{error.name}."):
            raise SchemaError(f"there is no module {module_name!r} here or installed") from error
        raise SchemaError(
            f"module {module_name!r} needs {error.name!r}, which is not installed"
        ) from error
    except Exception as error:
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        raise SchemaError(f"module {module_name!r} cannot be imported: {reason}") from error
    finally:
        sys.path.remove(here)


@lru_cache(maxsize=256)
def sections_of(note_type: type[BaseModel]) -> tuple[Section, ...]:
    """Return the sections of a note type in the order of its fields, derived fields left out.

    Raises:
        SchemaError: it cannot be a note type.
    """
    if not isinstance(note_type, type) or not issubclass(note_type, BaseModel):
        raise SchemaError(f"{note_type!r} is not a Pydantic model (a subclass of BaseModel)")
    name = note_type.__name__
    if issubclass(note_type, RootModel):
        raise SchemaError(f"{name} is a RootModel: a note type needs named fields")
    if issubclass(note_type, Cited):
        raise SchemaError(f"{name} is a single claim: put it into a field of a note type")
    try:
        note_type.model_rebuild()
    except (PydanticUndefinedAnnotation, PydanticUserError) as error:
        raise SchemaError(f"{name} is not complete: {str(error).splitlines()[0]}") from error
    sections = tuple(
        _section(field_name, field)
        for field_name, field in note_type.model_fields.items()
        if not is_derived(field)
    )
    if not sections:
        raise SchemaError(f"{name} has no fields that a model could fill in")
    return sections


def is_derived(field: FieldInfo) -> bool:
    """Tell whether the field is worked out by rule, so that no model is asked for it."""
    return any(isinstance(marker, Derived) for marker in field.metadata)


def wire_key(name: str, field: FieldInfo) -> str:
    """Return the key that stands for a field in JSON: its alias, or its name."""
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        alias = next((choice for choice in alias.choices if isinstance(choice, str)), None)
    return alias if isinstance(alias, str) else name


def asked_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields that a model fills in, by key; the citation comes first."""
    return {
        wire_key(name, field): field
        for name, field in sorted(
            model.model_fields.items(),
            key=lambda pair: not (pair[0] == "cites" and issubclass(model, Cited)),
        )
        if not is_derived(field)
    }


def describe(section: Section) -> str:
    """Render the fields of a section's items for the prompt, one ``key: description`` a line.

    Fields of a nested model follow their parent, written ``parent.key``. A section without
    fields (plain text, a number) gives an empty string.
    """
    return "\n".join(
        dict.fromkeys(
            line
            for model in _models_in(section.annotation)
            for line in _describe_fields(model, prefix="", within=())
        )
    )


@lru_cache(maxsize=256)
def is_claim(kind: type) -> bool:
    """Tell whether the instances of a class are claims.

    It is asked about every item many times; ``isinstance`` is slow with classes of Pydantic.
    """
    return issubclass(kind, Cited)


def cited_in(value: Any) -> set[int]:
    """Return every sentence id that a note, or a part of one, cites, at any depth."""
    found: set[int] = set()
    _add_cited(value, found, None)
    return found


def told_in(value: Any) -> set[int]:
    """Return the same without what actors alone cite: that tells little of a sentence."""
    found: set[int] = set()
    _add_cited(value, found, Actor)
    return found


def _add_cited(value: Any, found: set[int], passed_over: type | None) -> None:
    kind: Any = type(value)
    if kind in _PLAIN or kind is passed_over:
        return
    if kind is list or issubclass(kind, _COLLECTIONS):
        for item in value:
            _add_cited(item, found, passed_over)
    elif is_claim(kind):
        found.update(value.cites)
        for name in _telling_fields(kind):
            _add_cited(getattr(value, name), found, passed_over)
    elif issubclass(kind, BaseModel):
        for name in _telling_fields(kind):
            _add_cited(getattr(value, name), found, passed_over)
    elif is_dataclass(value):
        for each in fields(value):
            _add_cited(getattr(value, each.name), found, passed_over)


@lru_cache(maxsize=256)
def _telling_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields that can hold claims: those of numbers and texts alone cannot."""
    return tuple(
        name for name, field in model.model_fields.items() if not _is_plain(field.annotation)
    )


def _is_plain(annotation: Any) -> bool:
    annotation = _plain(annotation)
    if get_origin(annotation) is Literal:
        return True
    parts = get_args(annotation)
    return all(map(_is_plain, parts)) if parts else annotation in _PLAIN


_PLAIN = frozenset({str, int, float, bool, date, NoneType})
_COLLECTIONS = (list, tuple, set, frozenset)


def _section(name: str, field: FieldInfo) -> Section:
    bare, nullable = _without_none(field.annotation)
    origin = get_origin(bare) or bare
    is_list = origin in _LISTS
    item = (get_args(bare) or (Any,))[0] if is_list else bare
    item_type = _plain(item)
    claims = isinstance(item_type, type) and issubclass(item_type, Cited)
    documented = isinstance(item_type, type) and issubclass(item_type, BaseModel)
    # The class's own docstring: inspect.getdoc would hand down that of Cited.
    fallback = inspect.cleandoc(item_type.__doc__ or "") if documented else ""
    return Section(
        name=name,
        key=wire_key(name, field),
        description=field.description or fallback,
        annotation=field.annotation,
        item_annotation=item,
        item_type=item_type if claims else None,
        is_list=is_list,
        nullable=nullable,
    )


def _plain(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _without_none(annotation: Any) -> tuple[Any, bool]:
    """Return the type without its ``None``, and whether it had one."""
    if get_origin(annotation) not in (Union, UnionType):
        return annotation, False
    parts = get_args(annotation)
    rest = tuple(part for part in parts if part is not NoneType)
    return (reduce(or_, rest) if rest else annotation), len(rest) < len(parts)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for part in get_args(annotation):
            yield from _models_in(part)


def _describe_fields(
    model: type[BaseModel], *, prefix: str, within: tuple[type[BaseModel], ...]
) -> Iterator[str]:
    for key, field in asked_fields(model).items():
        # A RootModel has no key of its own in JSON: what it holds stands in its place.
        named = "" if issubclass(model, RootModel) else f"{prefix}{key}"
        if named:
            yield f"{named}: {_with_choices(field)}".rstrip(": ")
        for inner in _models_in(field.annotation):
            if inner is not model and inner not in within:
                yield from _describe_fields(
                    inner, prefix=f"{named}." if named else prefix, within=(*within, model)
                )


def _with_choices(field: FieldInfo) -> str:
    """Return the description, with the choices of an enumeration that it does not name itself."""
    description = " ".join((field.description or "").split())
    choices = _choices(_without_none(field.annotation)[0])
    if all(choice in description for choice in choices):
        return description
    return f"{description} One of: {', '.join(choices)}.".strip()


def _choices(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(choice) for choice in get_args(annotation) if choice is not None]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    return []
