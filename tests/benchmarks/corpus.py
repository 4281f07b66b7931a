"""The articles to run on, with their gold and expectations where there are any."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Entity:
    """A gold person or organisation."""

    name: str
    aliases: tuple[str, ...] = ()
    person: bool = False
    salience: int | None = None
    in_summary: bool | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """All names it goes by."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Sample:
    """One article of the corpus; ``gold`` is ``None`` where there is none."""

    path: Path
    gold: tuple[Entity, ...] | None = None
    expect: dict[str, Any] | None = None

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


def required(gold: tuple[Entity, ...]) -> list[Entity]:
    """Return the gold entries that a note must name."""
    if all(entity.salience is None for entity in gold):
        return [entity for entity in gold if entity.person]
    return [entity for entity in gold if entity.in_summary]


def load(
    folder: Path, *, pattern: str = "*.txt", limit: int | None = None, expect: Path | None = None
) -> list[Sample]:
    """Read the corpus in alphabetical order.

    Raises:
        OSError: a file cannot be read.
        ValueError: an index is not JSON, or not of the documented shape.
    """
    gold = _gold(folder / "index.json")
    expected = _json(expect or folder / "expect.json", {}, must_exist=expect is not None)
    paths = sorted(folder.glob(pattern))[:limit]
    return [Sample(path, gold.get(path.name), expected.get(path.name)) for path in paths]


def _json(path: Path, default: Any, *, must_exist: bool = False) -> Any:
    if not must_exist and not path.exists():
        return default
    return json.loads(path.read_text(encoding="utf-8"))


def _gold(path: Path) -> dict[str, tuple[Entity, ...]]:
    try:
        return {
            entry["file"]: tuple(
                _entity(entity, person=key == "persons")
                for key in ("persons", "organizations")
                for entity in entry.get(key, [])
            )
            for entry in _json(path, [])
        }
    except (KeyError, TypeError) as error:
        raise ValueError(f"{path} is not a gold index: {error!r}") from error


def _entity(entry: dict[str, Any], *, person: bool) -> Entity:
    return Entity(
        name=entry["name"],
        aliases=tuple(entry.get("aliases") or ()),
        person=person,
        salience=entry.get("salience"),
        in_summary=entry.get("in_human_summary"),
    )
