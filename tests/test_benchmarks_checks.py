"""The benchmark's own checks fire on planted errors and stay silent otherwise."""

import ast
import inspect
from types import ModuleType

import pytest
from benchmark_document import document

from tests.benchmarks import capitals, checks, claims, folding, lexicon
from tests.benchmarks import dates as dates_module
from tests.benchmarks import numbers as numbers_module
from tests.benchmarks.checks import check
from tests.benchmarks.dates import dates
from tests.benchmarks.folding import fold, words
from tests.benchmarks.numbers import numbers


def found(text: str, *cites: int, language: str = "en") -> set[tuple[str, str]]:
    """Check one background fact."""
    given = document(background=[{"fact": text, "cites": list(cites)}])
    given["article"]["language"] = language
    return {(finding.kind, finding.token) for finding in check(given)}


# --- checks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("Norland's minister pledged 1,2 billion crowns", [2, 3]),
        ("Ana-Lucia D'Oliveira pledged money by March 2031.", [2]),
        ("The US and Norland met in Oslo on Tuesday", [1]),
        ("The board will repair 3 piers and one thousand five hundred boats.", [3]),
        ("The two sides signed a treaty in 1998.", [4]),
        ("Strengthening its staff comes first.", [5]),
        ("One board may ask for more.", [5]),
    ],
)
def test_a_claim_that_its_sentences_bear_out_gives_no_finding(text: str, cites: list[int]) -> None:
    assert found(text, *cites) == set()


@pytest.mark.parametrize(
    ("text", "cites", "expected"),
    [
        ("The minister pledged 12 billion crowns.", [2], ("number", "12 billion")),
        ("The minister pledged 1.2 million crowns.", [2], ("number", "1.2 million")),
        ("The board will repair four piers.", [3], ("number", "four")),
        ("The board will repair 15,00 boats.", [3], ("number", "15,00")),
        ("A treaty was signed in 1989.", [4], ("date", "1989")),
        ("The ministers met on Wednesday.", [1], ("date", "Wednesday")),
        ("The money comes by May.", [2], ("date", "May")),
        ("They meet tomorrow.", [1], ("date", "tomorrow")),
        ("The ministers of Norland and Sudland met.", [1], ("name", "Sudland")),
        ("The minister of Norland pledged money.", [2], ("name", "Norland")),
        ("Norland pledged money.", [2], ("name", "Norland")),
        ("The US pledged money.", [2], ("name", "US")),
        ("The minister Ana-Maria d'Oliveira pledged money.", [2], ("name", "Maria")),
        ("The minister pledged money.", [9], ("cite", "9")),
        ("The minister pledged money.", [], ("cite", "none")),
    ],
)
def test_a_planted_error_is_found(text: str, cites: list[int], expected: tuple[str, str]) -> None:
    assert expected in found(text, *cites)


def test_a_capital_that_says_nothing_is_only_doubtful() -> None:
    assert found("Bolstered by the treaty, both sides go on.", 4) == {("capital", "Bolstered")}


def test_initials_for_a_name_spelled_out_are_only_doubtful() -> None:
    given = document(actors=[{"name": "United States", "cites": [1]}])
    assert {finding.kind for finding in check(given)} == {"acronym"}


def test_the_first_word_of_a_name_is_always_looked_up() -> None:
    given = document(actors=[{"name": "Bergen", "cites": [1]}])
    assert [(f.path, f.kind, f.token) for f in check(given)] == [
        ("actors[0].name", "name", "Bergen"),
    ]


def test_every_text_of_a_note_is_looked_up_in_its_own_sentences() -> None:
    wrong = "the 77 of Xanadu"
    given = document(
        headline=wrong,
        summary=[{"text": wrong, "cites": [1]}],
        event={"what": wrong, "when": wrong, "date": "2031-03-01", "where": wrong, "cites": [1]},
        actors=[{"name": wrong, "role": wrong, "affiliation": wrong, "cites": [1]}],
        commitments=[
            {"by": ["Norland", wrong], "to": [wrong], "action": wrong, "cites": [1]}
            | {"condition": wrong, "deadline": wrong, "amount": wrong}
        ],
        background=[{"fact": wrong, "cites": [1]}],
    )
    paths = {finding.path for finding in check(given) if finding.token == "Xanadu"}
    assert len(paths) == 15
    assert {finding.path for finding in check(given) if finding.token == "77"} == paths
    assert not any("date" in path for path in paths)


def test_a_headline_in_title_case_is_held_against_the_whole_article() -> None:
    given = document(headline="Norland Minister Pledges Fresh Crowns for Repaired Piers of Xanadu")
    assert {(f.kind, f.token) for f in check(given)} == {
        ("capital", "Fresh"),
        ("capital", "Xanadu"),
    }


@pytest.mark.parametrize(
    "module", [checks, claims, capitals, dates_module, folding, lexicon, numbers_module]
)
def test_the_checks_share_no_code_with_the_package(module: ModuleType) -> None:
    tree = ast.parse(inspect.getsource(module))
    imported = {
        alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert not any(name.split(".")[0] == "summarizer" for name in imported)


# --- words, numbers, dates ---------------------------------------------------------------------


def test_folding_keeps_case_and_drops_typography() -> None:
    assert words(fold("L’Élysée — the U.S.-led “talks”, N. Müller’s")) == [
        *("L", "Elysee", "the", "US", "led", "talks", "N", "Muller"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("twenty-one and two hundred and fifty thousand", "en", [21, 250_000]),
        ("NZ$ 26 million, 11,000 and 3.5 per cent", "en", [26e6, 11_000, 3.5]),
        ("from 8-10 years, on 5 May 2019", "en", [8, 10, 5, 2019]),
        ("the 3rd of G7", "en", [3]),
        ("quatre-vingt-dix et 1,2 milliard", "fr", [90, 1.2e9]),
        ("soixante et onze, deux cent mille", "fr", [71, 200_000]),
        ("treinta y cinco mil", "es", [35_000]),
        ("10 per cent, once", "en", [10]),
    ],
)
def test_numbers_are_read(text: str, language: str, expected: list[float]) -> None:
    assert [min(number.values) for number in numbers(fold(text), language)] == expected


def test_an_ambiguous_separator_has_both_readings() -> None:
    (number,) = numbers("1.234", "es")
    assert number.values == {1234.0, 1.234}


def test_english_has_one_convention_for_separators() -> None:
    assert [number.values for number in numbers("11,000 and 1.234")] == [{11_000.0}, {1.234}]


def test_dates_are_known_in_the_language_of_the_article() -> None:
    assert dates("Wed 3 March and Wednesday", "en") == {
        "Wed": "weekday 2",
        "Wednesday": "weekday 2",
        "March": "month 3",
    }
    assert dates("they may march on", "en") == {}
    assert dates("le mercredi 3 aout", "fr") == {"mercredi": "weekday 2", "aout": "month 8"}
