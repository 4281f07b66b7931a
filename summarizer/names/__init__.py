"""Names found by rule: who and what an article speaks of, and where."""

from summarizer.names.entities import Entity, Hint
from summarizer.names.finder import find_entities

__all__ = ["Entity", "Hint", "find_entities"]
