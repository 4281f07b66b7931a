"""The border: what an endpoint, the OpenAI SDK or HTTP say becomes an error of the tree.

Nothing heavy is imported here; the SDK's exceptions are told apart in :mod:`.openai_wire`,
which is loaded by the time one of them can be raised.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from summarizer.backends.error_detail import ErrorDetail, RefusedError, one_line, read_detail
from summarizer.backends.transient import (
    FailingNowError,
    ThrottledNowError,
    TransientError,
    UnreachableNowError,
)
from summarizer.errors import (
    AuthenticationError,
    ConfigError,
    ContextLengthError,
    EndpointError,
    EndpointUnreachableError,
    InvalidReplyError,
    RateLimitError,
    SummarizerError,
    UnknownModelError,
)

DEFAULT_BASE_URL = "https://api.openai.com/v1"

_TOO_LONG_CODES = (
    "context_length_exceeded",
    "exceed_context_size_error",
    "string_above_max_length",
)
_TOO_LONG = re.compile(
    r"context (length|size|window)|prompt is too long|too many (input )?tokens"
    r"|maximum (input|prompt|token|sequence) length",
    re.IGNORECASE,
)
_NO_SUCH_MODEL = re.compile(
    r"model\b.{0,120}\b(not found|not exist|no such|unknown|not a valid|unsupported|decommissioned)"
    r"|(no such|unknown|not a valid|invalid) model|model not",
    re.IGNORECASE,
)
_SHORTEST_KEY = 8
_KEY_LIKE = re.compile(r"\b(?:sk|pk|gsk|xai|key)[-_][\w*.-]{6,}")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where requests go, as far as messages may tell."""

    base_url: str = field(repr=False)
    model: str
    key: str | None = field(default=None, repr=False)

    @property
    def where(self) -> str:
        """Host and port; never a user name, password or path."""
        parts = urlsplit(self.base_url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        return f"{parts.hostname}:{port}"

    @property
    def loopback(self) -> bool:
        """The endpoint is on this machine."""
        host = urlsplit(self.base_url).hostname or ""
        return host in {"localhost", "::1"} or host.startswith("127.")

    def redacted(self, body: bytes) -> bytes:
        """Return an answer's body without the key; before anything is cut off, halves and all."""
        return body.replace((self.key or "").encode(), b"[key]") if self._is_secret else body

    @property
    def _is_secret(self) -> bool:
        # What is shorter is a stand-in such as "none", and an ordinary word.
        return self.key is not None and len(self.key) >= _SHORTEST_KEY

    def quote(self, text: str) -> str:
        """Return an endpoint's words for a message: on one line, and without any key."""
        if self._is_secret:
            text = text.replace(self.key or "", "[key]")
        return _KEY_LIKE.sub("[key]", one_line(text))


def check_endpoint(base_url: str | None, model: str, key: str | None) -> Endpoint:
    """Build an :class:`Endpoint` from what a user gave.

    Raises:
        ConfigError: the URL is not an HTTP address, or the key cannot be sent in a header.
    """
    url = (base_url or DEFAULT_BASE_URL).strip()
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise ConfigError(f"the base URL must look like https://host/v1, not {one_line(url)!r}")
    if not model.strip():
        raise ConfigError("the model's name is empty")
    key = (key or "").strip() or None
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise ConfigError("the key has characters that no key has; was it copied whole?")
    return Endpoint(base_url=url, model=model, key=key)


def unreachable(endpoint: Endpoint, reason: str) -> UnreachableNowError:
    """Say that no answer came, and why."""
    return UnreachableNowError(f"cannot reach {endpoint.where}: {endpoint.quote(reason)}")


def insecure(endpoint: Endpoint, reason: str) -> EndpointUnreachableError:
    """Say that a secure connection failed: a matter of settings, so no retry would help."""
    return EndpointUnreachableError(
        f"no secure connection to {endpoint.where}: {endpoint.quote(reason)}"
    )


def cut_off(endpoint: Endpoint) -> FailingNowError:
    """Say that an answer came in part."""
    return FailingNowError(f"{endpoint.where} sent an answer that is cut off or garbled")


def refused(endpoint: Endpoint, failure: RefusedError) -> SummarizerError:
    """Translate an answer that is not a reply.

    The first rule that knows it decides. Whatever the status is, a prompt that does not fit and
    a model that does not exist are told by the error object, as endpoints disagree on statuses.
    """
    detail = read_detail(failure.status, endpoint.redacted(failure.body))
    for rule in _RULES:
        error = rule(endpoint, detail)
        if error is not None:
            if isinstance(error, TransientError):
                error.retry_after = failure.retry_after()
            return error
    return EndpointError(f"{endpoint.where} refused the request ({_words(endpoint, detail)})")


def _words(endpoint: Endpoint, detail: ErrorDetail) -> str:
    message = endpoint.quote(detail.message)
    return f"{detail.status}: {message}" if message else str(detail.status)


def _rejected_output(endpoint: Endpoint, detail: ErrorDetail) -> SummarizerError | None:
    if "json_validate_failed" not in detail.code:
        return None
    return InvalidReplyError(
        f"the model's output does not satisfy the schema, says {endpoint.where}",
        reply=detail.generated,
    )


def _authentication(endpoint: Endpoint, detail: ErrorDetail) -> SummarizerError | None:
    if detail.status == 403:
        words = _words(endpoint, detail)
        return AuthenticationError(f"{endpoint.where} does not allow this request ({words})")
    if detail.status != 401:
        return None
    # The endpoint's words are left out: here they often repeat the key in part.
    if endpoint.key is None:
        return AuthenticationError(f"{endpoint.where} wants a key (401): set OPENAI_API_KEY")
    return AuthenticationError(f"{endpoint.where} does not accept the key (401)")


def _too_long(endpoint: Endpoint, detail: ErrorDetail) -> SummarizerError | None:
    told = any(code in detail.code for code in _TOO_LONG_CODES) or _TOO_LONG.search(detail.message)
    if detail.status != 413 and not (told and detail.status in {200, 400, 422, 500}):
        return None
    return ContextLengthError(
        f"the request is longer than {endpoint.model!r} takes ({_words(endpoint, detail)})"
    )


def _unknown_model(endpoint: Endpoint, detail: ErrorDetail) -> SummarizerError | None:
    named = "model_not_found" in detail.code
    told = detail.status in {200, 400, 404, 422} and _NO_SUCH_MODEL.search(detail.message)
    about_it = detail.status == 404 and endpoint.model in detail.message
    if detail.html or not (named or told or about_it):
        return None
    return UnknownModelError(
        f"{endpoint.where} has no model {endpoint.model!r} ({_words(endpoint, detail)})"
    )


def _throttled(endpoint: Endpoint, detail: ErrorDetail) -> SummarizerError | None:
    if detail.status != 429:
        return None
    words = _words(endpoint, detail)
    if "insufficient_quota" in detail.code or "billing" in detail.code:
        return RateLimitError(f"no quota left at {endpoint.where} ({words})")
    return ThrottledNowError(f"{endpoint.where} is throttling requests ({words})")


def _failing(endpoint: Endpoint, detail: ErrorDetail) -> SummarizerError | None:
    words = _words(endpoint, detail)
    if detail.status == 408:
        return UnreachableNowError(f"{endpoint.where} gave up waiting ({words})")
    if detail.status == 409 or detail.status >= 500:
        return FailingNowError(f"{endpoint.where} fails ({words})")
    return None


def _wrong_address(endpoint: Endpoint, detail: ErrorDetail) -> SummarizerError | None:
    if not (detail.html or 300 <= detail.status < 400 or detail.status in {404, 405}):
        return None
    what = "a web page" if detail.html else f"{detail.status}"
    return EndpointError(
        f"{endpoint.where} answered with {what} instead of a reply; "
        "check the base URL (most end in /v1)"
    )


_RULES: tuple[Callable[[Endpoint, ErrorDetail], SummarizerError | None], ...] = (
    _rejected_output,
    _authentication,
    _too_long,
    _unknown_model,
    _throttled,
    _failing,
    _wrong_address,
)
