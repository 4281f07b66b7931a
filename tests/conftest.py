"""By default no test reaches the network, sleeps, or needs settings, weights or a browser."""

import signal
import socket
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from hypothesis import settings
from real_browser import opened_browser

from summarizer.backends import transport_retry

# How long a case takes says nothing where other programs run.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# A shell has what it starts in the background ignore Ctrl-C: tests that press it would hang.
signal.signal(signal.SIGINT, signal.default_int_handler)

# These run against a committed baseline: see test_own_prompts.py.
collect_ignore = ["fixtures"]

_LOOPBACK = ("localhost", "::1", "")
_SETTINGS = (
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "OPENAI_ORG_ID",
    "OPENAI_PROJECT_ID",
    "OPENAI_CUSTOM_HEADERS",
    "SUMMARIZER_MODEL",
)
_ON_REQUEST = ("browser", "model", "office", "ray", "slow")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests that need a browser, weights or minutes, unless ``-m`` says which to run."""
    if config.getoption("markexpr"):
        return
    needy = [item for item in items if any(map(item.get_closest_marker, _ON_REQUEST))]
    if needy:
        config.hook.pytest_deselected(items=needy)
        items[:] = [item for item in items if item not in needy]


def _is_near(family: int, address: Any) -> bool:
    if family not in (socket.AF_INET, socket.AF_INET6):
        return True
    host = str(address[0])
    return host in _LOOPBACK or host.startswith("127.")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real browser, for tests that are marked so."""
    with opened_browser(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that connects anywhere but to loopback, even if the code hides it."""
    attempts: list[str] = []

    def refuse(what: str) -> OSError:
        attempts.append(what)
        return OSError(f"tests must not reach the network: {what}")

    def guarded(name: str) -> Any:
        original = getattr(socket.socket, name)

        def connect(self: socket.socket, address: Any) -> Any:
            if not _is_near(self.family, address):
                raise refuse(str(address))
            return original(self, address)

        return connect

    original_lookup = socket.getaddrinfo

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        if not _is_near(socket.AF_INET, (name,)):
            raise refuse(name)
        return original_lookup(host, *args, **kwargs)

    for method in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, method, guarded(method))
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    yield
    if attempts:
        pytest.fail(f"the test tried to reach the network: {', '.join(attempts)}")


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Retry at once; the list holds the pauses that were left out."""
    pauses: list[float] = []

    def skip(seconds: float, _closed: Event) -> None:
        pauses.append(seconds)

    async def askip(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(transport_retry, "pause", skip)
    monkeypatch.setattr(transport_retry, "apause", askip)
    return pauses


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget keys and addresses of the person who runs the tests."""
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
