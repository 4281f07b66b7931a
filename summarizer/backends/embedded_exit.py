"""Lets the process end while an engine still computes."""

import ctypes
import time
from collections.abc import Callable

_POLL_SECONDS = 0.05


def leave_running(is_idle: Callable[[], bool], patience: float) -> None:
    """Keep the end of the process from tearing the engine down under its own threads.

    Call it as Python ends. A computation cannot be interrupted, and the destructors of the
    engine's static objects, which C runs last, crash the threads that still use them. Where the
    C library can, the process then ends without them; elsewhere the computation is waited for.

    Args:
        is_idle: whether the engine computes nothing.
        patience: seconds to wait at most where waiting is all that can be done.
    """
    if is_idle() or _skip_static_destructors():
        return
    deadline = time.monotonic() + patience
    while not is_idle() and time.monotonic() < deadline:
        time.sleep(_POLL_SECONDS)


def _skip_static_destructors() -> bool:
    """Register ``_exit`` to run first of all C exit handlers, with the exit status; glibc only."""
    try:
        library = ctypes.CDLL(None)
        on_exit, leave = library.on_exit, library._exit
    except (OSError, TypeError, AttributeError):
        return False
    # What C code has printed and not yet written would be lost.
    library.fflush(None)
    registered: int = on_exit(ctypes.cast(leave, ctypes.c_void_p), None)
    return registered == 0
