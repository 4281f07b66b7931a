"""Reads ``case.yaml``: a case that is valid, or one line that says what is wrong and where."""

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from summarizer.errors import CaseError
from summarizer.regression.yaml_tree import YamlTree, read_yaml
from summarizer.schemas.regression import Case
from summarizer.schemas.written import COMPLAINT

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_SHOWN = 60
_IN_WORDS = {
    "bool_parsing": "has to be true or false",
    "bool_type": "has to be true or false",
    "date_from_datetime_parsing": "has to be a date such as 2026-02-03",
    "date_type": "has to be a date such as 2026-02-03",
    "float_type": "has to be a number",
    "int_type": "has to be a whole number",
    "model_type": "has to be a mapping (key: value)",
    "string_too_short": "must not be empty",
    "string_type": "has to be a text",
    "too_short": "has to hold at least one entry",
    "tuple_type": "has to be a list",
}
"""Pydantic's types of errors in words that fit YAML; for the others its own message will do."""


def read_case(path: Path) -> Case:
    """Read a case.

    Raises:
        CaseError: the file cannot be read, is not YAML, or is no case. The message is one line:
            the file, the line, and what is wrong there.
    """
    tree = read_yaml(path)
    try:
        return Case.model_validate(tree.value)
    except ValidationError as error:
        complaints = (_complaint(tree, each) for each in _innermost(error))
        line, message = min(complaints, key=lambda pair: pair[0])
        raise CaseError(f"{path}, line {line}: {_flat(message)}") from None


def _innermost(error: ValidationError) -> "list[ErrorDetails]":
    """Return the errors without those that only follow from one further in."""
    every = error.errors(include_url=False)
    places = [each["loc"] for each in every]
    return [
        each
        for each in every
        if not any(
            len(place) > len(each["loc"]) and place[: len(each["loc"])] == each["loc"]
            for place in places
        )
    ]


def _complaint(tree: YamlTree, error: "ErrorDetails") -> tuple[int, str]:
    """Return the line an error stands on, and what it says."""
    context = error.get("ctx", {})
    line = tree.line_of((*error["loc"], *context.get("at", ())))
    where = _where(error["loc"])
    said = _said(error)
    return line, f"{where}: {said}" if where else said


def _where(location: tuple[str | int, ...]) -> str:
    """Return the keys that lead to a value, from its assertion on."""
    if location[:1] == ("assert",):
        location = location[2:] or location[:1] * (len(location) == 1)
    return ".".join(str(step) for step in location if isinstance(step, str))


def _said(error: "ErrorDetails") -> str:
    if error["type"] == COMPLAINT:
        return error["msg"]
    if error["type"] == "missing":
        return "is missing"
    message = _IN_WORDS.get(error["type"]) or error["msg"].replace("Input should be", "has to be")
    message = message.replace("has to be True", "can only be true")
    given = error["input"]
    shown = isinstance(given, str | int | float) and given != ""
    return f"{message} (got {_excerpt(given)})" if shown else message


def _excerpt(given: object) -> str:
    if isinstance(given, bool):
        return str(given).lower()
    text = repr(given)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _flat(text: str) -> str:
    return " ".join(text.split())
