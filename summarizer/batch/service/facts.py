"""What is kept of a submission besides its articles and jobs: its settings, and how to ask."""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from summarizer.backends.response_format import Dialect
from summarizer.batch.service.database import ServiceDatabase
from summarizer.batch.service.dialects import dialect_from, dialect_text
from summarizer.settings import Settings

MOST_REQUESTS = 50_000
"""Requests that one job may have at most, as OpenAI says."""


class Facts:
    """The table of facts: JSON values by name."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of the submission as options, without its key."""
        values: dict[str, Any] = self._get("settings", {})
        return values

    def keep_settings(self, settings: Settings) -> None:
        """Keep settings; never the key, nor an address that may hold one."""
        values = settings.model_dump(mode="json", by_alias=True, exclude={"key"})
        if not _is_plain(settings.base_url):
            del values["base_url"]
        if settings.prompts is not None:
            values["prompts"] = str(settings.prompts.absolute())
        self._put("settings", {name: value for name, value in values.items() if value is not None})

    @property
    def formats(self) -> list[str]:
        """The forms of the notes."""
        values: list[str] = self._get("formats", ["markdown"])
        return values

    def keep_formats(self, formats: Sequence[str]) -> None:
        """Keep the forms of the notes."""
        self._put("formats", list(formats))

    @property
    def dialect(self) -> Dialect | None:
        """What the service was seen to understand; ``None`` while nothing is known."""
        text: str | None = self._get("dialect", None)
        return None if text is None else dialect_from(text)

    def keep_dialect(self, dialect: Dialect) -> None:
        """Keep what the service was seen to understand."""
        self._put("dialect", dialect_text(dialect))

    @property
    def most_requests(self) -> int:
        """Requests that one job may have."""
        return int(self._get("most_requests", MOST_REQUESTS))

    def keep_most_requests(self, number: int) -> None:
        """Keep how many requests one job may have."""
        self._put("most_requests", number)

    @property
    def settled(self) -> bool:
        """Whether every article has come as far as the answers in the journal carry it."""
        return bool(self._get("settled", False))

    def keep_settled(self, value: bool) -> None:
        """Keep whether every article has come as far as it can."""
        self._put("settled", value)

    def _get(self, name: str, default: Any) -> Any:
        row = self._database.one("SELECT value FROM facts WHERE name = ?", (name,))
        return default if row is None else json.loads(row[0])

    def _put(self, name: str, value: Any) -> None:
        self._database.run("REPLACE INTO facts VALUES (?, ?)", (name, json.dumps(value)))


def _is_plain(base_url: str | None) -> bool:
    """Tell whether an address is one without a user name, a password or a query."""
    parts = urlsplit(base_url or "")
    return not (parts.username or parts.password or parts.query)
