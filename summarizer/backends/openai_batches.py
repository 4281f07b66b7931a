"""The files and batches endpoints of an OpenAI-compatible service.

Nothing here is repeated: what may be sent again, and when, is for the caller to say.
"""

import asyncio
import json
import weakref
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from summarizer.awaiting import result_of
from summarizer.backends.error_detail import RefusedError, is_page
from summarizer.backends.loop_thread import LoopThread
from summarizer.backends.openai_border import check_endpoint, unreachable
from summarizer.backends.openai_reply import CutOffError
from summarizer.backends.remote_batch import MARK, RemoteBatch, id_of, mark_of, read_batch
from summarizer.errors import BatchServiceError
from summarizer.whole_file import writing_errors

if TYPE_CHECKING:
    from openai import AsyncAPIResponse, AsyncOpenAI

    from summarizer.backends.openai_border import Endpoint

T = TypeVar("T")
Headers = Mapping[str, Any]

_NO_SUCH_THING = frozenset({404, 405, 501})
_ANSWER_BYTES = 8_000_000
_ANSWER_SECONDS = 60.0
_TRANSFER_SECONDS = 3600.0
_PAGE = 100
_MOST_PAGES = 100
"""Jobs a service is asked for when one is looked for: the last 10,000, newest first."""


class BatchClient:
    """Speaks to the files and batches endpoints; for use from one thread at a time.

    Args:
        model: the model's name, for messages.
        base_url: the API's address; ``None`` is OpenAI's.
        key: sent as bearer token; ``None`` sends none.
        timeout: seconds to wait for each piece of a file.

    Raises:
        ConfigError: the address or the key cannot be used.
    """

    def __init__(
        self, model: str, *, base_url: str | None, key: str | None, timeout: float = 600.0
    ) -> None:
        self.endpoint = check_endpoint(base_url, model, key)
        self._connection = _Connection(self.endpoint, timeout)
        self._thread = LoopThread("summarizer-batches")
        self._finish = weakref.finalize(self, self._thread.close, self._connection.close)

    def __repr__(self) -> str:
        return f"BatchClient({self.endpoint.where})"

    def close(self) -> None:
        """Close the connections; safe to call twice."""
        self._finish()

    def upload(self, path: Path) -> str:
        """Send a file of requests and return the service's id for it.

        Raises:
            EndpointError: or one of its kinds.
            BatchServiceError: the endpoint takes no files.
        """
        return self._run(partial(_upload, path), "takes no files", _TRANSFER_SECONDS)

    def create(self, file_id: str, mark: str) -> RemoteBatch:
        """Begin a job over an uploaded file.

        Args:
            file_id: what :meth:`upload` has returned.
            mark: goes along as metadata, so that :meth:`find` finds the job.

        Raises:
            EndpointError: or one of its kinds. With one that may be gone a moment later, the
                job may have begun all the same.
            BatchServiceError: the endpoint takes no batches.
        """
        work = partial(_create, file_id, mark)
        return self._run(work, "takes no batches", _ANSWER_SECONDS)

    def retrieve(self, batch_id: str) -> RemoteBatch:
        """Ask how a job is getting on.

        Raises:
            EndpointError: or one of its kinds.
            BatchServiceError: the service does not know the job.
        """
        work = partial(_retrieve, batch_id)
        return self._run(work, f"knows no batch {batch_id}", _ANSWER_SECONDS)

    def find(self, file_id: str, mark: str) -> RemoteBatch | None:
        """Return the job over this file or with this mark, ``None`` if there is none.

        Raises:
            EndpointError: or one of its kinds.
            BatchServiceError: the service does not list its jobs.
        """
        work = partial(_find, file_id, mark)
        return self._run(work, "does not list its batches", _TRANSFER_SECONDS)

    def download(self, file_id: str, target: Path) -> None:
        """Write a file of results. When it fails, a part of the file may be there.

        Raises:
            EndpointError: or one of its kinds.
            BatchServiceError: the file is not there any more.
            OutputError: it cannot be written.
        """
        work = partial(_download, file_id, target)
        self._run(work, f"has no file {file_id}", _TRANSFER_SECONDS)

    def _run(
        self,
        work: Callable[["AsyncOpenAI", Headers], Awaitable[T]],
        absent: str,
        seconds: float,
    ) -> T:
        future = self._thread.submit(partial(self._answer, work, absent, seconds))
        try:
            return result_of(future)
        except BaseException:
            # E.g. Ctrl-C: nobody waits for the answer any more.
            future.cancel()
            raise

    async def _answer(
        self,
        work: Callable[["AsyncOpenAI", Headers], Awaitable[T]],
        absent: str,
        seconds: float,
    ) -> T:
        """Do the work within so many seconds, and translate what goes wrong."""
        from summarizer.backends import openai_wire

        endpoint, client = self.endpoint, self._connection.client()
        try:
            async with asyncio.timeout(seconds) as deadline:
                return await work(client, openai_wire.key_headers(client))
        except openai_wire.FOREIGN as raised:
            error = openai_wire.unwrapped(raised)
            if isinstance(error, RefusedError) and error.status in _NO_SUCH_THING:
                raise BatchServiceError(f"{endpoint.where} {absent} ({error.status})") from error
            raise openai_wire.translate(endpoint, error) from error
        except TimeoutError:
            if not deadline.expired():
                raise
            raise unreachable(endpoint, f"no complete answer within {seconds:g} s") from None


class _Connection:
    """Opens the SDK's client with the first call, on the thread that uses it."""

    def __init__(self, endpoint: "Endpoint", timeout: float) -> None:
        self._endpoint = endpoint
        self._timeout = timeout
        self._client: AsyncOpenAI | None = None

    def client(self) -> "AsyncOpenAI":
        if self._client is None:
            from summarizer.backends.openai_wire import open_client

            self._client = open_client(self._endpoint, self._timeout)
        return self._client

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()


async def _upload(path: Path, client: "AsyncOpenAI", headers: Headers) -> str:
    # Given as an open file, it is sent piece by piece.
    with path.open("rb") as file:
        create = client.files.with_streaming_response.create
        sent = (path.name, file, "application/jsonl")
        return id_of(await _object(create(file=sent, purpose="batch", extra_headers=headers)))


async def _create(file_id: str, mark: str, client: "AsyncOpenAI", headers: Headers) -> RemoteBatch:
    answer = await _object(
        client.batches.with_streaming_response.create(
            input_file_id=file_id,
            endpoint="/v1/chat/completions",
            completion_window="24h",
            metadata={MARK: mark},
            # Some services know a job by this when it is sent twice.
            extra_headers={**headers, "Idempotency-Key": mark},
        )
    )
    return read_batch(answer)


async def _retrieve(batch_id: str, client: "AsyncOpenAI", headers: Headers) -> RemoteBatch:
    retrieve = client.batches.with_streaming_response.retrieve
    return read_batch(await _object(retrieve(batch_id, extra_headers=headers)))


async def _find(
    file_id: str, mark: str, client: "AsyncOpenAI", headers: Headers
) -> RemoteBatch | None:
    after: dict[str, str] = {}
    for _ in range(_MOST_PAGES):
        listed = client.batches.with_streaming_response.list
        page = await _object(listed(limit=_PAGE, extra_query=after, extra_headers=headers))
        entries = [one for one in page.get("data") or () if isinstance(one, dict)]
        for one in entries:
            if mark == mark_of(one) or one.get("input_file_id") == file_id:
                return read_batch(one)
        if not (page.get("has_more") and entries):
            break
        after = {"after": id_of(entries[-1])}
    return None


async def _download(file_id: str, target: Path, client: "AsyncOpenAI", headers: Headers) -> None:
    content = client.files.with_streaming_response.content
    async with content(file_id, extra_headers=headers) as response:
        with writing_errors(target), target.open("wb") as file:
            async for chunk in response.iter_bytes():
                file.write(chunk)


async def _object(
    call: "AbstractAsyncContextManager[AsyncAPIResponse[Any]]",
) -> dict[str, Any]:
    """Return the JSON object that a call is answered with."""
    from summarizer.backends.openai_wire import read_body

    async with call as response:
        body = await read_body(response, _ANSWER_BYTES)
    if is_page(body[:200].decode(errors="replace")):
        raise RefusedError(200, body)
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise CutOffError from error
    if not isinstance(answer, dict) or answer.get("error"):
        raise RefusedError(200, body)
    return answer
