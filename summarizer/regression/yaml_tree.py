"""Reads YAML into plain values that remember their lines.

A subset that holds no surprises: ``true`` and ``false`` are the truth values (so that ``no`` can
be Norwegian), numbers are decimal, a key is given once, there are no tags beyond YAML's own and no
merge keys. Size, depth and the growth of aliases are bounded.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from summarizer.errors import CaseError

MAX_BYTES = 1_000_000
MAX_VALUES = 20_000
"""How many values a file may hold, every use of an alias counted in full."""
MAX_DEPTH = 40

_TAG = "tag:yaml.org,2002:"
_RESOLVERS = {
    None: [
        (_TAG + kind, re.compile(pattern))
        for kind, pattern in (
            ("null", r"(?:~|null|Null|NULL|)$"),
            ("bool", r"(?:true|True|TRUE|false|False|FALSE)$"),
            ("int", r"-?(?:0|[1-9][0-9]{0,17})$"),
            ("float", r"-?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?$"),
            ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        )
    ]
}
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _BrokenError(Exception):
    """What is wrong with a text, and where; lines and columns count from 1."""

    def __init__(self, message: str, line: int, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class YamlTree:
    """A document: mappings, lists, texts, numbers, truth values, dates, ``None``."""

    value: Any
    root: yaml.Node

    def line_of(self, path: Iterable[str | int]) -> int:
        """Return the line, from 1, on which the value at this path begins, or its key.

        Steps that lead nowhere are passed over: the line of what holds them is the answer.
        """
        node, line = self.root, _line(self.root)
        for step in path:
            found = _member(node, step)
            if found is not None:
                key, node = found
                line = _line(key)
        return line


def read_yaml(path: Path) -> YamlTree:
    """Read a file that holds one document.

    Raises:
        CaseError: it cannot be read, is too large, not UTF-8, not YAML, or not of our subset; the
            message is one line that says the file, the line, and the column if there is one.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CaseError(f"{path}: cannot be read: {error.strerror or error}") from None
    try:
        return _tree(data)
    except _BrokenError as flaw:
        column = f", column {flaw.column}" if flaw.column else ""
        reason = " ".join(str(flaw).split())
        raise CaseError(f"{path}, line {flaw.line}{column}: {reason}") from None


def _tree(data: bytes) -> YamlTree:
    if len(data) > MAX_BYTES:
        raise _BrokenError(f"is larger than {MAX_BYTES // 1_000_000} MB", 1)
    try:
        root = _composed(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _BrokenError("is not UTF-8", data.count(b"\n", 0, error.start) + 1) from None
    except yaml.reader.ReaderError as error:
        line = data.count(b"\n", 0, error.position) + 1
        raise _BrokenError(f"not valid YAML: {error.reason}", line) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"not valid YAML: {error.problem or error.context}"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, None)
        raise _BrokenError(message, line, column) from None
    if root is None:
        raise _BrokenError("is empty", 1)
    return YamlTree(_Builder().build(root), root)


def _composed(text: str) -> yaml.Node | None:
    # Composing is recursive, in C without a net: the depth has to be known first.
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise _BrokenError(f"nested more than {MAX_DEPTH} deep", line)
    loader = _LOADER(text)
    loader.yaml_implicit_resolvers = _RESOLVERS
    try:
        root: yaml.Node | None = loader.get_single_node()
        return root
    finally:
        loader.dispose()


class _Builder:
    """Makes values of nodes and counts them."""

    def __init__(self) -> None:
        self._left = MAX_VALUES
        self._open: set[int] = set()

    def build(self, node: yaml.Node) -> Any:
        self._left -= 1
        if self._left < 0:
            raise _BrokenError(f"holds more than {MAX_VALUES} values", _line(node))
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self._open:
            raise _BrokenError("an alias stands inside of what it repeats", _line(node))
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node)
            return [self.build(each) for each in node.value]
        finally:
            self._open.remove(id(node))

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        built: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _BrokenError("a key has to be a plain text", _line(key))
            name = str(key.value)
            if name in built:
                message = f"the key {name!r} is given twice (first in line {lines[name]})"
                raise _BrokenError(message, _line(key))
            lines[name] = _line(key)
            built[name] = self.build(value)
        return built


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    kind = node.tag.removeprefix(_TAG)
    try:
        match kind:
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text.lower() == "true"
            case "int":
                return int(text)
            case "float":
                return float(text)
            case "timestamp":
                return date.fromisoformat(text)
    except ValueError:
        raise _BrokenError(
            f"{text!r} is no {kind.replace('timestamp', 'date')}", _line(node)
        ) from None
    raise _BrokenError(f"the tag {node.tag!r} is not supported", _line(node))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _member(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return what shows the line of a member, and the member itself."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in (step, f"not-{step}"):
                return key, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
