"""The batch service of a provider: many requests as one job, answered within a day.

A submission drives every article until it asks something, and sends all of that as one job; what
is collected goes into the journal, and the articles are driven on. Answers are checked as those
of any run are.
"""

from summarizer.batch.service.bench import Stand
from summarizer.batch.service.commands import (
    Report,
    Submission,
    collect,
    collect_results,
    status,
    submit,
    write_requests,
)
from summarizer.batch.service.under_way import check_nothing_under_way

__all__ = [
    "Report",
    "Stand",
    "Submission",
    "check_nothing_under_way",
    "collect",
    "collect_results",
    "status",
    "submit",
    "write_requests",
]
