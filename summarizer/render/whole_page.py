"""HTML pages that ask for nothing: style and script are in them, and nothing else may act.

The page's Content-Security-Policy names the hashes of its one style and its one script; the
template puts them there (``style_hash``, ``script_hash``).
"""

import base64
import hashlib
from collections.abc import Sequence
from importlib.resources.abc import Traversable
from typing import Any

from summarizer.render.inert import printable


def whole_page(
    folder: Traversable, templates: Sequence[str], style: str, script: str, **variables: Any
) -> str:
    """Return a page, to be written in UTF-8.

    Args:
        folder: where its files are.
        templates: names of the files with Jinja templates; the first one is the page.
        style: name of the file with its CSS.
        script: name of the file with its JavaScript.
        variables: what the templates show, escaped.
    """
    # Jinja is imported here, when a page is wanted, and not with this module.
    from summarizer.templating import Templates

    css, javascript = _text(folder, style), _text(folder, script)
    compiled = Templates(
        {name: _text(folder, name) for name in templates}, autoescape=True, max_output=None
    )
    variables |= {
        "style": css,
        "script": javascript,
        "style_hash": _hash(css),
        "script_hash": _hash(javascript),
    }
    return printable(compiled.render(templates[0], variables))


def _text(folder: Traversable, name: str) -> str:
    # Universal newlines: a browser hashes what it reads, and it reads \r\n as \n.
    return (folder / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
