import os
from pathlib import Path

import pytest

from summarizer.backends.embedded_prefixes import KEEP, PrefixFolder


@pytest.fixture
def folder(tmp_path) -> PrefixFolder:
    return PrefixFolder(tmp_path / "prefixes", "weights 1, engine 1")


def save(folder: PrefixFolder, name: str, content: bytes = b"computed") -> Path:
    passing = folder.passing_name()
    (folder.path / passing).write_bytes(content)
    assert folder.adopt(passing, name)
    return folder.path / folder.find(name)


def test_what_was_saved_is_found_by_name(folder):
    assert save(folder, "system prompt").read_bytes() == b"computed"
    assert folder.find("another") is None


def test_the_file_in_the_making_has_gone(folder):
    saved = save(folder, "system prompt")
    assert list(folder.path.iterdir()) == [saved]


def test_what_is_saved_later_replaces_it(folder):
    save(folder, "system prompt", b"old")
    assert save(folder, "system prompt", b"new").read_bytes() == b"new"
    assert len(list(folder.path.iterdir())) == 1


def test_another_model_or_engine_does_not_find_it(folder):
    save(folder, "system prompt")
    assert PrefixFolder(folder.path, "weights 1, engine 2").find("system prompt") is None


@pytest.mark.parametrize("content", [b"comp", b"computeD", b""])
def test_a_damaged_file_is_never_offered_and_goes(folder, content):
    saved = save(folder, "system prompt")
    saved.write_bytes(content)
    assert folder.find("system prompt") is None
    assert not saved.exists()


def test_the_oldest_ones_go(folder):
    for number in range(KEEP + 2):
        os.utime(save(folder, f"p{number}"), (number, number))
    assert folder.find("p0") is None
    assert folder.find(f"p{KEEP + 1}") is not None
    assert len(list(folder.path.iterdir())) == KEEP


def test_one_that_is_used_is_not_old(folder):
    for number in range(KEEP):
        os.utime(save(folder, f"p{number}"), (number, number))
    assert folder.find("p0")
    save(folder, "one more")
    assert folder.find("p0")
    assert folder.find("p1") is None


def test_a_name_cannot_leave_the_folder(folder):
    assert save(folder, "../../etc/x").parent == folder.path


def test_a_file_that_is_not_there_is_not_adopted(folder):
    assert not folder.adopt("new-none.bin", "p")


def test_without_a_folder_nothing_is_saved_and_nothing_breaks(tmp_path):
    (tmp_path / "file").write_text("in the way")
    folder = PrefixFolder(tmp_path / "file" / "prefixes", "x")
    assert folder.path is None
    assert folder.find("p") is None
    assert not folder.adopt("new.bin", "p")
    folder.drop("new.bin")
