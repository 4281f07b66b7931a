import errno
from threading import Thread

import pytest
from filelock import FileLock

from summarizer.backends.weights import ensure, given_file, pull, sources, status
from summarizer.backends.weights.cache import path_of
from summarizer.errors import DiskFullError, DownloadError, LocalModelError, WeightsHashError
from tests.weights_stock import CONTENT, Listener, tiny_model

MODEL = tiny_model()


@pytest.fixture(autouse=True)
def target(tmp_path, monkeypatch):
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("SUMMARIZER_WEIGHTS", raising=False)
    use(monkeypatch)
    return path_of(MODEL)


def use(monkeypatch, *fetches):
    named = tuple((f"source {n}", fetch) for n, fetch in enumerate(fetches, start=1))
    monkeypatch.setattr(sources, "SOURCES", named)


def gives(content):
    def fetch(assembly):
        with assembly.path.open("ab") as end:
            end.write(content[assembly.size :])

    return fetch


def fails(reason):
    def fetch(assembly):
        raise DownloadError(reason)

    return fetch


def test_the_first_source_that_has_it_is_enough(monkeypatch, target):
    use(monkeypatch, fails("closed today"), gives(CONTENT), fails("never asked"))
    assert ensure(MODEL) == target
    assert target.read_bytes() == CONTENT


def test_what_was_downloaded_is_verified_and_not_hashed_again(monkeypatch):
    use(monkeypatch, gives(CONTENT))
    listener = Listener()
    ensure(MODEL, listener)
    ensure(MODEL, listener)
    assert listener.hashings == 1
    assert status(MODEL).verified


def test_only_the_weights_remain(monkeypatch, target):
    use(monkeypatch, gives(CONTENT))
    ensure(MODEL)
    assert {path.name for path in target.parent.iterdir()} <= {
        "tiny.gguf",
        "tiny.gguf.stamp.json",
        "tiny.gguf.lock",
    }


def test_when_all_fail_every_reason_is_given(monkeypatch, target):
    use(monkeypatch, fails("closed today"), fails("never heard of it"))
    with pytest.raises(DownloadError) as caught:
        ensure(MODEL)
    assert "source 1: closed today; source 2: never heard of it" in str(caught.value)
    assert "SUMMARIZER_WEIGHTS" in str(caught.value)
    assert not target.exists()


def test_the_next_source_goes_on_where_the_last_one_broke_off(monkeypatch):
    seen = []

    def breaks(assembly):
        gives(CONTENT[:1500])(assembly)
        raise DownloadError("the line went dead")

    def goes_on(assembly):
        seen.append(assembly.size)
        gives(CONTENT)(assembly)

    use(monkeypatch, breaks, goes_on)
    ensure(MODEL)
    assert seen == [1500]


def test_so_does_the_next_run(monkeypatch, target):
    def interrupted(assembly):
        gives(CONTENT[:1500])(assembly)
        raise KeyboardInterrupt

    use(monkeypatch, interrupted)
    with pytest.raises(KeyboardInterrupt):
        ensure(MODEL)
    assert not target.exists()
    use(monkeypatch, gives(b"?" * 1500 + CONTENT[1500:]))
    assert ensure(MODEL).read_bytes() == CONTENT


def test_a_wrong_file_never_gets_the_name_and_the_next_source_starts_anew(monkeypatch, target):
    wrong = CONTENT[:-1] + b"?"
    use(monkeypatch, gives(wrong), gives(CONTENT))
    assert ensure(MODEL).read_bytes() == CONTENT


def test_only_wrong_files_are_a_wrong_hash(monkeypatch, target):
    use(monkeypatch, gives(CONTENT[:-1] + b"?"), fails("closed today"))
    with pytest.raises(WeightsHashError, match="source 1: its hash is wrong"):
        ensure(MODEL)
    assert not target.exists()


def test_a_full_disk_ends_the_search(monkeypatch, target):
    def fills_the_disk(assembly):
        raise DiskFullError("no room")

    use(monkeypatch, fills_the_disk, gives(CONTENT))
    with pytest.raises(DiskFullError):
        ensure(MODEL)
    assert not target.exists()


def test_a_folder_that_cannot_be_written_is_named(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "file"))
    with pytest.raises(DownloadError, match="cannot write weights to"):
        ensure(MODEL)


def test_a_disk_full_at_the_first_folder_is_a_full_disk(monkeypatch):
    def full(*args, **kwargs):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("pathlib.Path.mkdir", full)
    with pytest.raises(DiskFullError):
        ensure(MODEL)


def test_a_second_process_waits_and_then_uses_the_firsts_file(monkeypatch, target):
    use(monkeypatch, fails("the second one must not fetch"))
    target.parent.mkdir(parents=True)
    found = []

    class Waiting(Listener):
        def status(self, message):
            super().status(message)
            if "another process" in message:
                target.write_bytes(CONTENT)
                first.release()

    listener = Waiting()
    first = FileLock(str(target) + ".lock", thread_local=False)
    with first:
        second = Thread(target=lambda: found.append(ensure(MODEL, listener)))
        second.start()
        second.join(timeout=20)
    assert found == [target]
    assert "waiting" in listener.messages[0]


def test_pull_replaces_a_wrong_file(monkeypatch, target):
    target.parent.mkdir(parents=True)
    target.write_bytes(b"GGUF but another one")
    use(monkeypatch, gives(CONTENT))
    assert pull(MODEL).read_bytes() == CONTENT


def test_pull_leaves_a_right_file_alone(monkeypatch, target):
    target.parent.mkdir(parents=True)
    target.write_bytes(CONTENT)
    use(monkeypatch, fails("nothing to fetch"))
    assert pull(MODEL) == target


def test_a_file_the_user_names_goes_before_all_and_is_not_hashed(monkeypatch, tmp_path):
    own = tmp_path / "own.gguf"
    own.write_bytes(b"GGUF and whatever")
    monkeypatch.setenv("SUMMARIZER_WEIGHTS", str(own))
    listener = Listener()
    assert ensure(MODEL, listener) == own
    assert listener.messages == []


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(None, "cannot read"), (b"PK\3\4", "not a GGUF"), (b"", "not a GGUF")],
)
def test_a_named_file_that_will_not_do_is_named(tmp_path, content, complaint):
    own = tmp_path / "own.gguf"
    if content is not None:
        own.write_bytes(content)
    with pytest.raises(LocalModelError, match=complaint) as caught:
        given_file(str(own))
    assert str(own) in str(caught.value)
