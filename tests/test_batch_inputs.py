"""What a batch reads: files and standard input become items, one at a time."""

import gzip
import io
import os
import sys
from pathlib import Path

import pytest
from batch_items import ids, items, write

from summarizer.batch.inputs import count_items, read_items
from summarizer.batch.item import Item
from summarizer.errors import ArticleNotFoundError, ConfigError
from summarizer.readers.formats import SUFFIXES
from summarizer.schemas import Article


class TestFiles:
    def test_a_file_is_an_item_whose_source_is_its_path(self, tmp_path: Path) -> None:
        path = write(tmp_path / "bridge.txt")
        assert items(path) == [Item(0, "bridge", path, origin=str(path))]

    def test_items_are_numbered_through_all_inputs(self, tmp_path: Path) -> None:
        a = write(tmp_path / "a.txt")
        rows = write(tmp_path / "rows.jsonl", '{"text": "x"}\n{"text": "y"}\n')
        b = write(tmp_path / "b.txt")
        assert [item.index for item in items(a, rows, b)] == [0, 1, 2, 3]

    def test_a_file_of_an_unknown_suffix_is_an_article_when_it_is_named(
        self, tmp_path: Path
    ) -> None:
        path = write(tmp_path / "REPORT.page")
        assert items(path) == [Item(0, "REPORT", path, origin=str(path))]

    def test_files_of_several_folders_are_named_by_what_differs(self, tmp_path: Path) -> None:
        first = write(tmp_path / "2024" / "may" / "a.txt")
        second = write(tmp_path / "2025" / "a.txt")
        assert ids(first, second) == ["2024-may-a", "2025-a"]

    def test_the_ids_of_a_folder_are_the_same_wherever_it_is_named_from(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path / "press" / "may" / "a.txt")
        from_outside = ids(tmp_path / "press")
        monkeypatch.chdir(tmp_path / "press")
        assert ids(".") == from_outside == ["may-a"]

    def test_a_packed_text_is_unpacked(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt.gz"
        path.write_bytes(gzip.compress("Der Fluß steigt.".encode("cp1252")))
        assert [(item.id, item.source) for item in items(path)] == [("a", "Der Fluß steigt.")]

    def test_what_is_packed_is_read_as_what_it_is(self, tmp_path: Path) -> None:
        page = (
            b"<!doctype html><html><body><article><p>The river rises.</p></article></body></html>"
        )
        path = tmp_path / "a.txt.gz"
        path.write_bytes(gzip.compress(page))
        (item,) = items(path)
        assert isinstance(item.source, Article)
        assert [sentence.text for sentence in item.source.sentences] == ["The river rises."]
        (said,) = items(path, format="text")
        assert said.source == page.decode()

    def test_a_packed_text_that_is_torn_is_an_item_with_a_problem(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt.gz"
        path.write_bytes(gzip.compress(b"The river rises. " * 99)[:-12])
        (item,) = items(path)
        assert item.source == ""
        assert "cannot unpack" in item.problem

    def test_a_name_that_is_no_utf8_can_be_read_and_written_about(self, tmp_path: Path) -> None:
        if sys.platform in ("win32", "darwin"):
            pytest.skip("names of files are text here")
        name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
        Path(os.fsdecode(name)).write_text("A café opened.", encoding="utf-8")
        (item,) = items(tmp_path)
        assert isinstance(item.source, Path)
        assert item.source.read_text(encoding="utf-8") == "A café opened."
        assert item.id == "caf"
        assert item.origin.encode() == os.fsencode(tmp_path) + "/caf\ufffd.txt".encode()

    @pytest.mark.parametrize(
        "suffix", [suffix for suffix, name in SUFFIXES.items() if name != "feed"]
    )
    def test_a_file_of_any_format_is_one_article(self, tmp_path: Path, suffix: str) -> None:
        path = write(tmp_path / f"bridge{suffix}")
        assert items(tmp_path) == [Item(0, "bridge", path, origin=str(path))]
        assert count_items([str(tmp_path)]) == 1

    def test_what_it_is_may_be_said(self, tmp_path: Path) -> None:
        path = write(tmp_path / "bridge.txt")
        (item,) = items(path, format="html")
        assert item.format == "html"


class TestStandardInput:
    def read(self, text: str | bytes) -> list[Item]:
        data = text.encode() if isinstance(text, str) else text
        return list(read_items(["-"], stdin=io.BytesIO(data)))

    def test_lines_of_json_are_rows(self) -> None:
        first, second = self.read('{"text": "One.", "id": "x"}\n{"text": "Two."}\n')
        assert (first.id, first.source, first.origin) == ("x", "One.", "stdin:1")
        assert (second.id, second.source, second.origin) == ("stdin-000002", "Two.", "stdin:2")

    def test_lines_of_json_are_known_after_a_mark_and_blank_lines(self) -> None:
        assert [item.source for item in self.read('\ufeff\n  \n {"text": "One."}\n')] == ["One."]

    def test_other_lines_are_paths(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path / "x" / "a b.txt")
        write(tmp_path / "rows.jsonl", '{"text": "One."}\n')
        monkeypatch.chdir(tmp_path)
        read = self.read("x/a b.txt\r\n\nrows.jsonl\ngone.txt\ngone.jsonl\n")
        assert [item.id for item in read] == ["x-a-b", "rows-000001", "gone", "gone"]
        assert [item.source for item in read[:3]] == [Path("x/a b.txt"), "One.", Path("gone.txt")]
        assert "No such file" in read[3].problem

    def test_blank_lines_are_no_items(self) -> None:
        assert self.read("\n \n") == []

    def test_it_can_stand_among_other_inputs_but_once(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt")
        both = read_items([str(path), "-"], stdin=io.BytesIO(b'{"text": "One."}'))
        assert [item.index for item in both] == [0, 1]
        with pytest.raises(ConfigError, match="only once"):
            read_items(["-", "-"], stdin=io.BytesIO())

    def test_how_much_it_holds_is_not_known(self, tmp_path: Path) -> None:
        assert count_items([str(write(tmp_path / "a.txt")), "-"]) is None


class TestWhatIsNotThere:
    """All is checked when the call is made, before the first item is asked for."""

    @pytest.mark.parametrize("name", ["gone.txt", "gone", "gone/*.txt", "*.gone", "a\0b"])
    def test_an_input_that_does_not_exist_is_an_error(self, tmp_path: Path, name: str) -> None:
        good = write(tmp_path / "a.txt")
        with pytest.raises(ArticleNotFoundError):
            read_items([str(good), str(tmp_path / name)])

    def test_a_folder_without_articles_is_an_error(self, tmp_path: Path) -> None:
        write(tmp_path / "a.odt")
        write(tmp_path / "b.xml", "<sitemap/>")
        with pytest.raises(ArticleNotFoundError, match=r"no article in .*\.txt"):
            read_items([str(tmp_path)])

    def test_a_pattern_that_matches_nothing_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleNotFoundError, match=r"no file matches .*\*\.md"):
            read_items([str(tmp_path / "*.md")])

    def test_no_input_at_all_is_an_error(self) -> None:
        with pytest.raises(ArticleNotFoundError, match="no input"):
            read_items([])

    def test_a_file_that_goes_away_later_is_an_item_all_the_same(self, tmp_path: Path) -> None:
        path = write(tmp_path / "rows.jsonl", '{"text": "One."}')
        reading = read_items([str(path)])
        path.unlink()
        (item,) = reading
        assert "No such file" in item.problem


class TestCounting:
    def test_it_counts_what_is_read(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        write(tmp_path / "b.csv", 'text\n"One.\nTwo."\n\nThree.\n"a" b,c\n')
        write(tmp_path / "c.jsonl", '\ufeff{"text": "x"}\n\nbroken\n{"text": "y"}')
        write(tmp_path / "d.csv", "name\nAda\nBo\n")
        write(tmp_path / "e.csv", "")
        assert count_items([str(tmp_path)]) == len(items(tmp_path)) == 8

    def test_columns_matter_as_they_do_for_reading(self, tmp_path: Path) -> None:
        write(tmp_path / "d.csv", "story\nOne.\nTwo.\n")
        assert count_items([str(tmp_path)]) == 1
        assert count_items([str(tmp_path)], text_column="story") == 2


def test_items_come_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "One."}\n' * 50_000)
    reading = read_items([str(path)])
    assert next(reading).index == 0
    with path.open("ab") as file:
        file.write(b'{"text": "Last."}\n')
    assert [item.source for item in reading][-1] == "Last."
