"""The note on ``examples/river_talks.txt`` that the README shows, as a document."""

from pathlib import Path
from typing import Any

from summarizer.articles import read_article
from summarizer.grounding.coverage import coverage
from summarizer.render.claims import cited_ids
from summarizer.schemas import (
    Actor,
    Background,
    BriefingNote,
    Commitment,
    Event,
    NoteDocument,
    Origin,
    Provenance,
    SummarySentence,
    Usage,
)

ARTICLE = Path(__file__).parent.parent / "examples" / "river_talks.txt"
HEADLINE = "Valdoria and Kestria agree to reopen river crossing after nearly 14 years"


def river_note() -> NoteDocument:
    """Return the document; nothing is asked of a model."""
    article = read_article(ARTICLE)
    said = {sentence.id: sentence.text for sentence in article.sentences}
    note = BriefingNote(
        headline=HEADLINE,
        summary=[
            SummarySentence(text=said[1], cites=[1]),
            SummarySentence(text=said[2], cites=[2]),
            SummarySentence(text=said[7], cites=[7]),
        ],
        event=Event(
            what=said[1].rstrip("."),
            when="Thursday",
            date="2026-03-12",
            where="Port Eldera",
            cites=[1],
        ),
        actors=_actors(),
        commitments=_commitments(),
        background=[Background(fact=said[number], cites=[number]) for number in (13, 15, 16)],
    )
    return NoteDocument(
        note=note,
        article=article,
        dropped=[],
        coverage=coverage(article, cited_ids(note)),
        provenance=_provenance(),
    )


def _actors() -> list[Actor]:
    commission = "Continental River Commission"
    return [
        _actor("Tomas Veldkamp", 2, role="Foreign Minister", aliases=["Veldkamp"]),
        _actor("Amara Osei-Lindt", 2, aliases=["Osei-Lindt"]),
        _actor(
            "Jonah Ferreira",
            2,
            role=f"special envoy of the {commission}",
            affiliation=commission,
            aliases=["Ferreira"],
        ),
        _actor("Petra Dahl", 18),
        _actor("Valdoria", 1, kind="organisation"),
        _actor("Kestria", 1, kind="organisation"),
        _actor("Valdorian Hauliers' Association", 17, kind="organisation"),
    ]


def _actor(name: str, cited: int, **fields: Any) -> Actor:
    known = {"kind": "person", "role": None, "affiliation": None, **fields}
    return Actor(name=name, cites=[cited], **known)


def _commitments() -> list[Commitment]:
    return [
        _commitment(
            "Valdoria, Kestria",
            "agreed",
            "reopen the Sarne bridge to goods traffic by 1 September",
            [1],
            deadline="1 September",
        ),
        _commitment(
            "Tomas Veldkamp, Amara Osei-Lindt",
            "agreed",
            "sign a joint declaration in the presence of Jonah Ferreira",
            [2],
        ),
        _commitment(
            "Valdoria",
            "pledged",
            "pay 38 million euros for the repair of the bridge's eastern span",
            [5],
            amount="38 million euros",
        ),
        _commitment(
            "Kestria",
            "pledged",
            "clear the remaining mines on its bank by the end of June and to share its maps of "
            "the minefields with the Commission",
            [6],
            deadline="the end of June",
        ),
        _commitment(
            "Kestria, Valdoria",
            "pledged",
            "set up a joint customs post with 60 officers and to meet again in Kestria's "
            "capital, Hale, in October",
            [5, 7],
        ),
        _commitment(
            "Kestria",
            "refused",
            "lift visa requirements for residents of the border districts",
            [8],
        ),
        _commitment("Jonah Ferreira", "called_for", "allow passenger trains as well", [2, 11]),
    ]


def _commitment(by: str, status: Any, action: str, cites: list[int], **terms: Any) -> Commitment:
    known = {"condition": None, "deadline": None, "amount": None, **terms}
    return Commitment(by=by.split(", "), to=[], action=action, status=status, cites=cites, **known)


def _provenance() -> Provenance:
    return Provenance(
        model="qwen2.5-coder-1.5b",
        prompt=Origin(name="briefing", sha256="5c5e42f4"),
        schema=Origin(name="BriefingNote", sha256="c7aeefe5"),
        calls=8,
        retries=0,
        usage=Usage(prompt=3376, cached=2289, completion=195),
        seconds=32.5,
        summarizer="0.1.0",
    )
