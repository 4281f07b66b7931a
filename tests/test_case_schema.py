"""The JSON Schema of case.yaml: current, valid, and of one mind with the models."""

import json
from datetime import date
from typing import Any

import jsonschema
import pytest
import yaml
from case_examples import EVERY_ASSERTION
from pydantic import ValidationError

from summarizer.regression.case_schema import SCHEMA_FILE, case_schema, schema_text
from summarizer.schemas.assertion import KINDS, NOT
from summarizer.schemas.regression import Case, CaseOptions
from summarizer.settings import Settings


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return case_schema()


def plain(text: str) -> Any:
    """Read YAML as an editor sees it, for which a date is a text."""

    def dated(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: dated(each) for key, each in value.items()}
        if isinstance(value, list):
            return [dated(each) for each in value]
        return value.isoformat() if isinstance(value, date) else value

    return dated(yaml.safe_load(text))


def errors(schema: dict[str, Any], case: Any) -> list[str]:
    found = jsonschema.Draft202012Validator(schema).iter_errors(case)
    return [error.message for error in found]


def entry_schema(schema: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schema["$defs"]["Assertion"]
    return found


def test_the_published_file_is_current() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), (
        "schemas/case.schema.json is not current: run python -m summarizer.regression.case_schema"
    )


def test_it_is_a_json_schema(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    assert json.loads(schema_text()) == schema


def test_every_assertion_is_completed_and_explained(schema: dict[str, Any]) -> None:
    properties = entry_schema(schema)["properties"]
    kinds = {*KINDS, *(NOT + kind for kind in KINDS)}
    assert set(properties) == kinds | {"weight", "threshold", "name"}
    assert all(each["description"] for each in properties.values())


def test_no_object_takes_unknown_keys(schema: dict[str, Any]) -> None:
    objects = [schema, *(each for each in schema["$defs"].values() if "properties" in each)]
    assert len(objects) > 8
    assert all(each["additionalProperties"] is False for each in objects)


def test_null_is_offered_nowhere(schema: dict[str, Any]) -> None:
    assert "null" not in json.dumps({**schema, "description": ""}).replace("; null if", "")


def test_it_accepts_every_assertion(schema: dict[str, Any]) -> None:
    assert errors(schema, plain(EVERY_ASSERTION)) == []


@pytest.mark.parametrize(
    "case",
    [
        {"descripton": "x"},
        {"threshold": 2},
        {"tags": []},
        {"options": {"model": "large"}},
        {"metadata": {"titel": "x"}},
        {"assert": [{"contain": "x"}]},
        {"assert": [{"weight": 2}]},
        {"assert": [{"contains": "a", "regex": "b"}]},
        {"assert": [{"contains": "a", "not-contains": "b"}]},
        {"assert": [{"contains": None}]},
        {"assert": [{"contains": "a", "weight": 0}]},
        {"assert": [{"actors": "Anna"}]},
        {"assert": [{"actors": {"required": []}}]},
        {"assert": [{"commitments": [{"status": "promised"}]}]},
        {"assert": [{"commitments": {"cites": [0]}}]},
        {"assert": [{"no-commitments": False}]},
        {"assert": [{"not-max-words": "many"}]},
        {"assert": [{"cites": {"sentence": 4}}]},
        {"assert": [{"negated": True, "contains": "a"}]},
    ],
)
def test_what_it_refuses_the_reader_refuses(schema: dict[str, Any], case: dict[str, Any]) -> None:
    assert errors(schema, case)
    with pytest.raises(ValidationError):
        Case.model_validate(case)


def test_options_are_checked_like_settings() -> None:
    """The models of a case know nothing of the settings; here the two are held together."""
    values: dict[str, list[Any]] = {
        "language": ["en", "pt-BR", "no", "English please", "e"],
        "tactics": ["auto", "guided", "sections", "single", "all"],
        "attempts": [0, 2, 20, 21, -1],
        "max_tokens": [16, 500, 15],
        "on_ungrounded": ["drop", "keep", "fail", "flag"],
    }
    assert set(values) == set(CaseOptions.model_fields) <= set(Settings.model_fields)
    for key, candidates in values.items():
        for value in candidates:
            assert accepts(CaseOptions, key, value) == accepts(Settings, key, value), (key, value)


def accepts(model: type[CaseOptions] | type[Settings], key: str, value: Any) -> bool:
    try:
        model.model_validate({key: value})
    except ValidationError:
        return False
    return True
