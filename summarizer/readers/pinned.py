"""Connections that lead where they were checked to lead, and end when their time is over.

A name is looked up once; every address that comes of it is checked; the connection goes to that
very address, while the request and the certificate are about the name. So no answer of a name
server that comes later can lead a request anywhere else.
"""

import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.request import getproxies_environment

import httpcore2
import httpx2

from summarizer.errors import FetchError, ForbiddenAddressError
from summarizer.readers.networks import is_public
from summarizer.readers.resolving import resolved

_MOST_TRIED = 4
"""Addresses of one name that a connection is tried to."""


@lru_cache(maxsize=1)
def _authorities() -> ssl.SSLContext:
    return httpx2.create_ssl_context()


@dataclass(frozen=True, slots=True)
class Network:
    """What a fetch has to do with the world.

    Attributes:
        resolve: returns the IP addresses of a name; it raises ``OSError``.
        backend: makes the connections.
        clock: seconds, monotonic.
        pause: waits for so many seconds.
        trusted: whose certificates are trusted; by default the system's authorities.
    """

    resolve: Callable[[str, int], list[str]] = resolved
    backend: httpcore2.NetworkBackend = field(default_factory=httpcore2.SyncBackend)
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    trusted: Callable[[], ssl.SSLContext] = _authorities


class PinnedTransport(httpx2.BaseTransport):
    """Sends requests over checked connections, each over one of its own.

    Args:
        network: where they go.
        deadline: by the network's clock; nothing is sent or read after it.
        allow_private: connect to addresses too that are not of the public Internet.

    Raises:
        FetchError: a name leads nowhere.
        ForbiddenAddressError: it leads to an address that is not allowed.
        httpcore2.TimeoutException: or another of httpcore2's errors.
    """

    def __init__(self, network: Network, deadline: float, *, allow_private: bool) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=network.trusted(),
            max_keepalive_connections=0,
            network_backend=_PinnedBackend(network, deadline, allow_private),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; its body must be empty."""
        url = request.url
        response = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    """The body of a response while it comes in."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


@dataclass(frozen=True, slots=True)
class _PinnedBackend(httpcore2.NetworkBackend):
    """Looks a name up, checks what comes of it, and connects there."""

    network: Network
    deadline: float
    allow_private: bool

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        failure: Exception | None = None
        for address in self._checked(host, port)[:_MOST_TRIED]:
            try:
                stream = self.network.backend.connect_tcp(
                    address, port, self._left(timeout), local_address, socket_options
                )
            except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
                failure = error
            else:
                return _TimedStream(stream, self._left)
        raise failure or FetchError(f"there is no such host: {host}")

    def _checked(self, host: str, port: int) -> list[str]:
        try:
            addresses = self.network.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"there is no such host: {host}{_about_proxies()}") from error
        # One that is not allowed is enough: nobody has such a name by accident.
        if not self.allow_private and not all(map(is_public, addresses)):
            raise ForbiddenAddressError(
                f"{host} belongs to this machine or to a private network;"
                " --allow-private (SUMMARIZER_ALLOW_PRIVATE=1) fetches it all the same"
            )
        return addresses

    def _left(self, timeout: float | None) -> float:
        """Return how long something may take, of the time it may take at most.

        Raises:
            httpcore2.ReadTimeout: no time is left.
        """
        left = self.deadline - self.network.clock()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is over")
        return left if timeout is None else min(left, timeout)


def _about_proxies() -> str:
    return " (proxies of the environment are not used)" if getproxies_environment() else ""


@dataclass(frozen=True, slots=True)
class _TimedStream(httpcore2.NetworkStream):
    """A connection of which no operation takes longer than there is time."""

    stream: httpcore2.NetworkStream
    left: Callable[[float | None], float]

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, self.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self.left(timeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        inner = self.stream.start_tls(ssl_context, server_hostname, self.left(timeout))
        return _TimedStream(inner, self.left)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)
