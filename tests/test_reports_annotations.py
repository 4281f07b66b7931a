"""Workflow commands for GitHub, undone as GitHub's runner undoes them."""

import re
from dataclasses import replace
from pathlib import Path

from reported_suites import HOSTILE_SUITE, MIXED, case, failed, passed, skipped, stale, suite

from summarizer.regression.reports import github_annotations

_COMMAND = re.compile(r"::(?P<level>error|warning) (?P<properties>[^:]*)::(?P<message>.*)")


def read(line):
    found = _COMMAND.fullmatch(line)
    assert found, line
    pairs = dict(one.split("=", 1) for one in found["properties"].split(","))
    pairs = {name: unescaped(value, properties=True) for name, value in pairs.items()}
    return found["level"], pairs, unescaped(found["message"])


def unescaped(text, *, properties=False):
    marks = {"%0D": "\r", "%0A": "\n"} | ({"%3A": ":", "%2C": ","} if properties else {})
    for escaped, mark in marks.items():
        text = text.replace(escaped, mark)
    assert "%" not in text.replace("%25", "")
    return text.replace("%25", "%")


def test_one_error_for_each_case_that_failed_or_could_not_be_run():
    lines = github_annotations(MIXED)
    assert [read(line)[1]["title"] for line in lines] == ["bridge: failed", "mine: error"]


def test_it_points_to_the_case_and_says_the_first_failing_assertion():
    level, properties, message = read(github_annotations(MIXED)[0])
    assert level == "error"
    assert properties["file"] == "tests/fixtures/bridge/case.yaml"
    assert properties["line"] == "1"
    assert message.splitlines() == [
        "pledges: no commitment of Graustark to clear the mines",
        "1 more assertion failed.",
    ]


def test_the_line_of_a_broken_case_is_the_one_its_error_names():
    broken = replace(stale(), error="tests/fixtures/x/case.yaml, line 12: unknown key 'asert'")
    assert read(github_annotations(suite(case("x", broken)))[0])[1]["line"] == "12"


def test_files_are_named_relative_to_the_working_directory(tmp_path, monkeypatch):
    inside = case("bridge", failed(), folder=tmp_path / "cases" / "bridge")
    outside = case("harbour", failed(), folder=Path("/elsewhere/harbour"))
    monkeypatch.chdir(tmp_path)
    files = [read(line)[1]["file"] for line in github_annotations(suite(inside, outside))]
    assert files == ["cases/bridge/case.yaml", "/elsewhere/harbour/case.yaml"]


def test_repeats_of_a_case_are_one_error_and_skipped_cases_none():
    outcome = suite(case("bridge", passed(0), failed(1), stale(2)), case("river", skipped()))
    (line,) = github_annotations(outcome)
    assert "2 of 3 runs did not pass." in read(line)[2]


def test_several_variants_are_told_apart():
    outcome = suite(case("bridge", passed()), case("bridge", failed(), variant="prompts/v2"))
    (line,) = github_annotations(outcome)
    assert read(line)[1]["title"] == "bridge (prompts/v2): failed"


def test_ten_errors_and_a_line_that_says_how_many_more():
    lines = github_annotations(suite(*(case(f"c{number}", failed()) for number in range(13))))
    assert [read(line)[0] for line in lines] == ["error"] * 10 + ["warning"]
    assert read(lines[-1])[2].startswith("3 more cases")
    assert len(github_annotations(suite(*(case(f"c{n}", failed()) for n in range(10))))) == 10


def test_no_text_can_end_its_line_or_its_property():
    lines = github_annotations(HOSTILE_SUITE)
    assert len(lines) == 2
    odd = case("a,b:c%0Ad\r\n::error::x", failed(), folder=Path("50%,a:b"))
    lines += github_annotations(suite(odd))
    for line in lines:
        assert len(line.splitlines()) == 1
        read(line)
    properties = read(lines[-1])[1]
    assert properties["file"] == "50%,a:b/case.yaml"
    assert properties["title"] == "a,b:c%0Ad ::error::x: failed"


def test_a_run_that_passed_says_nothing():
    assert github_annotations(suite(case("bridge", passed()))) == []
