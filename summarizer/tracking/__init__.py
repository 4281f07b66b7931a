"""What was promised, through many notes and over time."""

from summarizer.tracking.table import track

__all__ = ["track"]
