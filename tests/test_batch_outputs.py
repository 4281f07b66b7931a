"""The folder a batch writes to."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from case_notes import document

from summarizer.batch.item import Failed, Failure, Item, Noted
from summarizer.batch.outputs import OutputFolder, note_line, read_notes
from summarizer.errors import BatchError, OutputError
from summarizer.render import render_json, render_markdown, render_text

DOCUMENT = document()


def everything_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def noted(index: int, name: str = "a", **fields: object) -> Noted:
    return Noted(index, name, fields, render_json(DOCUMENT, indent=None))


class TestNotes:
    def test_every_form_asked_for_is_a_file_named_after_the_id(self, tmp_path: Path) -> None:
        output = OutputFolder(tmp_path / "out", ["markdown", "json", "text"])
        output.prepare()
        output.write_note(Item(0, "v1.2", "x"), DOCUMENT)
        notes = tmp_path / "out" / "notes"
        assert everything_in(notes) == {"v1.2.md", "v1.2.json", "v1.2.txt"}
        assert (notes / "v1.2.md").read_text(encoding="utf-8") == render_markdown(DOCUMENT)
        assert (notes / "v1.2.json").read_text(encoding="utf-8") == render_json(DOCUMENT)
        assert (notes / "v1.2.txt").read_text(encoding="utf-8") == render_text(DOCUMENT)

    def test_a_form_asked_for_twice_is_written_once(self, tmp_path: Path) -> None:
        assert OutputFolder(tmp_path, ["json", "json"]).formats == ("json",)

    def test_one_can_ask_whether_a_note_is_there_in_all_forms(self, tmp_path: Path) -> None:
        item = Item(0, "a", "x")
        output = OutputFolder(tmp_path, ["markdown"])
        output.prepare()
        assert not output.has_note(item)
        output.write_note(item, DOCUMENT)
        assert output.has_note(item)
        assert not OutputFolder(tmp_path, ["markdown", "json"]).has_note(item)

    def test_a_note_written_again_takes_the_place_of_the_first(self, tmp_path: Path) -> None:
        output = OutputFolder(tmp_path, ["text"])
        output.prepare()
        output.write_note(Item(0, "a", "x"), document(headline="An older headline"))
        output.write_note(Item(0, "a", "x"), DOCUMENT)
        assert (tmp_path / "notes" / "a.txt").read_text(encoding="utf-8") == render_text(DOCUMENT)
        assert everything_in(tmp_path) == {str(Path("notes", "a.txt"))}

    def test_what_cannot_be_written_is_an_output_error(self, tmp_path: Path) -> None:
        output = OutputFolder(tmp_path, ["text"])
        output.prepare()
        output.path_of(Item(0, "a", "x"), "text").mkdir()
        with pytest.raises(OutputError, match=r"a\.txt"):
            output.write_note(Item(0, "a", "x"), DOCUMENT)


class TestPreparing:
    def test_the_folder_is_made_and_nothing_else_is_left_in_it(self, tmp_path: Path) -> None:
        out = tmp_path / "new" / "out"
        OutputFolder(out, ["markdown"]).prepare()
        assert (out / "notes").is_dir()
        assert everything_in(out) == set()

    def test_it_can_be_prepared_again_without_harm(self, tmp_path: Path) -> None:
        output = OutputFolder(tmp_path, ["text"])
        output.prepare()
        output.write_note(Item(0, "a", "x"), DOCUMENT)
        output.prepare()
        assert output.has_note(Item(0, "a", "x"))

    def test_what_a_killed_run_has_left_half_written_goes(self, tmp_path: Path) -> None:
        (tmp_path / "notes").mkdir()
        for folder in (tmp_path, tmp_path / "notes"):
            (folder / f".a.md-{'0f' * 8}.part").write_text("half")
        OutputFolder(tmp_path, ["markdown"]).prepare()
        assert everything_in(tmp_path) == set()

    @pytest.mark.parametrize("name", ["", "notes"])
    def test_a_file_in_its_place_is_an_output_error(self, tmp_path: Path, name: str) -> None:
        out = tmp_path / "out"
        if name:
            out.mkdir()
        (out / name if name else out).write_text("mine")
        with pytest.raises(OutputError, match="out"):
            OutputFolder(out, ["markdown"]).prepare()

    @pytest.mark.parametrize("name", ["notes.jsonl", "failures.jsonl"])
    def test_a_folder_in_a_list_s_place_is_found_before_any_work(
        self, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / name).mkdir()
        with pytest.raises(OutputError, match="it is a folder"):
            OutputFolder(tmp_path, ["markdown"]).prepare()

    def test_a_folder_that_cannot_be_written_to_is_an_output_error(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(self: Path, *args: object, **options: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "open", full)
        with pytest.raises(OutputError, match="No space left"):
            OutputFolder(tmp_path, ["markdown"]).prepare()


class TestLists:
    def test_a_note_is_a_line_with_its_item_and_its_document(self, tmp_path: Path) -> None:
        output = OutputFolder(tmp_path, [])
        output.prepare()
        output.write_lists([noted(0, "a", section="local"), noted(3, "ö")], [])
        lines = output.notes_file.read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == [
            {"index": 0, "id": "a", "fields": {"section": "local"}} | _as_json(),
            {"index": 3, "id": "ö", "fields": {}} | _as_json(),
        ]
        assert list(json.loads(lines[0]))[:3] == ["index", "id", "fields"]
        assert '"ö"' in lines[1], "letters are not escaped"
        assert output.failures_file.read_bytes() == b""

    def test_a_document_of_several_lines_becomes_one(self) -> None:
        line = note_line(Noted(0, "a", {}, render_json(DOCUMENT)))
        assert "\n" not in line
        assert json.loads(line) == {"index": 0, "id": "a", "fields": {}} | _as_json()

    def test_a_failure_is_a_line_with_its_reason(self, tmp_path: Path) -> None:
        failure = Failure("InvalidReplyError", "not JSON", 51, 'He said "no"\n\ud83d')
        output = OutputFolder(tmp_path, [])
        output.prepare()
        output.write_lists([], [Failed(2, "a-2", "press.csv:3", {"day": 3}, failure)])
        assert list(read_notes(output.failures_file)) == [
            {
                "index": 2,
                "id": "a-2",
                "source": "press.csv:3",
                "fields": {"day": 3},
                "error": {"kind": "InvalidReplyError", "message": "not JSON", "exit_code": 51},
                "reply": 'He said "no"\n\ud83d',
            }
        ]

    def test_a_list_that_breaks_off_leaves_the_old_one(self, tmp_path: Path) -> None:
        def breaking_off() -> Iterator[Noted]:
            yield noted(0)
            raise KeyboardInterrupt

        output = OutputFolder(tmp_path, [])
        output.prepare()
        output.write_lists([noted(7)], [])
        with pytest.raises(KeyboardInterrupt):
            output.write_lists(breaking_off(), [])
        assert [line["index"] for line in read_notes(tmp_path)] == [7]
        assert everything_in(tmp_path) == {"notes.jsonl", "failures.jsonl"}

    def test_lists_are_written_as_they_come(self, tmp_path: Path) -> None:
        output = OutputFolder(tmp_path, [])
        output.prepare()
        on_disk = []

        def watched() -> Iterator[Noted]:
            for index in range(200):
                on_disk.append(sum(part.stat().st_size for part in tmp_path.glob(".*.part")))
                yield noted(index)

        output.write_lists(watched(), [])
        assert [line["index"] for line in read_notes(tmp_path)] == list(range(200))
        assert on_disk[100] > output.notes_file.stat().st_size * 0.4


class TestReading:
    def test_a_list_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(BatchError, match=r"notes\.jsonl"):
            list(read_notes(tmp_path))

    def test_a_file_that_is_no_list(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_bytes(b'{"index": 0}\n\xff\n')
        reading = read_notes(tmp_path / "a.jsonl")
        assert next(reading) == {"index": 0}
        with pytest.raises(BatchError, match="is no list of notes"):
            next(reading)


def _as_json() -> dict[str, object]:
    read: dict[str, object] = json.loads(render_json(DOCUMENT))
    return read
