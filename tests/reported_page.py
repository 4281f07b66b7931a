"""An HTML page as a tree, strictly read: every element is closed in its turn."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br", "hr", "img", "link"})


@dataclass
class Node:
    """An element; ``children`` are elements and pieces of text in their order."""

    tag: str
    attributes: dict[str, str | None]
    parent: "Node | None" = None
    children: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        pieces = [child if isinstance(child, str) else child.text for child in self.children]
        return "".join(pieces)

    @property
    def line(self) -> str:
        return " ".join(self.text.split())

    @property
    def classes(self) -> list[str]:
        return (self.attributes.get("class") or "").split()

    def __iter__(self) -> Iterator["Node"]:
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child

    def all(self, tag: str, kind: str | None = None) -> list["Node"]:
        return [one for one in self if one.tag == tag and (kind is None or kind in one.classes)]

    def one(self, tag: str, kind: str | None = None) -> "Node":
        found = self.all(tag, kind)
        assert len(found) == 1, f"{len(found)} elements <{tag} class={kind}>"
        return found[0]

    def by_id(self, name: str) -> "Node":
        (found,) = (one for one in self if one.attributes.get("id") == name)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.here = self.root = Node("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs), self.here)
        assert len(node.attributes) == len(attrs), f"an attribute twice in <{tag}>"
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.children.append(Node(tag, dict(attrs), self.here))

    def handle_endtag(self, tag: str) -> None:
        assert self.here.tag == tag, f"</{tag}> where <{self.here.tag}> is open"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)


def read_page(text: str) -> Node:
    """Return the page's root, which holds everything.

    Raises:
        AssertionError: an element is not closed, or closed out of turn.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader.here is reader.root, f"<{reader.here.tag}> is not closed"
    return reader.root


def hashed(text: str) -> str:
    """Return how a Content-Security-Policy names a script or style with this text."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
