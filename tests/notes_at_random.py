"""Notes drawn at random, with claims that are alike in many ways."""

from dossier_notes import actor, commitment, event, fact, note, person, summed_up
from hypothesis import strategies as st

from summarizer.schemas import NoteDocument

NAMES = ("Anna Holt", "Holt", "A. Holt", "Peter Holt", "Mr. Holt", "Anna Holst")
BODIES = (
    "Vellmar",
    "Government of Vellmar",
    "U.S.",
    "United States",
    "WMF",
    "World Monuments Fund",
)
ACTIONS = (
    "pay for dredging the harbour",
    "pay 40 million crowns for dredging the harbour",
    "pay for dredging the northern harbour",
    "build a bridge",
    "not build a bridge",
)
FACTS = (
    "The port handled 3 million tonnes of goods.",
    "The port handled 5 million tonnes of goods.",
    "The northern port handled 3 million tonnes of goods.",
    "The port did not handle goods.",
)
actors = st.one_of(
    st.builds(person, st.sampled_from(NAMES), role=st.sampled_from([None, "minister", "farmer"])),
    st.builds(actor, st.sampled_from(BODIES), st.sampled_from(["government", "organisation"])),
)
commitments = st.builds(
    commitment,
    st.sampled_from(["Anna Holt", "Holt", "Vellmar", "the U.S.", "nobody known"]),
    st.sampled_from(ACTIONS),
    st.sampled_from(["pledged", "agreed", "refused", "called_for"]),
    st.integers(1, 9),
    amount=st.sampled_from([None, "40 million crowns", "50 million crowns"]),
    deadline=st.sampled_from([None, "by 2031", "by May 2031", "by 2032"]),
    to=st.sampled_from([[], ["Norland"], ["Kestria"]]),
)
facts = st.one_of(
    st.builds(fact, st.sampled_from(FACTS)), st.builds(summed_up, st.sampled_from(FACTS))
)
events = st.builds(
    event,
    st.sampled_from(["Ministers sign a harbour treaty", "A harbour treaty", "Storm"]),
    date=st.sampled_from([None, "2026-05-04", "2026-05-05"]),
    where=st.sampled_from([None, "Hale", "Saint-Élan"]),
)


@st.composite
def notes(draw: st.DrawFn) -> list[NoteDocument]:
    """Notes of different articles, with claims that are alike in many ways."""
    items = st.lists(st.one_of(actors, commitments, facts), max_size=6)
    told = st.lists(events, max_size=1)
    return [
        note(*draw(items), *draw(told), outlet=draw(st.sampled_from([None, "A", "B"])), name=str(n))
        for n in range(draw(st.integers(1, 5)))
    ]
