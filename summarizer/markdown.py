"""Markdown to blocks: the markup goes, what it says about the text stays.

Headings, list items and pictures are known here, not guessed; the front matter gives metadata.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.blocks import Block, Kind

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(
    r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?P<body>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
_YAML_FIELD = re.compile(r"(?P<key>[A-Za-z][\w -]*):\s+(?P<value>\S.*)")
# Comments, and elements that a page does not show: readers never see what stands in them.
_UNSEEN = re.compile(
    r"<!--.{0,5000}?-->"
    r"|<(?P<name>[a-z]\w*)\b(?=[^<>]*(?:\bhidden\b|display\s*:\s*none|visibility\s*:\s*hidden"
    r"|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])"
    r"|(?<!-)\bcolor\s*[:=]\s*[\"']?(?:#f{3,8}\b|white\b|transparent\b)))[^<>]*>"
    r".{0,5000}?</(?P=name)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the front matter's simple fields, keys in lower case, and the text after it.

    YAML (``---``) is read as one ``key: value`` a line, which is what front matter is; TOML
    (``+++``) is read in full. Nested values and broken front matter give no fields.
    """
    found = _FRONT_MATTER.match(text)
    if found is None:
        return {}, text
    rest = text[found.end() :]
    if found["fence"] == "+++":
        try:
            table = tomllib.loads(found["body"])
        except tomllib.TOMLDecodeError:
            return {}, rest
        return {k.lower(): str(v) for k, v in table.items() if not isinstance(v, dict | list)}, rest
    fields: dict[str, str] = {}
    for line in found["body"].splitlines():
        pair = _YAML_FIELD.fullmatch(line.rstrip())
        if pair is not None:
            fields[pair["key"].lower()] = pair["value"].strip().strip("\"'")
    # A text that merely begins with a ruled line has no fields there, and keeps its words.
    return (fields, rest) if fields else ({}, text)


def markdown_blocks(text: str) -> list[Block]:
    """Return the paragraphs, headings, list items and captions of a Markdown text.

    The first heading of the highest level is the headline; the other headings are subheads.
    """
    from markdown_it import MarkdownIt

    seen = _UNSEEN.sub("", text)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(seen)
    blocks = [block for block in _blocks(tokens) if block.text.strip()]
    first = next((i for i, b in enumerate(blocks) if b.kind == "subhead"), None)
    if first is not None and not any(b.kind == "body" for b in blocks[:first]):
        blocks[first] = Block(blocks[first].text, "headline")
    return blocks


def _blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    """Walk the flat token list; only inline tokens hold text."""
    opened: list[str] = []
    row: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            opened.append(token.type)
        elif token.nesting == -1:
            opened.pop()
            if token.type == "tr_close":
                kind: Kind = "subhead" if "thead_open" in opened else "item"
                yield Block(" – ".join(filter(None, row)), kind)
                row = []
        elif token.type == "html_block":
            yield from (Block(part, "body") for part in _TAG.sub("\n", token.content).split("\n"))
        elif token.type == "inline" and ("td_open" in opened or "th_open" in opened):
            row.append(_plain(token))
        elif token.type == "inline":
            yield from _inline(token, opened)


def _inline(token: "Token", opened: list[str]) -> Iterator[Block]:
    children = token.children or []
    if "heading_open" in opened:
        yield Block(_plain(token), "subhead")
    elif any(c.type == "image" for c in children) and not _plain(token).strip():
        yield Block(" ".join(c.content for c in children if c.type == "image"), "caption")
    elif "list_item_open" in opened:
        yield Block(_plain(token), "item")
    else:
        # A hard break in Markdown is the author's: it parts lines.
        yield from (Block(line, "body") for line in _plain(token).split("\n"))


def _plain(token: "Token") -> str:
    """Return the words of an inline token: no emphasis, no addresses, no pictures, no tags."""
    parts = {"softbreak": " ", "hardbreak": "\n"}
    return "".join(
        parts.get(child.type, child.content if child.type in ("text", "code_inline") else "")
        for child in token.children or []
    )
