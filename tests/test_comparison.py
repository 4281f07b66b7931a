"""Two variants run on the same cases: what the second gains and loses, and what it costs."""

import pytest
from grounding_articles import says
from suite_outcomes import attempt, case, error, failed, flaky, passed, skipped, suite, summary

from summarizer.regression.comparison import ComparedCase, VariantComparison, compare
from summarizer.regression.comparison_text import comparison_text
from summarizer.regression.outcome import AssertionOutcome, Attempt, CaseOutcome
from summarizer.schemas import Usage


def against(*cases: CaseOutcome) -> VariantComparison:
    (comparison,) = compare(suite(*cases)).variants
    return comparison


def only(*cases: CaseOutcome) -> ComparedCase:
    (compared,) = against(*cases).cases
    return compared


def changes(compared: ComparedCase) -> dict[str, str]:
    return {one.name: one.change for one in compared.assertions}


def test_each_assertion_is_gained_lost_or_the_same() -> None:
    compared = only(
        case("river", attempt(passed("a"), passed("b"), failed("c"), failed("d"))),
        case("river", attempt(passed("a"), failed("b"), passed("c"), failed("d")), variant="v2"),
    )
    assert changes(compared) == {"a": "same-pass", "b": "lost", "c": "gained", "d": "same-fail"}


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (passed("a"), passed("a"), "same-pass"),
        (failed("a"), failed("a"), "same-fail"),
        (failed("a"), passed("a"), "gained"),
        (passed("a"), failed("a"), "lost"),
    ],
)
def test_a_case_is_gained_or_lost_by_its_status(
    before: AssertionOutcome, after: AssertionOutcome, change: str
) -> None:
    compared = only(
        case("river", attempt(before)),
        case("river", attempt(after), variant="v2"),
    )
    assert compared.change == change


def test_with_repeats_the_higher_pass_rate_gains_by_any_amount() -> None:
    compared = only(flaky("river", "a", 3, 5), flaky("river", "a", 4, 5, variant="v2"))
    (one,) = compared.assertions
    assert (one.change, one.base.standing, one.other.standing) == ("gained", "3 of 5", "4 of 5")


def test_equal_rates_of_unequal_repeats_are_the_same() -> None:
    compared = only(flaky("river", "a", 1, 3), flaky("river", "a", 2, 6, variant="v2"))
    assert changes(compared) == {"a": "same-fail"}


def test_the_message_is_that_of_the_side_that_does_worse() -> None:
    compared = only(
        case("river", attempt(failed("a", "no Holt"), passed("b"))),
        case("river", attempt(passed("a"), failed("b", "no harbour")), variant="v2"),
    )
    assert [one.message for one in compared.assertions] == ["no Holt", "no harbour"]


@pytest.mark.parametrize(
    ("before", "after", "change", "remark"),
    [
        (attempt(failed("a")), error("cut off"), "lost", "v2 could not be run: cut off"),
        (error("cut off"), attempt(failed("a")), "gained", "current could not be run: cut off"),
        (attempt(passed("a")), skipped(), "not-compared", "v2 was not run: the budget is used up"),
    ],
)
def test_a_case_that_did_not_run_on_a_side_is_judged_as_a_whole(
    before: Attempt, after: Attempt, change: str, remark: str
) -> None:
    compared = only(
        case("river", before),
        case("river", after, variant="v2"),
    )
    assert (compared.change, compared.assertions, compared.remarks) == (change, (), (remark,))


def test_an_error_on_both_sides_is_the_same_and_said() -> None:
    compared = only(case("river", error()), case("river", error(), variant="v2"))
    assert compared.change == "same-fail"
    assert len(compared.remarks) == 2
    assert not compared.same


def test_an_error_in_some_attempts_is_said_and_counts_against_the_case() -> None:
    compared = only(
        case("river", attempt(passed("a")), attempt(passed("a"), repeat=1)),
        case("river", attempt(passed("a")), error("cut off", repeat=1), variant="v2"),
    )
    assert compared.change == "lost"
    assert changes(compared) == {"a": "same-pass"}
    assert compared.remarks == ("v2 could not be run in 1 of 2 attempts: cut off",)


def test_a_case_that_was_never_begun_on_a_side_is_not_compared() -> None:
    comparison = against(
        case("river", attempt(passed("a"))),
        case("storm", attempt(passed("a"))),
        case("storm", attempt(passed("a")), variant="v2"),
    )
    river, storm = comparison.cases
    assert (river.change, river.remarks) == ("not-compared", ("v2 was not run",))
    assert storm.change == "same-pass"
    assert comparison.cases_tally.lost == 0


def test_the_notes_of_the_first_attempts_are_compared() -> None:
    one, two = summary(says("The council met.", 1)), summary(says("The council met.", 1, 2))
    compared = only(
        case("river", attempt(passed("a"), document=one), attempt(passed("a"), document=two)),
        case("river", attempt(passed("a"), document=two), variant="v2"),
    )
    assert compared.claims
    assert len(compared.claims.of("cited differently")) == 1
    assert not compared.same


def test_without_a_note_no_claims_are_compared() -> None:
    compared = only(
        case("river", attempt(passed("a"))), case("river", attempt(passed("a")), variant="v2")
    )
    assert compared.claims is None
    assert compared.same


def test_tokens_and_time_are_summed_per_case_and_over_cases_run_on_both_sides() -> None:
    def run(name: str, variant: str, tokens: int) -> CaseOutcome:
        usage = Usage(prompt=tokens, completion=tokens // 10)
        tries = [attempt(passed("a"), repeat=i, usage=usage, model_seconds=1.5) for i in range(2)]
        return case(name, *tries, variant=variant)

    comparison = against(
        run("river", "current", 100),
        run("river", "v2", 80),
        run("storm", "current", 200),
        run("storm", "v2", 220),
        run("flood", "current", 999),
        case("flood", skipped(), variant="v2"),
    )
    river = comparison.cases[0]
    assert river.base
    assert (river.base.usage.prompt, river.base.usage.completion, river.base.seconds) == (
        200,
        20,
        3.0,
    )
    base, other = comparison.totals
    assert (base.usage.prompt, other.usage.prompt) == (600, 600)
    assert (base.usage.completion, other.usage.completion) == (60, 60)
    assert (base.seconds, other.seconds) == (6.0, 6.0)
    assert (base.cases.passed, base.cases.trials) == (2, 2)


def moved(gained: int, lost: int) -> VariantComparison:
    """Compare one case that gains and loses so many assertions."""
    names = [f"a{number}" for number in range(gained + lost)]
    before = [failed(n) if i < gained else passed(n) for i, n in enumerate(names)]
    after = [passed(n) if i < gained else failed(n) for i, n in enumerate(names)]
    same = passed("same")
    return against(
        case("river", attempt(*before, same)), case("river", attempt(*after, same), variant="v2")
    )


@pytest.mark.parametrize(
    ("gained", "lost", "sentence"),
    [
        (7, 1, "v2 gains 7 assertions and loses 1 (p = 0.07): may be noise"),
        (1, 0, "v2 gains 1 assertion and loses 0 (p = 1): may be noise"),
        (10, 0, "v2 gains 10 assertions and loses 0 (p = 0.002): more than noise"),
        (2, 8, "v2 gains 2 assertions and loses 8 (p = 0.11): may be noise"),
        (0, 6, "v2 gains 0 assertions and loses 6 (p = 0.031): more than noise"),
        (12, 0, "v2 gains 12 assertions and loses 0 (p < 0.001): more than noise"),
        (0, 0, "v2 gains and loses no assertion"),
    ],
)
def test_the_verdict_is_a_plain_sentence(gained: int, lost: int, sentence: str) -> None:
    assert moved(gained, lost).verdict == sentence


def test_cases_have_a_verdict_of_their_own_that_assertions_of_one_case_do_not_sway() -> None:
    assert moved(12, 0).cases_verdict == "v2 gains 1 case and loses 0 (p = 1): may be noise"


def test_a_case_that_could_not_be_run_is_one_case_lost_and_no_assertion() -> None:
    comparison = against(
        case("river", attempt(*(passed(f"a{n}") for n in range(12)))),
        case("river", error(), variant="v2"),
    )
    assert comparison.verdict == "v2 gains and loses no assertion"
    assert comparison.cases_verdict == "v2 gains 0 cases and loses 1 (p = 1): may be noise"


def test_every_variant_is_held_against_the_first() -> None:
    comparison = compare(
        suite(
            case("river", attempt(passed("a"))),
            case("river", attempt(failed("a")), variant="v2"),
            case("river", attempt(passed("a")), variant="v3"),
        )
    )
    assert [(one.base, one.variant) for one in comparison.variants] == [
        ("current", "v2"),
        ("current", "v3"),
    ]
    assert [one.cases[0].change for one in comparison.variants] == ["lost", "same-pass"]


def test_a_single_variant_has_nothing_to_be_compared_with() -> None:
    comparison = compare(suite(case("river", attempt(passed("a")))))
    assert comparison.variants == ()
    assert comparison_text(comparison) == ""
