"""An endpoint that answers every chat completion after a delay, at next to no cost.

    python -m tests.benchmarks.overhead.endpoint --delay 0.2

prints its base URL and serves until its standard input ends. ``GET /counts`` tells what has come
since ``GET /reset``.
"""

import argparse
import asyncio
import json
import re
import sys
import time
from dataclasses import dataclass

from tests.benchmarks.overhead.replies import answer_to

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_END_OF_HEAD = b"\r\n\r\n"


@dataclass(slots=True)
class Desk:
    """What all connections share: the delay, and what has come since the counts were reset.

    Attributes:
        delay: seconds before an answer.
        requests: how many chat completions have been asked for.
        under_way: how many of them wait for their answer.
        most_at_once: most that waited at a time.
        cpu: seconds of CPU this process had taken at the reset.
    """

    delay: float
    requests: int = 0
    under_way: int = 0
    most_at_once: int = 0
    cpu: float = 0.0

    def begin(self) -> None:
        """Count a request that has come."""
        self.requests += 1
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)

    def end(self) -> None:
        """Count an answer that goes."""
        self.under_way -= 1

    def reset(self) -> None:
        """Begin to count anew."""
        self.requests = self.most_at_once = 0
        self.cpu = time.process_time()

    def counts(self) -> dict[str, float]:
        """Return what has come since the reset, and the CPU seconds it took."""
        return {
            "requests": self.requests,
            "most_at_once": self.most_at_once,
            "cpu": time.process_time() - self.cpu,
        }


class Connection(asyncio.Protocol):
    """One connection: one request after the other, with a ``Content-Length`` each."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        received = self._received
        received += data
        end = received.find(_END_OF_HEAD)
        if end < 0:
            return
        head, start = bytes(received[:end]), end + len(_END_OF_HEAD)
        length = _LENGTH.search(head)
        stop = start + (int(length[1]) if length else 0)
        if len(received) >= stop:
            body = bytes(received[start:stop])
            del received[:stop]
            self._take(head, body)

    def _take(self, head: bytes, body: bytes) -> None:
        method, path, _ = head.split(b" ", 2)
        desk = self._desk
        if method == b"POST" and path.endswith(b"/chat/completions"):
            desk.begin()
            asyncio.get_running_loop().call_later(desk.delay, self._answer, body)
            return
        if path == b"/reset":
            desk.reset()
        found = path in {b"/reset", b"/counts"}
        self._send(json.dumps(desk.counts()).encode(), b"200 OK" if found else b"404 Not Found")

    def _answer(self, request: bytes) -> None:
        self._desk.end()
        self._send(answer_to(request), b"200 OK")

    def _send(self, body: bytes, status: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(
                b"HTTP/1.1 %b\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b"
                % (status, len(body), body)
            )


async def serve(delay: float) -> None:
    """Serve until standard input ends."""
    loop, ended, desk = asyncio.get_running_loop(), asyncio.Event(), Desk(delay)
    server = await loop.create_server(lambda: Connection(desk), "127.0.0.1", 0, backlog=1024)
    port = server.sockets[0].getsockname()[1]
    print(f"http://127.0.0.1:{port}/v1", flush=True)
    loop.add_reader(sys.stdin.fileno(), ended.set)
    await ended.wait()
    server.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--delay", type=float, default=0.2, help="seconds before an answer")
    asyncio.run(serve(parser.parse_args().delay))
