"""From assertions to the verdict on a case: names, weights, thresholds; and how quick it is."""

import time
from pathlib import Path
from typing import Any

import pytest
from case_examples import EVERY_ASSERTION
from case_notes import document
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import CaseError
from summarizer.regression.assertions import evaluate, verdict
from summarizer.regression.assertions.registry import MEASURES
from summarizer.regression.case_file import read_case
from summarizer.regression.outcome import AssertionOutcome
from summarizer.schemas.assertion import KINDS
from summarizer.schemas.regression import Case


def case(*entries: dict[str, Any], **fields: Any) -> Case:
    return Case.model_validate({"assert": list(entries), **fields})


def outcome(score: float, weight: float = 1.0, threshold: float = 1.0) -> AssertionOutcome:
    return AssertionOutcome(
        "any", "contains", score >= threshold, score, threshold=threshold, weight=weight
    )


def test_every_kind_that_can_be_written_can_be_measured() -> None:
    assert set(MEASURES) == set(KINDS)


class TestEvaluate:
    def test_outcomes_are_in_the_order_of_the_case_under_their_names(self) -> None:
        entries = [{"contains": "harbour"}, {"regex": "x", "name": "no x"}, {"contains": "war"}]
        found = evaluate(case(*entries), document(), Path())
        assert [each.name for each in found] == ["contains", "no x", "contains 2"]
        assert [each.passed for each in found] == [True, False, False]

    def test_weight_and_threshold_are_passed_on(self) -> None:
        entry = {"contains": ["harbour", "war"], "weight": 3, "threshold": 0.4}
        (found,) = evaluate(case(entry), document(), Path())
        assert (found.weight, found.threshold, found.score) == (3, 0.4, 0.5)
        assert (found.passed, found.message) == (True, "")

    def test_an_error_says_which_assertion_it_is(self) -> None:
        entry = {"python": "no_such_module:f", "name": "sober"}
        with pytest.raises(CaseError, match=r"^assertion 'sober': python no_such_module:f: "):
            evaluate(case({"contains": "harbour"}, entry), document(), Path())

    def test_words_are_inflected_in_the_language_asked_for(self) -> None:
        entry = {"cites": {"about": "harbours", "sentence": 1}, "threshold": 0.5}
        english, finnish = case(entry), case(entry, options={"language": "fi"})
        assert evaluate(english, document(language="fi-FI"), Path())[0].passed is False
        assert evaluate(finnish, document(), Path())[0].passed is False
        assert evaluate(english, document(language="en-GB"), Path())[0].passed is True


class TestVerdict:
    def test_every_assertion_has_to_pass(self) -> None:
        assert verdict(case(), [outcome(1), outcome(1)]) == (True, 1.0)
        assert verdict(case(), [outcome(1), outcome(0.5)]) == (False, 0.75)

    def test_an_assertion_may_pass_below_one(self) -> None:
        assert verdict(case(), [outcome(1), outcome(0.5, threshold=0.5)]) == (True, 0.75)

    def test_with_a_threshold_the_weighted_score_decides(self) -> None:
        outcomes = [outcome(1, weight=3), outcome(0)]
        assert verdict(case(threshold=0.75), outcomes) == (True, 0.75)
        assert verdict(case(threshold=0.8), outcomes) == (False, 0.75)

    def test_a_case_that_asserts_nothing_passes(self) -> None:
        assert verdict(case(), []) == (True, 1.0)
        assert verdict(case(threshold=1), []) == (True, 1.0)

    @given(
        scores=st.lists(
            st.tuples(
                st.floats(min_value=0, max_value=1), st.floats(min_value=0.01, max_value=1000)
            ),
            min_size=1,
        )
    )
    def test_the_score_lies_between_the_worst_and_the_best(
        self, scores: list[tuple[float, float]]
    ) -> None:
        _, score = verdict(case(), [outcome(score, weight) for score, weight in scores])
        only = [score for score, _ in scores]
        assert min(only) - 1e-6 <= score <= max(only) + 1e-6


def test_fifty_cases_are_read_and_evaluated_well_within_a_second(tmp_path: Path) -> None:
    text = EVERY_ASSERTION.replace("my_checks:is_sober", "builtins:bool")
    for number in range(50):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    note = document()
    evaluate(read_case(tmp_path / "0.yaml"), note, tmp_path)  # imports do not count
    began = time.process_time()
    for number in range(50):
        assert evaluate(read_case(tmp_path / f"{number}.yaml"), note, tmp_path)
    assert time.process_time() - began < 1.0
