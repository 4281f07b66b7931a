"""The claims of a note document: every text that its cited sentences have to bear out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Claim:
    """A text of the note with the sentences it cites; ``is_name`` where no word is mere prose."""

    path: str
    text: str
    cites: tuple[int, ...]
    is_name: bool = False


_FIELDS: dict[str, Sequence[tuple[str, bool]]] = {
    "summary": [("text", False)],
    "event": [("what", False), ("when", False), ("where", True)],
    "actors": [("name", True), ("role", False), ("affiliation", True)],
    "commitments": [
        ("by", True),
        ("to", True),
        ("action", False),
        ("condition", False),
        ("deadline", False),
        ("amount", False),
    ],
    "background": [("fact", False)],
}


def claims(note: Mapping[str, Any]) -> Iterator[Claim]:
    """Every text of a note that has to be borne out by cited sentences."""
    for path, section, item in items(note):
        cites = tuple(item.get("cites") or ())
        for name, is_name in _FIELDS[section]:
            value = item.get(name)
            for text in value if isinstance(value, list) else [value]:
                if text:
                    yield Claim(f"{path}.{name}", str(text), cites, is_name)


def items(note: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Every citing item of a note: its path, its section, itself."""
    for section in _FIELDS:
        value = note.get(section)
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            if item:
                path = f"{section}[{index}]" if isinstance(value, list) else section
                yield path, section, item
