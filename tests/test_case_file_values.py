"""Reading case.yaml: the one line that says which value is wrong, where, and why."""

from pathlib import Path

import pytest
from case_files import refusal

pytest_plugins = ("case_files",)


class TestWrongValues:
    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("reviewed: perhaps", "line 1: reviewed: has to be true or false (got 'perhaps')"),
            ("tags: {a: b}", "line 1: tags: has to be a text"),
            ("tags: []", "line 1: tags: has to hold at least one entry"),
            ("tags:", "line 1: 'tags' has no value"),
            ("description: ''", "line 1: description: must not be empty"),
            ("threshold: 1.5", "line 1: threshold: has to be less than or equal to 1 (got 1.5)"),
            (
                "metadata:\n  published: yesterday",
                "line 2: metadata.published: has to be a date such as 2026-02-03",
            ),
            ("metadata:\n  title: 1984", "line 2: metadata.title: has to be a text (got 1984)"),
            (
                "options:\n  tactics: all",
                (
                    "line 2: options.tactics: has to be 'auto', 'guided', 'sections' or 'single' "
                    "(got 'all')"
                ),
            ),
            (
                "options:\n  attempts: 21",
                "line 2: options.attempts: has to be less than or equal to 20 (got 21)",
            ),
            (
                "options: {language: English please}",
                (
                    "line 1: options.language: has to be a language code such as 'en' or 'pt-BR' "
                    "(got 'English please')"
                ),
            ),
            ("assert: contains", "line 1: assert: has to be a list (got 'contains')"),
            ("assert:\n  - contains", "line 2: has to be a mapping (key: value) (got 'contains')"),
            (
                "assert:\n  - weight: 2",
                "line 2: an entry without an assertion; known are: actors, ",
            ),
            (
                "assert:\n  - contains: a\n    regex: b",
                "line 3: 'contains' and 'regex' in one entry: begin each with a dash",
            ),
            ("assert:\n  - contains:", "line 2: 'contains' has no value"),
            (
                "assert:\n  - contains: a\n    weight: 0",
                "line 3: weight: has to be greater than 0 (got 0)",
            ),
            (
                "assert:\n  - contains: a\n    weight: heavy",
                "line 3: weight: has to be a number (got 'heavy')",
            ),
            (
                "assert:\n  - contains: a\n    threshold: -1",
                "line 3: threshold: has to be greater than or equal to 0 (got -1)",
            ),
            (
                "assert:\n  - max-words: 2.5",
                "line 2: max-words: has to be a whole number (got 2.5)",
            ),
            ("assert:\n  - max-calls: many", "line 2: max-calls: has to be a whole number"),
            ("assert:\n  - not-max-calls: true", "line 2: max-calls: has to be a whole number"),
            ("assert:\n  - grounded: all", "line 2: grounded: has to be a number (got 'all')"),
            (
                "assert:\n  - grounded: 0.9\n    threshold: 0.8",
                "line 3: 'grounded' is itself the share that is enough",
            ),
            (
                "assert:\n  - no-commitments: false",
                "line 2: no-commitments: can only be true (got false)",
            ),
            ("assert:\n  - language: 17", "line 2: language: has to be a language code"),
            ("assert:\n  - regex: '(a'", "line 2: regex: '(a' is no regular expression: missing )"),
            (
                "assert:\n  - regex:\n      - a\n      - '*'",
                "line 4: regex: '*' is no regular expression: nothing to repeat",
            ),
            (
                "assert:\n  - json-path:\n      path: 'a['\n      equals: 1",
                "line 3: json-path.path: 'a[' is no jmespath expression: ",
            ),
            (
                "assert:\n  - json-path: {path: note}",
                "line 2: json-path: expects nothing: give a comparison such as 'equals'",
            ),
            ("assert:\n  - json-path: {equals: 1}", "line 2: json-path.path: is missing"),
            (
                "assert:\n  - json-path:\n      path: note\n      less: [1]",
                "line 4: json-path.less: has to be a number, or a text such as an ISO date",
            ),
            ("assert:\n  - python: my_checks", "line 2: python: has to be of the form module:func"),
            ("assert:\n  - python: a.b:c()", "line 2: python: has to be of the form module:func"),
            ("assert:\n  - actors: {}", "line 2: actors: expects nothing: give required"),
            ("assert:\n  - actors: Anna", "line 2: actors: has to be a mapping"),
            (
                "assert:\n  - actors:\n      required: [a]\n      recall: 0.5",
                "line 2: actors: recall and precision need 'names' to be measured against",
            ),
            (
                "assert:\n  - actors:\n      names: [a]",
                "line 3: actors: 'names' needs recall or precision, or both",
            ),
            ("assert:\n  - commitments: []", "line 2: commitments: has to hold at least one"),
            ("assert:\n  - commitments:\n      - {}", "line 3: commitments: expects nothing"),
            (
                "assert:\n  - commitments:\n      - by: a\n        status: promised",
                "line 4: commitments.status: has to be 'pledged', 'agreed', 'reaffirmed', ",
            ),
            (
                "assert:\n  - commitments:\n      - by: a\n        cites: [1, two]",
                "line 4: commitments.cites: has to be a whole number (got 'two')",
            ),
            (
                "assert:\n  - commitments:\n      - by: a\n        cites: 0",
                "line 4: commitments.cites: has to be greater than or equal to 1 (got 0)",
            ),
            (
                "assert:\n  - summary:\n      - contains: a\n        similarity: 0.5",
                "line 4: summary: needs 'like' to be compared with",
            ),
            (
                "assert:\n  - cites: {about: a}",
                "line 2: cites: expects nothing: give 'sentence' or 'one-of'",
            ),
            ("assert:\n  - cites: {sentence: 4}", "line 2: cites.about: is missing"),
        ],
    )
    def test_one_line_says_where_and_what(self, file: Path, text: str, reason: str) -> None:
        assert refusal(file, text).startswith(reason)

    def test_the_first_of_several_errors_is_the_one_that_is_told(self, file: Path) -> None:
        text = "threshold: 7\nassert:\n  - contain: a\nreviewed: perhaps\n"
        assert refusal(file, text).startswith("line 1: threshold: ")

    def test_a_long_value_is_cut(self, file: Path) -> None:
        wrong = refusal(file, f"reviewed: {'very ' * 200}\n")
        assert len(wrong) < 150
