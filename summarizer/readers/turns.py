"""Lets nobody ask one host for much at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore, Lock
from weakref import WeakValueDictionary

AT_ONCE = 4
"""Pages that are fetched from one host at the same time."""

_lock = Lock()
_hosts: WeakValueDictionary[str, BoundedSemaphore] = WeakValueDictionary()


@contextmanager
def turn_at(host: str) -> Iterator[None]:
    """Wait until fewer than :data:`AT_ONCE` others of this process ask a host."""
    with _lock:
        # Whoever waits holds on to it; nobody else has to.
        turns = _hosts.setdefault(host, BoundedSemaphore(AT_ONCE))
    with turns:
        yield
