"""A document as the benchmark reads it, over an article of its own."""

from typing import Any

SENTENCES = [
    "Ministers from Norland and the U.S. met in Oslo on Tuesday to discuss the river fund.",
    "The Fisheries Minister, Ana-Lucía d’Oliveira, pledged 1.2 billion crowns by March 2031.",
    "Norland’s “Green Harbour Board” (GHB) will repair three piers and 1,500 boats.",
    "The two sides have worked together since a treaty was signed in 1998.",
    "He said the board may ask for more after strengthening its staff.",
]


def document(**sections: Any) -> dict[str, Any]:
    text = " ".join(SENTENCES)
    lines = [{"id": number, "text": line} for number, line in enumerate(SENTENCES, 1)]
    note: dict[str, Any] = {
        "headline": "Ministers meet",
        "summary": [],
        "event": None,
        "actors": [],
    }
    return {
        "note": {**note, "commitments": [], "background": [], **sections},
        "article": {"language": "en", "text": text, "sentences": lines},
    }
