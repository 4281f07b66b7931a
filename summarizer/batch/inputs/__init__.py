"""What a batch reads: files, folders, patterns, addresses, tables and feeds, as items."""

from summarizer.batch.inputs.counting import count_items, passed_over
from summarizer.batch.inputs.reading import read_items

__all__ = ["count_items", "passed_over", "read_items"]
