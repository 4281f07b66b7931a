"""The names of a text as its capitals show them: runs of capitalised words."""

from collections.abc import Collection, Iterable, Iterator

from summarizer.grounding.chunks import Chunk
from summarizer.grounding.counting import counts
from summarizer.grounding.tokens import Token
from summarizer.lexicon import Lexicon

_SMALL_WORDS = 2  # that may stand between two capitals of a name
_LONGEST_STEP = _SMALL_WORDS + 1


def may_have_long_name(chunks: Iterable[Chunk], wanted: Collection[str] = ()) -> bool:
    """Whether two capitals are near enough to each other to be of one name.

    Args:
        chunks: of a text.
        wanted: words of which one has to be one of the two; any word will do if there are none.
    """
    at, last, told = 0, -_LONGEST_STEP - 1, False
    for chunk in chunks:
        if chunk.capitals:
            tells = not wanted or any(base in wanted for base in chunk.capitals)
            near = len(chunk.capitals) > 1 or at - last <= _LONGEST_STEP
            if (tells and near) or (told and at - last <= _LONGEST_STEP):
                return True
            last, told = at + len(chunk.bases) - 1, tells
        at += len(chunk.bases)
    return False


def name_runs(tokens: Iterable[Token], text: str, words: Lexicon) -> Iterator[tuple[Token, ...]]:
    """Return runs of capitalised words, without the small words between them.

    Args:
        tokens: the words of a text.
        text: its folded form.
        words: the lexicon of its language.
    """
    run: list[Token] = []
    small: list[Token] = []
    end = 0
    for token in tokens:
        if not run and not token.capital:  # as most words
            continue
        gap = text[end : token.start]
        end = token.end
        if run and not (gap.strip() in {"", "-"} or (gap.strip() == "." and not token.initial)):
            yield tuple(run)
            run, small = [], []
        if token.capital and not (token.initial and _is_small(token, words)):
            run.append(token)
            small = []
        elif run and token.base in words.connectors and len(small) < _SMALL_WORDS:
            small.append(token)
        elif run:
            yield tuple(run)
            run, small = [], []
    if run:
        yield tuple(run)


def _is_small(token: Token, words: Lexicon) -> bool:
    """Whether the first word of a sentence needs no name to have a capital ("Drei Lieferanten")."""
    return token.base in words.stop_words or counts(token.text, words.language)
