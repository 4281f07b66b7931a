"""Reading case.yaml: what a case may say, and the one line that says what is wrong with it."""

from datetime import date
from pathlib import Path

import pytest
from case_examples import EVERY_ASSERTION
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import CaseError
from summarizer.regression import yaml_tree
from summarizer.regression.case_file import read_case
from summarizer.schemas import ArticleMetadata
from summarizer.schemas.assertion import KINDS, NOT
from summarizer.schemas.regression import Case


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "case.yaml"


def read(file: Path, text: str | bytes) -> Case:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_case(file)


def refusal(file: Path, text: str | bytes) -> str:
    """Return what is said of a file that is no case, without the file's folder."""
    with pytest.raises(CaseError) as caught:
        read(file, text)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{file}, line ")
    return message.removeprefix(f"{file}, ")


def one_line(file: Path) -> bool:
    """Whether a file is refused, in one line that says the line."""
    try:
        read_case(file)
    except CaseError as error:
        return "\n" not in str(error) and ", line " in str(error)
    return False


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


class TestYaml:
    @pytest.mark.parametrize("text", ["2012", "2026-02-03", "no", "12:30", "007", "1_000", "~x"])
    def test_texts_stay_as_they_are_written(self, file: Path, text: str) -> None:
        (entry,) = read(file, f"assert:\n  - contains: {text}\n").assertions
        assert entry.expected == (text,)

    @pytest.mark.parametrize("text", ["2.50", "true"])
    def test_a_text_whose_spelling_would_be_lost_wants_quotes(self, file: Path, text: str) -> None:
        wrong = refusal(file, f"assert:\n  - contains: {text}\n")
        assert wrong.startswith("line 2: contains: has to be a text: put it in quotes")
        (entry,) = read(file, f"assert:\n  - contains: '{text}'\n").assertions
        assert entry.expected == (text,)

    def test_aliases_can_be_used(self, file: Path) -> None:
        text = (
            "assert:\n  - actors: {required: &cast [Anna Holt]}\n"
            "  - not-actors: {required: *cast}\n"
        )
        one, two = read(file, text).assertions
        assert one.expected == two.expected

    def test_broken_yaml_says_line_and_column(self, file: Path) -> None:
        assert refusal(file, "assert:\n  - contains: [a\n").startswith(
            "line 3, column 1: not valid YAML: "
        )
        assert refusal(file, "a: b: c\n").startswith("line 1, column 5: not valid YAML: ")

    def test_a_key_given_twice(self, file: Path) -> None:
        text = "description: one\ntags: [a]\ndescription: two\n"
        assert (
            refusal(file, text) == "line 3: the key 'description' is given twice (first in line 1)"
        )

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            (b"", "line 1: is empty"),
            (b"# nothing yet\n", "line 1: is empty"),
            (b"a: 1\nb: \xff\n", "line 2: is not UTF-8"),
            (b"a: 1\n\x00\n", "line 2: not valid YAML: "),
            (b"---\na: 1\n---\nb: 2\n", "line 3, column 1: not valid YAML: "),
            (b"\n? [a]\n: 1\n", "line 2: a key has to be a plain text"),
            (b"tags: !!python/name:os.system\n", "line 1: the tag 'tag:yaml.org,2002:python/name"),
            (b"tags: !!int many\n", "line 1: 'many' is no int"),
            (b"tags: 2026-02-31\n", "line 1: '2026-02-31' is no date"),
            (b"tags: *unknown\n", "line 1, column 7: not valid YAML: "),
            (b"tags: &me [a, *me]\n", "line 1: an alias stands inside of what it repeats"),
            (b"- contains: a\n", "line 1: has to be a mapping (key: value)"),
            (b"just a text\n", "line 1: has to be a mapping (key: value) (got 'just a text')"),
        ],
    )
    def test_what_is_no_mapping_of_plain_values(self, file: Path, text: bytes, reason: str) -> None:
        assert refusal(file, text).startswith(reason)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(CaseError, match=r"case\.yaml: cannot be read: No such file"):
            read_case(tmp_path / "case.yaml")

    def test_a_file_that_is_too_large(self, file: Path) -> None:
        text = b"description: >\n" + b"  word\n" * (yaml_tree.MAX_BYTES // 7 + 1)
        assert refusal(file, text) == "line 1: is larger than 1 MB"

    def test_aliases_that_multiply(self, file: Path) -> None:
        levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9)]
        bomb = "\n".join(["l0: &l0 [lol, lol, lol]", *levels])
        assert "holds more than 20000 values" in refusal(file, bomb)

    def test_nesting_without_end(self, file: Path) -> None:
        assert refusal(file, "tags: " + "[" * 500).endswith("nested more than 40 deep")
        # PyYAML looks ahead and may have a limit of its own, which it meets first.
        assert "nest" in refusal(file, "tags: " + "[" * 100_000)
        deep = "tags: " + "[" * yaml_tree.MAX_DEPTH + "]" * yaml_tree.MAX_DEPTH
        assert refusal(file, deep).endswith("nested more than 40 deep")
        assert refusal(file, deep.replace("[]", "a", 1)).endswith("has to be a text")

    def test_values_without_end(self, file: Path) -> None:
        tags = ["tag"] * (yaml_tree.MAX_VALUES - 2)
        assert len(read(file, f"tags: [{', '.join(tags)}]").tags) == len(tags)
        assert "20000 values" in refusal(file, f"tags: [{', '.join([*tags, 'tag'])}]")

    @given(text=st.text(max_size=80) | st.text(alphabet="ab:-[]{}&*!'\"#\n |>", max_size=80))
    def test_whatever_stands_in_a_file_it_is_a_case_or_one_line(
        self, tmp_path_factory: pytest.TempPathFactory, text: str
    ) -> None:
        file = tmp_path_factory.getbasetemp() / "any.yaml"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        assert one_line(file) or read_case(file)


class TestUnknownKeys:
    def test_an_unknown_assertion_says_its_line_and_the_nearest(self, file: Path) -> None:
        text = "description: x\nassert:\n  - contains: a\n  - contain: b\n"
        assert (
            refusal(file, text) == "line 4: unknown assertion 'contain'; did you mean 'contains'?"
        )

    def test_an_unknown_negation(self, file: Path) -> None:
        wrong = refusal(file, "assert:\n  - weight: 2\n    not-contain: b\n")
        assert wrong == "line 3: unknown assertion 'not-contain'; did you mean 'not-contains'?"

    def test_underscores_for_dashes(self, file: Path) -> None:
        wrong = refusal(file, "assert:\n  - max_words: 3\n")
        assert wrong == "line 2: unknown assertion 'max_words'; did you mean 'max-words'?"
        wrong = refusal(file, "options:\n  max-tokens: 30\n")
        assert wrong == "line 2: options: unknown key 'max-tokens'; did you mean 'max_tokens'?"

    def test_nothing_near(self, file: Path) -> None:
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
