"""Several notes on one event made one, by rule: no model is asked."""

from summarizer.dossiers.merging import merged

__all__ = ["merged"]
