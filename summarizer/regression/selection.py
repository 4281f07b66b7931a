"""Chooses cases by an expression over their names and tags, as pytest's ``-k`` does."""

import re
from collections.abc import Callable, Collection, Iterator

from summarizer.errors import ConfigError

_TOKEN = re.compile(r"\s*([()]|[^\s()]+)")

Matcher = Callable[[str, Collection[str]], bool]
"""Says whether a case of this name with these tags is meant."""


def parse_expression(expression: str) -> Matcher:
    """Return what an expression such as ``"french or (court and not slow)"`` selects.

    A word selects the cases whose name contains it, or that have it as a tag; case does not
    matter.

    Raises:
        ConfigError: the expression is incomplete.
    """
    parser = _Parser([token.group(1) for token in _TOKEN.finditer(expression)], expression)
    matcher = parser.either()
    parser.end()
    return matcher


class _Parser:
    """Recursive descent over ``or``, ``and``, ``not``, brackets and words."""

    def __init__(self, tokens: list[str], expression: str) -> None:
        self._tokens = [*tokens, ""]
        self._expression = expression
        self._at = 0

    def either(self) -> Matcher:
        parts = list(self._joined("or", self._all))
        return lambda name, tags: any(part(name, tags) for part in parts)

    def end(self) -> None:
        if self._tokens[self._at]:
            raise self._wrong()

    def _all(self) -> Matcher:
        parts = list(self._joined("and", self._one))
        return lambda name, tags: all(part(name, tags) for part in parts)

    def _joined(self, word: str, part: Callable[[], Matcher]) -> Iterator[Matcher]:
        yield part()
        while self._tokens[self._at].casefold() == word:
            self._at += 1
            yield part()

    def _one(self) -> Matcher:
        token = self._tokens[self._at]
        self._at += 1
        if token.casefold() == "not":
            inner = self._one()
            return lambda name, tags: not inner(name, tags)
        if token == "(":  # noqa: S105 - a bracket, no password
            inner = self.either()
            if self._tokens[self._at] != ")":
                raise self._wrong()
            self._at += 1
            return inner
        if token.casefold() in {"", ")", "and", "or"}:
            raise self._wrong()
        return _word(token.casefold())

    def _wrong(self) -> ConfigError:
        return ConfigError(f"-k: cannot understand {self._expression!r}")


def _word(word: str) -> Matcher:
    return lambda name, tags: word in name.casefold() or word in {tag.casefold() for tag in tags}
