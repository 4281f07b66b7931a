"""How an answer of the faulty endpoint leaves it: whole, in pieces, broken, or never."""

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from endpoint_faults import Answer

_HUGE = 20_000_000
_PIECE = 65_536


def pieces(answer: Answer, body: Mapping[str, Any], serial: int) -> list[dict[str, Any]]:
    """Return an answer as the documents to send: several for a stream, else one."""
    usage = {
        "prompt_tokens": sum(len(message["content"]) for message in body["messages"]) // 4,
        "completion_tokens": serial,
        "total_tokens": 0,
    }
    head: dict[str, Any] = {"id": f"chatcmpl-{serial}", "created": 0, "model": body["model"]}
    if not body.get("stream"):
        message = {"role": "assistant", "content": answer.content, "refusal": answer.refusal}
        choice = {"index": 0, "message": message, "finish_reason": answer.finish}
        return [{**head, "object": "chat.completion", "choices": [choice], "usage": usage}]
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    if answer.refusal is not None:
        deltas.append({"refusal": answer.refusal})
    if answer.content is None:
        deltas[0]["content"] = None
    else:
        half = len(answer.content) // 2
        deltas += [{"content": answer.content[:half]}, {"content": answer.content[half:]}]
    choices: list[dict[str, Any]] = [
        {"index": 0, "delta": delta, "finish_reason": None} for delta in deltas
    ]
    choices.append({"index": 0, "delta": {}, "finish_reason": answer.finish})
    head["object"] = "chat.completion.chunk"
    documents = [{**head, "choices": [choice]} for choice in choices]
    if (body.get("stream_options") or {}).get("include_usage"):
        documents.append({**head, "choices": [], "usage": usage})
    return documents


@dataclass(frozen=True, slots=True)
class Wire:
    """An answer on its way to the client."""

    request: web.Request
    stream: bool
    documents: list[dict[str, Any]]

    @property
    def content_type(self) -> str:
        """The proper one."""
        return "text/event-stream" if self.stream else "application/json"

    def encoded(self) -> list[bytes]:
        """Return the answer's bytes, in the pieces in which they are to leave."""
        if not self.stream:
            return [json.dumps(self.documents[0]).encode()]
        events = [f"data: {json.dumps(one)}\n\n".encode() for one in self.documents]
        return [*events, b"data: [DONE]\n\n"]

    async def send(self, content_type: str = "") -> web.StreamResponse:
        """Send all of it."""
        kind = content_type or self.content_type
        return web.Response(body=b"".join(self.encoded()), content_type=kind)

    async def mislabelled(self) -> web.StreamResponse:
        """Send all of it as a web page."""
        return await self.send("text/html")

    async def reset(self) -> web.StreamResponse:
        """Break the connection in mid-body."""
        response = await self._begun(self.encoded()[0][:40])
        transport = self.request.transport
        if transport is not None:
            wire = transport.get_extra_info("socket")
            wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            transport.abort()
        return response

    async def hang(self) -> web.StreamResponse:
        """Never answer."""
        await asyncio.Event().wait()
        return web.Response()

    async def drip(self) -> web.StreamResponse:
        """Send a blank every 20 ms: no read ever times out."""
        response = await self._begun(b" ")
        with contextlib.suppress(ConnectionError):
            while True:
                await asyncio.sleep(0.02)
                await response.write(b" ")
        return response

    async def flood(self) -> web.StreamResponse:
        """Send 20 MB of one text."""
        message = {"role": "assistant", "content": "<here>"}
        self.documents[0]["choices"][0]["delta" if self.stream else "message"] = message
        before, _, after = self.encoded()[0].partition(b"<here>")
        response = await self._begun(before)
        with contextlib.suppress(ConnectionError):
            for _ in range(_HUGE // _PIECE):
                await response.write(b"x" * _PIECE)
            await response.write(b"".join([after, *self.encoded()[1:]]))
        return response

    async def _begun(self, data: bytes) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Type": self.content_type})
        response.enable_chunked_encoding()
        await response.prepare(self.request)
        await response.write(data)
        return response


WAYS: Mapping[str, Callable[[Wire], Awaitable[web.StreamResponse]]] = {
    "reset": Wire.reset,
    "hang": Wire.hang,
    "drip": Wire.drip,
    "wrong-content-type": Wire.mislabelled,
    "20-MB": Wire.flood,
}
