"""Errors of an endpoint that may be gone a moment later.

Each is also the public error that it becomes when it does not go away, so a caller who catches
:class:`~summarizer.errors.RateLimitError` gets it, retried or not. :class:`TransportRetry
<summarizer.backends.transport_retry.TransportRetry>` repeats a call on these and on no others.
"""

from summarizer.errors import EndpointError, EndpointUnreachableError, RateLimitError


class TransientError(EndpointError):
    """Worth sending the same request again.

    Attributes:
        retry_after: seconds the endpoint asked to wait, ``None`` when it did not say.
    """

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class FailingNowError(TransientError):
    """The endpoint answered with a server error, or with half an answer."""


class UnreachableNowError(TransientError, EndpointUnreachableError):
    """No connection, a broken one, or no answer in time."""


class ThrottledNowError(TransientError, RateLimitError):
    """The endpoint asked to slow down."""
