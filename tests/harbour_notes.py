"""What a model answers of the three articles on one event in ``examples/dossier``."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from summarizer.backends.scripted import ScriptedModel
from summarizer.llm import Request

FOLDER = Path(__file__).parent.parent / "examples" / "dossier"
PATHS = tuple(FOLDER / f"harbour_{name}.md" for name in ("courier", "herald", "wire"))


def _actor(name: str, kind: str, cites: Sequence[int], **fields: str) -> Mapping[str, Any]:
    nothing = {"role": None, "affiliation": None}
    return {"cites": cites, "name": name, "kind": kind, **nothing, **fields}


def _commitment(
    by: str, action: str, status: str, cites: Sequence[int], **fields: Any
) -> Mapping[str, Any]:
    nothing = {"to": [], "condition": None, "deadline": None, "amount": None}
    return {"cites": cites, "by": [by], "action": action, "status": status, **nothing, **fields}


_TREATY = "The treaty of 2012 had left the harbour to neither of the two countries."
_URGED = "spare the eastern bank"

COURIER: Mapping[str, Any] = {
    "headline": "Vellmar and Norland to dredge the harbour of Saint-Élan",
    "summary": [
        {"cites": [1], "text": "Vellmar and Norland agreed to dredge the harbour together."}
    ],
    "event": {
        "cites": [1],
        "what": "Vellmar and Norland agreed to dredge the harbour",
        "when": "Monday",
        "where": "Saint-Élan",
    },
    "actors": [
        _actor("Vellmar", "government", [1]),
        _actor("Norland", "government", [1]),
        _actor("Anna Holt", "person", [2], role="Harbour Minister"),
        _actor("fishermen's union", "organisation", [5]),
    ],
    "commitments": [
        _commitment(
            "Vellmar",
            "pay 40 million crowns for dredging the harbour",
            "pledged",
            [2],
            amount="40 million crowns",
            deadline="by December 2027",
        ),
        _commitment("Norland", "lend two dredgers", "pledged", [4], to=["Vellmar"]),
        _commitment("fishermen's union", _URGED, "called_for", [5]),
    ],
    "background": [
        {"cites": [6], "fact": _TREATY},
        {"cites": [7], "fact": "The port handled 3 million tonnes of goods last year."},
    ],
}
HERALD: Mapping[str, Any] = {
    "headline": "Vellmar and Norland agree on Saint-Elan",
    "summary": [
        {"cites": [1], "text": "Vellmar and Norland have agreed to dredge the harbour together."}
    ],
    "event": {
        "cites": [1],
        "what": "Vellmar and Norland have agreed to dredge the harbour",
        "when": None,
        "where": "Saint-Elan",
    },
    "actors": [
        _actor("Government of Vellmar", "government", [2]),
        _actor("Norland", "government", [1]),
        _actor("A. Holt", "person", [4]),
        _actor("Peter Aasen", "person", [3], role="transport minister"),
    ],
    "commitments": [
        _commitment(
            "Government of Vellmar",
            "pay 50 million crowns for dredging the harbour",
            "pledged",
            [2],
            amount="50 million crowns",
            deadline="by December 2027",
        ),
        _commitment("Norland", "lend two dredgers", "pledged", [3]),
    ],
    "background": [
        {"cites": [5], "fact": _TREATY},
        {"cites": [6], "fact": "The port handled 5 million tonnes of goods last year."},
    ],
}
WIRE: Mapping[str, Any] = {
    "headline": "Vellmar and Norland sign harbour accord",
    "summary": [
        {"cites": [1], "text": "Vellmar and Norland signed an agreement to dredge the harbour."}
    ],
    "event": {
        "cites": [1],
        "what": "Vellmar and Norland signed an agreement to dredge the harbour",
        "when": "Tuesday",
        "where": "Saint-Elan",
    },
    "actors": [
        _actor("Vellmar", "government", [1]),
        _actor("Norland", "government", [1]),
        _actor("Holt", "person", [2], role="minister"),
        _actor("fishermen's union", "organisation", [4]),
        _actor("United States", "government", [6]),
    ],
    "commitments": [
        _commitment(
            "Vellmar",
            "pay 40 million crowns for dredging the harbour",
            "pledged",
            [2],
            amount="40 million crowns",
        ),
        _commitment(
            "Norland",
            "lend two dredgers",
            "conditional",
            [3],
            condition="only if its parliament agrees",
        ),
        _commitment("fishermen's union", _URGED, "called_for", [4]),
    ],
    "background": [{"cites": [6], "fact": "The United States had offered to mediate in 2019."}],
}

# A sentence that only this article has.
_TOLD_BY = {
    "Ships that wait outside": COURIER,
    "spoke of a new beginning": HERALD,
    "The U.S. welcomed": WIRE,
}


def harbour_model() -> ScriptedModel:
    """Return a model that answers for whichever of the three articles it is asked about."""

    def answer(request: Request) -> str:
        asked = "\n".join(message.content for message in request.messages)
        note = next(note for sentence, note in _TOLD_BY.items() if sentence in asked)
        return json.dumps({request.label: note[request.label]})

    return ScriptedModel(answer)
