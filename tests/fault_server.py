"""An endpoint on loopback that misbehaves on demand."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

JSON = "application/json"


@dataclass(frozen=True)
class Received:
    """One request as the server saw it."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the server's next behaviour."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "_Server"

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        received = Received(self.path, headers, json.loads(self.rfile.read(length)))
        try:
            self.server.faults.next_behaviour(received)(self)
        except OSError:
            self.close_connection = True

    def log_message(self, *args: Any) -> None:
        """Stay silent."""

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def abort(self) -> None:
        """Reset the connection."""
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # The handler's file objects keep the socket open; only this closes it for the peer.
        socket.close(self.connection.detach())
        self.close_connection = True

    def wait(self, seconds: float | None = None) -> bool:
        """Wait, or until the server stops; tell whether it did."""
        return self.server.faults.stopping.wait(seconds)


Behaviour = Callable[[Handler], None]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    block_on_close = False
    faults: "FaultServer"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay silent: clients hang up on us on purpose."""


@dataclass
class FaultServer:
    """Runs in a thread; works off behaviours in order and repeats the last one."""

    behaviours: list[Behaviour] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), Handler)
        self._server.faults = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def bodies(self) -> list[dict[str, Any]]:
        return [received.body for received in self.received]

    def will(self, *behaviours: Behaviour) -> None:
        """Say what the next requests meet with."""
        self.behaviours[:] = behaviours

    def next_behaviour(self, received: Received) -> Behaviour:
        with self._lock:
            self.received.append(received)
            return self.behaviours.pop(0) if len(self.behaviours) > 1 else self.behaviours[0]


def answer(
    body: Any, status: int = 200, content_type: str = JSON, headers: dict[str, str] | None = None
) -> Behaviour:
    """Send a body; anything but text and bytes goes as JSON."""
    data = body if isinstance(body, bytes) else None
    data = data or (body if isinstance(body, str) else json.dumps(body)).encode()
    length = {"Content-Type": content_type, "Content-Length": str(len(data))}

    def behave(handler: Handler) -> None:
        handler.head(status, length | (headers or {}))
        handler.wfile.write(data)

    return behave


def chat(
    content: Any, *, finish: str | None = "stop", usage: Any = None, **message: Any
) -> Behaviour:
    """Send a proper reply."""
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": content, **message},
        "finish_reason": finish,
    }
    return answer({"id": "1", "object": "chat.completion", "choices": [choice], "usage": usage})


def error(
    status: int, message: str, headers: dict[str, str] | None = None, **more: Any
) -> Behaviour:
    """Send an error object."""
    return answer({"error": {"message": message, **more}}, status=status, headers=headers)


def delta(content: str | None = None, finish: str | None = None, **more: Any) -> dict[str, Any]:
    """One chunk of a stream."""
    return {
        "choices": [{"index": 0, "delta": {"content": content, **more}, "finish_reason": finish}]
    }


def stream(chunks: Iterable[Any], *, done: bool = True, newline: str = "\n") -> Behaviour:
    """Send server-sent events and close."""
    lines = [f"data: {json.dumps(chunk)}" for chunk in chunks] + ["data: [DONE]"] * done
    data = "".join(f"{line}{newline}{newline}" for line in lines).encode()
    return answer(data, content_type="text/event-stream; charset=utf-8")


def reset(sent: bytes = b"") -> Behaviour:
    """Reset the connection, after the head and a part of the body if ``sent`` is given."""

    def behave(handler: Handler) -> None:
        if sent:
            handler.head(200, {"Content-Type": JSON, "Content-Length": "5000"})
            handler.wfile.write(sent)
        handler.abort()

    return behave


def hang(handler: Handler) -> None:
    """Never answer."""
    handler.wait()
    handler.abort()


def drip(head: Sequence[str] = (), content_type: str = JSON) -> Behaviour:
    """Send the head, and from then on a blank every 20 ms: no read ever times out."""

    def behave(handler: Handler) -> None:
        handler.head(200, {"Content-Type": content_type, "Content-Length": "100000000"})
        handler.wfile.write("".join(head).encode())
        while not handler.wait(0.02):
            handler.wfile.write(b" ")
            handler.wfile.flush()

    return behave


def flood(size: int, status: int = 200) -> Behaviour:
    """Send a reply of so many bytes."""

    def behave(handler: Handler) -> None:
        handler.head(status, {"Content-Type": JSON, "Content-Length": str(size)})
        for _ in range(size // 65_536 + 1):
            handler.wfile.write(b" " * 65_536)

    return behave
