"""Two variants compared, as a terminal shows it."""

from grounding_articles import commitment, says
from suite_outcomes import attempt, briefing, case, error, failed, passed, skipped, suite, summary

from summarizer.regression.comparison import compare
from summarizer.regression.comparison_text import comparison_text
from summarizer.schemas import Usage

BEFORE = briefing(
    "Peru lends a dredger",
    summary=[says("The council of Arven met on Monday.", 1), says("Rain fell all night.", 3)],
    commitments=[commitment("Peru", "lend a dredger to Chile", "pledged", 1)],
)
AFTER = briefing(
    "Peru and Chile agree",
    summary=[says("On Monday the council of Arven met.", 1, 2)],
    commitments=[
        commitment("Peru", "lend a dredger to Chile", "agreed", 1),
        commitment("Chile", "pay for the fuel", "pledged", 2),
    ],
)


def test_the_text_shows_differing_cases_their_assertions_and_claims_and_the_totals() -> None:
    usage = Usage(prompt=1200, completion=80)
    comparison = compare(
        suite(
            case(
                "river",
                attempt(
                    passed("people"),
                    failed("terms", "expected Chile to pay"),
                    document=BEFORE,
                    usage=usage,
                    model_seconds=2.0,
                ),
            ),
            case(
                "river",
                attempt(
                    failed("people", "Holt is missing"),
                    passed("terms"),
                    document=AFTER,
                    usage=Usage(prompt=900, completion=100),
                    model_seconds=1.0,
                ),
                variant="v2",
            ),
            case("storm", attempt(passed("people"))),
            case("storm", attempt(passed("people")), variant="v2"),
        )
    )
    assert comparison_text(comparison, 90) == TEXT


TEXT = """\
v2 against current

case   current  v2      change  tokens        seconds
river  failed   failed  same    1280 -> 1000  2.0 -> 1.0
  lost    people  passed -> failed
      Holt is missing
  gained  terms   failed -> passed
      expected Chile to pay
  claims: 1 added, 1 lost, 1 reworded, 1 cited differently, 1 changed
    ~ headline: Peru lends a dredger
        now: Peru and Chile agree
    ~ summary: The council of Arven met on Monday. [1]
        now: On Monday the council of Arven met. [1][2]
    - summary: Rain fell all night. [3]
    ~ commitments: lend a dredger to Chile [1]
        status: pledged -> agreed
    + commitments: pay for the fuel (by: Chile; status: pledged) [2]

1 case without any difference

total              current  v2
cases passed       1 of 2   1 of 2
assertions passed  2 of 3   2 of 3
prompt tokens      1,200    900     -25%
completion tokens  80       100     +25%
seconds            2.0      1.0     -50%

v2 gains 1 assertion and loses 1 (p = 1): may be noise.
v2 gains and loses no case.
"""


def test_the_text_says_which_cases_did_not_run() -> None:
    text = comparison_text(
        compare(
            suite(
                case("river", attempt(passed("a"))),
                case("storm", attempt(passed("a"))),
                case("river", error("cut off"), variant="v2"),
                case("storm", skipped(), variant="v2"),
            )
        )
    )
    assert "river  passed   error    lost" in text
    assert "  ! v2 could not be run: cut off" in text
    assert "  ! v2 was not run: the budget is used up" in text
    assert "(without 1 case that did not run on both sides)" in text


def test_long_texts_are_wrapped_and_costs_give_way_on_a_narrow_terminal() -> None:
    long = "expected " + "a very long list of names " * 8
    text = comparison_text(
        compare(
            suite(
                case("river", attempt(passed("people"))),
                case("river", attempt(failed("people", long)), variant="v2"),
            )
        ),
        width=40,
    )
    assert max(map(len, text.splitlines())) <= 40
    assert "tokens" in text.split("total")[1]
    assert "tokens" not in text.split("total")[0]


def test_control_characters_of_a_model_do_not_reach_the_terminal() -> None:
    text = comparison_text(
        compare(
            suite(
                case("river", attempt(passed("a"), document=summary(says("Rain fell.", 3)))),
                case(
                    "river",
                    attempt(
                        failed("a", "found \x1b[2Jnothing"),
                        document=summary(says("The \x1b]0;x\x07council met.", 1)),
                    ),
                    variant="v2",
                ),
            )
        )
    )
    assert all(character.isprintable() or character == "\n" for character in text)
