"""Tables of articles: what their columns mean, and Parquet, whole and broken."""

import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from batch_items import table_items

from summarizer.batch.inputs import count_items
from summarizer.batch.item import Item
from summarizer.errors import ArticleError, ConfigError, MissingExtraError
from summarizer.job import set_up
from summarizer.readers.addresses import Address
from summarizer.schemas import ArticleMetadata
from summarizer.settings import Settings


def test_what_texts_are_may_be_said(tmp_path: Path) -> None:
    data = json.dumps({"text": "# Closed\n\nThe *weir* closed."})
    (item,) = table_items(tmp_path / "a.jsonl", data, format="markdown")
    setup = set_up(None, None, None, Settings(), {})
    article = setup.job(item.source, item.metadata, format=item.format).run.article
    assert (article.title, article.sentences[0].text) == ("Closed", "The weir closed.")


class TestRowsWithAddresses:
    URL = "https://courier.example/bridge"

    def only(self, folder: Path, row: dict[str, Any], **columns: str) -> Item:
        (item,) = table_items(folder / "press.jsonl", json.dumps(row), **columns)
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
        read = table_items(tmp_path / "press.csv", f"url,desk\n{self.URL},local\nnone,local\n")
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
        (item,) = table_items(table, json.dumps(row), **columns)
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
        assert [
            (i.source, i.problem) for i in table_items(table, '{"text": ""}\n{"text": null}')
        ] == [
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
    def test_an_id_that_is_a_number_or_a_text_names_the_item(
        self, table: Path, value: Any, name: str
    ) -> None:
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
    def test_a_date_is_taken_only_where_it_is_certain(
        self, table: Path, value: Any, day: date | None
    ) -> None:
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

    def test_a_row_is_an_item_with_its_text_metadata_and_fields(self, write: Any) -> None:
        path = write(
            {
                "id": ["x", None],
                "text": ["One.", "Two."],
                "published": [date(2024, 5, 3), None],
                "words": [1, 2],
            }
        )
        first, second = table_items(path)
        assert (first.id, first.source, first.origin) == ("x", "One.", f"{path}:1")
        assert first.metadata == ArticleMetadata(published=date(2024, 5, 3))
        assert first.fields == {"id": "x", "words": 1}
        assert (second.id, second.metadata) == ("press-000002", None)
        assert second.fields == {"id": None, "published": None, "words": 2}

    def test_values_that_json_does_not_know_become_text(self, write: Any) -> None:
        (item,) = table_items(
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

    def test_rows_of_all_groups_are_read_in_order(self, write: Any) -> None:
        path = write({"text": [str(n) for n in range(1000)]}, row_group_size=90)
        assert [item.source for item in table_items(path)] == [str(n) for n in range(1000)]
        assert count_items([str(path)]) == 1000

    def test_a_table_without_texts_is_refused(self, write: Any) -> None:
        with pytest.raises(ConfigError, match="it has 'story'"):
            table_items(write({"story": ["One."]}))

    def test_a_file_that_is_no_parquet_is_refused(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        with pytest.raises(ArticleError, match="is no Parquet file"):
            table_items(tmp_path / "a.parquet", b"One, two, three.")

    def test_damage_in_the_middle_is_found_where_it_is(self, write: Any) -> None:
        path = write(
            {"text": [f"{n} " * 50 for n in range(1000)]},
            row_group_size=100,
            compression="gzip",
        )
        data = bytearray(path.read_bytes())
        middle = len(data) // 2
        data[middle : middle + 400] = bytes(400)
        read = table_items(path, bytes(data))
        assert read[0].source == "0 " * 50
        assert "cannot be read after row" in read[-1].problem
        assert len(read) < 1000

    def test_without_pyarrow_the_extra_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        with pytest.raises(MissingExtraError, match=r"press-summarizer\[parquet\]"):
            table_items(tmp_path / "a.parquet", b"PAR1")
