"""When: an article's expressions of time, resolved to ISO dates. docs/dates.md has examples."""

from summarizer.when.resolving import deadline_date, event_date

__all__ = ["deadline_date", "event_date"]
