"""The one module that talks to the OpenAI SDK and, below it, HTTP.

Importing it takes half a second, so :mod:`.openai_chat` does that with its first request.
"""

import json
import ssl
from collections.abc import AsyncIterable, AsyncIterator, Callable, Mapping
from typing import Any

import aiohttp
import httpx2
import openai
from pydantic_core import PydanticSerializationError, to_json

from summarizer.backends.error_detail import RefusedError
from summarizer.backends.openai_border import Endpoint, cut_off, insecure, refused, unreachable
from summarizer.backends.openai_reply import CutOffError, StreamedReply, read_reply
from summarizer.errors import EndpointError, InvalidReplyError, SummarizerError
from summarizer.llm import OnToken, Reply

_JSON = {"content-type": "application/json"}
_BESIDES = frozenset({"extra_body", "extra_headers"})
_ERROR_BYTES = 64_000
_CONNECT_SECONDS = 15.0

OnHeaders = Callable[[Mapping[str, str]], None]
"""Told of the headers of an answer."""

FOREIGN = (
    openai.OpenAIError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    RefusedError,
    CutOffError,
    UnicodeError,
    aiohttp.ClientError,
)
"""What :func:`exchange` raises besides errors of the tree; :func:`translate` takes each."""


def open_client(
    endpoint: Endpoint, timeout: float, on_headers: OnHeaders | None = None
) -> openai.AsyncOpenAI:
    """Return a client that neither retries nor redirects, and raises :class:`RefusedError`.

    Args:
        endpoint: where to, and with which key.
        timeout: seconds to wait for each read; the deadline of a whole call is the caller's.
        on_headers: told of the headers of every answer.
    """
    return _sdk_client(endpoint, timeout, _http_client(endpoint, on_headers))


class Wire:
    """Where chat completions are asked for: one address, and connections to it.

    Requests go to the SDK's HTTP client directly, with the SDK's own headers: its typed methods
    take twice as long as all that is below them.

    Args:
        endpoint: where to, and with which key.
        timeout: seconds to wait for each read.
        on_headers: told of the headers of every answer.
        many: many requests at once are to come, on one event loop: they go through aiohttp,
            which takes a third of the time.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        timeout: float,
        on_headers: OnHeaders | None = None,
        *,
        many: bool = False,
    ) -> None:
        self._http = _http_client(endpoint, on_headers, many=many)
        client = _sdk_client(endpoint, timeout, self._http)
        defaults = {**client.default_headers, **client.auth_headers, **_JSON, **key_headers(client)}
        # Names in whatever case: none may be sent twice.
        self._headers = self._http.headers.copy()
        for name, text in defaults.items():
            if isinstance(text, str):
                self._headers[name] = text
        self._url = httpx2.URL(f"{str(client.base_url).rstrip('/')}/chat/completions")
        self._extensions = {"timeout": httpx2.Timeout(client.timeout).as_dict()}

    async def send(self, arguments: Mapping[str, Any]) -> httpx2.Response:
        """Send a request; return its answer, whose body is not read yet.

        Raises:
            RefusedError: the answer is an error.
        """
        body = {name: value for name, value in arguments.items() if name not in _BESIDES}
        body |= arguments.get("extra_body") or {}
        # The client's own way to build one puts address, headers and time limits together anew.
        request = httpx2.Request(
            "POST",
            self._url,
            content=_as_json(body),
            headers=self._headers_with(arguments.get("extra_headers")),
            cookies=self._http.cookies,
            extensions=self._extensions,
        )
        return await self._http.send(request, stream=True)

    def _headers_with(self, more: Mapping[str, str] | None) -> httpx2.Headers:
        if not more:
            return self._headers
        headers = self._headers.copy()
        headers.update(more)
        return headers

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


async def exchange(
    wire: Wire, arguments: Mapping[str, Any], max_reply_bytes: int, on_token: OnToken | None
) -> Reply:
    """Send one request and read its answer; streamed or not is for ``arguments`` to say.

    The body is read in pieces, so that an endless one costs no more memory than the limit.

    Raises:
        InvalidReplyError: the answer holds no reply, or is larger than ``max_reply_bytes``.
    """
    response = await wire.send(arguments)
    try:
        # An endpoint that cannot stream answers in one piece, whatever it was asked.
        if "event-stream" in response.headers.get("content-type", ""):
            return await _read_stream(_capped(response.aiter_bytes(), max_reply_bytes), on_token)
        reply = read_reply(await _read_whole(_chunks_of(response), max_reply_bytes))
    finally:
        await response.aclose()
    if on_token and reply.text:
        on_token(1)
    return reply


async def read_body(response: openai.AsyncAPIResponse[Any], limit: int) -> bytes:
    """Return the body of an answer that is read in pieces.

    Raises:
        InvalidReplyError: it is larger than ``limit`` bytes.
    """
    return await _read_whole(response.iter_bytes(), limit)


def key_headers(client: openai.AsyncOpenAI) -> dict[str, Any]:
    """Return what ``extra_headers`` needs when the endpoint wants no key; else nothing."""
    return {} if client.api_key else {"Authorization": openai.Omit()}


def unwrapped(error: Exception) -> Exception:
    """Return what was raised for an answer: the SDK before 3.16 calls that no connection."""
    cause = error.__cause__
    if isinstance(error, openai.APIConnectionError) and isinstance(cause, RefusedError):
        return cause
    return error


def translate(endpoint: Endpoint, error: Exception) -> SummarizerError:
    """Return the error of the tree for one of :data:`FOREIGN`."""
    error = unwrapped(error)
    if isinstance(error, RefusedError):
        return refused(endpoint, error)
    if isinstance(error, CutOffError):
        return cut_off(endpoint)
    if isinstance(error, openai.APIConnectionError):
        error = error.__cause__ if isinstance(error.__cause__, httpx2.HTTPError) else error
    if isinstance(error, httpx2.ConnectError) and "[SSL" in str(error):
        return insecure(endpoint, str(error))
    if isinstance(error, aiohttp.ClientError) or isinstance(error.__cause__, aiohttp.ClientError):
        return _of_aiohttp(endpoint, error)
    if isinstance(error, httpx2.ConnectTimeout):
        return unreachable(endpoint, "no connection in time")
    if isinstance(error, httpx2.TimeoutException | openai.APITimeoutError):
        return unreachable(endpoint, "no answer in time")
    if isinstance(error, httpx2.ReadError | httpx2.WriteError | httpx2.RemoteProtocolError):
        return unreachable(endpoint, f"the connection broke ({str(error) or 'reset'})")
    if isinstance(error, httpx2.HTTPError | openai.APIConnectionError):
        return unreachable(endpoint, str(error) or type(error).__name__)
    return EndpointError(
        f"no request could be sent to {endpoint.where}: {endpoint.quote(str(error))}"
    )


def _of_aiohttp(endpoint: Endpoint, error: Exception) -> SummarizerError:
    """Translate what aiohttp says; httpx's names for it are not always the right ones."""
    cause = error if isinstance(error, aiohttp.ClientError) else error.__cause__
    if isinstance(cause, aiohttp.ClientConnectorCertificateError | aiohttp.ClientSSLError):
        return insecure(endpoint, str(cause))
    if isinstance(cause, aiohttp.ConnectionTimeoutError):
        return unreachable(endpoint, "no connection in time")
    if isinstance(cause, aiohttp.ServerTimeoutError):
        return unreachable(endpoint, "no answer in time")
    if isinstance(cause, aiohttp.ClientConnectorError):
        return unreachable(endpoint, cause.strerror or "no connection")
    if isinstance(cause, aiohttp.ClientPayloadError | aiohttp.ClientConnectionError):
        return unreachable(endpoint, f"the connection broke ({str(cause) or 'reset'})")
    return unreachable(endpoint, str(cause) or type(cause).__name__)


def _certificates(endpoint: Endpoint) -> ssl.SSLContext | bool:
    """Spare 25 ms of loading certificates where there is nothing to certify."""
    if endpoint.loopback and endpoint.base_url.startswith("http:"):
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return True


def _http_client(
    endpoint: Endpoint, on_headers: OnHeaders | None, *, many: bool = False
) -> httpx2.AsyncClient:
    async def look_at(response: httpx2.Response) -> None:
        if on_headers is not None:
            on_headers(response.headers)
        await _raise_failure(response)

    kind = openai.DefaultAioHttpClient if many else openai.DefaultAsyncHttpxClient
    return kind(
        event_hooks={"response": [look_at]},
        follow_redirects=False,
        # A proxy for the outside world knows nothing of a server on this machine.
        trust_env=not endpoint.loopback,
        verify=_certificates(endpoint),
    )


def _sdk_client(
    endpoint: Endpoint, timeout: float, http_client: httpx2.AsyncClient
) -> openai.AsyncOpenAI:
    return openai.AsyncOpenAI(
        base_url=endpoint.base_url,
        # Without a key of its own the SDK would send whatever OPENAI_API_KEY holds.
        api_key=endpoint.key or "",
        timeout=httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
        max_retries=0,
        http_client=http_client,
        _enforce_credentials=False,
    )


def _as_json(body: Mapping[str, Any]) -> bytes:
    try:
        return to_json(body)
    except PydanticSerializationError:
        # Half of a surrogate pair, which only an escape can express.
        return json.dumps(body).encode()


async def _raise_failure(response: httpx2.Response) -> None:
    """Raise before the SDK does: it would read an error's body without a limit."""
    if response.status_code < 300:
        return
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > _ERROR_BYTES:
            break
    raise RefusedError(response.status_code, body[:_ERROR_BYTES], response.headers)


def _chunks_of(response: httpx2.Response) -> AsyncIterable[bytes]:
    """Return the body in pieces; one that is not encoded passes through fewer hands."""
    stream = response.stream
    if "content-encoding" in response.headers or not isinstance(stream, httpx2.AsyncByteStream):
        return response.aiter_bytes()
    return stream


async def _read_whole(chunks: AsyncIterable[bytes], limit: int) -> bytes:
    read: list[bytes] = []
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        _check_size(size, limit)
        read.append(chunk)
    return b"".join(read)


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise InvalidReplyError(f"the endpoint's answer is larger than {limit:,} bytes")


async def _capped(chunks: AsyncIterator[bytes], limit: int) -> AsyncIterator[bytes]:
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        _check_size(size, limit)
        yield chunk


async def _read_stream(chunks: AsyncIterator[bytes], on_token: OnToken | None) -> Reply:
    streamed = StreamedReply()
    async for chunk in chunks:
        pieces = streamed.feed(chunk)
        if pieces and on_token:
            on_token(pieces)
    return streamed.reply()
