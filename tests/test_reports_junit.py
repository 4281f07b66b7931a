"""JUnit XML as a CI server reads it."""

from xml.etree import ElementTree as ET

import pytest
from reported_suites import (
    HOSTILE,
    HOSTILE_SUITE,
    MIXED,
    SENTENCES,
    case,
    failed,
    passed,
    skipped,
    stale,
    suite,
)

from summarizer.regression.reports import junit_xml


def read(outcome):
    return ET.fromstring(junit_xml(outcome).encode("utf-8"))


def cases(outcome):
    return {one.get("name"): one for one in read(outcome).iter("testcase")}


def test_it_declares_its_encoding():
    assert junit_xml(MIXED).startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites')


def test_the_totals_stand_at_the_top_and_in_every_suite():
    root = read(MIXED)
    assert root.attrib == {
        "name": "summarizer",
        "tests": "4",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
        "time": "2.500",
    }
    (only,) = root
    assert (only.tag, only.get("name"), only.get("tests")) == ("testsuite", "current", "4")
    assert float(only.get("time")) == pytest.approx(0.51)


def test_a_case_is_named_after_its_folder_and_fixture():
    found = cases(MIXED)["harbour"]
    assert found.get("classname") == "tests/fixtures/harbour"
    assert found.get("file") == "tests/fixtures/harbour/case.yaml"
    assert found.get("time") == "0.250"
    assert list(found) == []


def test_a_failure_says_the_first_assertion_and_holds_all_with_claims_and_sentences():
    (failure,) = cases(MIXED)["bridge"]
    assert failure.tag == "failure"
    assert failure.get("message") == "pledges: no commitment of Graustark to clear the mines"
    for part in ("pledges", "“fair” is in it", "Ruritania: pay for the bridge", SENTENCES[1]):
        assert part in failure.text
    assert "people" not in failure.text


def test_a_case_that_could_not_be_run_is_an_error_of_its_kind_with_its_details():
    (error,) = cases(MIXED)["mine"]
    assert error.tag == "error"
    assert error.get("type") == "StaleRecordingError"
    assert error.get("message").startswith("the recording is stale")
    assert "-List every pledge.\n+List all pledges." in error.text


def test_a_case_that_the_budget_left_out_is_skipped():
    (left_out,) = cases(MIXED)["river"]
    assert (left_out.tag, left_out.get("message")) == ("skipped", "the budget is spent")


def test_repeats_are_test_cases_of_their_own():
    outcome = suite(case("bridge", passed(0), failed(1), stale(2)))
    assert {name: [child.tag for child in one] for name, one in cases(outcome).items()} == {
        "bridge [1/3]": [],
        "bridge [2/3]": ["failure"],
        "bridge [3/3]": ["error"],
    }


def test_each_variant_is_a_suite_and_no_two_cases_have_one_name():
    outcome = suite(case("bridge", passed()), case("bridge", failed(), variant="prompts/v2"))
    root = read(outcome)
    assert [one.get("name") for one in root] == ["current", "prompts/v2"]
    assert [one.get("failures") for one in root] == ["0", "1"]
    assert list(cases(outcome)) == ["bridge (current)", "bridge (prompts/v2)"]


def test_a_case_below_its_threshold_fails_though_no_assertion_says_why():
    (failure,) = cases(suite(case("bridge", failed(assertions=(), score=0.4))))["bridge"]
    assert failure.get("message") == "the score is 0.40"


def test_what_xml_forbids_is_left_out_and_the_rest_is_kept():
    text = junit_xml(HOSTILE_SUITE)
    text.encode("utf-8")
    (found,) = (one for one in read(HOSTILE_SUITE).iter("failure"))
    for kept in ("</script><script>alert(1)</script>", "{{ 7 * 7 }} & ]]>", "[31m", "gnp.exe"):
        assert kept in found.get("message")
        assert kept in found.text
    forbidden = set(HOSTILE) & set("\x00\x1b\x85\u202e\u202c\ufffe\ud800")
    assert len(forbidden) == 7
    assert not forbidden & set("".join(read(HOSTILE_SUITE).itertext()))


def test_an_empty_run_is_a_document_too():
    assert read(suite()).get("tests") == "0"


def test_nothing_is_known_about_a_skipped_case():
    bare = skipped()
    outcome = suite(case("bridge", type(bare)(0, "skipped")))
    (left_out,) = cases(outcome)["bridge"]
    assert left_out.get("message") == "not run: the budget did not allow it"
