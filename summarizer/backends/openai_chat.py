"""A model behind any OpenAI-compatible endpoint."""

import asyncio
import weakref
from collections.abc import Callable, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from summarizer.awaiting import result_of
from summarizer.backends.error_detail import RefusedError
from summarizer.backends.loop_thread import LoopThread
from summarizer.backends.openai_border import Endpoint, check_endpoint, unreachable
from summarizer.backends.response_format import Dialect, Format, adapt, chat_arguments, describe
from summarizer.errors import EndpointError
from summarizer.llm import Capabilities, OnToken, Reply, Request

if TYPE_CHECKING:
    from summarizer.backends.openai_wire import Wire

RequestOptions = Callable[[Request], Mapping[str, Any]]
"""Further arguments of ``chat.completions.create`` for a request."""
OnHeaders = Callable[[Mapping[str, str]], None]
"""Told of the headers of an answer."""


class OpenAIChatModel:
    """A model behind any OpenAI-compatible endpoint.

    It learns what the endpoint understands (JSON Schema, JSON mode or neither, names of
    parameters) from the first refusal and remembers it. It sends each request once: wrap it in
    :class:`~summarizer.backends.transport_retry.TransportRetry` to repeat what may go away.

    Requests run on a thread of the model's own, whoever calls, so ``on_token`` is called there.

    Args:
        name: the model's name, as the endpoint knows it.
        base_url: the API's address, e.g. ``"http://localhost:8000/v1"``; ``None`` is OpenAI's.
        key: sent as bearer token; ``None`` sends none. The environment is not consulted.
        capabilities: what the flow may ask of the model.
        timeout: seconds that one call may take from start to end, whatever trickles in.
        max_reply_bytes: size of an answer above which it is not read on.
        extra_body: further fields of every request's body.
        request_options: gives further arguments of ``chat.completions.create`` for a request.
            With it no ``response_format`` is sent: a backend that has it enforces the schema
            in its own way. An ``extra_body`` in it is merged with the one above.
        own_loop: requests run on a thread of the model's own. Without it :meth:`acomplete` runs
            where it is called, which spares a tenth of a millisecond; it must then be called
            from one event loop only, and :meth:`aclose` from there in the end.
        on_headers: told of the headers of every answer, good or bad, names in lower case or
            matched without case.

    Raises:
        ConfigError: the address or the key cannot be used.
    """

    def __init__(
        self,
        name: str,
        *,
        base_url: str | None = None,
        key: str | None = None,
        capabilities: Capabilities | None = None,
        timeout: float = 600.0,
        max_reply_bytes: int = 2_000_000,
        extra_body: Mapping[str, Any] | None = None,
        request_options: RequestOptions | None = None,
        own_loop: bool = True,
        on_headers: OnHeaders | None = None,
    ) -> None:
        self._endpoint = check_endpoint(base_url, name, key)
        self._capabilities = capabilities or Capabilities(concurrency=4)
        self._timeout = timeout
        self._max_reply_bytes = max_reply_bytes
        self._extra_body = dict(extra_body or {})
        self._request_options = request_options
        # Read and replaced on the loop's thread only, hence no lock.
        self._dialect = Dialect(format=Format.OWN if request_options else Format.SCHEMA)
        self._own_loop = own_loop
        self._thread = LoopThread("summarizer-endpoint")
        opening = partial(_open_wire, self._endpoint, timeout, on_headers, many=not own_loop)
        self._wire = _LazyWire(opening)
        self._finish = weakref.finalize(self, self._thread.close, self._wire.close)

    def __repr__(self) -> str:
        return f"OpenAIChatModel({self.name!r} at {self._endpoint.where})"

    @property
    def name(self) -> str:
        """The model's name, as the endpoint knows it."""
        return self._endpoint.model

    @property
    def capabilities(self) -> Capabilities:
        """What the flow may ask of the model."""
        return self._capabilities

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request; with ``on_token`` the reply is streamed.

        Raises:
            EndpointError: or one of its kinds: no answer, or a refusal.
            InvalidReplyError: an answer without a reply in it, or far too large.
        """
        future = self._submit(request, on_token)
        try:
            return result_of(future)
        except CancelledError:
            raise self._closed() from None
        except BaseException:
            # E.g. Ctrl-C: nobody waits for the answer any more.
            future.cancel()
            raise

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop; otherwise as :meth:`complete`."""
        if not self._own_loop:
            if not self._finish.alive:
                raise self._closed()
            return await self._answer(request, on_token)
        try:
            return await asyncio.wrap_future(self._submit(request, on_token))
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if task is None or task.cancelling():
                raise
            raise self._closed() from None

    def close(self) -> None:
        """Drop what is still running and close the connections; safe to call twice.

        A model without a loop of its own needs :meth:`aclose` for that.
        """
        self._finish()

    async def aclose(self) -> None:
        """Close a model that has no loop of its own; safe to call twice."""
        self._finish()
        await self._wire.close()

    def _submit(self, request: Request, on_token: OnToken | None) -> "Future[Reply]":
        try:
            return self._thread.submit(partial(self._answer, request, on_token))
        except RuntimeError:
            raise self._closed() from None

    def _closed(self) -> EndpointError:
        return EndpointError(f"the connection to {self._endpoint.where} has been closed")

    async def _answer(self, request: Request, on_token: OnToken | None) -> Reply:
        from summarizer.backends import openai_wire

        started = monotonic()
        try:
            async with asyncio.timeout(self._timeout) as deadline:
                reply = await self._converse(request, on_token)
        except openai_wire.FOREIGN as error:
            raise openai_wire.translate(self._endpoint, error) from error
        except TimeoutError:
            if not deadline.expired():
                raise
            reason = f"no complete answer within {self._timeout:g} s"
            raise unreachable(self._endpoint, reason) from None
        return replace(reply, seconds=monotonic() - started)

    async def _converse(self, request: Request, on_token: OnToken | None) -> Reply:
        """Send the request in the dialect known so far, and in others while that is refused."""
        from summarizer.backends.openai_wire import exchange

        known = dialect = self._dialect
        lasting = True
        while True:
            arguments = self._arguments(request, dialect, stream=on_token is not None)
            try:
                reply = await exchange(self._wire.get(), arguments, self._max_reply_bytes, on_token)
            except RefusedError as failure:
                adaptation = adapt(dialect, failure.detail())
                if adaptation is None:
                    raise
                dialect, lasting = adaptation.dialect, lasting and adaptation.lasting
            else:
                learned = describe(dialect, reply)
                # A call that learned nothing must not undo what another one learned meanwhile.
                if lasting and learned != known:
                    self._dialect = learned
                return reply

    def _arguments(self, request: Request, dialect: Dialect, *, stream: bool) -> dict[str, Any]:
        arguments = chat_arguments(self.name, request, dialect, stream=stream)
        own = dict(self._request_options(request)) if self._request_options else {}
        extra_body = {**self._extra_body, **own.pop("extra_body", {})}
        return {**arguments, **own, "extra_body": extra_body or None}


class _LazyWire:
    """Opens the wire with the first request, on the thread that uses it."""

    def __init__(self, open_wire: "Callable[[], Wire]") -> None:
        self._open = open_wire
        self._wire: Wire | None = None

    def get(self) -> "Wire":
        if self._wire is None:
            self._wire = self._open()
        return self._wire

    async def close(self) -> None:
        if self._wire is not None:
            await self._wire.close()


def _open_wire(
    endpoint: Endpoint, timeout: float, on_headers: OnHeaders | None, *, many: bool
) -> "Wire":
    from summarizer.backends.openai_wire import Wire

    return Wire(endpoint, timeout, on_headers, many=many)
