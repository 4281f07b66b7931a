"""Repeats calls to a batch service that may work a moment later."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from summarizer.backends.transient import TransientError

if TYPE_CHECKING:
    from tenacity import RetryCallState

T = TypeVar("T")
Sleep = Callable[[float], None]

_ATTEMPTS = 6
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 60.0
_FIRST_PAUSE = 2.0
_PAUSE_GROWTH = 1.5


def patiently(call: Callable[[], T], *, sleep: Sleep, tell: Callable[[str], None]) -> T:
    """Call until it works, a few times at most, with growing pauses.

    A service that says how long to wait is obeyed, unless that is long.

    Raises:
        EndpointError: the last attempt's.
        SummarizerError: what no repetition mends, at once.
    """
    import tenacity

    backoff = tenacity.wait_exponential(multiplier=_FIRST_WAIT, max=_LONGEST_WAIT)

    def wait(state: "RetryCallState") -> float:
        asked = _retry_after(state)
        return backoff(state) if asked is None else asked

    def stop(state: "RetryCallState") -> bool:
        return state.attempt_number >= _ATTEMPTS or (_retry_after(state) or 0.0) > _LONGEST_WAIT

    def report(state: "RetryCallState") -> None:
        error = state.outcome.exception() if state.outcome else None
        tell(f"{error}; next try in {state.upcoming_sleep:.0f} s")

    retrying = tenacity.Retrying(
        retry=tenacity.retry_if_exception_type(TransientError),
        wait=wait,
        stop=stop,
        sleep=sleep,
        before_sleep=report,
        reraise=True,
    )
    return retrying(call)


def pauses() -> Iterator[float]:
    """Yield the seconds to wait between one look at the jobs and the next; without end."""
    seconds = _FIRST_PAUSE
    while True:
        yield seconds
        seconds = min(seconds * _PAUSE_GROWTH, _LONGEST_WAIT)


def _retry_after(state: "RetryCallState") -> float | None:
    error = state.outcome.exception() if state.outcome else None
    return error.retry_after if isinstance(error, TransientError) else None
