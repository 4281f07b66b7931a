"""A model that is not asked again what it has answered before."""

import hashlib
import json
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from pydantic_core import PydanticSerializationError, to_json

from summarizer.errors import ContextLengthError, InvalidReplyError
from summarizer.llm import (
    FinishReason,
    JsonSchema,
    LanguageModel,
    OnToken,
    Reply,
    Request,
    WrappedModel,
)
from summarizer.schemas import Usage

KeptError = Literal["", "InvalidReplyError", "ContextLengthError"]

_FORMAT = "exchange 1"
"""Changes with how keys are made, so that those of another making are never met."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What came back for a request: a reply, or an error that a run deals with.

    Attributes:
        text: of the reply; for an error what the model had written, if that is known.
        finish: why the reply ended.
        prompt: tokens, as in :class:`~summarizer.schemas.Usage`.
        cached: tokens, likewise.
        completion: tokens, likewise.
        seconds: what the call took.
        error: the error's class; ``""`` for a reply.
    """

    text: str
    finish: FinishReason = "stop"
    prompt: int = 0
    cached: int = 0
    completion: int = 0
    seconds: float = 0.0
    error: KeptError = ""

    @classmethod
    def of(cls, reply: Reply) -> "Kept":
        """Return a reply as it is kept."""
        usage = reply.usage
        return cls(
            reply.text,
            reply.finish,
            usage.prompt,
            usage.cached,
            usage.completion,
            round(reply.seconds, 3),
        )

    @classmethod
    def of_error(cls, error: ContextLengthError | InvalidReplyError) -> "Kept":
        """Return an error as it is kept: without its words, which may name the endpoint."""
        if isinstance(error, InvalidReplyError):
            return cls(error.reply, error="InvalidReplyError")
        return cls("", error="ContextLengthError")

    def answer(self) -> Reply:
        """Give the reply once more.

        Raises:
            ContextLengthError: that is what was kept.
            InvalidReplyError: that is what was kept.
        """
        if self.error == "ContextLengthError":
            raise ContextLengthError("the request is longer than the model takes (kept)")
        if self.error:
            raise InvalidReplyError("the reply is not usable (kept)", reply=self.text)
        usage = Usage(prompt=self.prompt, cached=self.cached, completion=self.completion)
        return Reply(self.text, self.finish, usage, self.seconds)

    def to_json(self) -> str:
        """Return it as one JSON object that every encoding of Unicode can hold."""
        values: dict[str, Any] = {"text": self.text, "finish": self.finish}
        values["usage"] = (self.prompt, self.cached, self.completion)
        values["seconds"] = self.seconds
        if self.error:
            values["error"] = self.error
        return json_text(values)

    @classmethod
    def from_json(cls, text: str) -> "Kept":
        """Read what :meth:`to_json` has written.

        Raises:
            ValueError: it is something else.
        """
        try:
            values = json.loads(text)
            prompt, cached, completion = values["usage"]
            error = values.get("error", "")
            return cls(
                values["text"],
                values["finish"],
                prompt,
                cached,
                completion,
                values["seconds"],
                error,
            )
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError("not an answer that was kept") from error


class ReplyStore(Protocol):
    """Keeps answers by the key of their request. Calls may come from several threads."""

    def get(self, key: str) -> Kept | None:
        """Return what was answered, if it is known."""
        ...

    def put(self, key: str, kept: Kept) -> None:
        """Keep what was answered; a store may leave out what it has no use for."""
        ...


def exchange_key(request: Request, model: str, *, repeat: int = 0, occurrence: int = 0) -> str:
    """Return the SHA-256 (hexadecimal) of everything that determines the reply to a request.

    The request's label is no part of it. The order of the schema's keys is: models write the
    fields in that order.

    Args:
        request: what is asked.
        model: the name of the model that is asked.
        repeat: parts runs that are to have answers of their own.
        occurrence: how often the same article has asked this before.
    """
    texts = [_FORMAT, model, request.schema_name, str(request.max_tokens)]
    texts += [repr(float(request.temperature)), str(repeat), str(occurrence)]
    for message in request.messages:
        texts += (message.role, message.content)
    # A text from outside may hold half of a surrogate pair; it still has to get a key.
    parts = [text.encode("utf-8", "surrogatepass") for text in texts]
    parts.append(_schema_bytes(request.schema))
    # Their lengths go first, so that no text can pass for two.
    lengths = ",".join([str(len(part)) for part in parts]).encode()
    return hashlib.sha256(b"".join([lengths, b"\n", *parts])).hexdigest()


def json_text(value: Any) -> str:
    """Return a value as JSON that every encoding of Unicode can hold, quickly.

    What JSON does not know is written as its text: a date, a decimal number.
    """
    try:
        return to_json(value, fallback=str).decode()
    except PydanticSerializationError:
        # Half of a surrogate pair, which only an escape can express.
        return json.dumps(value, default=str)


class RememberingModel(WrappedModel):
    """Wraps a model for one article; answers from stores what they know.

    An article may ask the same thing twice and wants two answers: it is counted how often it has
    asked, and every time has an answer of its own. So each article needs its own of these.

    What the model answers is in all the stores before it is returned, and so are errors that a
    run deals with (:class:`~summarizer.errors.ContextLengthError`,
    :class:`~summarizer.errors.InvalidReplyError`); other errors pass through. Calls may come from
    several threads.

    Args:
        model: the model to wrap.
        stores: asked in this order. What a later one knows is put into those before it.
        repeat: parts runs that are to have answers of their own.

    Attributes:
        live_calls: how many requests the wrapped model has answered.
    """

    def __init__(
        self, model: LanguageModel, stores: Sequence[ReplyStore], *, repeat: int = 0
    ) -> None:
        self.live_calls = 0
        super().__init__(model)
        self._stores = tuple(stores)
        self._repeat = repeat
        self._asked: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"RememberingModel({self._model!r}, {len(self._stores)} stores)"

    def complete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request.

        Raises:
            SummarizerError: what was kept, or what the wrapped model or a store raises.
        """
        key = self._key(request)
        known = self._known(key)
        if known is not None:
            return _again(known, on_token)
        with self._errors_kept(key):
            reply = self._model.complete(request, on_token)
        self._keep(key, Kept.of(reply))
        return reply

    async def acomplete(self, request: Request, on_token: OnToken | None = None) -> Reply:
        """Answer one request without blocking the event loop; otherwise as :meth:`complete`."""
        key = self._key(request)
        known = self._known(key)
        if known is not None:
            return _again(known, on_token)
        with self._errors_kept(key):
            reply = await self._model.acomplete(request, on_token)
        self._keep(key, Kept.of(reply))
        return reply

    def _key(self, request: Request) -> str:
        """Return the key of this call, and count it."""
        name, repeat = self._model.name, self._repeat
        key = exchange_key(request, name, repeat=repeat)
        with self._lock:
            before = self._asked[key]
            self._asked[key] += 1
        return exchange_key(request, name, repeat=repeat, occurrence=before) if before else key

    def _known(self, key: str) -> Kept | None:
        for place, store in enumerate(self._stores):
            known = store.get(key)
            if known is not None:
                for earlier in self._stores[:place]:
                    earlier.put(key, known)
                return known
        return None

    @contextmanager
    def _errors_kept(self, key: str) -> Iterator[None]:
        try:
            yield
        except (ContextLengthError, InvalidReplyError) as error:
            self._keep(key, Kept.of_error(error))
            raise

    def _keep(self, key: str, kept: Kept) -> None:
        with self._lock:
            self.live_calls += 1
        for store in self._stores:
            store.put(key, kept)


def _again(known: Kept, on_token: OnToken | None) -> Reply:
    reply = known.answer()
    if on_token and reply.text:
        on_token(1)
    return reply


def _schema_bytes(schema: JsonSchema) -> bytes:
    return json_text(dict(schema)).encode()
