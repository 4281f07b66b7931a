"""Reads amounts, deadlines and conditions off a sentence by rule, in its own words."""

import re

_SCALE = (
    r"(?:\s?(?:thousand|million|billion|trillion|bn|m|mn|millions?|milliards?|mil\s+millones"
    r"|millones|Millionen|Milliarden|milioni|miliardi)\b)?"
)
_AMOUNT = re.compile(
    r"(?:(?:US|NZ|A|C|HK)?\s?[$€£¥]\s?\d[\d.,\s]*\d?|\d[\d.,]*)"
    + _SCALE
    + r"(?:\s(?:d['’]|de\s)?"
    + r"(?:euros?|dollars?|pounds?|francs?|yen|crowns|dirhams?|percent|per cent|%))?"
)
_MONEY = re.compile(r"[$€£¥]|euro|dollar|pound|franc|yen|crown|dirham", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:by|before|until|within|no later than|by the end of|avant|d['’]ici|antes de|bis|entro)\s+"
    r"((?:the\s+)?(?:end of\s+|mid-|early\s+|late\s+)?(?:the\s+|this\s+|next\s+)?"
    r"(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December|year|month|week|summer|autumn|winter|spring|\d{4}|\d+\s+(?:hours|days"
    r"|weeks|months|years))(?:\s+\d{1,2}\b)?(?:,?\s+\d{4})?)"
)
_CONDITION = re.compile(
    r"\b((?:if|unless|provided that|on condition that|subject to|à condition que"
    r"|siempre que|sofern|wenn)\s[^,.;“”\"]{8,120})",
    re.IGNORECASE,
)


def amount_in(text: str) -> str | None:
    """Return the first sum of money in the text, else ``None``."""
    for match in _AMOUNT.finditer(text):
        if _MONEY.search(match.group()):
            return match.group().strip(" ,.")
    return None


def deadline_in(text: str) -> str | None:
    """Return the first deadline ("by the end of June" gives "the end of June")."""
    match = _DEADLINE.search(text)
    return match.group(1) if match else None


def condition_in(text: str) -> str | None:
    """Return the first condition with its conjunction."""
    match = _CONDITION.search(text)
    return match.group(1).strip() if match else None
