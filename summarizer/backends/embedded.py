"""The embedded model: a small language model inside this process, behind a loopback port."""

import hashlib
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from summarizer.backends.embedded_engine import Engine, EngineSettings, load_library
from summarizer.backends.embedded_grammar import compact_grammar
from summarizer.backends.embedded_prefixes import PrefixFolder
from summarizer.backends.weights import LocalModel, cache_folder, ensure, given_file
from summarizer.closing import Closing
from summarizer.errors import LocalModelError, SchemaError
from summarizer.llm import JsonSchema, Message, Request
from summarizer.progress import Observer, SilentObserver

DEFAULT_CONTEXT = 8192

_QUICK_SECONDS = 60.0
_COMPUTE_SECONDS = 600.0


class EmbeddedModel(Closing):
    """Runs a model in this process and serves it, OpenAI-compatible, on a loopback port.

    Point a chat client at :attr:`base_url` with :attr:`key`, and let it send what
    :meth:`request_options` returns: that is what keeps replies to their schema.

    Loading takes seconds, during which no other Python code of this process runs.

    Args:
        model: of the catalogue (downloaded if need be), or a GGUF file.
        context: tokens of prompt and reply together, per request.
        slots: requests computed at the same time; each takes memory for its own context.
        threads: of the computation; ``None`` is one per core.
        observer: hears of a download and of the loading.

    Raises:
        MissingExtraError: the ``[local]`` extra is not installed.
        LocalModelError: or one of its kinds: the weights cannot be had or loaded.
    """

    def __init__(
        self,
        model: LocalModel | Path,
        *,
        context: int = DEFAULT_CONTEXT,
        slots: int = 1,
        threads: int | None = None,
        observer: Observer | None = None,
    ) -> None:
        observer = observer or SilentObserver()
        # Before a gigabyte is fetched for nothing.
        self.engine_version = str(load_library().__version__)
        if isinstance(model, LocalModel):
            path, self.model_name = ensure(model, observer), model.name
            context = min(context, model.context)
        else:
            path, self.model_name = given_file(model), model.stem
        self.key = secrets.token_urlsafe(24)
        self.slots = slots
        # A slot's state fits engines with as many slots only.
        owner = f"{_identity(path)} {self.engine_version} {slots}"
        self._prefixes = PrefixFolder(cache_folder() / "prefixes", owner)
        observer.status(f"loading {self.model_name}")
        self._engine = Engine(
            EngineSettings(
                weights=path,
                key=self.key,
                context=context,
                slots=slots,
                threads=threads,
                state_folder=self._prefixes.path,
            )
        )
        self._wire = self._engine.wire
        self.base_url = f"{self._engine.address}/v1"
        self.context = int(self._wire.get("/slots", timeout=_QUICK_SECONDS)[0]["n_ctx"])

    def __repr__(self) -> str:
        return f"EmbeddedModel({self.model_name!r} at {self.base_url})"

    def close(self) -> None:
        """Give the memory back; safe to call twice. What is still being computed is left alone."""
        self._engine.stop()

    def request_options(self, request: Request) -> dict[str, Any]:
        """Return further arguments of ``chat.completions.create`` for a request.

        Raises:
            SchemaError: the request's schema cannot be turned into a grammar.
        """
        return {
            "extra_body": {"grammar": compact_grammar(request.schema), "cache_prompt": True},
            # The engine drops idle connections, sometimes just as they are used again.
            "extra_headers": {"Connection": "close"},
        }

    def tokenize(self, text: str) -> int:
        """Return how many tokens a text takes.

        Raises:
            LocalModelError: the engine does not answer.
        """
        return len(self._tokens(text))

    def check_schema(self, schema: JsonSchema) -> None:
        """Let the engine itself try the schema's grammar, which takes some 30 ms.

        It drops one that it cannot compile without a word. Call this before the first request:
        it may push a computed prompt out of its slot.

        Raises:
            SchemaError: the grammar cannot be built or is not enforced.
            LocalModelError: the engine does not answer.
        """
        # A letter no JSON value starts with is made all but certain; only a grammar can prevent it.
        letter = self._tokens("x")[-1]
        body = {
            "prompt": "a",
            "n_predict": 1,
            "temperature": 0,
            "grammar": compact_grammar(schema),
            "logit_bias": [[letter, 1000.0]],
        }
        answer = self._wire.post("/completion", body, timeout=_COMPUTE_SECONDS)
        if answer["content"].strip() == "x":
            raise SchemaError("the schema cannot be sent: the local engine has no grammar for it")

    def prepare(self, messages: Sequence[Message]) -> bool:
        """Have the beginning that all requests share computed: from a file, or now.

        Args:
            messages: what every request starts with, e.g. the system message.

        Returns:
            Whether it came from a file, i.e. took no time. ``False`` also when this does not
            work at all; requests are then right, but slower.
        """
        try:
            prompt = self._rendered(messages)
            name = hashlib.sha256(prompt.encode("utf-8", "surrogatepass")).hexdigest()
            if self.restore_prefix(name):
                return True
            body = {"prompt": prompt, "n_predict": 0, "cache_prompt": True, "id_slot": 0}
            self._wire.post("/completion", body, timeout=_COMPUTE_SECONDS)
        except LocalModelError:
            return False
        self.save_prefix(name)
        return False

    def save_prefix(self, name: str, *, slot: int = 0) -> bool:
        """Write what a slot has computed to a file of that name; tell whether it worked.

        The file serves this model and this version of the engine only; the newest few are kept.
        """
        if self._prefixes.path is None:
            return False
        passing = self._prefixes.passing_name()
        saved = self._slot_action("save", slot, passing)
        return saved and self._prefixes.adopt(passing, name)

    def restore_prefix(self, name: str, *, slot: int = 0) -> bool:
        """Fill a slot from the file of that name; tell whether it worked."""
        file_name = self._prefixes.find(name)
        return file_name is not None and self._slot_action("restore", slot, file_name)

    def share(self, *, slot: int = 0) -> bool:
        """Copy what one slot has computed, e.g. a whole article, to all others.

        Takes some 10 ms per slot. Call it while no request is under way.

        Returns:
            Whether it worked; if not, each slot computes the article for itself.
        """
        if self.slots == 1 or self._prefixes.path is None:
            return self.slots == 1
        passing = self._prefixes.passing_name()
        others = [other for other in range(self.slots) if other != slot]
        try:
            return self._slot_action("save", slot, passing) and all(
                self._slot_action("restore", other, passing) for other in others
            )
        finally:
            self._prefixes.drop(passing)

    def _slot_action(self, action: str, slot: int, file_name: str) -> bool:
        path = f"/slots/{slot}?action={action}"
        try:
            self._wire.post(path, {"filename": file_name}, timeout=_QUICK_SECONDS)
        except LocalModelError:
            return False
        return True

    def _tokens(self, text: str) -> list[int]:
        answer = self._wire.post("/tokenize", {"content": text}, timeout=_QUICK_SECONDS)
        return list(answer["tokens"])

    def _rendered(self, messages: Sequence[Message]) -> str:
        body = {
            "messages": [{"role": item.role, "content": item.content} for item in messages],
            "add_generation_prompt": False,
        }
        return str(self._wire.post("/apply-template", body, timeout=_QUICK_SECONDS)["prompt"])


def _identity(path: Path) -> str:
    """Return what tells one weights file from another without reading a gigabyte."""
    stat = path.stat()
    return f"{path} {stat.st_size} {stat.st_mtime_ns}"
