"""Short ways to look at what changed between two notes."""

from grounding_articles import says
from hypothesis import strategies as st

from summarizer.regression.claim_changes import ChangeKind, ClaimChange, NoteChanges


def only(changes: NoteChanges) -> ClaimChange:
    (change,) = changes.changed
    return change


def texts(changes: NoteChanges, kind: ChangeKind) -> list[str]:
    claims = (change.after or change.before for change in changes.of(kind))
    return [claim.text for claim in claims if claim]


def pairs(changes: NoteChanges) -> set[tuple[str | None, str | None]]:
    return {
        (one.before.text if one.before else None, one.after.text if one.after else None)
        for one in changes.claims
    }


claims = st.builds(
    lambda text, cites: says(text, *cites),
    st.sampled_from(
        [
            "The council met.",
            "The council met today.",
            "The council opened a school.",
            "A school was opened.",
            "Rain fell.",
            "rain fell.",
        ]
    ),
    st.lists(st.integers(1, 4), min_size=1, max_size=2),
)
