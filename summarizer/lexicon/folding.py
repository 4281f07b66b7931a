"""Folding: the form of a text in which only differences that matter are left.

Quotes, dashes, spaces, accents and case never decide whether two texts say the same; digits,
letters and their order do. Folding works cluster by cluster (a base character and its combining
marks), so that every folded character knows where in the source it came from.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_REPLACEMENTS = {
    **dict.fromkeys("‘’‚‛′`´ʼʹ＇", "'"),
    **dict.fromkeys("“”„‟″«»〝〞＂¨", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("™®©", ""),
    "№": "#",
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "⁄": "/",
}
_TABLE = {ord(source): target for source, target in _REPLACEMENTS.items()}
_DIACRITICS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_SPACES = re.compile(" +")
_ROUNDS = 4  # in practice two are enough; a compatibility form may hide another one
_CLUSTER = re.compile(
    r"\s+|[^\s][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]*"
)


class Folded(NamedTuple):
    """A folded text that remembers its source.

    Attributes:
        text: the folded text.
        source: the text it was made from.
        origins: for every character of ``text`` where the cluster it came from begins and ends
            in ``source``; ``None`` when offsets are the same.
    """

    text: str
    source: str
    origins: tuple[tuple[int, int], ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the source of ``text[start:end]``, which must not be empty."""
        if self.origins is None:
            return start, end
        return self.origins[start][0], self.origins[end - 1][1]

    def original(self, start: int, end: int) -> str:
        """Return the source text behind ``text[start:end]``, which must not be empty."""
        first, last = self.span(start, end)
        return self.source[first:last]


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return ``text`` without accents, case and typographic variety.

    Idempotent, and the same for every canonical form (NFC, NFD) of a text.
    """
    return folded(text).text


def folded(text: str) -> Folded:
    """Fold ``text`` and keep the way back to it."""
    alike = text.translate(_FOLDS)
    if _OTHERWISE not in alike and "  " not in alike:
        return Folded(alike, text, None)
    parts: list[str] = []
    origins: list[tuple[int, int]] = []
    for match in _CLUSTER.finditer(text):
        part = _fold_cluster(match.group())
        if parts and parts[-1].endswith(" "):
            part = part.lstrip(" ")
        if part:
            parts.append(part)
            origins.extend([match.span()] * len(part))
    return Folded("".join(parts), text, tuple(origins))


class _Folds(dict[int, str]):
    """What single characters fold to, those that fold to one character."""

    def __missing__(self, number: int) -> str:
        character = chr(number)
        part = "" if _DIACRITICS.match(character) else _fold_cluster(character)
        self[number] = folded = part if len(part) == 1 else _OTHERWISE
        return folded


_OTHERWISE = "\ue000"
"""Stands for a character that folds to several or to none: offsets have to be kept then."""
_FOLDS = _Folds()


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    """Fold one base character with its marks, or one run of white space."""
    if cluster.isspace():
        return " "
    if len(cluster) == 1:
        kind = unicodedata.decomposition(cluster)
        if kind.startswith("<fraction>"):  # "2½" is two and a half, not 21/2
            return " " + _settle(cluster)
        if kind.startswith("<super>") and cluster.isdigit():  # "50²" is not 502
            return "^" + _settle(cluster)
    return _settle(cluster)


def _settle(text: str) -> str:
    for _ in range(_ROUNDS):
        before = text
        text = unicodedata.normalize("NFKD", text.translate(_TABLE)).casefold()
        text = _DIACRITICS.sub("", text)
        text = "".join(" " if c.isspace() else c for c in text if _visible(c))
        text = _SPACES.sub(" ", text)
        if text == before:
            break
    return text


def _visible(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Cc"} or character.isspace()
