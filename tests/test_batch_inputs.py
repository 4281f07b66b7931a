"""What a batch reads: files, folders, patterns and standard input become items."""

import gzip
import io
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.batch.identity import identity_of
from summarizer.batch.inputs import count_items, passed_over, read_items
from summarizer.batch.item import Item
from summarizer.batch.journal import Journal
from summarizer.errors import ArticleNotFoundError, ConfigError, FetchError
from summarizer.readers.addresses import Address
from summarizer.readers.formats import SUFFIXES
from summarizer.readers.reading import Source
from summarizer.schemas import Article

NO_LINKS = sys.platform == "win32"


def write(path: Path, text: str = "The mayor opened a bridge.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def items(*inputs: Path | str, **options: object) -> list[Item]:
    return list(read_items([str(given) for given in inputs], **options))


def ids(*inputs: Path | str, **options: object) -> list[str]:
    return [item.id for item in items(*inputs, **options)]


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


class TestFolders:
    def test_a_folder_gives_all_it_has_by_name_with_those_below(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.md", "a/c/y.text", "c.markdown"):
            write(tmp_path / name)
        assert ids(tmp_path) == ["a-c-y", "a-z", "b", "c"]

    def test_what_is_hidden_or_nothing_we_read_is_left_alone(self, tmp_path: Path) -> None:
        for name in (".a.txt", ".git/b.txt", "c.odt", "sitemap.xml", "index.json", "d.txt"):
            write(tmp_path / name)
        assert ids(tmp_path) == ["d"]

    def test_what_we_do_not_read_is_counted_unless_it_is_hidden_or_ours(
        self, tmp_path: Path
    ) -> None:
        for name in (".a.txt", "a/c.odt", "sitemap.xml", "out/notes/d.docx", "d.txt"):
            write(tmp_path / name)
        count, first = passed_over([str(tmp_path)], skip=[tmp_path / "out"])
        assert (count, first) == (2, tmp_path / "a" / "c.odt")
        assert passed_over([str(tmp_path / "d.txt")]) == (0, None)

    def test_suffixes_count_in_any_case(self, tmp_path: Path) -> None:
        write(tmp_path / "A.TXT")
        write(tmp_path / "rows.JSONL", '{"text": "x"}')
        assert ids(tmp_path) == ["A", "rows-000001"]

    def test_a_folder_may_hold_tables(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        write(tmp_path / "b.csv", "text\nThe river rises.\n")
        assert ids(tmp_path) == ["a", "b-000001"]

    def test_a_table_without_articles_in_a_folder_is_one_failure(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        write(tmp_path / "people.csv", "name,age\nAda,36\nBo,41\n")
        article, table = items(tmp_path)
        assert article.problem == ""
        assert table.id == "people"
        assert "has no column text, body, content or article" in table.problem

    def test_the_folder_the_notes_go_to_is_not_read(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        write(tmp_path / "out" / "notes" / "a.md")
        assert ids(tmp_path, skip=[tmp_path / "out"]) == ["a"]
        assert count_items([str(tmp_path)], skip=[tmp_path / "out"]) == 1

    def test_the_folder_the_notes_go_to_cannot_be_the_input(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        with pytest.raises(ConfigError, match="where the notes go"):
            read_items([str(tmp_path)], skip=[tmp_path])

    @pytest.mark.skipif(NO_LINKS, reason="needs links")
    def test_a_loop_of_links_ends(self, tmp_path: Path) -> None:
        write(tmp_path / "a" / "x.txt")
        (tmp_path / "a" / "again").symlink_to(tmp_path, target_is_directory=True)
        assert ids(tmp_path) == ["a-x"]
        assert ids(tmp_path / "**" / "*.txt") == ["a-x"]

    @pytest.mark.skipif(NO_LINKS, reason="needs links")
    def test_a_link_to_a_file_is_read_and_one_to_nowhere_is_reported(self, tmp_path: Path) -> None:
        real = write(tmp_path / "elsewhere" / "x.txt")
        folder = tmp_path / "press"
        folder.mkdir()
        (folder / "a.txt").symlink_to(real)
        (folder / "gone.txt").symlink_to(tmp_path / "gone.txt")
        (folder / "itself.txt").symlink_to(folder / "itself.txt")
        (folder / "latest").symlink_to(tmp_path / "gone")
        a, gone, itself = items(folder)
        assert (a.source, a.problem) == (folder / "a.txt", "")
        assert "leads nowhere" in gone.problem
        assert "leads nowhere" in itself.problem

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
    def test_a_pipe_in_a_folder_is_not_waited_for(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        os.mkfifo(tmp_path / "b.txt")
        assert ids(tmp_path) == ["a"]

    def test_a_folder_that_cannot_be_looked_into_is_reported(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(tmp_path / "a.txt")
        write(tmp_path / "secret" / "b.txt")
        scandir = os.scandir

        def guarded(path: Path) -> object:
            if path.name == "secret":
                raise PermissionError(13, "Permission denied")
            return scandir(path)

        monkeypatch.setattr(os, "scandir", guarded)
        a, secret = items(tmp_path)
        assert a.problem == ""
        assert "Permission denied" in secret.problem


class TestPatterns:
    @pytest.fixture
    def press(self, tmp_path: Path) -> Path:
        for name in ("a.txt", "b.md", "x/c.txt", "x/y/d.txt", "x/y/e.page", ".hidden/f.txt"):
            write(tmp_path / name)
        return tmp_path

    @pytest.mark.parametrize(
        ("pattern", "expected"),
        [
            ("*.txt", ["a"]),
            ("*/*.txt", ["x-c"]),
            ("**/*.txt", ["a", "x-c", "x-y-d"]),
            ("**/y/*", ["x-y-d", "x-y-e"]),
            ("x/**/*.txt", ["c", "y-d"]),
            ("**/x/**/*.txt", ["x-c", "x-y-d"]),
            ("x/**", ["c", "y-d", "y-e"]),
            ("[ab].*", ["a", "b"]),
            (".hidden/*", ["f"]),
            ("?/?/d.txt", ["x-y-d"]),
        ],
    )
    def test_a_pattern_gives_what_it_names_in_order(
        self, press: Path, pattern: str, expected: list[str]
    ) -> None:
        assert ids(f"{press}/{pattern}") == expected

    def test_a_pattern_may_be_relative(self, press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(press)
        assert ids("**/*.md") == ["b"]

    def test_a_file_whose_name_looks_like_a_pattern_is_a_file(self, tmp_path: Path) -> None:
        write(tmp_path / "a[1].txt")
        write(tmp_path / "a1.txt")
        assert [item.source for item in items(tmp_path / "a[1].txt")] == [tmp_path / "a[1].txt"]

    @pytest.mark.skipif(NO_LINKS, reason="needs links")
    def test_a_linked_folder_is_entered_if_the_pattern_has_a_part_for_it(
        self, tmp_path: Path
    ) -> None:
        write(tmp_path / "real" / "a.txt")
        (tmp_path / "press").mkdir()
        (tmp_path / "press" / "today").symlink_to(tmp_path / "real", target_is_directory=True)
        assert ids(f"{tmp_path}/press/*/*.txt") == ["today-a"]


def test_names_that_clash_on_some_system_are_told_apart_by_the_journal(tmp_path: Path) -> None:
    rows = '{"id": "A b", "text": "x"}\n{"id": "a/B", "text": "y"}\n{"id": "a-b", "text": "z"}\n'
    path = write(tmp_path / "rows.jsonl", rows)
    with Journal.open(tmp_path / "out", "settings") as journal:
        names = [journal.enrol(item).id for item in read_items([str(path)])]
    assert names == ["A-b", "a-B-2", "a-b-3"]
    assert [item.fields["id"] for item in items(path)] == ["A b", "a/B", "a-b"]


class TestStandardInput:
    def read(self, text: str | bytes) -> list[Item]:
        data = text.encode() if isinstance(text, str) else text
        return list(read_items(["-"], stdin=io.BytesIO(data)))

    def test_json_lines(self) -> None:
        first, second = self.read('{"text": "One.", "id": "x"}\n{"text": "Two."}\n')
        assert (first.id, first.source, first.origin) == ("x", "One.", "stdin:1")
        assert (second.id, second.source, second.origin) == ("stdin-000002", "Two.", "stdin:2")

    def test_json_lines_after_a_mark_and_blank_lines(self) -> None:
        assert [item.source for item in self.read('\ufeff\n  \n {"text": "One."}\n')] == ["One."]

    def test_paths(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(tmp_path / "x" / "a b.txt")
        write(tmp_path / "rows.jsonl", '{"text": "One."}\n')
        monkeypatch.chdir(tmp_path)
        read = self.read("x/a b.txt\r\n\nrows.jsonl\ngone.txt\ngone.jsonl\n")
        assert [item.id for item in read] == ["x-a-b", "rows-000001", "gone", "gone"]
        assert [item.source for item in read[:3]] == [Path("x/a b.txt"), "One.", Path("gone.txt")]
        assert "No such file" in read[3].problem

    def test_nothing(self) -> None:
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
    def test_an_input_that_does_not_exist(self, tmp_path: Path, name: str) -> None:
        good = write(tmp_path / "a.txt")
        with pytest.raises(ArticleNotFoundError):
            read_items([str(good), str(tmp_path / name)])

    def test_a_folder_without_articles(self, tmp_path: Path) -> None:
        write(tmp_path / "a.odt")
        write(tmp_path / "b.xml", "<sitemap/>")
        with pytest.raises(ArticleNotFoundError, match=r"no article in .*\.txt"):
            read_items([str(tmp_path)])

    def test_a_pattern_that_matches_nothing_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleNotFoundError, match=r"no file matches .*\*\.md"):
            read_items([str(tmp_path / "*.md")])

    def test_no_input_at_all(self) -> None:
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


PAGE = "https://press.example/news/bridge.html"
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Z</title>
<item><title>A</title><link>https://press.example/a</link></item>
<item><title>B</title><link>https://press.example/b</link></item></channel></rss>"""


def never(url: str) -> Source:
    raise AssertionError(f"{url} was fetched")


def press(url: str) -> Source:
    """Give what is at an address: a feed, a page, or nothing."""
    if url == "https://press.example/rss":
        return Source(FEED.encode(), "rss", "application/rss+xml", url)
    if url == "https://press.example/about/feed":
        return Source(b"We publish a feed.", "feed", "text/plain", url)
    raise FetchError(f"{url} is not there (HTTP 404)")


class TestAddresses:
    def test_an_address_is_an_item_that_is_fetched_later(self) -> None:
        assert items(PAGE, fetch=never) == [
            Item(0, "press.example-news-bridge", Address(PAGE), origin=PAGE)
        ]
        assert count_items([PAGE]) == 1

    def test_its_name_and_origin_hold_no_password(self) -> None:
        (item,) = items("https://ada:sesame@press.example/a?token=tick", fetch=never)
        assert (item.id, item.origin) == ("press.example-a", "https://press.example/a")
        assert item.source == Address("https://ada:sesame@press.example/a?token=tick")

    def test_files_beside_it_are_named_as_without_it(self, tmp_path: Path) -> None:
        first, second = write(tmp_path / "x" / "a.txt"), write(tmp_path / "y" / "a.txt")
        assert ids(first, PAGE, second) == ["x-a", "press.example-news-bridge", "y-a"]

    def test_lines_of_standard_input_may_be_addresses(self, tmp_path: Path) -> None:
        lines = f"{PAGE}\r\nhttps://press.example/rss\n{write(tmp_path / 'a.txt')}\n"
        read = read_items(["-"], stdin=io.BytesIO(lines.encode()), fetch=press)
        assert [item.source for item in read] == [
            Address(PAGE),
            Address("https://press.example/a"),
            Address("https://press.example/b"),
            tmp_path / "a.txt",
        ]

    def test_a_note_is_known_again_by_its_address_alone(self) -> None:
        (item,) = items("https://ada:sesame@press.example/a")
        (again,) = items("https://ada:changed@press.example/a")
        (other,) = items("https://press.example/b")
        assert identity_of(item) == identity_of(again) != identity_of(other)
        assert identity_of(replace(item, format="html")) != identity_of(item)


class TestFeeds:
    @pytest.mark.parametrize("name", ["news.rss", "news.atom", "news.xml", "news", "news.feed"])
    def test_a_file_gives_an_item_for_each_entry(self, tmp_path: Path, name: str) -> None:
        path = write(tmp_path / name, FEED)
        assert [item.source for item in items(path)] == [
            Address("https://press.example/a"),
            Address("https://press.example/b"),
        ]
        assert count_items([str(path)]) is None

    def test_a_folder_may_hold_some(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt")
        write(tmp_path / "b.xml", FEED)
        assert ids(tmp_path) == ["a", "press.example-a", "press.example-b"]

    def test_xml_that_is_none_is_an_article_when_it_is_named(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.xml", "<doc>The river rises.</doc>")
        assert [item.source for item in items(path)] == [path]

    def test_one_that_is_broken_is_one_failure(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.txt")
        (item,) = items(path, format="feed")
        assert (item.id, item.source) == ("a", "")
        assert "no feed" in item.problem

    def test_an_address_that_looks_like_one_is_fetched(self) -> None:
        read = items("https://press.example/rss", fetch=press)
        assert [item.id for item in read] == ["press.example-a", "press.example-b"]
        assert [item.index for item in read] == [0, 1]
        assert count_items(["https://press.example/rss"]) is None

    def test_a_page_that_only_looks_like_one_is_an_article(self) -> None:
        url = "https://press.example/about/feed"
        assert [item.source for item in items(url, fetch=press)] == [Address(url)]

    def test_one_that_cannot_be_fetched_is_one_failure(self) -> None:
        lost, page = items("https://press.example/gone.xml", PAGE, fetch=press)
        assert lost.problem == "https://press.example/gone.xml is not there (HTTP 404)"
        assert (page.source, page.index) == (Address(PAGE), 1)

    def test_an_address_may_be_said_to_be_one(self) -> None:
        def fetch(url: str) -> Source:
            return press("https://press.example/rss")

        assert len(items(PAGE, format="feed", fetch=fetch)) == 2
        assert count_items([PAGE], format="feed") is None


def test_items_come_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "One."}\n' * 50_000)
    reading = read_items([str(path)])
    assert next(reading).index == 0
    with path.open("ab") as file:
        file.write(b'{"text": "Last."}\n')
    assert [item.source for item in reading][-1] == "Last."
