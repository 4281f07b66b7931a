"""What is to be done about a commitment on a day."""

from collections.abc import Sequence
from datetime import date, timedelta

from summarizer.dossiers.commitments import last_day
from summarizer.schemas.tracking import Sighting, State

NEW = timedelta(days=30)
"""How long a commitment that is reported once counts as new."""


def state_of(history: Sequence[Sighting], today: date, due_within: int) -> State:
    """Return the state of a commitment.

    Args:
        history: its reports by date, undated ones last; at least one.
        today: the day that is asked about.
        due_within: days ahead within which a deadline counts as near.
    """
    last = latest(history)
    if last.status in {"refused", "called_for", "conditional"}:
        return _standing(last)
    end = last_day(deadline_of(history))
    if end is not None and end < today:
        return "overdue"
    if end is not None and (end - today).days <= due_within:
        return "due"
    dates = {each.published for each in history if each.published}
    if len(dates) > 1 or any(each.status == "reaffirmed" for each in history):
        return "reaffirmed"
    return "new" if dates and today - min(dates) <= NEW else "open"


def latest(history: Sequence[Sighting]) -> Sighting:
    """Return the last report that is dated; the last one if none is."""
    return next((each for each in reversed(history) if each.published), history[-1])


def deadline_of(history: Sequence[Sighting]) -> str | None:
    """Return the deadline as it was last reported, undated reports after dated ones."""
    dated = [each.deadline_date for each in history if each.published and each.deadline_date]
    undated = [each.deadline_date for each in history if each.deadline_date]
    return next(iter([*reversed(dated), *undated]), None)


def _standing(last: Sighting) -> State:
    if last.status == "refused":
        return "refused"
    return "called_for" if last.status == "called_for" else "conditional"
