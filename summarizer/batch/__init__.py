"""Many articles at once: inputs, a journal to go on from, outputs, and what drives them."""

from summarizer.backends.metered import Meter
from summarizer.batch.engine import Batch, summarize_many
from summarizer.batch.item import Failure, Item, Summarized

__all__ = ["Batch", "Failure", "Item", "Meter", "Summarized", "summarize_many"]
