"""What goes on in a run, as telemetry tells it: notes, their sections, the attempts at each."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from summarizer import errors
from summarizer.llm import Reply, Request
from summarizer.schemas import Usage

Kind = Literal["note", "section", "attempt"]
Field: TypeAlias = str | int | float | bool | None


@dataclass(slots=True, eq=False)
class Work:
    """A note, a section of it, or one attempt at a section's reply, under way or done.

    Attributes:
        kind: which of the three.
        model: the model's name.
        item: the article's id; empty outside a note.
        request: what is asked; ``None`` for a note.
        streamed: the reply comes in pieces.
        parent: the note of a section, the section of an attempt, if there is one.
        number: of an attempt, from 1.
        sections: of a note: how many requests it has made so far.
        attempts: of a section or a note: how many attempts that has taken so far.
        usages: the tokens of each reply so far.
        reply: what came back; ``None`` for a note, and before the end.
        error: why it failed, if it did.
        seconds: how long it took, once it is done.
    """

    kind: Kind
    model: str
    item: str = ""
    request: Request | None = None
    streamed: bool = False
    parent: "Work | None" = None
    number: int = 1
    sections: int = 0
    attempts: int = 0
    usages: list[Usage] = field(default_factory=list)
    reply: Reply | None = None
    error: BaseException | None = None
    seconds: float = 0.0

    @property
    def section(self) -> str:
        """The section's label; empty for a note."""
        return "" if self.request is None else self.request.label

    @property
    def cancelled(self) -> bool:
        """Nobody waited for it any more: no fault of its own."""
        return self.error is not None and not isinstance(self.error, Exception)

    @property
    def place(self) -> dict[str, "Field"]:
        """The article and the section, as far as there are any."""
        told: dict[str, Field] = {"item": self.item, "section": self.section}
        return {key: value for key, value in told.items() if value}

    def answered(self, reply: Reply) -> None:
        """Tell what came back."""
        self.reply = reply
        self.usages.append(reply.usage)

    def failed(self, error: BaseException) -> None:
        """Tell of an error that does not leave the ``with`` block by itself."""
        self.error = error

    def belongs_to(self, parent: "Work") -> None:
        """Take the place below what goes on around it."""
        self.parent = parent
        self.item = self.item or parent.item
        if self.kind == "attempt":
            parent.attempts += 1
            self.number = parent.attempts

    def handed_up(self) -> None:
        """Add a section that is done to its note's figures."""
        if self.kind == "section" and self.parent is not None:
            self.parent.sections += 1
            self.parent.attempts += self.attempts
            self.parent.usages += self.usages


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, in plain figures; as a string it is a line for people.

    Attributes:
        name: e.g. ``"section.finished"``.
        fields: never an article's text, a reply's or a key. ``None`` says nothing.
    """

    name: str
    fields: Mapping[str, Field]

    def __str__(self) -> str:
        told = (f"{key}={value}" for key, value in self.fields.items() if value is not None)
        return " ".join((self.name, *told))


def kind_of(error: BaseException) -> str:
    """Return the name of an error's class in :mod:`summarizer.errors`; a foreign one's own."""
    for known in type(error).__mro__:
        if known.__module__ == errors.__name__:
            return known.__name__
    return type(error).__name__


CURRENT: ContextVar[Work | None] = ContextVar("summarizer_work", default=None)
"""What is under way in this task or thread, innermost."""
