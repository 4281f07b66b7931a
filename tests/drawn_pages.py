"""Web pages of notes, read as trees.

A module that uses the fixtures says ``pytest_plugins = ("drawn_pages",)``. It imports names from
here as well, before pytest could rewrite the assertions, of which there are none:
PYTEST_DONT_REWRITE.
"""

import note_pages
import pytest
from reported_page import Node, read_page

from summarizer.render.page import render_html
from summarizer.schemas import NoteDocument


def page_of(shown: NoteDocument) -> Node:
    return read_page(render_html(shown))


@pytest.fixture(scope="module")
def plain() -> Node:
    return page_of(note_pages.plain())


@pytest.fixture(scope="module")
def doubtful() -> Node:
    return page_of(note_pages.doubtful())
