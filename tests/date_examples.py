"""Expressions of time and their dates; ``python -m tests.date_examples`` writes docs/dates.md."""

import re
from pathlib import Path

DOC = Path(__file__).parent.parent / "docs" / "dates.md"

Row = tuple[str, str, str | None, str]
"""Language, expression, ISO date or ``None``, and why, if that is not plain."""

# Read on Thursday 12 March 2026.
DEADLINES: tuple[Row, ...] = (
    ("en", "by Friday", "2026-03-13", ""),
    ("en", "tomorrow", "2026-03-13", ""),
    ("en", "the day after tomorrow", "2026-03-14", ""),
    ("en", "before 1 September", "2026-09-01", "the day that is named, also after “before”"),
    ("en", "by March 1", "2027-03-01", "a day without a year lies ahead"),
    ("en", "Friday, 6 March", "2026-03-06", "unless the weekday tells another year"),
    ("en", "by the end of June", "2026-06-30", "the end of a month or year is its last day"),
    ("en", "by the end of next month", "2026-04-30", ""),
    ("en", "by year-end", "2026-12-31", ""),
    ("en", "in December", "2026-12", "no day is said"),
    ("en", "by mid-June", "2026-06", "somewhere within the month"),
    ("en", "next month", "2026-04", ""),
    ("en", "early next year", "2027", "somewhere within the year"),
    ("en", "by 2030", "2030", ""),
    ("en", "within three months", "2026-06-12", "a term ends on a day, counted from publication"),
    ("en", "within 48 hours", None, "counted from an hour"),
    ("en", "30 days", "2026-04-11", "a length of time alone is a term"),
    ("en", "in two weeks", "2026-03-26", ""),
    ("en", "in three months", "2026-06", "no term: a month in which it is due"),
    ("en", "on Thursday next week", "2026-03-19", "weeks begin on Monday"),
    ("en", "this Friday", "2026-03-13", ""),
    ("en", "next Monday", "2026-03-16", "the first to come and next week's are the same day"),
    ("en", "next Friday", None, "tomorrow, or next week's"),
    ("en", "by Thursday", None, "today, or in a week"),
    ("en", "by March", None, "it is March: this one or next year's"),
    ("en", "next June", None, "this year's or next year's"),
    ("en", "03/04/2026", None, "April or March, in English"),
    ("en", "31/03/2026", "2026-03-31", ""),
    ("en", "in the coming year", None, "twelve months or a calendar year"),
    ("en", "in the coming weeks", None, ""),
    ("en", "soon", None, ""),
    ("en", "next week", None, "a week is no ISO date of ours"),
    ("en", "by the third quarter", None, "quarters, halves, seasons, decades, fiscal years"),
    ("en", "after 1 July", None, "not by when"),
    ("fr", "d'ici la fin de l'année", "2026-12-31", ""),
    ("fr", "d'ici trois mois", "2026-06-12", ""),
    ("fr", "demain", "2026-03-13", ""),
    ("fr", "le 15 mars prochain", "2026-03-15", ""),
    ("fr", "vendredi prochain", None, "as “next Friday”"),
    ("fr", "03/04/2026", "2026-04-03", "only English writes the month first"),
    ("de", "bis Ende Juni", "2026-06-30", ""),
    ("de", "bis zum 15. September", "2026-09-15", ""),
    ("de", "am Donnerstag nächster Woche", "2026-03-19", ""),
    ("de", "kommenden Freitag", "2026-03-13", "the first to come"),
    ("de", "übermorgen", "2026-03-14", ""),
    ("es", "antes del 15 de marzo", "2026-03-15", ""),
    ("es", "mañana", "2026-03-13", ""),
    ("es", "el mes que viene", "2026-04", ""),
    ("it", "entro fine anno", "2026-12-31", ""),
    ("it", "dopodomani", "2026-03-14", ""),
    ("pt", "até o fim do ano", "2026-12-31", ""),
    ("nl", "voor 1 september", "2026-09-01", ""),
    ("pl", "jutro", "2026-03-13", "other languages: only days, as dateparser reads them"),
)

EVENTS: tuple[Row, ...] = (
    ("en", "Wednesday", "2026-03-11", "the nearest one not after publication"),
    ("en", "Thursday", "2026-03-12", "today"),
    ("en", "Thursday morning", "2026-03-12", ""),
    ("en", "3 March", "2026-03-03", ""),
    ("en", "20 December", "2025-12-20", ""),
    ("en", "Friday, 3 April", "2026-04-03", "last year's was no Friday"),
    ("en", "two days ago", "2026-03-10", ""),
    ("en", "last month", "2026-02", ""),
    ("en", "in March", "2026-03", ""),
    ("en", "in 2012", "2012", ""),
    ("en", "tomorrow", "2026-03-13", ""),
    ("en", "next month", "2026-04", ""),
    ("en", "this Friday", "2026-03-13", "this week's"),
    ("en", "last Friday", "2026-03-06", ""),
    ("en", "last Tuesday", None, "two days ago, or last week's"),
    ("fr", "mardi dernier", "2026-03-10", "the latest one"),
    ("es", "este jueves", "2026-03-12", ""),
    ("de", "am vergangenen Dienstag", "2026-03-10", ""),
    ("en", "two weeks ago", None, "no day is said, and no month"),
    ("en", "the past year", None, "twelve months or a calendar year"),
    ("en", "by the end of June", None, "by when, not when"),
)

UNDATED: tuple[Row, ...] = (
    ("en", "by the end of June 2026", "2026-06-30", ""),
    ("en", "May 1, 2019", "2019-05-01", ""),
    ("en", "in March 2025", "2025-03", ""),
    ("de", "bis Ende 2027", "2027-12-31", ""),
    ("en", "by the end of June", None, ""),
    ("en", "tomorrow", None, ""),
)


def tables() -> dict[str, str]:
    """Return every table of the document by its name."""
    named = {"deadlines": DEADLINES, "events": EVENTS, "undated": UNDATED}
    return {name: _table(rows) for name, rows in named.items()}


def table_in(text: str, name: str) -> str:
    """Return the table that stands in the document."""
    found = re.search(rf"<!-- {name}:start -->\n(.*?)\n<!-- {name}:end -->", text, re.DOTALL)
    assert found is not None
    return found[1]


def _table(rows: tuple[Row, ...]) -> str:
    lines = ["| Language | Expression | Date | |", "| --- | --- | --- | --- |"]
    for language, expression, iso, why in rows:
        lines.append(f"| {language} | {expression} | {iso or 'null'} | {why} |")
    return "\n".join(lines)


def main() -> None:
    """Write the tables into the document."""
    text = DOC.read_text(encoding="utf-8")
    for name, table in tables().items():
        before, _, rest = text.partition(f"<!-- {name}:start -->")
        _, _, after = rest.partition(f"<!-- {name}:end -->")
        text = f"{before}<!-- {name}:start -->\n{table}\n<!-- {name}:end -->{after}"
    DOC.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
