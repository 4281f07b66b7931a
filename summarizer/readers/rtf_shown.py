"""RTF without what a page does not show, so that what reads it need not know.

Goes: hidden and deleted text, letters too small to be read, pictures and objects, headers and
footers, notes, the instructions of fields, everything in groups that a program may ignore. The
properties are returned apart.
"""

import re
from dataclasses import dataclass, replace

from summarizer.errors import UnreadableArticleError

CELL = "\x1f"
"""Ends a table's cell."""

HEADING = "\x1e"
"""Stands in a paragraph that is a heading."""

ITEM = "\x1d"
"""Stands in a paragraph that is the item of a list."""

_DEEPEST = 2000
_MOST_GROUPS = 1_000_000

_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?"
    r"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|(?P<brace>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
    r"|[\r\n]+|\\\Z"
)
_BEYOND_ASCII = re.compile("[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

_DROPPED = frozenset({
    "annotation", "atnauthor", "atnid", "atnref", "colortbl", "comment", "datafield", "fldinst",
    "footer", "footerf", "footerl", "footerr", "footnote", "generator", "header", "headerf",
    "headerl", "headerr", "info", "listtable", "listoverridetable", "object", "pict", "private",
    "revtbl", "rxe", "shp", "stylesheet", "tc", "themedata", "txe", "xe", "xmlnstbl",
})  # fmt: skip
_LIST_TEXT = frozenset({"listtext", "pntext"})
_PROPERTIES = frozenset({"title", "author"})
# The words that stand for characters.
_LETTERS = frozenset({
    "bullet", "emdash", "emspace", "endash", "enspace", "ldblquote", "line", "lquote", "qmspace",
    "rdblquote", "rquote", "tab", "u",
})  # fmt: skip
_OFF = "0"
_TINY = 4
"""Half points; nobody reads what is no larger."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group."""

    dropped: bool = False
    hidden: bool = False
    deleted: bool = False
    tiny: bool = False
    field: str | None = None
    in_info: bool = False

    @property
    def is_shown(self) -> bool:
        return not (self.dropped or self.hidden or self.deleted or self.tiny)


def shown(text: str) -> tuple[str, dict[str, str]]:
    """Return an RTF text without what is not shown, and its title and author as RTF.

    Args:
        text: each character is one byte of the file.

    Raises:
        UnreadableArticleError: its groups are too many, or nested too deeply.
    """
    if max(text.count("{"), text.count("}")) > _MOST_GROUPS:
        raise UnreadableArticleError("The RTF file has too many groups.")
    walk = _Walk(text)
    walk.run()
    return "".join(walk.kept), {name: "".join(parts) for name, parts in walk.properties.items()}


class _Walk:
    """One pass over the tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: list[str] = []
        self.properties: dict[str, list[str]] = {}
        self._state = _State()
        self._stack: list[_State] = []
        self._opened: list[int] = []
        self._opens = False

    def run(self) -> None:
        position = 0
        token = _TOKEN.match(self.text)
        while token is not None:
            position = token.end()
            if token["brace"]:
                self._brace(token["brace"])
            elif token["word"]:
                position += self._word(token["word"], token["number"], token[0])
            elif token["sign"] == "*" and self._opens:
                self._opens = False
                self._state = replace(self._state, dropped=True)
            elif token["text"]:
                self._put(_escaped(token["text"]))
            elif token["hex"] or token["sign"]:
                self._put(token[0])
            token = _TOKEN.match(self.text, position)

    def _brace(self, brace: str) -> None:
        self._opens = brace == "{"
        if brace == "{":
            if len(self._stack) >= _DEEPEST:
                raise UnreadableArticleError("The RTF file's groups are nested too deeply.")
            self._stack.append(self._state)
            self._opened.append(len(self.kept))
            self.kept.append("{")
        elif self._stack:
            self._state = self._stack.pop()
            start = self._opened.pop()
            if start == len(self.kept) - 1:
                self.kept.pop()  # Nothing in it.
            else:
                self.kept.append("}")

    def _word(self, word: str, number: str | None, written: str) -> int:
        """Take a control word in; return how many bytes after it are no RTF."""
        opens, self._opens = self._opens, False
        # A line end may stand behind it, which goes: without the blank, the text would be glued on.
        written = f"{written.rstrip(' ')} "
        if word == "bin":
            return max(0, int(number or 0))
        if opens and self._destination(word):
            return 0
        self._state = _formatted(self._state, word, number)
        if word in ("cell", "nestcell"):
            self._put(CELL)
        elif word == "outlinelevel" and number is not None and number < "9":
            self._put(HEADING)
        elif word in _LETTERS:
            self._put(written)
        elif not self._state.dropped:
            self.kept.append(written)
        return 0

    def _destination(self, word: str) -> bool:
        """Tell whether a group that begins with this word holds none of the text."""
        if word in _LIST_TEXT:
            self._put(ITEM)
        elif word in _PROPERTIES and self._state.in_info:
            self._state = replace(self._state, field=word)
            return True
        elif word not in _DROPPED:
            return False
        self._state = replace(self._state, dropped=True, in_info=word == "info")
        return True

    def _put(self, piece: str) -> None:
        self._opens = False
        if self._state.field is not None:
            self.properties.setdefault(self._state.field, []).append(piece)
        elif self._state.is_shown:
            self.kept.append(piece)


def _formatted(state: _State, word: str, number: str | None) -> _State:
    on = number != _OFF
    if word == "v":
        return replace(state, hidden=on)
    if word == "deleted":
        return replace(state, deleted=on)
    if word == "plain":
        return replace(state, hidden=False, deleted=False, tiny=False)
    if word == "fs":
        return replace(state, tiny=number is not None and int(number) <= _TINY)
    return state


def _escaped(text: str) -> str:
    """Return text with its bytes beyond ASCII written as RTF writes them, and no controls."""
    if text.isascii() and text.isprintable():
        return text
    bare = _CONTROL.sub("", text)
    return _BEYOND_ASCII.sub(lambda found: f"\\'{ord(found[0]):02x}", bare)
