"""Content words: what is left of a text without its function words, cut down to stems."""

from collections.abc import Collection
from functools import lru_cache
from typing import Protocol

from summarizer.grounding.tokens import Token
from summarizer.lexicon import Lexicon

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "hu": "hungarian", "id": "indonesian", "it": "italian", "nl": "dutch",
    "no": "norwegian", "nb": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_SHARED_PREFIX = 5
_SHARED_PART = 0.6


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


def is_content(token: Token, words: Lexicon) -> bool:
    """Whether a word carries meaning of its own."""
    return token.base.isalpha() and len(token.base) > 1 and token.base not in words.stop_words


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; the word itself in a language without a stemmer."""
    stemmer = _stemmer(language)
    return stemmer.stemWord(word) if stemmer else word


def related(one: str, stems: Collection[str]) -> bool:
    """Whether a stem is among others, or begins like one of them ("sign", "signatur")."""
    return one in stems or any(_kin(one, other) for other in stems)


@lru_cache(maxsize=65536)
def _kin(one: str, other: str) -> bool:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= _SHARED_PREFIX and shared >= _SHARED_PART * max(len(one), len(other))


@lru_cache(maxsize=32)
def _stemmer(language: str) -> _Stemmer | None:
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None:
        return None
    from snowballstemmer import stemmer

    made: _Stemmer = stemmer(algorithm)
    return made
