"""What a model answers of ``examples/river_talks.txt``."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.backends.scripted import ScriptedModel
from summarizer.llm import Request

EXAMPLES = Path(__file__).parent.parent / "examples"

RIVER_NOTE: Mapping[str, Any] = {
    "headline": "Valdoria and Kestria agree to reopen the Sarne bridge",
    "summary": [
        {"cites": [1], "text": "Valdoria and Kestria agreed to reopen the Sarne bridge."},
        {"cites": [5], "text": "Valdoria will pay 38 million euros for the repair."},
    ],
    "event": {
        "cites": [1],
        "what": "Valdoria and Kestria agreed to reopen the Sarne bridge",
        "when": "Thursday",
        "where": "Port Eldera",
    },
    "actors": [
        {
            "cites": [2],
            "name": "Tomas Veldkamp",
            "kind": "person",
            "role": "Foreign Minister",
            "affiliation": "Valdoria",
        },
        {
            "cites": [1],
            "name": "Kestria",
            "kind": "government",
            "role": None,
            "affiliation": None,
        },
    ],
    "commitments": [
        {
            "cites": [6],
            "by": ["Kestria"],
            "to": [],
            "action": "clear the remaining mines on its bank",
            "status": "pledged",
            "condition": None,
            "deadline": "by the end of June",
            "amount": None,
        },
        {
            "cites": [5],
            "by": ["Valdoria"],
            "to": [],
            "action": "pay 50 million euros for the repair of the bridge's eastern span",
            "status": "agreed",
            "condition": None,
            "deadline": None,
            "amount": "50 million euros",
        },
    ],
    "background": [{"cites": [13], "fact": "The bridge was closed in August 2012."}],
}


def answering(note: Mapping[str, Any]) -> ScriptedModel:
    """Return a model that answers whatever sections a request asks for from this note."""

    def answer(request: Request) -> str:
        asked = request.schema["properties"]
        return json.dumps({name: note[name] for name in asked if name in note})

    return ScriptedModel(answer)
