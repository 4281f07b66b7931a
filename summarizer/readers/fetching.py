"""Fetches what is at an address: bounded in time and size, and nowhere but on the Internet."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from importlib.metadata import version

import httpcore2
import httpx2
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt, wait_fixed

from summarizer.errors import FetchError, ForbiddenAddressError
from summarizer.readers.addresses import (
    bare_address,
    credentials,
    file_name,
    host_of,
    is_address,
    shown_address,
)
from summarizer.readers.pinned import Network, PinnedTransport
from summarizer.readers.reading import Source
from summarizer.readers.turns import turn_at

_PAUSE = 1.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ENCODINGS = frozenset({"identity", "gzip", "x-gzip", "deflate"})
_NO_ARTICLE = ("image/", "audio/", "video/", "font/")
_ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.9,text/markdown;q=0.9,"
    "application/rss+xml;q=0.9,application/atom+xml;q=0.9,application/xml;q=0.8,*/*;q=0.5"
)
_REASONS = {
    401: "asks for a name and a password",
    402: "asks for a payment",
    403: "is not given to programs: save it with a browser and name the file",
    404: "is not there",
    406: "is not there in a form that can be read",
    410: "is not there any more",
    429: "is asked for too often",
    451: "is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take.

    Attributes:
        connect: seconds until there is a connection.
        read: seconds until something more comes.
        total: seconds for all of it, redirects and a second attempt too.
        size: bytes of the content, unpacked.
        redirects: how often it may be sent elsewhere.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    size: int = 10 * 2**20
    redirects: int = 10


LIMITS = Limits()
NETWORK = Network()


class _PassingError(FetchError):
    """Another attempt may succeed."""


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits = LIMITS,
    network: Network | None = None,
) -> Source:
    """Fetch what is at an address.

    Redirects are followed; where each leads is checked like the first. Proxies that the
    environment names are not used: what they connect to cannot be checked here.

    Args:
        url: an ``http`` or ``https`` address; a name and a password in it are sent there, and
            nowhere else.
        allow_private: fetch from this machine and from private networks too.
        limits: of time and size.
        network: how the world is reached.

    Returns:
        What was found, with the address where it was in the end (without what is secret in it).

    Raises:
        FetchError: it cannot be fetched; the message is one line and names the address.
        ForbiddenAddressError: it, or where it leads, is not on the public Internet.
    """
    network = network or NETWORK
    if not is_address(url):
        raise FetchError(f"no address of a page: {shown_address(url)}")
    with turn_at(host_of(url)):
        return _fetched(url, network.clock() + limits.total, allow_private, limits, network)


def _fetched(
    url: str, deadline: float, allow_private: bool, limits: Limits, network: Network
) -> Source:
    attempts = Retrying(
        retry=retry_if_exception_type(_PassingError),
        stop=stop_after_attempt(2),
        wait=wait_fixed(_PAUSE),
        sleep=network.pause,
        reraise=True,
    )
    transport = PinnedTransport(network, deadline, allow_private=allow_private)
    timeout = httpx2.Timeout(limits.read, connect=limits.connect)
    with httpx2.Client(
        transport=transport, headers=_headers(), timeout=timeout, trust_env=False
    ) as client:
        try:
            return attempts(_Fetch(client, limits).run, url)
        except _PassingError as error:
            raise FetchError(str(error)) from error


@dataclass(frozen=True, slots=True)
class _Fetch:
    """One fetch, with what it may take."""

    client: httpx2.Client
    limits: Limits

    def run(self, url: str) -> Source:
        """Follow redirects from an address, and read what is at their end."""
        place, login = bare_address(url), credentials(url)
        for _ in range(self.limits.redirects + 1):
            with self._asked(place, login) as response:
                if response.status_code not in _REDIRECTS:
                    return self._source(response, place)
                following = _following(response, place)
            login = login if _same_origin(place, following) else None
            place = following
        raise FetchError(
            f"{shown_address(url)} leads from one address to the next,"
            f" more than {self.limits.redirects} times"
        )

    @contextmanager
    def _asked(self, place: str, login: tuple[str, str] | None) -> Iterator[httpx2.Response]:
        """Give the answer to a request; its errors, and those of reading it, are translated."""
        shown = shown_address(place)
        with _translated(shown):
            request = self.client.build_request("GET", place)
            response = self.client.send(request, stream=True, auth=login)
            try:
                yield response
            finally:
                response.close()

    def _source(self, response: httpx2.Response, place: str) -> Source:
        shown = shown_address(place)
        content_type = response.headers.get("content-type", "")
        _check_status(response, shown)
        if content_type.lower().startswith(_NO_ARTICLE):
            raise FetchError(f"{shown} is no article but {content_type.partition(';')[0]}")
        data = self._body(response, shown)
        if not data:
            raise FetchError(f"{shown} is empty")
        return Source(data, file_name(shown), content_type, shown)

    def _body(self, response: httpx2.Response, shown: str) -> bytes:
        named = response.headers.get("content-encoding", "identity").lower().split(",")
        unknown = [name.strip() for name in named if name.strip() not in _ENCODINGS]
        if unknown:
            raise FetchError(f"{shown} is packed in a way not known here: {unknown[0][:20]!r}")
        # It comes in pieces of bounded size, packed or not, so that no bomb goes off.
        data = bytearray()
        for piece in response.iter_bytes():
            data += piece
            if len(data) > self.limits.size:
                raise FetchError(f"{shown} is longer than {self.limits.size >> 20} MB")
        return bytes(data)


@lru_cache(maxsize=1)
def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"summarizer/{version('press-summarizer')} (reads articles on request)",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "*",
        "Connection": "close",
    }


def _following(response: httpx2.Response, place: str) -> str:
    """Return where an answer leads."""
    location = response.headers.get("location", "")
    following = bare_address(str(httpx2.URL(place).join(location))) if location else ""
    if not is_address(following):
        scheme = following.partition(":")[0][:20]
        raise FetchError(f"{shown_address(place)} leads to what is no page ({scheme or 'nowhere'})")
    return following


def _same_origin(one: str, other: str) -> bool:
    first, second = httpx2.URL(one), httpx2.URL(other)
    return (first.scheme, first.host, first.port) == (second.scheme, second.host, second.port)


def _check_status(response: httpx2.Response, shown: str) -> None:
    status = response.status_code
    if status == HTTPStatus.OK:
        return
    reason = _REASONS.get(status, "cannot be had")
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        reason = "cannot be had: its server fails"
    kind = _PassingError if status == 429 or status >= 500 else FetchError
    raise kind(f"{shown} {reason} (HTTP {status}{_wait(response)})")


def _wait(response: httpx2.Response) -> str:
    seconds = response.headers.get("retry-after", "")
    waits = seconds.isascii() and seconds.isdigit() and len(seconds) < 7
    return f"; again in {int(seconds)} seconds" if waits else ""


@contextmanager
def _translated(shown: str) -> Iterator[None]:
    """Translate every error of the network into one line about the address."""
    try:
        yield
    except ForbiddenAddressError as error:
        raise ForbiddenAddressError(f"{shown} is not fetched: {error}") from error
    except FetchError as error:
        if shown in str(error):
            raise
        raise FetchError(f"{shown} cannot be fetched: {error}") from error
    except httpcore2.TimeoutException as error:
        raise FetchError(f"{shown} takes too long") from error
    except (httpcore2.ReadError, httpcore2.WriteError, httpcore2.RemoteProtocolError) as error:
        raise _PassingError(f"{shown} cannot be fetched: {_broken(error)}") from error
    except httpcore2.ConnectError as error:
        raise FetchError(f"{shown} cannot be fetched: {_unconnected(error)}") from error
    except (httpcore2.ProtocolError, httpx2.HTTPError, httpx2.InvalidURL, UnicodeError) as error:
        raise FetchError(f"{shown} cannot be fetched: {_line(error)}") from error


def _broken(error: Exception) -> str:
    if isinstance(error, httpcore2.RemoteProtocolError):
        return f"its server breaks off, or does not speak HTTP ({_line(error)})"
    return f"the connection broke ({_line(error)})"


def _unconnected(error: Exception) -> str:
    cause = error.__cause__ or error.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate does not hold ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return f"no secure connection ({cause.reason or _line(cause)})"
    return f"no connection ({_line(error)})"


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
