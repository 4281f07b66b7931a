"""Whether a folder has jobs with a batch service that nobody has collected."""

from pathlib import Path

from summarizer.batch.service.tables import Tables
from summarizer.errors import BatchBusyError, JournalError


def check_nothing_under_way(out: Path) -> None:
    """Make sure that asking now does not pay for what a job is being paid for.

    Raises:
        BatchBusyError: jobs are under way.
    """
    try:
        with Tables(out) as tables:
            jobs = tables.jobs.all("uploaded", "sent")
    except JournalError:
        return  # nothing was ever submitted from here
    if jobs:
        raise BatchBusyError(
            f"{sum(job.requests for job in jobs)} requests of {out} are with the batch service: "
            f"collect them first (summarizer batch collect --out {out}), or give another folder"
        )
