"""What a number counts: money, shares, time, length. Units before and behind it."""

import re
from collections.abc import Iterable
from functools import lru_cache

from summarizer.lexicon import Lexicon, lexicon

_REACH = 8  # characters in front of a number in which its sign or currency code stands
_BEFORE = re.compile(
    r"(?:(?<![a-z])(?P<land>us|u\.s\.|nz|au|hk|a|c|r|s) ?)?(?P<sign>[$€£¥₹₽₴₦₺₪₱₩]) ?$"
)
_CODE = re.compile(
    r"(?<![a-z])(?P<code>usd|eur|gbp|chf|jpy|cny|inr|rs|nzd|aud|cad|us\$|pln|rub|uah|ngn|zar|sar)"
    r" ?$"
)
_OF = r"(?:d'|de |di |do |of )?"
_LANDS = r"(?P<land>us |u\.s\. |american |new zealand |australian |canadian |hong kong )?"
_LAND_NAMES = {
    "us": "us", "u.s.": "us", "american": "us", "nz": "nz", "new zealand": "nz", "a": "au",
    "au": "au", "australian": "au", "c": "ca", "canadian": "ca", "hk": "hk", "hong kong": "hk",
    "usd": "us", "us$": "us", "nzd": "nz", "aud": "au", "cad": "ca",
}  # fmt: skip
_CODES = {
    "usd": "dollar", "us$": "dollar", "nzd": "dollar", "aud": "dollar", "cad": "dollar",
    "eur": "euro", "gbp": "pound", "chf": "franc", "jpy": "yen", "cny": "yuan", "inr": "rupee",
    "rs": "rupee", "pln": "zloty", "rub": "rouble", "uah": "hryvnia", "ngn": "naira", "zar": "rand",
    "sar": "riyal",
}  # fmt: skip
_MONEY = (*"$€£¥₹₽₴₦₺₪₱₩", *_CODES)
_SIGNS = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "rouble",
    "₴": "hryvnia", "₦": "naira", "₺": "lira", "₪": "shekel", "₱": "peso", "₩": "won",
}  # fmt: skip


def unit_before(text: str, start: int) -> tuple[int, str | None, str | None]:
    """Return where the sign or code in front of a number begins, its unit, and whose it is.

    Args:
        text: a folded text.
        start: where the number begins.
    """
    if not _has_money_before(text, start):
        return start, None, None
    sign = _BEFORE.search(text, max(0, start - _REACH), start)
    if sign:
        unit = _SIGNS.get(sign["sign"], sign["sign"])
        land = _LAND_NAMES.get(sign["land"] or "") if unit == "dollar" else None
        return sign.start(), unit, land
    code = _CODE.search(text, max(0, start - _REACH), start)
    if code:
        return code.start(), _CODES[code["code"]], _LAND_NAMES.get(code["code"])
    return start, None, None


def unit_after(text: str, end: int, words: Lexicon) -> tuple[str | None, str | None]:
    """Return the unit behind a number that ends here, and whose it is."""
    match = _unit_pattern(words.language).match(text, end)
    if not match:
        return None, None
    land = (match["land"] or "").strip() or match["word"]
    return words.units[match["word"]], _LAND_NAMES.get(land)


def is_currency(text: str, start: int) -> bool:
    """Whether the letters in front of a number are a currency code ("USD50")."""
    if not _has_money_before(text, start):
        return False
    return bool(_CODE.search(text, max(0, start - _REACH), start))


def _has_money_before(text: str, start: int) -> bool:
    """Whether a sign or code may end in front of a number, as hardly ever one does."""
    end = start - 1 if text[start - 1 : start] == " " else start
    return text.endswith(_MONEY, 0, end)


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of these words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


@lru_cache(maxsize=16)
def _unit_pattern(language: str) -> re.Pattern[str]:
    units = alternatives(lexicon(language).units)
    return re.compile(rf"\.?[ -]?{_OF}{_LANDS}(?P<word>{units})(?!\w)")
