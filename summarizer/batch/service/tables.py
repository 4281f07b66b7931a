"""All tables of one output folder's service file."""

from pathlib import Path

from summarizer.batch.service.asked import Asked
from summarizer.batch.service.database import ServiceDatabase
from summarizer.batch.service.facts import Facts
from summarizer.batch.service.jobs import Jobs
from summarizer.batch.service.kept_items import KeptItems
from summarizer.closing import Closing


class Tables(Closing):
    """The tables; a context manager.

    Args:
        out: the output folder.
        create: make the file if it is not there.

    Attributes:
        folder: where it is, and files that are sent and fetched.
        items: the articles.
        jobs: the jobs.
        asked: the requests without an answer.
        facts: the rest.

    Raises:
        JournalError: nothing was submitted from this folder, or its file is not of this kind.
        OutputError: it cannot be written.
    """

    def __init__(self, out: Path, *, create: bool = False) -> None:
        self._database = ServiceDatabase(out, create=create)
        self.folder = self._database.folder
        self.items = KeptItems(self._database)
        self.jobs = Jobs(self._database)
        self.asked = Asked(self._database)
        self.facts = Facts(self._database)

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._database.close()
