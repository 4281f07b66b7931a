"""A web server on loopback that says what a test wants it to say, and what it was asked.

In a test::

    with PageServer({"/a": page(b"The river rises.")}) as server:
        ... fetch("http://press.example/a", network=server.network()) ...

Every host leads to it, whatever address a host has: where a connection was to go is recorded.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpcore2

from summarizer.readers.pinned import Network

PUBLIC = "93.184.215.14"
CERTIFICATE = Path(__file__).parent / "fixtures" / "tls" / "press.example.pem"

Answer = bytes | Callable[[], Iterable[bytes]] | list[Any]
"""What is sent; or pieces of it; or one of these for each time it is asked for."""


def page(
    body: bytes = b"The river rises.",
    status: str = "200 OK",
    content_type: str = "text/plain; charset=utf-8",
    **headers: str,
) -> bytes:
    """Return a whole answer."""
    named = {"Content-Type": content_type, "Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in named.items())]
    return "\r\n".join([*lines, "", ""]).encode() + body


def moved(location: str, status: str = "302 Found") -> bytes:
    """Return an answer that leads elsewhere."""
    return page(b"", status, Location=location)


def public(host: str, port: int) -> list[str]:
    """Look up a host that is of the public Internet, as all are."""
    return [PUBLIC]


@dataclass
class PageServer:
    """Runs in a thread of its own until the ``with`` block ends.

    Attributes:
        pages: what is said, by path.
        asked: the head of every request, in order.
        connected: the addresses that were to be connected to.
        tls: speak TLS, as press.example.
    """

    pages: Mapping[str, Answer]
    tls: bool = False
    asked: list[str] = field(default_factory=list)
    connected: list[str] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *raised: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()

    @property
    def url(self) -> str:
        """Its real address, on loopback."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [head.split(" ")[1] for head in self.asked]

    def network(
        self,
        resolve: Callable[[str, int], list[str]] = public,
        clock: Callable[[], float] = lambda: 0.0,
    ) -> Network:
        """Return a network in which every address is this server's."""
        return Network(resolve, _Rerouted(self), clock, self.pauses.append, _trusted)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                try:
                    self._answer(self._secured(connection))
                except OSError:
                    continue  # whoever asked has gone

    def _secured(self, connection: socket.socket) -> socket.socket:
        if not self.tls:
            return connection
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        return context.wrap_socket(connection, server_side=True)

    def _answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return
            head += data
        self.asked.append(head.decode())
        answer = self.pages.get(self.paths[-1], page(b"", "404 Not Found"))
        if isinstance(answer, list):
            answer = answer.pop(0)
        for piece in [answer] if isinstance(answer, bytes) else answer():
            connection.sendall(piece)
        if self.tls:
            connection.close()


@dataclass
class _Rerouted(httpcore2.NetworkBackend):
    """Connects to a server wherever it was to connect to."""

    server: PageServer
    real: httpcore2.SyncBackend = field(default_factory=httpcore2.SyncBackend)

    def connect_tcp(self, host: str, port: int, *rest: Any, **named: Any) -> Any:
        self.server.connected.append(host)
        return self.real.connect_tcp("127.0.0.1", self.server.port, *rest, **named)


def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(CERTIFICATE))


def endless(head: bytes, piece: bytes) -> Callable[[], Iterator[bytes]]:
    """Return an answer that never ends."""

    def pieces() -> Iterator[bytes]:
        yield head
        while True:
            yield piece

    return pieces
