"""What models that people write by hand are made of: strict keys, short forms, plain texts.

A complaint says what is wrong and, in ``ctx["at"]``, where below the model it stands, so that a
reader of the file can name the line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

COMPLAINT = "written"
"""Type of the errors made by :func:`complaint`; their message can be shown as it is."""


def complaint(message: str, *at: str | int) -> PydanticCustomError:
    """Return an error with a message for the person who wrote the file.

    Args:
        message: what is wrong.
        at: keys and indices from the value under validation to the place concerned.
    """
    return PydanticCustomError(COMPLAINT, "{message}", {"message": message, "at": at})


def nearest(name: str, known: Sequence[str]) -> str:
    """Return the end of a message: the known name that was probably meant, or all of them."""
    from difflib import get_close_matches

    near = get_close_matches(name.replace("_", "-"), known, n=1)
    near = near or get_close_matches(name.replace("-", "_"), known, n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; known are: {', '.join(known)}"


class Written(BaseModel):
    """Base of the models: frozen, keys in kebab-case, an unknown or empty key is an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=lambda name: name.replace("_", "-")
    )

    may_be_null: ClassVar[frozenset[str]] = frozenset()
    """Keys for which ``null`` is a value like any other."""

    @classmethod
    def prepared(cls, given: Mapping[Any, Any]) -> Mapping[Any, Any]:
        """Check the keys of what was written; return it as the fields want it.

        Raises:
            PydanticCustomError: an unknown key, or one without a value.
        """
        known = [field.alias or name for name, field in cls.model_fields.items()]
        for key, value in given.items():
            if key not in known:
                raise complaint(f"unknown key {str(key)!r}{nearest(str(key), known)}", key)
            if value is None and key not in cls.may_be_null:
                raise complaint(f"{key!r} has no value", key)
        return given

    @model_validator(mode="before")
    @classmethod
    def _prepare(cls, given: Any) -> Any:
        return cls.prepared(given) if isinstance(given, Mapping) else given

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        written: dict[str, Any] = handler(schema)
        resolved = handler.resolve_ref_schema(written)
        properties = resolved.get("properties", {})
        for key, each in properties.items():
            properties[key] = _as_written(each)
        return written


def _as_written(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a property's schema without ``null``, which stands for "not written"."""
    rest = {key: value for key, value in schema.items() if key != "title"}
    if not isinstance(rest.get("default"), bool | int | float):
        rest.pop("default", None)
    choices = [each for each in rest.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        del rest["anyOf"]
        merged: dict[str, Any] = choices[0] | rest
        return merged
    return rest | ({"anyOf": choices} if choices else {})


@dataclass(frozen=True, slots=True)
class OneOrMore:
    """Marks a tuple that may be written as a list or, if it has one member, as that member."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept the single member."""
        return core_schema.no_info_before_validator_function(_listed, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe both forms."""
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


@dataclass(frozen=True, slots=True)
class Shorthand:
    """Marks a model that may be written as the value of one of its fields alone."""

    key: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Accept the value alone."""

        def spelled_out(given: Any) -> Any:
            short = isinstance(given, str | int | float | date) and not isinstance(given, bool)
            return {self.key: given} if short else given

        return core_schema.no_info_before_validator_function(spelled_out, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Describe both forms."""
        whole = handler(schema)
        return {"anyOf": [handler.resolve_ref_schema(whole)["properties"][self.key], whole]}


def _listed(given: Any) -> Any:
    return given if given is None or isinstance(given, list | tuple) else (given,)


def as_text(given: Any) -> Any:
    """Return whole numbers and dates as they were written; leave the rest to the field's type.

    Raises:
        PydanticCustomError: a truth value or a fraction, whose spelling is not known any more.
    """
    if isinstance(given, bool | float):
        raise complaint("has to be a text: put it in quotes")
    return str(given) if isinstance(given, int | date) else given


Text = Annotated[
    str,
    Field(min_length=1),
    BeforeValidator(as_text),
    WithJsonSchema({"type": ["string", "integer"], "minLength": 1}),
]
"""A text; a whole number or a date counts as one, as it is written."""

Texts = Annotated[tuple[Text, ...], Field(min_length=1), OneOrMore()]

Share = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]

SentenceId = Annotated[int, Field(strict=True, ge=1)]

SentenceIds = Annotated[tuple[SentenceId, ...], Field(min_length=1), OneOrMore()]

Limit = Annotated[int, Field(strict=True, ge=0)]
