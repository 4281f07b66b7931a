"""Which sections of a note are being asked for: many calls, one line each."""

from dataclasses import dataclass


@dataclass(slots=True)
class SectionCalls:
    """The calls made for one section. ``seconds`` adds up theirs; they may have overlapped."""

    label: str
    running: int = 0
    calls: int = 0
    tokens: int = 0
    seconds: float = 0.0

    def summary(self) -> str:
        """Return what a line says of the section once it has ended."""
        calls = f"{self.calls} calls, " if self.calls > 1 else ""
        return f"{self.label}: {calls}{self.tokens} tokens, {self.seconds:.1f} s"


class OpenSections:
    """Joins consecutive and overlapping calls of one label.

    A section has ended when none of its calls is running and another one has started since: no
    event says that no further call will come.
    """

    def __init__(self) -> None:
        self._open: dict[str, SectionCalls] = {}
        self._latest = ""

    def started(self, label: str) -> list[SectionCalls]:
        """Count a call that begins; return the sections that have ended."""
        self._section(label).running += 1
        self._latest = label
        return self._ended()

    def finished(self, label: str, seconds: float, tokens: int) -> list[SectionCalls]:
        """Count a call that is over; return the sections that have ended."""
        section = self._section(label)
        section.running = max(section.running - 1, 0)
        section.calls += 1
        section.seconds += seconds
        section.tokens += tokens
        return self._ended()

    def close(self) -> list[SectionCalls]:
        """Return the sections that have ended now that no call will come any more."""
        self._latest = ""
        return self._ended()

    def _section(self, label: str) -> SectionCalls:
        return self._open.setdefault(label, SectionCalls(label))

    def _ended(self) -> list[SectionCalls]:
        ended = [
            section
            for label, section in self._open.items()
            if not section.running and label != self._latest
        ]
        for section in ended:
            del self._open[section.label]
        return ended
