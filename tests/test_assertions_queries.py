"""The assertion json-path: a jmespath expression over the document, and comparisons."""

from typing import Any

import pytest
from case_notes import case_error, check, document, failure, passes


def query(path: str, **comparisons: Any) -> dict[str, Any]:
    return {"json-path": {"path": path} | {k.replace("_", "-"): v for k, v in comparisons.items()}}


@pytest.mark.parametrize(
    "entry",
    [
        query("note.commitments[0].status", equals="agreed"),
        query("note.commitments[0].cites", equals=[1]),
        query("note.commitments[2].deadline", equals=None),
        query("note.nothing.here", equals=None),
        query("length(note.commitments)", equals=3.0),
        query("note.commitments[?status=='refused']", equals=[]),
        query("note.actors[0].role", not_equals="Minister"),
        query("length(note.commitments)", not_equals=True),
        query("provenance.calls", less=9),
        query("provenance.calls", greater=7.5),
        query("provenance.calls", at_least=8, at_most=8),
        query("note.commitments[1].deadline", at_least="by 2030"),
        query("note.headline", contains="TWO neighbours"),
        query("note.commitments[0].by", contains="Norland"),
        query("note.actors[].cites[]", contains=4),
        query("note.headline", matches="^Two .* harbour$"),
        query("note.actors", length=4),
        query("note.headline", length=36),
        query("article.language", equals="en"),
        query("provenance.schema.name", equals="BriefingNote"),
        query("dropped", length=0),
    ],
)
def test_what_holds_passes_and_its_negation_does_not(entry: dict[str, Any]) -> None:
    assert passes(entry)
    negated = {"not-json-path": entry["json-path"]}
    assert not passes(negated)


@pytest.mark.parametrize(
    "entry",
    [
        query("note.commitments[0].status", equals="pledged"),
        query("note.commitments[0].cites", equals=[True]),
        query("note.event.date", not_equals=None),
        query("note.headline", less=3),
        query("note.headline", greater=3),
        query("note.nothing", at_least=0),
        query("note.headline == 'war'", less=1),
        query("provenance.calls", at_most="many"),
        query("note.headline", contains="war"),
        query("note.commitments[0].by", contains="Nor"),
        query("provenance.calls", contains=8),
        query("note.nothing", matches=".*"),
        query("note.actors", length=3),
        query("provenance.calls", length=1),
    ],
)
def test_what_does_not_hold_fails_and_its_negation_passes(entry: dict[str, Any]) -> None:
    outcome = check(entry)
    assert not outcome.passed
    assert "; it should " in outcome.message
    assert passes({"not-json-path": entry["json-path"]})


def test_the_message_says_what_is_there_and_what_should_be() -> None:
    assert failure(query("note.commitments[0].status", equals="pledged")) == (
        'note.commitments[0].status is "agreed"; it should be "pledged"'
    )
    assert failure(query("provenance.calls", at_least=2, at_most=3, less=5)) == (
        "provenance.calls is 8; it should be less than 5 and be at most 3"
    )


def test_the_message_of_a_negation() -> None:
    negated = {"not-json-path": {"path": "note.actors[0].name", "equals": "Vellmar"}}
    assert failure(negated) == 'note.actors[0].name is "Vellmar"; it should not be "Vellmar"'


def test_a_long_value_is_cut() -> None:
    assert len(failure(query("note", equals=1))) < 200


def test_several_comparisons_score_their_share() -> None:
    assert check(query("provenance.calls", at_least=2, at_most=3)).score == 0.5


def test_dates_are_compared_as_the_texts_they_are_in_json() -> None:
    from datetime import date

    dated = document()
    dated = dated.model_copy(
        update={"article": dated.article.model_copy(update={"published": date(2026, 2, 3)})}
    )
    assert passes(query("article.published", equals=date(2026, 2, 3)), dated)
    assert passes(query("article.published", greater=date(2026, 1, 31)), dated)


def test_a_function_that_does_not_fit_the_value_is_an_error() -> None:
    wrong = case_error(query("length(note.nothing)", equals=0))
    assert wrong.startswith(
        "assertion 'json-path': json-path 'length(note.nothing)' cannot be evaluated: "
    )
