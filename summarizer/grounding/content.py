"""Content words: what is left of a text without its function words, cut down to stems."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from summarizer.lazily import lazy
from summarizer.lexicon import lexicon

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


@lru_cache(maxsize=16384)
def is_content(base: str, language: str) -> bool:
    """Whether a word, as it is compared, carries meaning of its own."""
    return base.isalpha() and len(base) > 1 and base not in lexicon(language).stop_words


@lru_cache(maxsize=16384)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; the word itself in a language without a stemmer."""
    word = lexicon(language).irregular.get(word, word)
    stemmer = _stemmer(language)
    return stemmer.stemWord(word) if stemmer else word


class StemSet:
    """Stems that others are looked up in, exactly or by a long shared beginning."""

    def __init__(self, stems: Iterable[str]) -> None:
        self.stems = frozenset(stems)

    @lazy
    def _by_prefix(self) -> Mapping[str, list[str]]:
        known: defaultdict[str, list[str]] = defaultdict(list)
        for each in self.stems:
            known[each[:_SHARED_PREFIX]].append(each)
        return known

    def __contains__(self, one: str) -> bool:
        return one in self.stems

    def has_kin(self, one: str) -> bool:
        """Whether a stem is among them, or begins like one of them ("sign", "signatur")."""
        if one in self.stems:
            return True
        others = self._by_prefix.get(one[:_SHARED_PREFIX], ())
        return len(one) >= _SHARED_PREFIX and any(_is_kin(one, other) for other in others)


def _is_kin(one: str, other: str) -> bool:
    shared = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        shared += 1
    return shared >= _SHARED_PREFIX and shared >= _SHARED_PART * max(len(one), len(other))


class _ThreadsStemmers(threading.local):
    """A thread's own stemmers: one keeps the word it works on in itself."""

    def __init__(self) -> None:
        self.made: dict[str, _Stemmer | None] = {}


_stemmers = _ThreadsStemmers()


def _stemmer(language: str) -> _Stemmer | None:
    if language not in _stemmers.made:
        _stemmers.made[language] = _make_stemmer(language)
    return _stemmers.made[language]


def _make_stemmer(language: str) -> _Stemmer | None:
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None:
        return None
    from Stemmer import Stemmer

    made: _Stemmer = Stemmer(algorithm)
    return made
