"""An OpenAI-compatible endpoint on loopback that answers well, slowly, badly or not at all.

In a test::

    with FaultyEndpoint(Faults.at(0.2, "429", "hang")) as endpoint:
        ... endpoint.base_url ... endpoint.received ...

As a process of its own: ``python tests/faulty_endpoint.py --fault 429=0.2 --delay 0.2 --log FILE``
prints its base URL as the first line. ``GET /counts`` tells what it has seen.
"""

import argparse
import asyncio
import contextlib
import hashlib
import json
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Self

from aiohttp import web
from endpoint_faults import OF_THE_TEXT, Answer, Faults
from endpoint_replies import answer_to, shown_in
from endpoint_wire import WAYS, Wire, pieces
from loop_thread import LoopThread

_MESSAGES = {
    "400-json-schema": "response_format of type json_schema is not supported",
    "401": "this key has been revoked",
    "404": "the model does not exist any more",
    "429": "slow down",
    "429-retry-after": "slow down",
    "500": "something broke",
    "502": "bad gateway",
    "503": "overloaded",
}
_CODES = {"404": "model_not_found", "401": "invalid_api_key"}


_GATHERING = 30.0


@dataclass(slots=True)
class Received:
    """One request as the endpoint saw it.

    Attributes:
        number: its place among all requests, from 1.
        key: SHA-256 of its body: two requests with one key are the same request.
        serial: number of this key, from 1, in the order of their first arrival; the answer's
            ``usage.completion_tokens``, by which an exchange can be found again in a journal.
        occurrence: how often the key has come before.
        name: name of its schema, e.g. ``"BriefingNote_actors"``.
        about: the first sentence that it shows.
        fault: what it met with, ``""`` for a good answer.
        answered: a complete answer has been handed to the network.
    """

    number: int
    key: str
    serial: int
    occurrence: int
    name: str
    about: str
    fault: str
    answered: bool = False


@dataclass
class FaultyEndpoint:
    """Runs in a thread of its own until the ``with`` block ends.

    Args:
        faults: what goes wrong; may be replaced while it runs.
        delay: seconds before an answer begins.
        gathering: no answer begins before so many requests were under way at once; those that
            came first wait for the others, half a minute at most.
        at_once: more requests than this at a time are refused with 429 and ``Retry-After``.
        log: a line of JSON is appended for each request that comes and each that is answered.
        port: 0 for any free one.
        echo: text that every error message repeats; ``"{key}"`` stands for the request's key.
    """

    faults: Faults = field(default_factory=Faults)
    delay: float = 0.0
    gathering: int = 0
    at_once: int | None = None
    log: Path | None = None
    port: int = 0
    echo: str = ""
    received: list[Received] = field(default_factory=list)
    most_under_way: int = 0
    under_way: int = 0

    def __enter__(self) -> Self:
        self._serials: dict[str, int] = {}
        self._occurrences: Counter[str] = Counter()
        self._draws: Counter[str] = Counter()
        self._arrival = threading.Condition()
        self._log = self.log.open("ab", buffering=0) if self.log else None
        self._serving = LoopThread(self._start)
        return self

    def __exit__(self, *raised: object) -> None:
        self._serving.close()
        if self._log:
            self._log.close()

    @property
    def base_url(self) -> str:
        """What a client is told."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def requests(self) -> int:
        """How many requests have come."""
        return len(self.received)

    @property
    def met(self) -> Counter[str]:
        """How many requests met with which fault; ``""`` are the good answers."""
        return Counter(one.fault for one in self.received)

    @property
    def repeated(self) -> dict[str, int]:
        """How often each request came that was sent more than once, by its key."""
        counts = Counter(one.key for one in self.received)
        return {key: count for key, count in counts.items() if count > 1}

    def until(self, count: int, gone: Callable[[], bool], patience: float = 60.0) -> bool:
        """Wait until so many requests have come; say whether they have."""
        with self._arrival:
            deadline = monotonic() + patience
            while self.requests < count and not gone() and monotonic() < deadline:
                self._arrival.wait(0.05)
        return self.requests >= count

    async def _gathered(self) -> None:
        deadline = monotonic() + _GATHERING
        while self.most_under_way < self.gathering and monotonic() < deadline:
            await asyncio.sleep(0.02)

    async def _start(self) -> web.AppRunner:
        app = web.Application(client_max_size=50_000_000)
        app.router.add_post("/v1/chat/completions", self._chat)
        app.router.add_get("/counts", self._counts)
        # What hangs or drips must end when its client has gone.
        runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=0.05
        )
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self.port, backlog=1024)
        await site.start()
        self.port = runner.addresses[0][1]
        return runner

    async def _counts(self, _request: web.Request) -> web.Response:
        return web.json_response(
            {"requests": self.requests, "met": dict(self.met), "repeated": len(self.repeated)}
        )

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        data = await request.read()
        body = json.loads(data)
        one = self._receive(data, body)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            if self.delay:
                await asyncio.sleep(self.delay)
            await self._gathered()
            response = await self._answer(request, body, one)
            one.answered = not one.fault or one.fault in OF_THE_TEXT
            self._write_log({"answered": one.number})
            return response
        finally:
            self.under_way -= 1

    def _receive(self, data: bytes, body: Mapping[str, Any]) -> Received:
        key = hashlib.sha256(data).hexdigest()
        serial = self._serials.setdefault(key, len(self._serials) + 1)
        occurrence = self._occurrences[key]
        self._occurrences[key] += 1
        form = body.get("response_format") or {}
        name = str((form.get("json_schema") or {}).get("name", ""))
        shown = shown_in(body["messages"])
        about = shown[0].text if shown else ""
        number = len(self.received) + 1
        # By what the request is about, so that the prompt's wording has no influence.
        drawn = self._drawn(f"{name} {len(body['messages'])} {shown}")
        fault = self.faults.for_good(number, body) or self._crowded() or drawn
        one = Received(number, key, serial, occurrence, name, about, fault)
        self._write_log(asdict(one))
        with self._arrival:
            self.received.append(one)
            self._arrival.notify_all()
        return one

    def _crowded(self) -> str:
        full = self.at_once is not None and self.under_way >= self.at_once
        return "429-retry-after" if full else ""

    def _drawn(self, about: str) -> str:
        self._draws[about] += 1
        return self.faults.draw(f"{about} {self._draws[about]}")

    def _write_log(self, entry: Mapping[str, Any]) -> None:
        if self._log:
            self._log.write(json.dumps(entry).encode() + b"\n")

    async def _answer(
        self, request: web.Request, body: Mapping[str, Any], one: Received
    ) -> web.StreamResponse:
        fault = one.fault
        if fault[:3].isdigit():
            return self._refusal(request, fault)
        answer = Answer.of(answer_to(body))
        if fault in OF_THE_TEXT:
            answer = OF_THE_TEXT[fault](answer)
        wire = Wire(request, bool(body.get("stream")), pieces(answer, body, one.serial))
        return await WAYS.get(fault, Wire.send)(wire)

    def _refusal(self, request: web.Request, fault: str) -> web.Response:
        status = int(fault[:3])
        headers = {"Retry-After": f"{self.faults.retry_after}"} if "retry" in fault else {}
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        message = f"{_MESSAGES[fault]} {self.echo.replace('{key}', key)}".strip()
        error = {"message": message, "type": "error", "code": _CODES.get(fault)}
        return web.json_response({"error": error}, status=status, headers=headers)


def _rate(text: str) -> tuple[str, float]:
    name, _, rate = text.partition("=")
    return name, float(rate)


def main() -> None:
    """Serve until standard input ends or the process is ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0.0)
    parser.add_argument("--at-once", type=int)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--fault", type=_rate, action="append", default=[], metavar="NAME=RATE")
    parser.add_argument("--without-schema", action="store_true")
    parser.add_argument("--revoked-from", type=int)
    parser.add_argument("--gone-from", type=int)
    given = parser.parse_args()
    faults = Faults(
        rates=dict(given.fault),
        seed=given.seed,
        revoked_from=given.revoked_from,
        gone_from=given.gone_from,
        without_schema=given.without_schema,
    )
    endpoint = FaultyEndpoint(
        faults, delay=given.delay, at_once=given.at_once, log=given.log, port=given.port
    )
    with endpoint, contextlib.suppress(KeyboardInterrupt):
        print(endpoint.base_url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
