"""A stand-in for the package ``xllamacpp``: its server computes nothing, but keeps its manners."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import ModuleType, SimpleNamespace
from typing import Any


class StubServer(ThreadingHTTPServer):
    """Answers the paths the embedded model uses, and remembers what it was asked.

    Attributes:
        parameters: what it was started with.
        asked: method, path and body of each request, in order.
        busy: what ``/slots`` says.
        refused: paths (as far as given) that are answered with an error.
        computed: per slot, what was computed there.
        first_token: what a one-token completion returns.
    """

    daemon_threads = True

    def __init__(self, parameters: Any) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.parameters = parameters
        self.asked: list[tuple[str, str, Any]] = []
        self.busy = False
        self.refused: tuple[str, ...] = ()
        self.computed: dict[int, str] = {}
        self.first_token = "{"
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def listening_address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def paths(self) -> list[str]:
        return [path for _, path, _ in self.asked]

    def answer(self, path: str, body: Any) -> Any:
        head, _, action = path.partition("?action=")
        if action:
            return self._move(int(head.rsplit("/")[-1]), action, body["filename"])
        match head:
            case "/slots":
                size = self.parameters.n_ctx // self.parameters.n_parallel
                slot = {"n_ctx": size, "is_processing": self.busy}
                return [slot] * self.parameters.n_parallel
            case "/tokenize":
                return {"tokens": list(range(len(body["content"].split())))}
            case "/apply-template":
                return {"prompt": "".join(f"<{m['role']}>{m['content']}" for m in body["messages"])}
            case "/completion":
                self.computed[body.get("id_slot", 0)] = body["prompt"]
                return {"content": self.first_token}
        return None

    def _move(self, slot: int, action: str, name: str) -> dict[str, str]:
        file = Path(self.parameters.slot_save_path + name)
        if action == "save":
            file.write_text(self.computed.get(slot, ""))
        else:
            self.computed[slot] = file.read_text()
        return {"filename": name}


class _Handler(BaseHTTPRequestHandler):
    server: StubServer

    def do_GET(self) -> None:
        self._serve(None)

    def do_POST(self) -> None:
        self._serve(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _serve(self, body: Any) -> None:
        server = self.server
        server.asked.append((self.command, self.path, body))
        if self.headers["Authorization"] != f"Bearer {server.parameters.api_keys[0]}":
            self._reply(401, {"error": {"message": "Invalid API Key"}})
        elif any(self.path.startswith(path) for path in server.refused):
            self._reply(400, {"error": {"message": "not today"}})
        else:
            self._reply(200, server.answer(self.path, body))

    def _reply(self, status: int, answer: Any) -> None:
        text = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *args: object) -> None: ...


class StubLibrary(ModuleType):
    """The module to put into ``sys.modules``; ``servers`` are those it has started."""

    def __init__(self) -> None:
        super().__init__("xllamacpp")
        self.__version__ = "1.0"
        self.servers: list[StubServer] = []
        self.llama_load_mode = SimpleNamespace(LLAMA_LOAD_MODE_NONE="none")

    def CommonParams(self) -> SimpleNamespace:  # noqa: N802 - the library's own name
        threads = {"cpuparams": SimpleNamespace(n_threads=-1)}
        return SimpleNamespace(
            model=SimpleNamespace(path=""),
            cpuparams_batch=SimpleNamespace(n_threads=-1),
            n_ubatch=512,
            slot_save_path="",
            **threads,
        )

    def Server(self, parameters: Any) -> Any:  # noqa: N802 - the library's own name
        if Path(parameters.model.path).read_bytes() == b"GGUF broken":
            raise RuntimeError("Failed to init server, please check the input params.")
        server = StubServer(parameters)
        self.servers.append(server)
        return _Handle(server)


class _Handle:
    """What the program holds; the server ends when nobody holds it any more."""

    def __init__(self, server: StubServer) -> None:
        self.listening_address = server.listening_address
        self._server = server

    def __del__(self) -> None:
        self._server.shutdown()
        self._server.server_close()
