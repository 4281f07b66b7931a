"""The JSON report: its keys are a contract."""

import json
from dataclasses import replace

from reported_suites import HOSTILE, HOSTILE_SUITE, MIXED, case, document, failed, passed, suite
from reported_suites import skipped as left_out

from summarizer.regression.reports import json_report
from summarizer.schemas import Dropped


def read(outcome):
    text = json_report(outcome)
    text.encode("utf-8")

    def refuse(constant):
        raise AssertionError(f"{constant} is no JSON")

    return json.loads(text, parse_constant=refuse)


def test_the_report_holds_the_whole_run():
    data = read(MIXED)
    counts = {"passed": 1, "failed": 1, "error": 1, "skipped": 1}
    assert list(data) == ["version", "suite", "variants", "cases"]
    assert data["version"] == 1
    assert data["suite"] == {"status": "error", "seconds": 2.5, "counts": counts}
    assert data["variants"] == [{"name": "current", "counts": counts}]
    assert [one["name"] for one in data["cases"]] == ["bridge", "harbour", "mine", "river"]


def test_a_case_has_its_attempts():
    found = read(suite(case("bridge", passed(0), failed(1), left_out(2))))["cases"][0]
    attempts = found.pop("attempts")
    assert found == {
        "name": "bridge",
        "folder": "tests/fixtures/bridge",
        "variant": "current",
        "status": "failed",
        "reviewed": True,
        "score": 0.8125,
        "passed": 1,
        "runs": 2,
    }
    assert [(one["repeat"], one["status"]) for one in attempts] == [
        (0, "passed"),
        (1, "failed"),
        (2, "skipped"),
    ]


def test_an_attempt_has_its_assertions_and_its_note():
    attempt = read(MIXED)["cases"][0]["attempts"][0]
    assert set(attempt) == {
        "repeat", "status", "score", "assertions", "error", "error_kind", "detail", "calls",
        "live_calls", "usage", "seconds", "model_seconds", "document",
    }  # fmt: skip
    assert attempt["usage"] == {"prompt": 1000, "cached": 800, "completion": 321}
    assert attempt["assertions"][1] == {
        "name": "pledges",
        "kind": "commitments",
        "passed": False,
        "score": 0.5,
        "threshold": 0.8,
        "weight": 1.0,
        "message": "no commitment of Graustark to clear the mines",
        "findings": [
            {"section": "commitments", "text": "Ruritania: pay for the bridge", "cites": [2]}
        ],
    }
    assert attempt["document"] == json.loads(document().model_dump_json(by_alias=True))


def test_what_could_not_be_run_has_no_score_and_no_note():
    mine = read(MIXED)["cases"][2]
    assert mine["score"] is None
    (attempt,) = mine["attempts"]
    assert attempt["document"] is None
    assert attempt["error_kind"] == "StaleRecordingError"
    assert "-List every pledge." in attempt["detail"]


def test_the_same_run_is_the_same_text():
    assert json_report(MIXED) == json_report(MIXED)
    assert json_report(MIXED).endswith("}\n")


def test_hostile_text_is_kept_as_it_is():
    found = read(HOSTILE_SUITE)["cases"][0]
    assert found["name"] == HOSTILE
    assert found["attempts"][0]["assertions"][0]["message"] == HOSTILE


def test_numbers_that_json_does_not_have_are_null():
    odd = document(dropped=[Dropped(section="x", item={"a": float("nan")}, reason="?")])
    attempt = replace(failed(document=odd), score=float("inf"))
    found = read(suite(case("bridge", attempt)))["cases"][0]["attempts"][0]
    assert found["score"] is None
    assert found["document"]["dropped"][0]["item"] == {"a": None}


def test_an_empty_run_has_passed():
    assert read(suite())["cases"] == []
    assert read(suite())["suite"]["status"] == "passed"
