"""A batch service on loopback: the files and batches endpoints, and what can go wrong there.

What a test replaces: ``respond`` gives the result of one request, ``ending`` how a job ends.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web
from endpoint_replies import answer_to
from loop_thread import LoopThread

Entry = Mapping[str, Any]


def completion(text: str | None, **choice: Any) -> dict[str, Any]:
    """The body of a chat completion."""
    message = {"role": "assistant", "content": text, "refusal": choice.pop("refusal", None)}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", **choice}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def result(entry: Entry, body: Any, status: int = 200, error: Any = None) -> dict[str, Any]:
    """A line of an output or error file."""
    return {
        "id": "batch_req_1",
        "custom_id": entry["custom_id"],
        "response": {"status_code": status, "request_id": "req_1", "body": body},
        "error": error,
    }


def well(entry: Entry) -> dict[str, Any]:
    """Answer with a note whose claims are true."""
    return result(entry, completion(json.dumps(answer_to(entry["body"]))))


def refusal(status: int, message: str, **error: Any) -> Callable[[Entry], dict[str, Any]]:
    """Refuse with an error object."""
    return lambda entry: result(entry, {"error": {"message": message, **error}}, status)


def left_out(code: str) -> Callable[[Entry], dict[str, Any]]:
    """Say in the error file that the service did not come to it."""
    return lambda entry: {
        "id": "batch_req_1",
        "custom_id": entry["custom_id"],
        "response": None,
        "error": {"code": code, "message": "not executed"},
    }


@dataclass
class Job:
    """A job of the service."""

    id: str
    entries: list[dict[str, Any]]
    answer: dict[str, Any]
    looks: int = 0


@dataclass
class BatchServer:
    """Runs in a thread of its own until the ``with`` block ends.

    Attributes:
        respond: gives the line for a request; ``None`` leaves it out of all files.
        ending: the status that jobs end with.
        looks: how often a job is looked at before it ends.
        errors: what failed jobs have to say.
        refuse: answers with an error, by method and path, so many times; status 0 does the work
            and then hangs up.
        on_call: is done when a call of this method and path has been worked on, before it is
            answered.
        lists: the service tells which jobs there are.
    """

    respond: Callable[[Entry], dict[str, Any] | None] = well
    ending: str = "completed"
    looks: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    refuse: dict[str, list[int]] = field(default_factory=dict)
    refusal: dict[str, Any] = field(default_factory=lambda: {"message": "no"})
    lists: bool = True
    on_call: dict[str, Callable[[], None]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)

    def __enter__(self) -> Self:
        self._serving = LoopThread(self._start)
        self.port = self._serving.port
        return self

    def __exit__(self, *raised: object) -> None:
        self._serving.close()

    @property
    def base_url(self) -> str:
        """What a client is told."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def asked(self) -> Counter[str]:
        """How often each request was part of a job, by its ``custom_id``."""
        return Counter(entry["custom_id"] for job in self.jobs.values() for entry in job.entries)

    async def _start(self) -> web.AppRunner:
        app = web.Application(client_max_size=50_000_000, middlewares=[self._misbehave])
        app.router.add_post("/v1/files", self._take_file)
        app.router.add_get("/v1/files/{id}/content", self._give_file)
        app.router.add_post("/v1/batches", self._begin)
        app.router.add_get("/v1/batches", self._list)
        app.router.add_get("/v1/batches/{id}", self._look)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.05)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner

    @web.middleware
    async def _misbehave(self, request: web.Request, handler: Any) -> web.StreamResponse:
        call = f"{request.method} {request.path.removeprefix('/v1')}"
        self.calls.append(call)
        self.keys.append(request.headers.get("authorization"))
        planned = next((self.refuse[name] for name in self.refuse if call.startswith(name)), [])
        status = planned.pop(0) if planned else 200
        if status >= 300:
            return web.json_response({"error": self.refusal}, status=status)
        response: web.StreamResponse = await handler(request)
        for name, act in list(self.on_call.items()):
            if call.startswith(name):
                act()
        if status == 0 and request.transport is not None:
            request.transport.abort()
        return response

    async def _take_file(self, request: web.Request) -> web.Response:
        form = await request.post()
        sent = form["file"]
        assert isinstance(sent, web.FileField)
        assert form["purpose"] == "batch"
        return web.json_response({"id": self._keep(sent.file.read()), "object": "file"})

    async def _give_file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["id"])
        if content is None:
            return web.json_response({"error": {"message": "no such file"}}, status=404)
        return web.Response(body=content, content_type="application/octet-stream")

    async def _begin(self, request: web.Request) -> web.Response:
        asked = await request.json()
        assert asked["endpoint"] == "/v1/chat/completions"
        assert asked["completion_window"] == "24h"
        content = self.files[asked["input_file_id"]]
        job = Job(
            f"batch_{len(self.jobs) + 1}",
            [json.loads(line) for line in content.splitlines()],
            {"input_file_id": asked["input_file_id"], "metadata": asked["metadata"]},
        )
        self.jobs[job.id] = job
        return web.json_response(self._seen(job, "validating"))

    async def _list(self, request: web.Request) -> web.Response:
        if not self.lists:
            return web.json_response({"error": {"message": "no such thing"}}, status=405)
        newest = [self._seen(job, "in_progress") for job in reversed(self.jobs.values())]
        after = request.query.get("after")
        start = [one["id"] for one in newest].index(after) + 1 if after else 0
        page = newest[start : start + 2]
        more = start + 2 < len(newest)
        return web.json_response({"object": "list", "data": page, "has_more": more})

    async def _look(self, request: web.Request) -> web.Response:
        job = self.jobs.get(request.match_info["id"])
        if job is None:
            return web.json_response({"error": {"message": "no such batch"}}, status=404)
        job.looks += 1
        if job.looks <= self.looks:
            return web.json_response(self._seen(job, "in_progress"))
        if "status" not in job.answer:
            self._end(job)
        return web.json_response(self._seen(job, ""))

    def _end(self, job: Job) -> None:
        job.answer["status"] = self.ending
        if self.ending == "failed":
            job.answer["errors"] = {"object": "list", "data": self.errors}
            return
        lines = [line for entry in job.entries if (line := self.respond(entry)) is not None]
        good = [line for line in lines if line["response"] and not line["error"]]
        good = [line for line in good if line["response"]["status_code"] == 200]
        bad = [line for line in lines if line not in good]
        # In no order, as services do.
        for name, some in (("output_file_id", good[::-1]), ("error_file_id", bad)):
            if some:
                text = "".join(json.dumps(line) + "\n" for line in some)
                job.answer[name] = self._keep(text.encode())
        counts = {"total": len(job.entries), "completed": len(good), "failed": len(bad)}
        job.answer["request_counts"] = counts

    def _seen(self, job: Job, status: str) -> dict[str, Any]:
        return {"id": job.id, "object": "batch", "status": status, **job.answer}

    def _keep(self, content: bytes) -> str:
        name = f"file-{len(self.files) + 1}"
        self.files[name] = content
        return name
