"""Lines to paragraphs: blank lines, one paragraph per line, and hard-wrapped text re-joined."""

import re
import statistics
from itertools import pairwise

_WIDEST = 120
"""No hard wrap is wider than this many characters."""

_MIN_PAIRS = 2
_FULL_SHARE = 0.6
_BROKEN_SHARE = 0.25

_BLANK = re.compile(r"\n\s*\n")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪●◦‣+]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_INDENT = re.compile(r"\s{2,}\S")
_SPACES = re.compile(r"[ ]{2,}")
_END = re.compile(r"[.!?…:;。！？؟۔।][\"'”’»“)\]¨ ]*$")
_BEFORE_NUMBER = re.compile(r"\w-$|\d–$")
_BEHIND_NUMBER = re.compile(r"\d-$")
# "15- and 16-year-olds": the hyphen stands for what follows later.
_AND = frozenset(
    "and or to und oder bis bzw sowie och eller en of tot et ou à y o a e i lub".split()
)
_HYPHEN_END = re.compile(r"([^\W\d_]+)-$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uff65]")


def split_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a plain text, each on one line, without blank ones.

    Blank lines always part paragraphs. A single line end does, unless the text is hard-wrapped:
    its lines are filled up to one common width and broken in the middle of sentences.

    Args:
        text: normalised text.
    """
    chunks = [[s for s in chunk.split("\n") if s.strip()] for chunk in _BLANK.split(text)]
    chunks = [chunk for chunk in chunks if chunk]
    width = _wrap_width(chunks)
    words = frozenset(re.findall(r"\w+", text.casefold())) if width else frozenset()
    paragraphs: list[str] = []
    for chunk in chunks:
        paragraphs.extend(_rejoined(chunk, width, words) if width else _continued(chunk))
    return [(_SPACES.sub(" ", p) if "  " in p else p).strip() for p in paragraphs]


def _continued(lines: list[str]) -> list[str]:
    """Join a line to the one before it that ends in a comma: a break stands in a sentence there."""
    joined: list[str] = []
    for line in lines:
        before = joined[-1].rstrip() if joined else ""
        if before.endswith(",") and not bullet_end(before) and not bullet_end(line):
            joined[-1] = f"{before} {line.lstrip()}"
        else:
            joined.append(line)
    return joined


def bullet_end(line: str) -> int:
    """Return where a list item's words begin, after its bullet, number or letter; 0 for no item."""
    bullet = _BULLET.match(line)
    return bullet.end() if bullet else 0


def _wrap_width(chunks: list[list[str]]) -> int:
    """Return the width the text was wrapped at, or 0 if it was not wrapped."""
    pairs = [pair for chunk in chunks for pair in pairwise(chunk)]
    if len(pairs) < _MIN_PAIRS:
        return 0
    width = max(len(line) for chunk in chunks if len(chunk) > 1 for line in chunk)
    if not 30 <= width <= _WIDEST:
        return 0
    full = statistics.fmean(_is_full(a, b, width) for a, b in pairs)
    broken = statistics.fmean(_breaks_off(a, b) for a, b in pairs)
    return width if full >= _FULL_SHARE and broken >= _BROKEN_SHARE else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Tell whether the next line's first word had no room on this line (or very nearly)."""
    word = following.split(maxsplit=1)[0]
    needed = len(line) + 1 + len(word)
    if _CJK.search(line[-1:]):
        needed = len(line) + 2
    return needed > width or len(line) >= 0.88 * width


def _breaks_off(line: str, following: str) -> bool:
    """Tell whether a sentence runs on from one line to the next."""
    return _END.search(line) is None and following.lstrip()[:1].islower()


def _rejoined(chunk: list[str], width: int, words: frozenset[str]) -> list[str]:
    """Join the lines of one chunk of hard-wrapped text."""
    paragraphs = [chunk[0]]
    for line, following in pairwise(chunk):
        indented = _INDENT.match(following) and not _INDENT.match(line)
        runs_on = _is_full(line, following, width) or _breaks_off(line, following)
        if indented or bullet_end(following) or not runs_on:
            paragraphs.append(following)
        else:
            paragraphs[-1] = join_lines(paragraphs[-1].rstrip(), following.strip(), words)
    return paragraphs


def _joins_number(left: str, right: str) -> bool:
    """Tell whether a hyphen between lines belongs to a number: "2026-2027", "Covid-19"."""
    if right[:1].isdigit():
        return _BEFORE_NUMBER.search(left) is not None
    is_word = right[:1].isalpha() and right.split()[0].casefold() not in _AND
    return is_word and _BEHIND_NUMBER.search(left) is not None


def join_lines(left: str, right: str, words: frozenset[str]) -> str:
    """Join two lines; a word parted by a hyphen loses it only if the text knows the word whole."""
    parted = _HYPHEN_END.search(left)
    if parted is not None and right[:1].islower():
        rest = re.match(r"\w+", right)
        whole = (parted[1] + (rest[0] if rest else "")).casefold()
        return (left[:-1] if whole in words else left) + right
    if _joins_number(left, right):
        return left + right
    if _CJK.match(right) and _CJK.search(left[-1:]):
        return left + right
    return f"{left} {right}"
