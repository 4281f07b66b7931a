"""What a batch reads of folders and patterns, and how files of like names are told apart."""

import os
import sys
from pathlib import Path

import pytest
from batch_items import ids, items, write

from summarizer.batch.inputs import count_items, passed_over, read_items
from summarizer.batch.journal import Journal
from summarizer.errors import ConfigError

NO_LINKS = sys.platform == "win32"


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
