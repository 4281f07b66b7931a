"""Text made comparable: typography and accents folded, words cut out. Case is kept."""

import re
import unicodedata

_QUOTES = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ`´′", "'") | dict.fromkeys("“”„‟«»″¨", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)
_DOTTED = re.compile(r"\b([^\W\d_](?:\.[^\W\d_])+)(?![^\W_])\.?")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Write with straight quotes, plain hyphens, no accents, and ``U.S.`` as ``US``."""
    # The quotes go first: NFKD would turn some of them into a space and an accent.
    text = unicodedata.normalize("NFKD", text.translate(_QUOTES)).translate(_QUOTES)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return _DOTTED.sub(lambda match: match[1].replace(".", ""), text)


def words(text: str) -> list[str]:
    """Cut folded text into words: hyphenated and elided ones in parts, no possessive ``s``."""
    return [match[0] for match in spans(text)]


def spans(text: str) -> list[re.Match[str]]:
    """Find the same words with their positions."""
    return [match for match in _WORD.finditer(text) if not _is_possessive(text, match)]


def _is_possessive(text: str, match: re.Match[str]) -> bool:
    return match[0] in {"s", "S"} and text[: match.start()].endswith("'")
