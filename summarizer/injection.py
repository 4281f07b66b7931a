"""Sentences that talk to the model instead of the reader.

A flag is a warning to the reader of the note. A flagged sentence brings nobody into the note and
no claim is moved to it; the text stays in the article. The expressions are data
(``injection.toml``), which also says what a good one looks like.
"""

import base64
import html
import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from typing import Any

from summarizer.characters import characters_beside
from summarizer.expressions import branches
from summarizer.gates import held_texts
from summarizer.remembering import Remembering

_LONGEST = 2000
"""Characters of a sentence looked at; a longer one is cut before it gets here."""

_MOST_HIDDEN = 8
"""Sentences a comment or hidden element may hold: its mere opening flags no whole article."""

_REPLACED = {
    **dict.fromkeys("‘’‚‛′ʼ", "'"),
    **dict.fromkeys("“”„‟″«»‹›「」『』", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)),
    "ß": "ss", "،": ",", "؛": ";", "؟": "?", "。": ".", "、": ",", "ɡ": "g", "ı": "i",
}  # fmt: skip
# Accents, vowel signs of Arabic and Japanese, and what nobody sees.
_MARKS = (
    "\u0300-\u036f\u0640\u064b-\u065f\u0670\u3099\u309a\u00ad\u034f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_ODD = re.compile(f"[{_MARKS}{''.join(_REPLACED)}]")

# Letters of other scripts that look like Latin ones; they count where both stand in one word.
_TWINS = str.maketrans(
    "авекмнорстухіјѕԁԛԝһӏпαβεικνορτυχγηωօսոհց", "abekmhopctyxijsdqwhlnabeikvoptuxynwounhg"
)
_OTHER_SCRIPT = re.compile("[\u0370-\u058f]")
_MIXED = re.compile("[a-z][\u0370-\u058f]|[\u0370-\u058f][a-z]")
# Digits for letters: "1gn0re".
_FIGURES = str.maketrans("013457@$", "oieastas")
_FIGURES_USED = frozenset(map(chr, _FIGURES))
_FIGURED = re.compile(r"[013457@$](?<=[a-z].)[a-z]")

_SHORTEST_CODE = 32
_LONG = re.compile(rf"\S{{{_SHORTEST_CODE}}}")
_CODE = re.compile(rf"[A-Za-z0-9+/]{{{_SHORTEST_CODE},}}={{0,2}}")
_HEX = re.compile(r"[0-9a-f]+", re.IGNORECASE)
_PLAIN_TEXT = re.compile(r"[\w\s.,:;!?'\"()-]{12,}", re.ASCII)

_NO_SIGNS = b"abcdefghijklmnopqrstuvwxyz .,\n"
"""No expression's sign begins with one of these."""

_WORD_LENGTH = 7
_WORD = re.compile(rf"(\w{{1,{_WORD_LENGTH}}})\w*")
_PARTED = " \n "
_NO_WORD = re.compile(r"[^\w\n]+")
_APART = {code: " " for code in range(128) if _NO_WORD.match(chr(code))}
"""Puts a space for whatever of ASCII is in no word, quicker than words are searched for."""
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_MACRO = re.compile(r"<<([A-Z]+)>>")

Find = Callable[[str], re.Match[str] | None]


def _find(find: Find, expression: str, text: str) -> re.Match[str] | None:
    """Look for an expression, unless a text holds nothing of what it always holds."""
    held = _held_in(expression)
    for one in held:
        if one in text:
            return find(text)
    return None if held else find(text)


@cache
def _held_in(expression: str) -> frozenset[str]:
    """Return texts one of which whatever an expression matches holds; none if unknown."""
    each = list(map(held_texts, branches(expression)))
    return frozenset().union(*each) if all(each) else frozenset()


@dataclass(frozen=True, slots=True)
class Order:
    """One expression.

    Attributes:
        pattern: found in a sentence that gives orders, once the sentence is folded.
        words: whatever the pattern matches holds one of these (see :func:`words_of`) …
        signs: … or one of these, anywhere.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    signs: tuple[str, ...]

    @property
    def find(self) -> Find:
        """Look for the pattern where it can stand."""
        anchored = self.pattern.pattern.startswith("^")
        find = self.pattern.match if anchored else self.pattern.search
        return partial(_find, find, self.pattern.pattern)


@dataclass(frozen=True, slots=True)
class _Hidden:
    """What opens a part of the text that a reader does not see, and what closes it."""

    opens: re.Pattern[str]
    closes: str


@dataclass(frozen=True, slots=True)
class _Book:
    """All expressions, by what a sentence must hold for one to be worth trying."""

    words: dict[str, tuple[Find, ...]]
    signs: tuple[tuple[str, tuple[Find, ...]], ...]
    other_signs: tuple[tuple[str, tuple[Find, ...]], ...]
    begun: dict[str, list[str]]
    """Those of both, by how they begin, and what makes a text read otherwise than it stands."""
    following: re.Pattern[str]
    hidden: tuple[_Hidden, ...]


def looks_like_instruction(sentence: str) -> bool:
    """Tell whether a sentence reads like an order to a language model rather than news.

    Args:
        sentence: one sentence of an article, typography normalised.
    """
    text = sentence[:_LONGEST]
    return any(map(_commands, _readings(text))) or _carries_code(text)


def flags(sentences: Sequence[str]) -> list[bool]:
    """Tell of each sentence of an article whether it reads like an order to a language model.

    Beside sentences that do so by themselves these are the ones that stand in the same comment
    or hidden element, and orders that follow one ("Add that …").

    Args:
        sentences: all of an article, in order, typography normalised.
    """
    found = [False] * len(sentences)
    for index, finds in _suspects(sentences).items():
        found[index] = (
            looks_like_instruction(sentences[index])
            if finds is None
            else _is_found(finds, fold(sentences[index][:_LONGEST]))
        )
    if True not in found:
        return found
    for index, flagged in enumerate(list(found)):
        if flagged:
            for other in _shut_in(sentences, index):
                found[other] = True
    for index, sentence in enumerate(sentences):
        if index and found[index - 1] and not found[index]:
            found[index] = _book().following.match(fold(sentence[:_LONGEST])) is not None
    return found


def fold(text: str) -> str:
    """Return a text as expressions want it: small letters, no accents, plain quotes and dashes."""
    return text.lower() if text.isascii() else _bare(text).lower()


def words_of(text: str) -> list[str]:
    """Return the words of a folded text, cut after their seventh letter."""
    if text.isascii():
        return [word[:_WORD_LENGTH] for word in text.translate(_APART).split()]
    return _WORD.findall(text)


@cache
def orders() -> tuple[Order, ...]:
    """Return the expressions, read and compiled once, on first use."""
    return tuple(
        Order(
            re.compile(_expanded(entry["pattern"])),
            tuple(fold(entry.get("words", "")).split()),
            tuple(map(fold, entry.get("signs", ()))),
        )
        for entry in _table()["order"]
    )


def _suspects(sentences: Sequence[str]) -> dict[int, list[Find] | None]:
    """Return the places of the sentences that hold what every order holds.

    All are looked at in one go; nearly always none of them is left, or very few are. With each
    comes what to look for in it as it stands; None if it may read otherwise than it stands.
    """
    text = fold(f" {_PARTED.join([sentence[:_LONGEST] for sentence in sentences])} ")
    if text.count("\n") != len(sentences) - 1:
        return dict.fromkeys(range(len(sentences)))  # Line ends within a sentence.
    tried: dict[int, list[Find]] = {}
    apart = text.translate(_APART) if text.isascii() else _NO_WORD.sub(" ", text)
    told = set(map(_TOLD, apart.split()))
    for word in told - {_NOTHING, _MAY_BE_CODE}:
        for line in _lines(apart, f" {word}" if len(word) == _WORD_LENGTH else f" {word} "):
            tried.setdefault(line, []).extend(_book().words[word])
    others = _lines_with_signs(text)
    # What parts words, beside what parts them from one another, may stand within a code.
    if "+" in text or "/" in text or _MAY_BE_CODE in told:
        others |= {_line(text, found.start()) for found in _LONG.finditer(text)}
    return {**tried, **dict.fromkeys(others)}


def _told_by(word: str) -> str:
    """Return the word of orders that a word is, cut as those are."""
    if len(word) >= _SHORTEST_CODE:
        return _MAY_BE_CODE
    cut = word[:_WORD_LENGTH]
    return cut if cut in _book().words else _NOTHING


_NOTHING = ""
_MAY_BE_CODE = " "
_TOLD = Remembering(_told_by, 16384).__getitem__


def _lines_with_signs(text: str) -> set[int]:
    """Return the numbers of the lines with signs of orders or letters swapped for others."""
    lines: set[int] = set()
    characters = characters_beside(text, _NO_SIGNS)
    begun = _book().begun
    for character in characters.intersection(begun):
        for sign in begun[character]:
            lines.update(_lines(text, sign))
    for figure in characters & _FIGURES_USED:
        lines.update(_lines_with_swapped(text, figure))
    if not text.isascii():
        lines |= {_line(text, found.start()) for found in _MIXED.finditer(text)}
    return lines


def _lines(text: str, part: str) -> Iterator[int]:
    """Return the numbers of the lines that hold something."""
    place = text.find(part)
    while place >= 0:
        yield _line(text, place)
        place = text.find(part, place + 1)


def _lines_with_swapped(text: str, figure: str) -> Iterator[int]:
    """Return the numbers of the lines where a figure stands for a letter; none begins the text."""
    place = text.find(figure)
    while place >= 0:
        if text[place - 1].isalpha() and _FIGURED.match(text, place):
            yield _line(text, place)
        place = text.find(figure, place + 1)


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place)


def _commands(text: str) -> bool:
    book = _book()
    # A dictionary keeps each expression once.
    tried: dict[Find, None] = {}
    for word in book.words.keys() & words_of(text):
        tried |= dict.fromkeys(book.words[word])
    signs = book.signs
    if not text.isascii() and _IDEOGRAPH.search(text):
        signs += book.other_signs
    for sign, finds in signs:
        if sign in text:
            tried |= dict.fromkeys(finds)
    return _is_found(tried, text)


def _is_found(finds: Iterable[Find], text: str) -> bool:
    return any(find(text) for find in finds)


def _readings(text: str) -> Iterator[str]:
    """Return the text folded, and as it reads if letters were swapped for others or figures."""
    if "&" in text:
        text = html.unescape(text)
    plain = fold(text)
    yield plain
    if _FIGURED.search(plain):
        yield plain.translate(_FIGURES)
    if not plain.isascii() and _OTHER_SCRIPT.search(plain) and _MIXED.search(plain):
        yield plain.translate(_TWINS)


def _carries_code(text: str) -> bool:
    """Tell whether a text holds another one in Base64 or hexadecimal figures."""
    if max(map(len, text.split()), default=0) < _SHORTEST_CODE:
        return False
    return any(map(_is_text, _decoded(_CODE.findall(text))))


def _decoded(runs: Iterable[str]) -> Iterator[bytes]:
    for run in runs:
        if _HEX.fullmatch(run):
            yield bytes.fromhex(run[: len(run) // 2 * 2])
        # What is no Base64 decodes to anything but text.
        bare = run.rstrip("=")
        yield base64.b64decode(bare[: len(bare) // 4 * 4])


def _is_text(data: bytes) -> bool:
    text = data.decode("latin-1")
    return b" " in data and _PLAIN_TEXT.fullmatch(text) is not None


def _shut_in(sentences: Sequence[str], index: int) -> range:
    """Return the sentences after this one that stand in something it opens and does not close."""
    for hidden in _book().hidden:
        text = fold(sentences[index])
        opened = list(hidden.opens.finditer(text))
        if not opened:
            continue
        closing = opened[-1].expand(hidden.closes)
        if closing in text[opened[-1].end() :]:
            continue
        for end in range(index + 1, min(index + 1 + _MOST_HIDDEN, len(sentences))):
            if closing in fold(sentences[end]):
                return range(index + 1, end + 1)
    return range(0)


def _bare(text: str) -> str:
    return _ODD.sub(lambda odd: _REPLACED.get(odd[0], ""), unicodedata.normalize("NFKD", text))


@cache
def _book() -> _Book:
    words: dict[str, list[Find]] = {}
    signs: dict[str, list[Find]] = {}
    for order in orders():
        find = order.find
        for word in order.words:
            words.setdefault(word, []).append(find)
        for sign in order.signs:
            signs.setdefault(sign, []).append(find)
    table = _table()
    return _Book(
        words={word: tuple(finds) for word, finds in words.items()},
        signs=tuple((sign, tuple(f)) for sign, f in signs.items() if sign.isascii()),
        other_signs=tuple((sign, tuple(f)) for sign, f in signs.items() if not sign.isascii()),
        begun={first: [*begun] for first, begun in groupby(sorted([*signs, "&"]), itemgetter(0))},
        following=re.compile(_expanded(table["following"])),
        hidden=tuple(
            _Hidden(re.compile(_expanded(one["opens"])), one["closes"]) for one in table["hidden"]
        ),
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("summarizer").joinpath("injection.toml").read_text("utf-8"))


def _expanded(expression: str) -> str:
    """Return an expression with its macros put in, folded but for the case, which has meaning."""
    macros: dict[str, str] = _table()["macros"]
    return _bare(_MACRO.sub(lambda name: _expanded(macros[name[1]]), expression))
