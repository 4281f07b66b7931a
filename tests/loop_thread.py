"""An aiohttp application that is served by a thread of its own, on an event loop of its own."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from aiohttp import web


class LoopThread:
    """Serves from when it is made until it is closed.

    Args:
        start: sets the application up and begins to listen.
    """

    def __init__(self, start: Callable[[], Coroutine[Any, Any, web.AppRunner]]) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._runner = asyncio.run_coroutine_threadsafe(start(), self._loop).result()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._runner.addresses[0][1])

    def close(self) -> None:
        """Hang up on whoever is connected, and wait for the end of the thread."""
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
