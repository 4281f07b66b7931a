"""The note that the README shows, as a document: what a real run wrote on ``river_talks.txt``."""

from pathlib import Path
from typing import Any

from summarizer.articles import read_article
from summarizer.schemas import BriefingNote, Coverage, NoteDocument, Origin, Provenance, Usage

RIVER_TALKS = Path(__file__).parent.parent / "examples" / "river_talks.txt"
HEADLINE = "Valdoria and Kestria agree to reopen river crossing after nearly 14 years"


def river_document() -> NoteDocument:
    """Return the document."""
    article = read_article(RIVER_TALKS)
    cited = sorted({number for claims in NOTE.values() for number in _cited(claims)})
    return NoteDocument(
        note=BriefingNote.model_validate(NOTE),
        article=article,
        dropped=[],
        coverage=Coverage(cited=len(cited) / len(article.sentences), uncited_notable=[4, 10, 14]),
        provenance=Provenance(
            model="qwen2.5-coder-1.5b",
            prompt=Origin(name="briefing", sha256="5c5e42f4".ljust(64, "0")),
            schema=Origin(name="BriefingNote", sha256="c7aeefe5".ljust(64, "0")),
            calls=8,
            retries=0,
            usage=Usage(prompt=3376, cached=2289, completion=195),
            seconds=32.5,
            summarizer="0.1.0",
        ),
    )


def _cited(claims: Any) -> list[int]:
    items = claims if isinstance(claims, list) else [claims]
    return [number for item in items if isinstance(item, dict) for number in item["cites"]]


def _actor(name: str, kind: str, cites: int, role: str | None = None, *more: str) -> dict[str, Any]:
    affiliation = more[0] if more else None
    found = {"cites": [cites], "name": name, "kind": kind, "role": role, "affiliation": affiliation}
    return found | {"aliases": [name.split()[-1]] if kind == "person" else []}


def _commitment(
    by: list[str], action: str, status: str, cites: list[int], **terms: str
) -> dict[str, Any]:
    open_terms = dict.fromkeys(("condition", "deadline", "amount"))
    return {"by": by, "to": [], "action": action, "status": status, "cites": cites} | (
        open_terms | terms
    )


_OPENING = (
    "Valdoria and Kestria agreed on Thursday to reopen the Sarne bridge to goods traffic by "
    "1 September, ending a closure that has lasted since 2012, the two foreign ministers said "
    "after six hours of talks in Port Eldera."
)
NOTE: dict[str, Any] = {
    "headline": HEADLINE,
    "summary": [
        {"cites": [1], "text": _OPENING},
        {
            "cites": [2],
            "text": "Foreign Minister Tomas Veldkamp of Valdoria and his Kestrian counterpart, "
            "Amara Osei-Lindt, signed a joint declaration in the presence of Jonah Ferreira, the "
            "special envoy of the Continental River Commission, who had chaired the meeting.",
        },
        {
            "cites": [7],
            "text": "The two sides also undertook to set up a joint customs post with 60 officers "
            "and to meet again in Kestria's capital, Hale, in October.",
        },
    ],
    "event": {
        "cites": [1],
        "what": _OPENING.removesuffix("."),
        "when": "Thursday",
        "date": "2026-03-12",
        "where": "Port Eldera",
    },
    "actors": [
        _actor("Tomas Veldkamp", "person", 2, "Foreign Minister"),
        _actor("Amara Osei-Lindt", "person", 2),
        _actor(
            "Jonah Ferreira",
            "person",
            2,
            "special envoy of the Continental River Commission",
            "Continental River Commission",
        ),
        _actor("Petra Dahl", "person", 18) | {"aliases": []},
        _actor("Valdoria", "organisation", 1),
        _actor("Kestria", "organisation", 1),
        _actor("Valdorian Hauliers' Association", "organisation", 17),
    ],
    "commitments": [
        _commitment(
            ["Valdoria", "Kestria"],
            "reopen the Sarne bridge to goods traffic by 1 September",
            "agreed",
            [1],
            deadline="1 September",
        ),
        _commitment(
            ["Tomas Veldkamp", "Amara Osei-Lindt"],
            "sign a joint declaration in the presence of Jonah Ferreira",
            "agreed",
            [2],
        ),
        _commitment(
            ["Valdoria"],
            "pay 38 million euros for the repair of the bridge's eastern span",
            "pledged",
            [5],
            amount="38 million euros",
        ),
        _commitment(
            ["Kestria"],
            "clear the remaining mines on its bank by the end of June and to share its maps of "
            "the minefields with the Commission",
            "pledged",
            [6],
            deadline="the end of June",
        ),
        _commitment(
            ["Kestria", "Valdoria"],
            "set up a joint customs post with 60 officers and to meet again in Kestria's "
            "capital, Hale, in October",
            "pledged",
            [5, 7],
        ),
        _commitment(
            ["Kestria"],
            "lift visa requirements for residents of the border districts",
            "refused",
            [8],
        ),
        _commitment(["Jonah Ferreira"], "allow passenger trains as well", "called_for", [2, 11]),
    ],
    "background": [
        {
            "cites": [13],
            "fact": "The bridge was closed in August 2012 after a shooting in which three "
            "Valdorian customs officers were killed.",
        },
        {
            "cites": [15],
            "fact": "A first attempt to reopen it failed in 2019, when talks in Hale broke down "
            "over who should pay for the repairs.",
        },
        {
            "cites": [16],
            "fact": "Trade between the two countries has since run through the port of Eldera, a "
            "detour of 270 kilometres.",
        },
    ],
}
