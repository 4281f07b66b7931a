"""The phrases by which furniture is told, as regular expressions."""

from summarizer.furniture import _table

PHRASES = sorted(
    {
        phrase
        for section in _table().values()
        for key in ("lines", "leads", "heads", "tails")
        for phrase in section[key]
    }
)
