"""What the assertions of a case expect of a note. Descriptions speak to whoever writes a case."""

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    WithJsonSchema,
    model_validator,
)

from summarizer.schemas.note import CommitmentStatus
from summarizer.schemas.written import (
    Limit,
    OneOrMore,
    SentenceIds,
    Share,
    Shorthand,
    Text,
    Texts,
    Written,
    complaint,
)

LIKE = 0.75
"""How similar a wording has to be by default, 0 to 1."""


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise complaint(f"{pattern!r} is no regular expression: {error}") from None
    return pattern


def _is_jmespath(path: str) -> str:
    from jmespath import compile as compiled
    from jmespath.exceptions import JMESPathError

    try:
        compiled(path)
    except JMESPathError as error:
        # The library draws the expression with an arrow below it; its first line says it all.
        reason = str(error).partition("\n")[0].rstrip(":")
        raise complaint(f"{path!r} is no jmespath expression: {reason}") from None
    return path


def _as_json(given: Any) -> Any:
    """Return a value as JSON has it: YAML knows dates, JSON writes them as texts."""
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, dict):
        return {key: _as_json(each) for key, each in given.items()}
    return [_as_json(each) for each in given] if isinstance(given, list) else given


def _as_bound(given: Any) -> Any:
    if isinstance(given, bool) or not isinstance(given, int | float | str | date):
        raise complaint("has to be a number, or a text such as an ISO date")
    return _as_json(given)


def _as_part(given: Any) -> Any:
    if isinstance(given, list | dict):
        raise complaint("has to be a single value")
    return _as_json(given)


Pattern = Annotated[Text, AfterValidator(_compiles)]
"""A regular expression as Python's ``re`` knows them."""

Patterns = Annotated[tuple[Pattern, ...], Field(min_length=1), OneOrMore()]

Bound = Annotated[Any, BeforeValidator(_as_bound), WithJsonSchema({"type": ["number", "string"]})]


class ActorName(Written):
    """A name and the other forms in which it may stand."""

    name: Text = Field(description="The name in full, e.g. 'United States'.")
    aliases: Texts = Field(default=(), description="Other forms that count, e.g. [U.S., USA].")

    @property
    def forms(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


Names = Annotated[
    tuple[Annotated[ActorName, Shorthand("name")], ...], Field(min_length=1), OneOrMore()
]


class ActorsExpected(Written):
    """Who has to be, or must not be, among the note's actors."""

    required: Names = Field(default=(), description="All of them have to be among the actors.")
    forbidden: Names = Field(default=(), description="None of them may be among the actors.")
    names: Names = Field(
        default=(), description="Everybody who should be an actor, for recall and precision."
    )
    recall: Share | None = Field(
        default=None, description="Share of 'names' that has to be among the actors."
    )
    precision: Share | None = Field(
        default=None, description="Share of the actors that has to be among 'names'."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        measured = self.recall is not None or self.precision is not None
        if measured and not self.names:
            raise complaint("recall and precision need 'names' to be measured against")
        if self.names and not measured:
            raise complaint("'names' needs recall or precision, or both", "names")
        if not (self.required or self.forbidden or self.names):
            raise complaint("expects nothing: give required, forbidden, or names with recall")
        return self


class _Cited(Written):
    """What may be said of any claim."""

    like: Text | None = Field(
        default=None, description="Text that the claim's own has to be similar to."
    )
    similarity: Share = Field(
        default=LIKE, description="How similar it has to be to 'like', 0 to 1."
    )
    cites: SentenceIds = Field(
        default=(), description="Sentences that it has to cite, all of them."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if "similarity" in self.model_fields_set and self.like is None:
            raise complaint("needs 'like' to be compared with", "similarity")
        if not self.model_fields_set - {"similarity"}:
            raise complaint("expects nothing")
        return self


class CommitmentExpected(_Cited):
    """A commitment that the note has to hold. What is not given may be anything."""

    by: Names = Field(default=(), description="Who is to do it; all of them.")
    to: Names = Field(default=(), description="Towards whom; all of them.")
    action: Texts = Field(
        default=(), description="Words of the action, all of them, in any inflection."
    )
    status: Annotated[tuple[CommitmentStatus, ...], Field(min_length=1), OneOrMore()] = Field(
        default=(), description="Its status, or several that will do."
    )
    deadline: Text | None = Field(
        default=None, description="Part of the deadline's text, or its date, e.g. 2031-06-30."
    )
    amount: Text | None = Field(default=None, description="Part of the amount's text.")
    condition: Text | None = Field(default=None, description="Part of the condition's text.")


class StatementExpected(_Cited):
    """A sentence of the summary, or a background fact, that the note has to hold."""

    contains: Texts = Field(default=(), description="Texts that it has to contain, all of them.")


class CitesExpected(Written):
    """Which sentences the claims on a matter have to cite."""

    about: Texts = Field(description="Words that tell the claims concerned, all of them.")
    sentence: SentenceIds = Field(
        default=(), description="The sentence that each of them has to cite; of a list, all."
    )
    one_of: SentenceIds = Field(
        default=(), description="Sentences of which each of them has to cite at least one."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.sentence or self.one_of):
            raise complaint("expects nothing: give 'sentence' or 'one-of'")
        return self


class JsonPathExpected(Written):
    """What a jmespath expression over the whole document has to yield."""

    may_be_null: ClassVar[frozenset[str]] = frozenset({"equals", "not-equals"})

    path: Annotated[Text, AfterValidator(_is_jmespath)] = Field(
        description="jmespath expression over the document, e.g. 'length(note.commitments)'."
    )
    equals: Annotated[Any, BeforeValidator(_as_json)] = Field(
        default=None, description="The value itself; null if there is none."
    )
    not_equals: Annotated[Any, BeforeValidator(_as_json)] = Field(
        default=None, description="Any value but this."
    )
    less: Bound = Field(default=None, description="The value is less than this.")
    greater: Bound = Field(default=None, description="The value is greater than this.")
    at_least: Bound = Field(default=None, description="The value is this or greater.")
    at_most: Bound = Field(default=None, description="The value is this or less.")
    contains: Annotated[Any, BeforeValidator(_as_part)] = Field(
        default=None, description="Part of the text, or a member of the list."
    )
    matches: Pattern | None = Field(
        default=None, description="Regular expression that matches somewhere in the text."
    )
    length: Limit | None = Field(
        default=None, description="How many members, or characters, it has."
    )

    @property
    def comparisons(self) -> tuple[tuple[str, Any], ...]:
        """Names of the comparisons that are given, as they are written, and their values."""
        return tuple(
            (field.alias or name, getattr(self, name))
            for name, field in type(self).model_fields.items()
            if name != "path" and name in self.model_fields_set
        )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.comparisons:
            raise complaint("expects nothing: give a comparison such as 'equals' or 'at-least'")
        return self


class SimilarExpected(Written):
    """A text that the note has to be similar to."""

    to: Text = Field(description="The reference text.")
    field: Text | None = Field(
        default=None, description="Section of the note to compare; by default all of it."
    )
