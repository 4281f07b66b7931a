"""One entry of a case's ``assert``. Descriptions speak to whoever writes a case."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from summarizer.schemas.expectations import (
    ActorsExpected,
    CitesExpected,
    CommitmentExpected,
    JsonPathExpected,
    Patterns,
    SimilarExpected,
    StatementExpected,
)
from summarizer.schemas.written import (
    Limit,
    OneOrMore,
    Share,
    Shorthand,
    Text,
    Texts,
    Written,
    complaint,
    nearest,
)

NOT = "not-"
"""What stands in front of an assertion that is to fail."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*")
_FUNCTION = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")


def _of_form(pattern: re.Pattern[str], form: str) -> AfterValidator:
    def check(text: str) -> str:
        if not pattern.fullmatch(text):
            raise complaint(f"has to be {form} (got {text!r})")
        return text

    return AfterValidator(check)


Language = Annotated[Text, _of_form(_LANGUAGE, "a language code such as 'en' or 'pt-BR'")]

Function = Annotated[Text, _of_form(_FUNCTION, "of the form module:function")]

Commitments = Annotated[
    tuple[Annotated[CommitmentExpected, Shorthand("like")], ...],
    Field(min_length=1),
    OneOrMore(),
]

Statements = Annotated[
    tuple[Annotated[StatementExpected, Shorthand("like")], ...], Field(min_length=1), OneOrMore()
]


class Assertion(Written):
    """One entry of ``assert``: exactly one assertion, and what it counts."""

    actors: ActorsExpected | None = Field(
        default=None, description="Who is, and who is not, among the note's actors."
    )
    commitments: Commitments | None = Field(
        default=None, description="Commitments that the note holds, each in an entry of its own."
    )
    background: Statements | None = Field(
        default=None, description="Background facts that the note holds."
    )
    summary: Statements | None = Field(
        default=None, description="Sentences that the summary holds."
    )
    contains: Texts | None = Field(
        default=None,
        description="Texts that the note's claims or headline contain; case, accents and quotes "
        "do not matter. Of a list, all; with not-, none.",
    )
    regex: Patterns | None = Field(
        default=None,
        description="Regular expressions (Python's) that match in a claim or the headline.",
    )
    cites: CitesExpected | None = Field(
        default=None, description="Every claim about a matter cites a sentence."
    )
    grounded: Share | None = Field(
        default=None, description="Share of the claims that were not left out; 1.0 is all."
    )
    no_commitments: Literal[True] | None = Field(
        default=None, description="The note holds no commitment."
    )
    max_words: Limit | None = Field(
        default=None, description="The most words that the note may have."
    )
    max_tokens: Limit | None = Field(
        default=None, description="The most output tokens that the run may take."
    )
    max_calls: Limit | None = Field(
        default=None, description="The most requests that the model may have answered."
    )
    language: Language | None = Field(
        default=None, description="Language of the note as an ISO 639-1 code."
    )
    json_path: JsonPathExpected | None = Field(
        default=None, description="What a jmespath expression over the document yields."
    )
    similar: Annotated[SimilarExpected, Shorthand("to")] | None = Field(
        default=None, description="A text that the note, or a section, is similar to."
    )
    python: Function | None = Field(
        default=None,
        description="module:function, called with the NoteDocument; returns a truth value, a "
        "score from 0 to 1, or a pair of one of these and a message.",
    )
    weight: float = Field(
        default=1.0,
        gt=0,
        strict=True,
        allow_inf_nan=False,
        description="Share in the case's score, compared with the other assertions'.",
    )
    threshold: Share | None = Field(
        default=None, description="Score that is enough, 0 to 1; by default 1, for similar 0.8."
    )
    name: Text | None = Field(default=None, description="What reports call it; unique in the case.")
    negated: bool = Field(default=False, description="Written with not-.")

    @property
    def positive(self) -> str:
        """The kind without its ``not-``, e.g. ``"contains"``."""
        return next(_KIND_OF[name] for name in self.model_fields_set if name in _KIND_OF)

    @property
    def kind(self) -> str:
        """The kind as it is written, e.g. ``"not-contains"``."""
        return NOT + self.positive if self.negated else self.positive

    @property
    def expected(self) -> Any:
        """What stands behind the kind."""
        return getattr(self, next(name for name in self.model_fields_set if name in _KIND_OF))

    @classmethod
    def prepared(cls, given: Mapping[Any, Any]) -> Mapping[Any, Any]:
        """Check that there is one assertion; note its ``not-`` and take it off."""
        both = [*KINDS, *(NOT + kind for kind in KINDS)]
        known = [*both, *_OPTIONS]
        found = [key for key in given if key in both]
        for key, value in given.items():
            if key not in known:
                what = "key" if found else "assertion"
                shown = [*KINDS, *_OPTIONS] if found else KINDS
                close = nearest(str(key), known)
                close = close if "did you mean" in close else nearest(str(key), shown)
                raise complaint(f"unknown {what} {str(key)!r}{close}", key)
            if value is None:
                raise complaint(f"{key!r} has no value", key)
        if not found:
            raise complaint(f"an entry without an assertion; known are: {', '.join(KINDS)}")
        if len(found) > 1:
            one, two = found[:2]
            raise complaint(f"{one!r} and {two!r} in one entry: begin each with a dash", two)
        key = found[0]
        negated = key.startswith(NOT)
        rest = {name: value for name, value in given.items() if name != key}
        return {key.removeprefix(NOT): given[key], "negated": negated, **rest}

    @model_validator(mode="after")
    def _one_threshold(self) -> Self:
        if self.grounded is not None and self.threshold is not None:
            raise complaint("'grounded' is itself the share that is enough", "threshold")
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        written = super().__get_pydantic_json_schema__(schema, handler)
        resolved = handler.resolve_ref_schema(written)
        properties = resolved["properties"]
        del properties["negated"]
        negations = {
            NOT + kind: properties[kind] | {"description": f"The opposite of '{kind}'."}
            for kind in KINDS
        }
        resolved["properties"] = {**properties, **negations}
        resolved["oneOf"] = [{"required": [key]} for key in (*KINDS, *negations)]
        return written


_OPTIONS = ("weight", "threshold", "name")


_KIND_OF = {
    name: field.alias or name
    for name, field in Assertion.model_fields.items()
    if name not in (*_OPTIONS, "negated")
}
"""The kind by the field that holds it."""

KINDS = tuple(_KIND_OF.values())
"""The kinds of assertions, without the ``not-`` that each of them can have in front."""
