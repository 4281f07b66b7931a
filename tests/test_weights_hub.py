"""The hub source, against a hub on loopback."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from summarizer.backends.weights import hub
from summarizer.backends.weights.assembly import Assembly
from summarizer.errors import DiskFullError, DownloadError
from tests.weights_stock import CONTENT, Listener, tiny_model

_PATH = "/someone/tiny/resolve/main/tiny.gguf"


class _Hub(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.content = CONTENT
        self.ranges: list[str | None] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: _Hub

    def do_HEAD(self) -> None:
        self._answer(send_body=False)

    def do_GET(self) -> None:
        # The hub's client asks for more than the file, once a day.
        if self.path == _PATH:
            self.server.ranges.append(self.headers["Range"])
        self._answer(send_body=True)

    def _answer(self, *, send_body: bool) -> None:
        if self.path != _PATH:
            self.send_error(404)
            return
        wanted = re.match(r"bytes=(\d+)-", self.headers["Range"] or "")
        body = self.server.content[int(wanted[1]) if wanted else 0 :]
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"1"')
        self.send_header("X-Repo-Commit", "0" * 40)
        self.end_headers()
        if send_body:
            self.wfile.write(body)

    def log_message(self, *args: object) -> None: ...


@pytest.fixture
def fake_hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Hub]:
    constants = pytest.importorskip("huggingface_hub.constants")
    with _Hub() as server:
        # What HF_ENDPOINT would have set when the client was imported.
        monkeypatch.setattr(constants, "ENDPOINT", server.url)
        monkeypatch.setattr(
            constants,
            "HUGGINGFACE_CO_URL_TEMPLATE",
            server.url + "/{repo_id}/resolve/{revision}/{filename}",
        )
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def assembly(tmp_path, monkeypatch, listener) -> Assembly:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path / "cache"))
    assembly = Assembly(tiny_model(), listener)
    assembly.open()
    return assembly


def test_the_file_comes_from_the_publishers_repository(fake_hub, assembly, listener, capfd):
    hub.fetch(assembly)
    assert assembly.is_right()
    assert listener.progress[-1] == ("tiny", len(CONTENT), len(CONTENT))
    assert capfd.readouterr() == ("", "")


def test_a_broken_download_is_gone_on_with(fake_hub, assembly):
    assembly.path.write_bytes(CONTENT[:700])
    hub.fetch(assembly)
    assert assembly.path.read_bytes() == CONTENT
    assert fake_hub.ranges == ["bytes=700-"]


def test_a_file_of_another_size_is_not_even_begun(fake_hub, assembly):
    fake_hub.content = CONTENT + b"more"
    with pytest.raises(DownloadError, match=f"another file of {len(CONTENT) + 4} bytes"):
        hub.fetch(assembly)
    assert fake_hub.ranges == []


def test_where_no_hub_answers_it_gives_up_at_once(fake_hub, assembly, capfd):
    fake_hub.server_close()
    with pytest.raises(DownloadError, match="no model hub reached"):
        hub.fetch(assembly)
    assert capfd.readouterr() == ("", "")


def test_no_room_is_found_out_before_the_download(fake_hub, assembly, monkeypatch):
    usage = type("Usage", (), {"free": 10})
    monkeypatch.setattr("shutil.disk_usage", lambda folder: usage)
    with pytest.raises(DiskFullError):
        hub.fetch(assembly)
    assert fake_hub.ranges == []


def test_a_disk_that_fills_up_on_the_way_is_a_full_disk(fake_hub, assembly, listener, monkeypatch):
    def fill(what: str, done: int, total: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(listener, "downloading", fill)
    with pytest.raises(DiskFullError):
        hub.fetch(assembly)
