"""Tables of articles in lines of text: JSON Lines, CSV and TSV, whole and broken."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from batch_items import table_items

from summarizer.batch.inputs import count_items, lines
from summarizer.schemas import ArticleMetadata


def texts(path: Path, data: str | bytes, **columns: str) -> list[Any]:
    return [item.problem or item.source for item in table_items(path, data, **columns)]


class TestJsonLines:
    def test_broken_lines_are_items_with_a_problem(self, tmp_path: Path) -> None:
        data = (
            '{"text": "One."}\n'
            '{"text": "Tw\n'
            "[1, 2]\n"
            '"Three."\n'
            "\n"
            '{"headline": "Four."}\n'
            '{"text": "Five."}'
        )
        read = table_items(tmp_path / "a.jsonl", data)
        assert [item.id for item in read] == [f"a-00000{n}" for n in range(1, 7)]
        assert [item.source for item in read] == ["One.", "", "", "", "", "Five."]
        assert [item.origin.rpartition(":")[2] for item in read] == list("123467")
        problems = [item.problem for item in read]
        assert problems[0] == problems[5] == ""
        assert problems[1].startswith("line 2 is not JSON: ")
        assert problems[2] == problems[3].replace("4", "3") == "line 3 is no JSON object"
        assert "does not have any of text, body, content, article" in problems[4]

    def test_a_file_of_broken_lines_alone_is_read_to_its_end(self, tmp_path: Path) -> None:
        read = table_items(tmp_path / "a.jsonl", "x\n" * 30)
        assert len(read) == 30
        assert all(item.problem for item in read)

    def test_a_mark_at_the_beginning_is_passed_over(self, tmp_path: Path) -> None:
        assert texts(tmp_path / "a.jsonl", '\ufeff{"text": "One."}\n') == ["One."]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    def test_wide_encodings_are_read(self, tmp_path: Path, encoding: str) -> None:
        data = '{"text": "Ünë."}\r\n{"text": "Two."}'.encode(encoding)
        assert texts(tmp_path / "a.jsonl", data) == ["Ünë.", "Two."]

    def test_a_line_that_is_no_utf8_is_read_as_articles_are(self, tmp_path: Path) -> None:
        data = '{"text": "Größe"}\n'.encode() + '{"text": "Der Fluß steigt."}\n'.encode("cp1252")
        assert texts(tmp_path / "a.jsonl", data) == ["Größe", "Der Fluß steigt."]

    def test_numbers_that_are_no_json_do_not_come_out_again(self, tmp_path: Path) -> None:
        data = '{"text": "One.", "a": NaN, "b": -Infinity, "c": 1e999, "d": [1.5, NaN]}'
        (item,) = table_items(tmp_path / "a.jsonl", data)
        assert item.fields == {"a": None, "b": None, "c": None, "d": [1.5, None]}

    def test_halves_of_surrogate_pairs_do_not_come_out_again(self, tmp_path: Path) -> None:
        (item,) = table_items(
            tmp_path / "a.jsonl", r'{"text": "A \ud83d\ude00 \ud83d!", "b": "\udc00"}'
        )
        assert item.source == "A \U0001f600 \ufffd!"
        assert item.fields == {"b": "\ufffd"}

    def test_a_nesting_without_end_is_a_problem_of_its_line_alone(self, tmp_path: Path) -> None:
        deep = '{"text": "One.", "a": ' + "[" * 100_000 + "]" * 100_000 + "}"
        less = '{"text": "Two.", "a": ' + "[" * 200 + "]" * 200 + "}"
        read = table_items(tmp_path / "a.jsonl", f'{deep}\n{less}\n{{"text": "Three."}}')
        assert len(read) == 3
        assert "line 1 is not JSON" in read[0].problem
        assert read[1].problem == "the row is nested too deep"
        assert read[2].source == "Three."

    def test_an_endless_line_costs_no_memory_and_no_other_line(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(lines, "LONGEST", 1000)
        data = '{"text": "One."}\n' + "x" * 2500 + '\n{"text": "Two."}\n' + "y" * 1001
        found = texts(tmp_path / "a.jsonl", data)
        assert [found[0], found[2]] == ["One.", "Two."]
        assert found[1].startswith("line 2 is longer than")
        assert found[3].startswith("line 4 is longer than")

    def test_line_separators_within_a_text_end_no_line(self, tmp_path: Path) -> None:
        text = "One.\u2028Two.\x85"
        assert texts(tmp_path / "a.jsonl", f'{{"text": "{text}"}}') == [text]

    def test_a_packed_file_is_read(self, tmp_path: Path) -> None:
        data = gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n')
        assert texts(tmp_path / "a.jsonl.gz", data) == ["One.", "Two."]

    def test_a_packed_file_that_was_torn_is_read_up_to_there(self, tmp_path: Path) -> None:
        data = gzip.compress(b"".join(b'{"text": "%d"}\n' % n for n in range(5000)))
        found = texts(tmp_path / "a.jsonl.gz", data[:-9])
        assert found[0] == "0"
        assert "cannot be read after line" in found[-1]
        assert count_items([str(tmp_path / "a.jsonl.gz")]) == len(found)

    def test_a_file_that_only_claims_to_be_packed_is_a_problem(self, tmp_path: Path) -> None:
        (problem,) = texts(tmp_path / "a.jsonl.gz", '{"text": "One."}')
        assert "cannot be read after line 0" in problem


class TestCsv:
    def test_cells_may_hold_lines_quotes_and_delimiters(self, tmp_path: Path) -> None:
        data = 'title,text\r\nA,"One, two.\r\n""Three,"" she said."\r\n\r\nB,Four.\r\n'
        read = table_items(tmp_path / "a.csv", data)
        assert [item.source for item in read] == ['One, two.\r\n"Three," she said.', "Four."]
        assert [item.id for item in read] == ["a-000001", "a-000002"]
        assert [item.origin.rpartition(":")[2] for item in read] == ["2", "5"]
        assert read[1].metadata == ArticleMetadata(title="B")

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_the_delimiter_is_found_in_the_heading(self, tmp_path: Path, delimiter: str) -> None:
        data = f'"a, b; c"{delimiter}text{delimiter}n\n1{delimiter}One; two, three|.{delimiter}2\n'
        if delimiter in ",;|":
            data = data.replace("One; two, three|.", '"One; two, three|."')
        (item,) = table_items(tmp_path / "a.csv", data)
        assert item.source == "One; two, three|."
        assert item.fields == {"a, b; c": "1", "n": "2"}

    def test_a_spreadsheet_may_say_its_delimiter(self, tmp_path: Path) -> None:
        (item,) = table_items(tmp_path / "a.csv", "sep=|\ntext|a,b,c\nOne.|2\n")
        assert (item.source, item.fields) == ("One.", {"a,b,c": "2"})

    def test_a_tsv_file_is_parted_at_tabs(self, tmp_path: Path) -> None:
        (item,) = table_items(tmp_path / "a.tsv", "id\ttext\nx\tOne, two.\n")
        assert (item.id, item.source) == ("x", "One, two.")

    def test_a_mark_at_the_beginning_is_no_part_of_the_first_name(self, tmp_path: Path) -> None:
        assert texts(tmp_path / "a.csv", "\ufefftext,b\nOne.,2\n") == ["One."]

    def test_huge_cells_are_read(self, tmp_path: Path) -> None:
        long = "The river rises. " * 100_000
        assert texts(tmp_path / "a.csv", f"text,b\n{long},1\n") == [long]

    def test_a_file_in_an_older_encoding_is_read_in_one(self, tmp_path: Path) -> None:
        rows = ["Река поднялась на три метра за ночь.", "Мэр открыл мост.", "Да.", "В порту."]
        data = "\n".join(["id;text", *(f"{n};{row}" for n, row in enumerate(rows))])
        assert texts(tmp_path / "a.csv", data.encode("cp1251")) == rows

    def test_utf8_among_older_lines_is_read_as_such(self, tmp_path: Path) -> None:
        data = b"text\n" + "Der Fluß steigt.\n".encode("cp1252") + "Größe\n".encode()
        assert texts(tmp_path / "a.csv", data) == ["Der Fluß steigt.", "Größe"]

    def test_lines_may_end_as_on_old_systems(self, tmp_path: Path) -> None:
        assert texts(tmp_path / "a.csv", "text,b\rOne.,1\rTwo.,2\r") == ["One.", "Two."]

    def test_a_row_of_too_many_cells_is_not_cut_to_size(self, tmp_path: Path) -> None:
        found = texts(tmp_path / "a.csv", "id,text\n1,One.\n2,Two, three.\n3,Four.,,\n")
        assert [found[0], found[2]] == ["One.", "Four."]
        assert "line 3 has 3 cells, the heading has 2" in found[1]

    def test_a_row_of_too_few_cells_is_filled_up(self, tmp_path: Path) -> None:
        (item,) = table_items(tmp_path / "a.csv", "text,b,c\nOne.,2\n")
        assert (item.source, item.fields) == ("One.", {"b": "2", "c": ""})

    def test_a_quotation_mark_that_is_never_closed_is_not_passed_over(self, tmp_path: Path) -> None:
        found = texts(tmp_path / "a.csv", 'text,b\nOne.,1\n"Two,2\nThree.,3\n')
        assert found[0] == "One."
        (problem,) = found[1:]
        assert problem.startswith("line 3 has no end (its last quotation mark is never closed)")
        assert "the rest of the file is not read" in problem

    def test_a_torn_packed_file(self, tmp_path: Path) -> None:
        data = gzip.compress(b"text\n" + b"".join(b"%d\n" % n for n in range(20_000)))
        found = texts(tmp_path / "a.csv.gz", data[: len(data) // 2])
        assert found[0] == "0"
        assert "cannot be read after line" in found[-1]
        assert "the rest of the file is not read" in found[-1]

    def test_a_heading_without_end(self, tmp_path: Path) -> None:
        (problem,) = texts(tmp_path / "a.csv", '"text,b\nOne.,1\n')
        assert "line 1 has no end" in problem

    @pytest.mark.parametrize("data", ["", "\n\n", "text,b\n", "\ufeff"])
    def test_a_table_without_rows_has_no_items(self, tmp_path: Path, data: str) -> None:
        assert table_items(tmp_path / "a.csv", data) == []

    def test_columns_without_a_name_of_their_own_are_named_by_place(self, tmp_path: Path) -> None:
        (item,) = table_items(tmp_path / "a.csv", "text,,n,n\nOne.,a,b,c\n")
        assert item.fields == {"column-2": "a", "n": "b", "column-4": "c"}
