"""What a contender is given to do, as a file: it may run in an environment of its own."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

MODEL = "gpt-4o-mini"
"""The model that contenders ask for; some choose their ways by a model's name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One article, and what ``chat.completions.create`` is to be called with for its note."""

    article: str
    arguments: dict[str, Any]

    @property
    def system(self) -> str:
        """What the request tells the model to be."""
        return self._said("system")

    @property
    def prompt(self) -> str:
        """What the request asks, with the article in it."""
        return self._said("user")

    def _said(self, role: str) -> str:
        messages = self.arguments["messages"]
        return "\n\n".join(said["content"] for said in messages if said["role"] == role)


@dataclass(frozen=True, slots=True)
class Work:
    """The articles of one run.

    Attributes:
        base_url: the endpoint.
        at_once: how many requests may be under way.
        warm: what is done before anything is measured.
        pieces: what is measured.
    """

    base_url: str
    at_once: int
    warm: Sequence[Piece]
    pieces: Sequence[Piece]

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a file that :meth:`write` has written."""
        given = json.loads(path.read_text(encoding="utf-8"))
        warm, pieces = ([Piece(**piece) for piece in given.pop(key)] for key in ("warm", "pieces"))
        return cls(warm=warm, pieces=pieces, **given)

    def write(self, path: Path) -> None:
        """Write it down."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")
