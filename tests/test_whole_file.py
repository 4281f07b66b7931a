"""Files are written as a whole, or stay as they were."""

import os
import stat
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from summarizer.errors import JournalError, OutputError
from summarizer.whole_file import clear_leftovers, write_lines_whole, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("durable", [False, True])
class TestAFile:
    def test_holds_the_text_in_utf_8(self, tmp_path: Path, durable: bool) -> None:
        write_whole(tmp_path / "note", "Zürich\n", durable=durable)
        assert (tmp_path / "note").read_bytes() == b"Z\xc3\xbcrich\n"
        assert names(tmp_path) == ["note"]

    def test_takes_the_old_ones_place(self, tmp_path: Path, durable: bool) -> None:
        write_whole(tmp_path / "note", "a long old text", durable=durable)
        write_whole(tmp_path / "note", b"new", durable=durable)
        assert (tmp_path / "note").read_bytes() == b"new"

    def test_may_have_the_longest_name_there_is(self, tmp_path: Path, durable: bool) -> None:
        write_whole(tmp_path / ("n" * 255), "x", durable=durable)
        assert names(tmp_path) == ["n" * 255]

    def test_that_fails_half_way_leaves_the_old_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, durable: bool
    ) -> None:
        def full(self: Path, target: Path) -> Path:
            raise OSError(28, "No space left on device")

        (tmp_path / "note").write_text("old")
        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(OutputError, match="note: No space left on device"):
            write_whole(tmp_path / "note", "new", durable=durable)
        assert names(tmp_path) == ["note"]
        assert (tmp_path / "note").read_text() == "old"

    def test_without_a_folder_cannot_be_written(self, tmp_path: Path, durable: bool) -> None:
        with pytest.raises(OutputError, match="No such file"):
            write_whole(tmp_path / "nowhere" / "note", "x", durable=durable)


def test_half_of_a_surrogate_pair_is_written_as_json_escapes_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "note", '"\ud83d"')
    assert (tmp_path / "note").read_bytes() == b'"\\ud83d"'


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot write"):
        write_whole(tmp_path, "x")
    assert tmp_path.is_dir()


@posix
class TestOnPosix:
    def test_a_new_file_gets_the_usual_mode(self, tmp_path: Path) -> None:
        write_whole(tmp_path / "note", "x")
        (tmp_path / "plain").write_text("x")
        modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("note", "plain")}
        assert len(modes) == 1

    def test_an_old_file_keeps_its_mode(self, tmp_path: Path) -> None:
        path = tmp_path / "note"
        path.write_text("old")
        path.chmod(0o640)
        write_whole(path, "new")
        assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)

    def test_a_link_stays_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "real").write_text("old")
        (tmp_path / "link").symlink_to("real")
        write_whole(tmp_path / "link", "new")
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "real").read_text() == "new"

    def test_a_device_is_written_to_and_not_replaced(self, tmp_path: Path) -> None:
        link = tmp_path / "nowhere"
        link.symlink_to(os.devnull)
        write_whole(link, "x", durable=True)
        assert not Path(os.devnull).is_file()

    def test_a_pipe_is_written_to_even_under_a_name_without_a_file(self) -> None:
        reading, writing = os.pipe()
        write_whole(Path(f"/dev/fd/{writing}"), "through")
        os.close(writing)
        with os.fdopen(reading) as pipe:
            assert pipe.read() == "through"

    def test_what_is_durable_is_on_the_disk_before_it_has_its_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced: list[tuple[str, bool]] = []

        def fsync(descriptor: int) -> None:
            kind = "folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file"
            synced.append((kind, (tmp_path / "note").exists()))

        monkeypatch.setattr(os, "fsync", fsync)
        write_whole(tmp_path / "passing", "x")
        assert synced == []
        write_whole(tmp_path / "note", "x", durable=True)
        assert synced == [("file", False), ("folder", True)]

    def test_many_threads_at_once_get_the_usual_mode(self, tmp_path: Path) -> None:
        barrier = threading.Barrier(4)

        def write(number: int) -> int:
            barrier.wait()
            path = tmp_path / str(number)
            write_whole(path, "x")
            return stat.S_IMODE(path.stat().st_mode)

        (tmp_path / "plain").write_text("x")
        usual = stat.S_IMODE((tmp_path / "plain").stat().st_mode)
        with ThreadPoolExecutor(4) as pool:
            assert set(pool.map(write, range(4))) == {usual}


class TestLines:
    def test_get_their_ends(self, tmp_path: Path) -> None:
        write_lines_whole(tmp_path / "list", iter(["é", "", "b"]))
        assert (tmp_path / "list").read_bytes() == "é\n\nb\n".encode()

    def test_none_at_all_make_an_empty_file(self, tmp_path: Path) -> None:
        write_lines_whole(tmp_path / "list", [], durable=False)
        assert (tmp_path / "list").read_bytes() == b""

    def test_are_not_seen_before_the_last_one(self, tmp_path: Path) -> None:
        def lines() -> Iterator[str]:
            yield "new"
            assert (tmp_path / "list").read_text() == "old"

        (tmp_path / "list").write_text("old")
        write_lines_whole(tmp_path / "list", lines())
        assert (tmp_path / "list").read_text() == "new\n"

    def test_that_end_in_an_error_leave_the_old_file(self, tmp_path: Path) -> None:
        def lines() -> Iterator[str]:
            yield "new"
            raise JournalError("broken")

        (tmp_path / "list").write_text("old")
        with pytest.raises(JournalError, match="broken"):
            write_lines_whole(tmp_path / "list", lines())
        assert names(tmp_path) == ["list"]
        assert (tmp_path / "list").read_text() == "old"


class TestLeftovers:
    def test_of_a_killed_writer_are_deleted_and_nothing_else(self, tmp_path: Path) -> None:
        left: list[str] = []

        def lines() -> Iterator[str]:
            left.extend(names(tmp_path))
            yield "x"

        write_lines_whole(tmp_path / "list", lines())
        (tmp_path / left[0]).write_text("half of it")
        (tmp_path / ".hidden.part").write_text("somebody's own")
        clear_leftovers(tmp_path)
        assert names(tmp_path) == [".hidden.part", "list"]

    def test_in_no_folder_are_none(self, tmp_path: Path) -> None:
        clear_leftovers(tmp_path / "nowhere")
        assert names(tmp_path) == []
