"""Saved notes are read from any of the places where they are left."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from case_notes import document

from summarizer.errors import ArticleNotFoundError, SavedNoteError
from summarizer.render import render_json
from summarizer.saved_notes import is_saved, read_saved

NOTE = document()
INDENTED = render_json(NOTE)
LINE = render_json(NOTE, indent=None)
BATCH_LINE = '{"index": 0, "id": "a", "fields": {}, ' + LINE[1:]


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


class TestWhatIsRead:
    def test_one_document_over_many_lines(self, tmp_path: Path) -> None:
        assert list(read_saved(written(tmp_path, "note.json", INDENTED))) == [NOTE]

    def test_one_document_on_one_line(self, tmp_path: Path) -> None:
        assert list(read_saved(written(tmp_path, "note.json", LINE))) == [NOTE]

    def test_a_document_to_a_line_whatever_the_suffix(self, tmp_path: Path) -> None:
        path = written(tmp_path, "notes.json", LINE + LINE)
        assert list(read_saved(path)) == [NOTE, NOTE]

    def test_the_lines_of_a_batch_with_an_empty_one_among_them(self, tmp_path: Path) -> None:
        path = written(tmp_path, "notes.jsonl", BATCH_LINE + "\n" + BATCH_LINE)
        assert list(read_saved(path)) == [NOTE, NOTE]

    def test_the_list_in_the_folder_of_a_batch_and_not_the_notes_beside_it(
        self, tmp_path: Path
    ) -> None:
        written(tmp_path, "notes.jsonl", BATCH_LINE)
        written(tmp_path, "another.json", INDENTED)
        assert list(read_saved(tmp_path)) == [NOTE]

    def test_every_note_of_a_folder_without_a_list(self, tmp_path: Path) -> None:
        written(tmp_path, "b.json", INDENTED)
        written(tmp_path, "a.json", LINE)
        written(tmp_path, "readme.txt", "Not a note.")
        assert list(read_saved(str(tmp_path))) == [NOTE, NOTE]

    def test_those_from_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        stdin = SimpleNamespace(buffer=io.BytesIO(LINE.encode()))
        monkeypatch.setattr("summarizer.saved_notes.sys.stdin", stdin)
        assert list(read_saved("-")) == [NOTE]

    def test_the_utf_16_that_a_windows_shell_redirects_into(self, tmp_path: Path) -> None:
        path = written(tmp_path, "note.json", INDENTED.encode("utf-16"))
        assert list(read_saved(path)) == [NOTE]

    def test_what_has_the_suffix_or_is_a_folder_counts_as_saved(self, tmp_path: Path) -> None:
        assert is_saved("a/note.JSON")
        assert is_saved("notes.jsonl")
        assert is_saved(tmp_path)
        assert not is_saved("article.txt")
        assert not is_saved("-")
        assert not is_saved("https://press.example/article.json")


class TestWhatIsNone:
    @pytest.mark.parametrize(
        "content",
        ["", "\n\n", "Prose.", "{}", "[]", "3", "null", '{"note": {}}', "[" * 100_000, b"\xff\xfe"],
    )
    def test_is_refused_with_its_name_on_one_line(
        self, tmp_path: Path, content: str | bytes
    ) -> None:
        path = written(tmp_path, "other.json", content)
        with pytest.raises(SavedNoteError, match=r"other\.json") as caught:
            list(read_saved(path))
        assert "\n" not in str(caught.value)

    def test_a_broken_line_is_named_after_the_good_ones_before_it(self, tmp_path: Path) -> None:
        path = written(tmp_path, "notes.jsonl", LINE + '{"note": 1}\n')
        notes = read_saved(path)
        assert next(notes) == NOTE
        with pytest.raises(SavedNoteError, match="line 2"):
            next(notes)

    def test_a_folder_without_a_note(self, tmp_path: Path) -> None:
        with pytest.raises(SavedNoteError, match="no saved note"):
            list(read_saved(tmp_path))

    def test_a_document_larger_than_any_note(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("summarizer.saved_notes._LARGEST", 1000)
        for name, text in (("a.json", INDENTED), ("b.jsonl", LINE)):
            with pytest.raises(SavedNoteError, match="larger"):
                list(read_saved(written(tmp_path, name, text)))

    @pytest.mark.parametrize("name", ["missing.json", "with\0nul.json"])
    def test_a_file_that_is_not_there(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(ArticleNotFoundError):
            list(read_saved(f"{tmp_path}/{name}"))
