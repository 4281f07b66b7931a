"""The engine's own calls besides chat: small JSON requests over loopback."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

from summarizer.errors import LocalModelError


class Wire:
    """Talks to the engine's server.

    Args:
        address: such as ``http://127.0.0.1:8080``.
        key: the bearer token it asks for.
    """

    def __init__(self, address: str, key: str) -> None:
        parts = urlsplit(address)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port
        self._headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}

    def get(self, path: str, *, timeout: float) -> Any:
        """Return the JSON found there; ``timeout`` in seconds.

        Raises:
            LocalModelError: no answer in time, or a refusal.
        """
        return self._call("GET", path, None, timeout)

    def post(self, path: str, body: Any, *, timeout: float) -> Any:
        """Send JSON and return the JSON that comes back; ``timeout`` in seconds.

        Raises:
            LocalModelError: no answer in time, or a refusal.
        """
        return self._call("POST", path, json.dumps(body), timeout)

    def _call(self, method: str, path: str, body: str | None, timeout: float) -> Any:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=timeout)
        try:
            connection.request(method, path, body, self._headers)
            response = connection.getresponse()
            answer = json.loads(response.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise LocalModelError(f"the local model does not answer: {error}") from error
        finally:
            connection.close()
        if response.status != 200:
            raise LocalModelError(f"the local model refused {path}: {_message(answer)}")
        return answer


def _message(answer: Any) -> str:
    match answer:
        case {"error": {"message": str(message)}}:
            return message
        case _:
            return str(answer)[:200]
