"""Reading case.yaml: what a case may say, and the keys and names it may say it by."""

from datetime import date
from pathlib import Path

import pytest
from case_examples import EVERY_ASSERTION
from case_files import read, refusal
from hypothesis import given
from hypothesis import strategies as st

from summarizer.schemas import ArticleMetadata
from summarizer.schemas.assertion import KINDS, NOT
from summarizer.schemas.regression import Case

pytest_plugins = ("case_files",)


class TestWhatACaseSays:
    def test_every_key_and_every_assertion_can_be_written(self, file: Path) -> None:
        case = read(file, EVERY_ASSERTION)
        assert case.description == "Two ministers agree on a harbour"
        assert not case.reviewed
        assert case.tags == ("meeting", "2026")
        assert case.article == "article.txt"
        assert case.threshold == 0.8
        assert {each.positive for each in case.assertions} == set(KINDS)

    def test_metadata_is_that_of_an_article(self, file: Path) -> None:
        metadata = read(file, EVERY_ASSERTION).metadata
        assert isinstance(metadata, ArticleMetadata)
        assert metadata.published == date(2026, 2, 3)
        assert metadata.outlet == "The Vellmar Post"

    def test_options_are_settings(self, file: Path) -> None:
        options = read(file, EVERY_ASSERTION).options.model_dump(exclude_none=True)
        assert options == {
            "language": "no",
            "tactics": "single",
            "attempts": 1,
            "max_tokens": 500,
            "on_ungrounded": "keep",
        }

    def test_nothing_has_to_be_said(self, file: Path) -> None:
        case = read(file, "description: It can be written at all\n")
        assert case.reviewed
        assert (case.tags, case.article, case.threshold, case.assertions) == ((), None, None, ())
        assert case.metadata == Case().metadata
        assert case.options.model_dump(exclude_none=True) == {}

    def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(self, file: Path) -> None:
        case = read(file, b"\xef\xbb\xbfassert:\r\n  - contains: harbour\r\n")
        assert case.assertions[0].expected == ("harbour",)

    def test_an_entry_has_a_kind_what_is_expected_and_what_it_counts(self, file: Path) -> None:
        case = read(file, "assert:\n  - not-contains: [a, b]\n    weight: 3\n    threshold: 0.5\n")
        (entry,) = case.assertions
        assert (entry.kind, entry.positive, entry.negated) == ("not-contains", "contains", True)
        assert entry.expected == ("a", "b")
        assert (entry.weight, entry.threshold, entry.name) == (3, 0.5, None)

    @pytest.mark.parametrize("kind", KINDS)
    def test_every_kind_can_be_negated(self, file: Path, kind: str) -> None:
        text = EVERY_ASSERTION.replace("not-contains", "contains").replace("not-sim", "sim")
        case = read(file, text.replace(f"- {kind}:", f"- {NOT}{kind}:"))
        assert {each.kind for each in case.assertions} == {*KINDS, NOT + kind} - {kind}

    def test_one_may_stand_for_a_list_of_one(self, file: Path) -> None:
        long = "assert:\n  - commitments: [{by: [{name: Peru}], status: [agreed], cites: [4]}]\n"
        short = "assert:\n  - commitments: {by: Peru, status: agreed, cites: 4}\n"
        assert read(file, long) == read(file, short)

    def test_a_text_stands_for_what_it_is_like(self, file: Path) -> None:
        for kind in ("commitments", "background", "summary"):
            (entry,) = read(file, f"assert:\n  - {kind}: lend a dredger\n").assertions
            assert entry.expected[0].like == "lend a dredger"


class TestUnknownKeys:
    def test_an_unknown_assertion_says_its_line_and_the_nearest(self, file: Path) -> None:
        text = "description: x\nassert:\n  - contains: a\n  - contain: b\n"
        assert (
            refusal(file, text) == "line 4: unknown assertion 'contain'; did you mean 'contains'?"
        )

    def test_an_unknown_negation_is_told_the_nearest_one(self, file: Path) -> None:
        wrong = refusal(file, "assert:\n  - weight: 2\n    not-contain: b\n")
        assert wrong == "line 3: unknown assertion 'not-contain'; did you mean 'not-contains'?"

    def test_underscores_for_dashes_are_told_and_the_other_way_round(self, file: Path) -> None:
        wrong = refusal(file, "assert:\n  - max_words: 3\n")
        assert wrong == "line 2: unknown assertion 'max_words'; did you mean 'max-words'?"
        wrong = refusal(file, "options:\n  max-tokens: 30\n")
        assert wrong == "line 2: options: unknown key 'max-tokens'; did you mean 'max_tokens'?"

    def test_where_nothing_is_near_all_known_keys_are_told(self, file: Path) -> None:
        wrong = refusal(file, "assert:\n  - quux: 3\n")
        assert wrong.startswith("line 2: unknown assertion 'quux'; known are: actors, commitments,")

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("descripton: x", "line 1: unknown key 'descripton'; did you mean 'description'?"),
            ("1: x", "line 1: unknown key '1'; known are: description, reviewed, "),
            ("<<: {tags: [a]}", "line 1: unknown key '<<'; known are: "),
            (
                "metadata:\n  title: x\n  oulet: y",
                "line 3: metadata: unknown key 'oulet'; did you mean 'outlet'?",
            ),
            (
                "options:\n  model: large",
                "line 2: options: unknown key 'model'; known are: language, tactics, ",
            ),
            (
                "assert:\n  - contains: a\n    wieght: 2",
                "line 3: unknown key 'wieght'; did you mean 'weight'?",
            ),
            (
                "assert:\n  - actors:\n      required: [a]\n      recal: 1",
                "line 4: actors: unknown key 'recal'; did you mean 'recall'?",
            ),
            (
                "assert:\n  - actors:\n      required:\n        - a\n        - {nam: b}",
                "line 5: actors.required: unknown key 'nam'; did you mean 'name'?",
            ),
            (
                "assert:\n  - not-commitments:\n      - by: a\n      - statuss: agreed",
                "line 4: commitments: unknown key 'statuss'; did you mean 'status'?",
            ),
            (
                "assert:\n  - json-path:\n      path: note\n      equal: 1",
                "line 4: json-path: unknown key 'equal'; did you mean 'equals'?",
            ),
            ("assert:\n  - negated: true\n    contains: a", "line 2: unknown key 'negated'; known"),
        ],
    )
    def test_the_line_and_the_nearest_are_said_everywhere(
        self, file: Path, text: str, reason: str
    ) -> None:
        assert refusal(file, text).startswith(reason)


class TestNames:
    def test_assertions_without_a_name_are_called_by_kind(self, file: Path) -> None:
        text = "assert:\n  - contains: a\n  - not-contains: b\n  - contains: c\n  - contains: d\n"
        case = read(file, text)
        assert case.names == ("contains", "not-contains", "contains 2", "contains 3")

    def test_a_number_that_is_taken_is_passed_over(self, file: Path) -> None:
        text = (
            "assert:\n  - contains: a\n  - contains: b\n"
            "  - {contains: c, name: contains}\n  - {contains: d, name: contains 3}\n"
        )
        assert read(file, text).names == ("contains 2", "contains 4", "contains", "contains 3")

    def test_a_name_given_twice(self, file: Path) -> None:
        text = (
            "assert:\n  - contains: a\n    name: one\n  - contains: b\n    name: two\n"
            "  - contains: c\n    name: one\n"
        )
        wrong = refusal(file, text)
        assert wrong == "line 7: the name 'one' is given twice; every assertion has its own"

    @given(names=st.lists(st.sampled_from([None, "contains", "contains 2", "x"]), max_size=6))
    def test_names_are_unique_or_the_case_is_refused(self, names: list[str | None]) -> None:
        entries = [{"contains": "a"} | ({"name": name} if name else {}) for name in names]
        chosen = [name for name in names if name]
        if len(set(chosen)) < len(chosen):
            with pytest.raises(ValueError, match="given twice"):
                Case.model_validate({"assert": entries})
        else:
            found = Case.model_validate({"assert": entries}).names
            assert len(set(found)) == len(names)
            assert set(chosen) <= set(found)
