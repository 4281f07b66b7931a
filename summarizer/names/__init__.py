"""Names found by rule: who and what an article speaks of, and where."""

from summarizer.names.capitals import is_capital
from summarizer.names.entities import Entity, Hint
from summarizer.names.finder import find_entities
from summarizer.names.spans import Span
from summarizer.names.territories import is_country, territory_code

__all__ = [
    "Entity",
    "Hint",
    "Span",
    "find_entities",
    "is_capital",
    "is_country",
    "territory_code",
]
