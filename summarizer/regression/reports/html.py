"""The run as one HTML file: a matrix of cases by variants, each cell opens its note."""

from datetime import datetime
from importlib.resources import files

from summarizer.regression.outcome import SuiteOutcome
from summarizer.regression.reports.page import page_of
from summarizer.render.whole_page import whole_page

_TEMPLATES = ("report.html.j2", "panel.html.j2")


def html_report(suite: SuiteOutcome, when: datetime | None = None) -> str:
    """Return the run as an HTML page, to be written in UTF-8.

    Args:
        suite: what was run.
        when: the time of the run, shown at the top if given.
    """
    return whole_page(
        files("summarizer.regression.reports"),
        _TEMPLATES,
        "report.css",
        "report.js",
        page=page_of(suite),
        when=when,
    )
