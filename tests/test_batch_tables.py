"""Tables of articles: JSON Lines, CSV, TSV and Parquet, whole and broken."""

import gzip
import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from summarizer.batch.inputs import count_items, lines, read_items
from summarizer.batch.item import Item
from summarizer.errors import ArticleError, ConfigError, MissingExtraError
from summarizer.job import set_up
from summarizer.readers.addresses import Address
from summarizer.schemas import ArticleMetadata
from summarizer.settings import Settings


def items(path: Path, data: str | bytes | None = None, **columns: str) -> list[Item]:
    if data is not None:
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_items([str(path)], **columns))


def texts(path: Path, data: str | bytes, **columns: str) -> list[Any]:
    return [item.problem or item.source for item in items(path, data, **columns)]


def test_what_texts_are_may_be_said(tmp_path: Path) -> None:
    data = json.dumps({"text": "# Closed\n\nThe *weir* closed."})
    (item,) = items(tmp_path / "a.jsonl", data, format="markdown")
    setup = set_up(None, None, None, Settings(), {})
    article = setup.job(item.source, item.metadata, format=item.format).run.article
    assert (article.title, article.sentences[0].text) == ("Closed", "The weir closed.")


class TestRowsWithAddresses:
    URL = "https://courier.example/bridge"

    def only(self, folder: Path, row: dict[str, Any], **columns: str) -> Item:
        (item,) = items(folder / "press.jsonl", json.dumps(row), **columns)
        return item

    @pytest.mark.parametrize("row", [{}, {"text": ""}, {"text": " \n"}, {"text": None}])
    def test_without_a_text_the_address_is_fetched(
        self, tmp_path: Path, row: dict[str, Any]
    ) -> None:
        item = self.only(tmp_path, {**row, "id": "x", "url": self.URL, "desk": "local"})
        assert (item.source, item.problem) == (Address(self.URL), "")
        assert item.metadata == ArticleMetadata(url=self.URL)
        assert item.fields == {"id": "x", "desk": "local"}

    def test_so_is_a_text_that_is_nothing_but_an_address(self, tmp_path: Path) -> None:
        item = self.only(tmp_path, {"text": f" {self.URL}\n", "title": "A bridge"})
        assert item.source == Address(self.URL)
        assert item.metadata == ArticleMetadata(title="A bridge")

    def test_a_text_wins(self, tmp_path: Path) -> None:
        item = self.only(tmp_path, {"text": "The mayor opened a bridge.", "url": self.URL})
        assert item.source == "The mayor opened a bridge."

    def test_a_table_of_nothing_but_addresses_is_one(self, tmp_path: Path) -> None:
        read = items(tmp_path / "press.csv", f"url,desk\n{self.URL},local\nnone,local\n")
        assert [item.source for item in read] == [Address(self.URL), ""]
        assert [bool(item.problem) for item in read] == [False, True]

    def test_a_password_is_for_fetching_only(self, tmp_path: Path) -> None:
        secret = "https://ada:sesame@courier.example/bridge"
        item = self.only(tmp_path, {"url": secret})
        assert item.source == Address(secret)
        assert "sesame" not in f"{item.metadata} {item.fields} {item.id} {item.origin}"

    def test_a_text_that_is_no_text_is_a_problem_all_the_same(self, tmp_path: Path) -> None:
        assert "is no text" in self.only(tmp_path, {"text": 7}).problem


class TestColumns:
    @pytest.fixture
    def table(self, tmp_path: Path) -> Path:
        return tmp_path / "press.jsonl"

    def only(self, table: Path, row: dict[str, Any], **columns: str) -> Item:
        (item,) = items(table, json.dumps(row), **columns)
        return item

    def test_a_row_is_text_metadata_and_fields(self, table: Path) -> None:
        row = {
            "id": "b-17",
            "text": "The mayor opened a bridge.",
            "title": " A bridge\n opens ",
            "outlet": "The Courier",
            "byline": "Ann Example",
            "published": "2024-05-03T07:30:00Z",
            "url": "https://courier.example/bridge",
            "section": "local",
            "words": 5,
        }
        assert self.only(table, row) == Item(
            index=0,
            id="b-17",
            source="The mayor opened a bridge.",
            metadata=ArticleMetadata(
                title="A bridge opens",
                outlet="The Courier",
                byline="Ann Example",
                published=date(2024, 5, 3),
                url="https://courier.example/bridge",
            ),
            fields={"id": "b-17", "section": "local", "words": 5},
            origin=f"{table}:1",
        )

    @pytest.mark.parametrize("name", ["text", "body", "content", "article", "Text", " BODY "])
    def test_the_text_has_one_of_a_few_names(self, table: Path, name: str) -> None:
        assert self.only(table, {name: "One."}).source == "One."

    def test_of_several_texts_the_first_name_counts(self, table: Path) -> None:
        item = self.only(table, {"content": "C.", "body": "B."})
        assert (item.source, item.fields) == ("B.", {"content": "C."})

    def test_the_columns_can_be_named(self, table: Path) -> None:
        row = {"text": "A teaser.", "story": "One.", "id": 1, "key": 20}
        item = self.only(table, row, text_column="story", id_column="Key")
        assert (item.id, item.source) == ("20", "One.")
        assert item.fields == {"text": "A teaser.", "id": 1, "key": 20}

    def test_a_column_that_was_named_must_be_there(self, table: Path) -> None:
        with pytest.raises(ConfigError, match=r"no column 'story': it has 'text', 'id'"):
            self.only(table, {"text": "One.", "id": 1}, text_column="story")
        with pytest.raises(ConfigError, match=r"no column 'key'"):
            self.only(table, {"text": "One.", "id": 1}, id_column="key")

    def test_a_table_without_texts_says_how_to_name_the_column(self, table: Path) -> None:
        with pytest.raises(ConfigError, match=r"it has 'story'; .*--text-column"):
            self.only(table, {"story": "One."})

    def test_paragraphs_are_a_text_too(self, table: Path) -> None:
        assert self.only(table, {"text": ["One.", "Two."]}).source == "One.\n\nTwo."

    @pytest.mark.parametrize("value", [5, {"a": 1}, [1], True])
    def test_what_is_no_text_is_a_problem(self, table: Path, value: Any) -> None:
        item = self.only(table, {"id": "x", "text": value})
        assert (item.id, item.source) == ("x", "")
        assert item.problem == "'text' of the row is no text"

    def test_an_empty_text_is_left_to_the_reader_of_articles(self, table: Path) -> None:
        assert [(i.source, i.problem) for i in items(table, '{"text": ""}\n{"text": null}')] == [
            ("", ""),
            ("", ""),
        ]

    @pytest.mark.parametrize(
        ("value", "name"),
        [
            (17, "17"),
            ("a/b c", "a-b-c"),
            ("", "press-000001"),
            (None, "press-000001"),
            (True, "press-000001"),
            ([1], "press-000001"),
        ],
    )
    def test_ids(self, table: Path, value: Any, name: str) -> None:
        item = self.only(table, {"id": value, "text": "One."})
        assert item.id == name
        assert item.fields == {"id": value}, "the id as the table has it goes along"

    @pytest.mark.parametrize(
        ("value", "day"),
        [
            ("2024-05-03", date(2024, 5, 3)),
            ("20240503", date(2024, 5, 3)),
            ("2024-05-03 23:59:00+02:00", date(2024, 5, 3)),
            ("Fri, 03 May 2024 12:00:00 GMT", date(2024, 5, 3)),
            ("May 3, 2024", date(2024, 5, 3)),
            ("03/05/2024", None),
            ("soon", None),
            (1714694400, None),
        ],
    )
    def test_dates_that_are_certain(self, table: Path, value: Any, day: date | None) -> None:
        item = self.only(table, {"text": "One.", "date": value})
        if day is None:
            assert item.metadata is None
            assert item.fields == {"date": value}
        else:
            assert item.metadata == ArticleMetadata(published=day)
            assert item.fields == {}

    def test_authors_become_a_byline(self, table: Path) -> None:
        item = self.only(table, {"text": "One.", "authors": ["Ann Example", "Bo Sample"]})
        assert item.metadata == ArticleMetadata(byline="Ann Example, Bo Sample")

    def test_metadata_that_makes_no_sense_stays_a_field(self, table: Path) -> None:
        item = self.only(table, {"text": "One.", "title": 5, "outlet": "", "url": None})
        assert item.metadata is None
        assert item.fields == {"title": 5, "outlet": "", "url": None}


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
        read = items(tmp_path / "a.jsonl", data)
        assert [item.id for item in read] == [f"a-00000{n}" for n in range(1, 7)]
        assert [item.source for item in read] == ["One.", "", "", "", "", "Five."]
        assert [item.origin.rpartition(":")[2] for item in read] == list("123467")
        problems = [item.problem for item in read]
        assert problems[0] == problems[5] == ""
        assert problems[1].startswith("line 2 is not JSON: ")
        assert problems[2] == problems[3].replace("4", "3") == "line 3 is no JSON object"
        assert "does not have any of text, body, content, article" in problems[4]

    def test_a_file_of_broken_lines_alone_is_read_to_its_end(self, tmp_path: Path) -> None:
        read = items(tmp_path / "a.jsonl", "x\n" * 30)
        assert len(read) == 30
        assert all(item.problem for item in read)

    def test_a_mark_at_the_beginning(self, tmp_path: Path) -> None:
        assert texts(tmp_path / "a.jsonl", '\ufeff{"text": "One."}\n') == ["One."]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    def test_wide_encodings(self, tmp_path: Path, encoding: str) -> None:
        data = '{"text": "Ünë."}\r\n{"text": "Two."}'.encode(encoding)
        assert texts(tmp_path / "a.jsonl", data) == ["Ünë.", "Two."]

    def test_a_line_that_is_no_utf8_is_read_as_articles_are(self, tmp_path: Path) -> None:
        data = '{"text": "Größe"}\n'.encode() + '{"text": "Der Fluß steigt."}\n'.encode("cp1252")
        assert texts(tmp_path / "a.jsonl", data) == ["Größe", "Der Fluß steigt."]

    def test_numbers_that_are_no_json_do_not_come_out_again(self, tmp_path: Path) -> None:
        data = '{"text": "One.", "a": NaN, "b": -Infinity, "c": 1e999, "d": [1.5, NaN]}'
        (item,) = items(tmp_path / "a.jsonl", data)
        assert item.fields == {"a": None, "b": None, "c": None, "d": [1.5, None]}

    def test_halves_of_surrogate_pairs_do_not_come_out_again(self, tmp_path: Path) -> None:
        (item,) = items(tmp_path / "a.jsonl", r'{"text": "A \ud83d\ude00 \ud83d!", "b": "\udc00"}')
        assert item.source == "A \U0001f600 \ufffd!"
        assert item.fields == {"b": "\ufffd"}

    def test_a_nesting_without_end(self, tmp_path: Path) -> None:
        deep = '{"text": "One.", "a": ' + "[" * 100_000 + "]" * 100_000 + "}"
        less = '{"text": "Two.", "a": ' + "[" * 200 + "]" * 200 + "}"
        read = items(tmp_path / "a.jsonl", f'{deep}\n{less}\n{{"text": "Three."}}')
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

    def test_packed(self, tmp_path: Path) -> None:
        data = gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n')
        assert texts(tmp_path / "a.jsonl.gz", data) == ["One.", "Two."]

    def test_packed_and_torn(self, tmp_path: Path) -> None:
        data = gzip.compress(b"".join(b'{"text": "%d"}\n' % n for n in range(5000)))
        found = texts(tmp_path / "a.jsonl.gz", data[:-9])
        assert found[0] == "0"
        assert "cannot be read after line" in found[-1]
        assert count_items([str(tmp_path / "a.jsonl.gz")]) == len(found)

    def test_not_packed_at_all(self, tmp_path: Path) -> None:
        (problem,) = texts(tmp_path / "a.jsonl.gz", '{"text": "One."}')
        assert "cannot be read after line 0" in problem


class TestCsv:
    def test_cells_may_hold_lines_quotes_and_delimiters(self, tmp_path: Path) -> None:
        data = 'title,text\r\nA,"One, two.\r\n""Three,"" she said."\r\n\r\nB,Four.\r\n'
        read = items(tmp_path / "a.csv", data)
        assert [item.source for item in read] == ['One, two.\r\n"Three," she said.', "Four."]
        assert [item.id for item in read] == ["a-000001", "a-000002"]
        assert [item.origin.rpartition(":")[2] for item in read] == ["2", "5"]
        assert read[1].metadata == ArticleMetadata(title="B")

    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_the_delimiter_is_found_in_the_heading(self, tmp_path: Path, delimiter: str) -> None:
        data = f'"a, b; c"{delimiter}text{delimiter}n\n1{delimiter}One; two, three|.{delimiter}2\n'
        if delimiter in ",;|":
            data = data.replace("One; two, three|.", '"One; two, three|."')
        (item,) = items(tmp_path / "a.csv", data)
        assert item.source == "One; two, three|."
        assert item.fields == {"a, b; c": "1", "n": "2"}

    def test_a_spreadsheet_may_say_its_delimiter(self, tmp_path: Path) -> None:
        (item,) = items(tmp_path / "a.csv", "sep=|\ntext|a,b,c\nOne.|2\n")
        assert (item.source, item.fields) == ("One.", {"a,b,c": "2"})

    def test_tabs(self, tmp_path: Path) -> None:
        (item,) = items(tmp_path / "a.tsv", "id\ttext\nx\tOne, two.\n")
        assert (item.id, item.source) == ("x", "One, two.")

    def test_a_mark_at_the_beginning_is_no_part_of_the_first_name(self, tmp_path: Path) -> None:
        assert texts(tmp_path / "a.csv", "\ufefftext,b\nOne.,2\n") == ["One."]

    def test_huge_cells(self, tmp_path: Path) -> None:
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
        (item,) = items(tmp_path / "a.csv", "text,b,c\nOne.,2\n")
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
        assert items(tmp_path / "a.csv", data) == []

    def test_columns_without_a_name_of_their_own_are_named_by_place(self, tmp_path: Path) -> None:
        (item,) = items(tmp_path / "a.csv", "text,,n,n\nOne.,a,b,c\n")
        assert item.fields == {"column-2": "a", "n": "b", "column-4": "c"}


class TestParquet:
    @pytest.fixture
    def write(self, tmp_path: Path) -> Any:
        arrow = pytest.importorskip("pyarrow")
        parquet = pytest.importorskip("pyarrow.parquet")

        def written(columns: dict[str, list[Any]], **options: Any) -> Path:
            path = tmp_path / "press.parquet"
            parquet.write_table(arrow.table(columns), path, **options)
            return path

        return written

    def test_rows(self, write: Any) -> None:
        path = write(
            {
                "id": ["x", None],
                "text": ["One.", "Two."],
                "published": [date(2024, 5, 3), None],
                "words": [1, 2],
            }
        )
        first, second = items(path)
        assert (first.id, first.source, first.origin) == ("x", "One.", f"{path}:1")
        assert first.metadata == ArticleMetadata(published=date(2024, 5, 3))
        assert first.fields == {"id": "x", "words": 1}
        assert (second.id, second.metadata) == ("press-000002", None)
        assert second.fields == {"id": None, "published": None, "words": 2}

    def test_values_that_json_does_not_know_become_text(self, write: Any) -> None:
        (item,) = items(
            write(
                {
                    "text": ["One."],
                    "at": [datetime(2024, 5, 3, 7, 30, tzinfo=UTC)],
                    "price": [Decimal("1.50")],
                    "raw": [b"caf\xe9"],
                    "share": [float("nan")],
                    "inner": [{"days": [date(2024, 5, 3)]}],
                }
            )
        )
        assert item.fields == {
            "at": "2024-05-03T07:30:00+00:00",
            "price": "1.50",
            "raw": "caf\ufffd",
            "share": None,
            "inner": {"days": ["2024-05-03"]},
        }

    def test_many_row_groups(self, write: Any) -> None:
        path = write({"text": [str(n) for n in range(1000)]}, row_group_size=90)
        assert [item.source for item in items(path)] == [str(n) for n in range(1000)]
        assert count_items([str(path)]) == 1000

    def test_columns_are_checked(self, write: Any) -> None:
        with pytest.raises(ConfigError, match="it has 'story'"):
            items(write({"story": ["One."]}))

    def test_a_file_that_is_none(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        with pytest.raises(ArticleError, match="is no Parquet file"):
            items(tmp_path / "a.parquet", b"One, two, three.")

    def test_damage_in_the_middle_is_found_where_it_is(self, write: Any) -> None:
        path = write(
            {"text": [f"{n} " * 50 for n in range(1000)]},
            row_group_size=100,
            compression="gzip",
        )
        data = bytearray(path.read_bytes())
        middle = len(data) // 2
        data[middle : middle + 400] = bytes(400)
        read = items(path, bytes(data))
        assert read[0].source == "0 " * 50
        assert "cannot be read after row" in read[-1].problem
        assert len(read) < 1000

    def test_without_pyarrow_the_extra_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingExtraError, match=r"press-summarizer\[parquet\]"):
            items(tmp_path / "a.parquet", b"PAR1")
