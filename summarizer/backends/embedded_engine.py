"""Starts and stops llama.cpp's server inside this process, through xllamacpp."""

import atexit
import contextlib
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from summarizer.backends.embedded_exit import leave_running
from summarizer.backends.embedded_wire import Wire
from summarizer.errors import LocalModelError, MissingExtraError

_IDLE_SECONDS = 0.5
_PROMPT_CACHE_MIB = 512
"""Memory for prompts that gave way to others, so that coming back to an article is free."""
_SPINS = 1000
_EXIT_PATIENCE = 60.0

_abandoned: list["Engine"] = []


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """How the engine runs a model.

    Attributes:
        weights: the GGUF file.
        key: the bearer token the server will ask for.
        context: tokens of prompt and reply per slot.
        slots: requests computed at the same time.
        threads: ``None`` takes what the machine gives.
        state_folder: existing folder for saved prompts; ``None`` for none.
    """

    weights: Path
    key: str
    context: int
    slots: int
    threads: int | None
    state_folder: Path | None


class Engine:
    """A running server; :meth:`stop` it.

    Raises:
        LocalModelError: the weights cannot be loaded.
        MissingExtraError: xllamacpp is not installed.
    """

    def __init__(self, settings: EngineSettings) -> None:
        library = load_library()
        _sweep()
        try:
            server = library.Server(_parameters(library, settings))
        except RuntimeError as error:
            raise LocalModelError(
                f"cannot load {settings.weights}: not a model this engine knows, damaged,"
                " or too large for the memory"
            ) from error
        self.version = str(library.__version__)
        self.address = str(server.listening_address)
        self.wire = Wire(self.address, settings.key)
        self._released = threading.Event()
        self._keeper = threading.Thread(
            target=_keep, args=(server, self._released), name="summarizer-engine", daemon=True
        )
        self._keeper.start()
        atexit.register(self._leave)

    def stop(self) -> None:
        """Give memory and port back; at once if it is idle, else when the next engine starts."""
        if self._released.is_set():
            return
        if self._is_idle():
            self._released.set()
            self._keeper.join()
            atexit.unregister(self._leave)
        elif self not in _abandoned:
            _abandoned.append(self)

    def _leave(self) -> None:
        leave_running(self._is_idle, _EXIT_PATIENCE)

    def _is_idle(self) -> bool:
        # While a batch is computed nothing is answered, so silence means busy too.
        try:
            slots = self.wire.get("/slots", timeout=_IDLE_SECONDS)
        except LocalModelError:
            return False
        return not any(slot.get("is_processing") for slot in slots)


def _keep(server: object, released: threading.Event) -> None:
    """Hold the only reference to the server until it may be destroyed.

    It must not be while it computes: its destructor waits for the computation with Python's
    global lock held, and the computation's client may be waiting for that lock. A daemon thread
    keeps its references when the interpreter ends, so Ctrl-C need not wait either.
    """
    released.wait()


def load_library() -> ModuleType:
    """Import and return ``xllamacpp``.

    Raises:
        MissingExtraError: it is not installed.
        LocalModelError: it is, but does not load here.
    """
    try:
        with _patient_threads():
            import xllamacpp
    except ModuleNotFoundError as error:
        raise MissingExtraError(
            "the embedded model needs the local extra;"
            ' install it with: pip install "press-summarizer[local]"'
        ) from error
    except ImportError as error:
        raise LocalModelError(f"xllamacpp does not load on this machine: {error}") from error
    module: ModuleType = xllamacpp
    return module


def _parameters(library: ModuleType, settings: EngineSettings) -> Any:
    parameters = library.CommonParams()
    parameters.model.path = str(settings.weights)
    parameters.n_ctx = settings.context * settings.slots
    parameters.n_parallel = settings.slots
    # An abandoned request is noticed between batches.
    parameters.n_batch = parameters.n_ubatch
    threads = settings.threads or _allowed_threads()
    if threads:
        parameters.cpuparams.n_threads = threads
        parameters.cpuparams_batch.n_threads = threads
    # Weights read into memory of our own are repacked once instead of being mapped as well.
    parameters.load_mode = library.llama_load_mode.LLAMA_LOAD_MODE_NONE
    parameters.verbosity = -1
    parameters.api_keys = [settings.key]
    parameters.port = 0
    parameters.ui = False
    parameters.warmup = False
    parameters.cache_ram_mib = _PROMPT_CACHE_MIB
    if settings.state_folder:
        parameters.slot_save_path = f"{settings.state_folder}{os.sep}"
    return parameters


def _allowed_threads() -> int | None:
    """Return the number of cores if we may not use all of them, else ``None``.

    The engine counts the physical cores of the machine by itself, but knows no CPU affinity.
    """
    if not hasattr(os, "sched_getaffinity"):
        return None
    allowed = len(os.sched_getaffinity(0))
    return allowed if allowed < (os.cpu_count() or 1) else None


@contextlib.contextmanager
def _patient_threads() -> Iterator[None]:
    """Let the engine's threads sleep instead of spin when they wait long for one another.

    Beside another busy process, spinning threads take each other's cores and decode falls to a
    fifth; on a quiet machine this makes no difference. OpenMP reads this once, when it is loaded.
    """
    name = "GOMP_SPINCOUNT"
    if name in os.environ or "OMP_WAIT_POLICY" in os.environ:
        yield
        return
    os.environ[name] = str(_SPINS)
    try:
        yield
    finally:
        os.environ.pop(name, None)


def _sweep() -> None:
    """Stop the engines that were busy when they should have stopped."""
    waiting, _abandoned[:] = _abandoned[:], []
    for engine in waiting:
        engine.stop()
