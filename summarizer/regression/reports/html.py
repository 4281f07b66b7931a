"""The run as one HTML file: a matrix of cases by variants, each cell opens its note.

The page asks for nothing: style and script are in it, and its Content-Security-Policy names their
hashes and allows nothing else.
"""

import base64
import hashlib
from datetime import datetime
from importlib.resources import files

from summarizer.regression.outcome import SuiteOutcome
from summarizer.regression.reports.page import page_of
from summarizer.regression.reports.texts import printable

_TEMPLATES = ("report.html.j2", "panel.html.j2")


def html_report(suite: SuiteOutcome, when: datetime | None = None) -> str:
    """Return the run as an HTML page, to be written in UTF-8.

    Args:
        suite: what was run.
        when: the time of the run, shown at the top if given.
    """
    # Jinja is imported here, when a page is wanted, and not with this module.
    from summarizer.templating import Templates

    style, script = _text("report.css"), _text("report.js")
    templates = Templates(
        {name: _text(name) for name in _TEMPLATES}, autoescape=True, max_output=None
    )
    variables = {
        "page": page_of(suite),
        "when": when,
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }
    return printable(templates.render("report.html.j2", variables))


def _text(name: str) -> str:
    # Universal newlines: a browser hashes what it reads, and it reads \r\n as \n.
    return (files("summarizer.regression.reports") / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
