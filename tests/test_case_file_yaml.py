"""Reading case.yaml: broken, huge or hostile YAML is refused in one line."""

from pathlib import Path

import pytest
from case_files import read, refusal
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import CaseError
from summarizer.regression import yaml_tree
from summarizer.regression.case_file import read_case

pytest_plugins = ("case_files",)


def one_line(file: Path) -> bool:
    """Whether a file is refused, in one line that says the line."""
    try:
        read_case(file)
    except CaseError as error:
        return "\n" not in str(error) and ", line " in str(error)
    return False


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

    def test_a_file_that_is_too_large_is_refused(self, file: Path) -> None:
        text = b"description: >\n" + b"  word\n" * (yaml_tree.MAX_BYTES // 7 + 1)
        assert refusal(file, text) == "line 1: is larger than 1 MB"

    def test_aliases_that_multiply_are_refused(self, file: Path) -> None:
        levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 9)]
        bomb = "\n".join(["l0: &l0 [lol, lol, lol]", *levels])
        assert "holds more than 20000 values" in refusal(file, bomb)

    def test_nesting_without_end_is_refused(self, file: Path) -> None:
        assert refusal(file, "tags: " + "[" * 500).endswith("nested more than 40 deep")
        # PyYAML looks ahead and may have a limit of its own, which it meets first.
        assert "nest" in refusal(file, "tags: " + "[" * 100_000)
        deep = "tags: " + "[" * yaml_tree.MAX_DEPTH + "]" * yaml_tree.MAX_DEPTH
        assert refusal(file, deep).endswith("nested more than 40 deep")
        assert refusal(file, deep.replace("[]", "a", 1)).endswith("has to be a text")

    def test_values_without_end_are_refused(self, file: Path) -> None:
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
