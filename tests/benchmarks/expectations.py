"""What a good note on a certain article has to hold, as an ``expect.json`` says it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.folding import fold
from tests.benchmarks.names import same
from tests.benchmarks.scoring import forms


@dataclass(frozen=True, slots=True)
class Expected:
    """What was found of what was expected; ``missing`` names the rest."""

    actors: tuple[int, int] = (0, 0)
    commitments: tuple[int, int] = (0, 0)
    background: tuple[int, int] = (0, 0)
    missing: dict[str, list[str]] = field(default_factory=dict)
    met: bool = False

    def __str__(self) -> str:
        cells = [
            f"{letter}{found}/{total}"
            for letter, (found, total) in zip(
                "acb", (self.actors, self.commitments, self.background), strict=True
            )
            if total
        ]
        return " ".join([*cells, "met" if self.met else "NOT met"])


def compare(note: Mapping[str, Any] | None, expect: Mapping[str, Any]) -> Expected:
    """Compare a note with the expectation for its article."""
    note = note or {}
    missing: dict[str, list[str]] = {}
    names = expect.get("actors", [])
    missing["actors"] = [name for name in names if not _find(note, name)]
    missing["roles"] = _without_role(note, expect)
    met = not missing["actors"] and not missing["roles"]
    counts: dict[str, tuple[int, int]] = {}
    for section in ("commitments", "background"):
        groups = expect.get(section, [])
        texts = [_text(entry) for entry in note.get(section, [])]
        lacking = [group for group in groups if not any(_meets(text, group) for text in texts)]
        missing[section] = [" + ".join(group) for group in lacking]
        counts[section] = (len(groups) - len(lacking), len(groups))
        met &= counts[section][0] >= expect.get(f"{section}_min", len(groups))
    whole = _text(note)
    missing["forbidden"] = [bad for bad in expect.get("forbidden", []) if _fold(bad) in whole]
    return Expected(
        actors=(len(names) - len(missing["actors"]), len(names)),
        commitments=counts["commitments"],
        background=counts["background"],
        missing={key: value for key, value in missing.items() if value},
        met=met and not missing["forbidden"] and bool(note),
    )


def _find(note: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    for actor in note.get("actors", []):
        if same([name], forms(actor), person=actor.get("kind") == "person"):
            found: Mapping[str, Any] = actor
            return found
    return None


def _without_role(note: Mapping[str, Any], expect: Mapping[str, Any]) -> list[str]:
    wanted = expect.get("roles_required", False)
    names = wanted if isinstance(wanted, list) else expect.get("actors", []) if wanted else []
    found = [(name, _find(note, name)) for name in names]
    return [
        name
        for name, actor in found
        if actor and not actor.get("role") and (wanted is not True or actor["kind"] == "person")
    ]


def _meets(text: str, group: Sequence[str]) -> bool:
    return all(any(_fold(way) in text for way in keyword.split("|")) for keyword in group)


def _text(entry: Mapping[str, Any]) -> str:
    return _fold(json.dumps(entry, ensure_ascii=False))


def _fold(text: str) -> str:
    return fold(text).casefold()
