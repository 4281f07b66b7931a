"""Nothing in the web page of a note can act, whatever a model or an article says."""

import re

import note_pages
import pytest
from drawn_pages import page_of
from note_pages import HOSTILE, document, harbour, note
from reported_page import Node, hashed, read_page

from summarizer.render.inert import printable
from summarizer.render.page import render_html

pytest_plugins = ("drawn_pages",)


class TestSafety:
    def test_hostile_text_is_shown_and_does_nothing(self) -> None:
        text = render_html(note_pages.hostile())
        root = read_page(text)
        shown = " ".join(printable(HOSTILE).split())
        assert root.one("h1").line == shown
        assert root.all("img") == []
        assert len(root.all("script")) == len(root.all("style")) == 1
        assert "{{ 7 * 7 }}" in root.one("h1").line
        assert "49 " not in root.one("h1").line
        for node in root:
            assert not any(name.startswith("on") for name in node.attributes)
            assert "style" not in node.attributes
            address = node.attributes.get("href") or ""
            assert not address or address.startswith("#")

    def test_marks_that_reorder_text_are_gone(self) -> None:
        assert re.search("[\u202a-\u202e\u2066-\u2069]", render_html(note_pages.hostile())) is None

    @pytest.mark.parametrize(
        "url",
        ["javascript:alert(1)", "data:text/html,x", "//host/x", "file:///etc", 'https://a" b="c'],
    )
    def test_only_addresses_of_the_web_are_links(self, url: str) -> None:
        about = page_of(document(note(), harbour(url=url))).one("dl", "about")
        assert about.all("a") == []
        assert url in about.text

    def test_the_policy_allows_the_pages_own_style_and_script_alone(self, plain: Node) -> None:
        (policy,) = (
            one.attributes["content"] or ""
            for one in plain.all("meta")
            if one.attributes.get("http-equiv") == "Content-Security-Policy"
        )
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules == {
            "default-src": "'none'",
            "style-src": hashed(plain.one("style").text),
            "script-src": hashed(plain.one("script").text),
            "base-uri": "'none'",
            "form-action": "'none'",
        }

    def test_nothing_is_loaded(self, plain: Node) -> None:
        assert not any("src" in one.attributes for one in plain)
        assert plain.all("link") == []
        assert "url(" not in plain.one("style").text
        assert "@import" not in plain.one("style").text

    def test_ids_are_unique(self, doubtful: Node) -> None:
        ids = [one.attributes["id"] for one in doubtful if "id" in one.attributes]
        assert len(set(ids)) == len(ids)
