"""Nothing in the HTML report can act, and everybody can read it."""

import re
from importlib.resources import files

import pytest
from drawn_reports import TWO, panel
from page_colours import contrast
from reported_page import hashed, read_page
from reported_suites import HOSTILE, HOSTILE_SUITE, MIXED

from summarizer.regression.reports import html_report

pytest_plugins = ("drawn_reports",)

GROUNDS = ("page", "surface", "raised")
STATUSES = ("passed", "failed", "error", "skipped")


class TestSafety:
    def test_the_page_may_load_and_run_nothing_but_its_own_style_and_script(self, page):
        metas = [one for one in page.all("meta") if "http-equiv" in one.attributes]
        (policy,) = (one.attributes["content"] for one in metas)
        style, script = page.one("style"), page.one("script")
        assert policy.split("; ") == [
            "default-src 'none'",
            f"style-src {hashed(style.text)}",
            f"script-src {hashed(script.text)}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
        head = [one.tag for one in page.one("head")]
        assert head.index("meta") < head.index("style")

    def test_nothing_outside_the_page_is_named(self, page):
        for node in page:
            for name, value in node.attributes.items():
                assert name not in ("src", "srcset", "style", "action", "ping", "background")
                assert not name.startswith("on")
                assert name != "href" or (value or "").startswith("#")
        text = page.one("style").text + page.one("script").text
        assert not re.search(r"https?:|//\w+\.|@import|url\(|fetch|innerHTML", text)

    @pytest.mark.parametrize("outcome", [MIXED, TWO, HOSTILE_SUITE])
    def test_ids_are_unique_and_links_lead_somewhere(self, outcome):
        root = read_page(html_report(outcome))
        ids = [node.attributes["id"] for node in root if "id" in node.attributes]
        assert len(ids) == len(set(ids))
        links = [node.attributes["href"] for node in root if "href" in node.attributes]
        assert links
        assert {link.removeprefix("#") for link in links} <= set(ids)
        named = [node.attributes.get("aria-labelledby") for node in root]
        assert set(filter(None, named)) <= set(ids)

    def test_hostile_text_is_only_text(self, page):
        text = html_report(HOSTILE_SUITE)
        text.encode("utf-8")
        root = read_page(text)
        assert len(root.all("script")) == 1
        assert {node.tag for node in root} <= {node.tag for node in page} | {"html"}
        for node in root:
            assert not [name for name in node.attributes if name.startswith("on")]
        shown = '</script><script>alert(1)</script><img src=x onerror="alert(2)"> {{ 7 * 7 }} &'
        found = panel(root)
        assert shown in found.one("h2").text
        assert shown in found.one("p", "message").text
        assert shown in found.one("span", "claim").text
        assert found.all("mark")[0].text == "<img src=x onerror=alert(3)> &amp; gnp.exe"
        assert found.one("section", "note").one("p", "headline").text == (
            "</style><b onclick=alert(4)>Bold</b>"
        )
        assert "<svg/onload=alert(5)>" in found.one("ul", "left-out").text

    def test_characters_that_hide_or_reorder_are_left_out(self):
        text = html_report(HOSTILE_SUITE)
        forbidden = set(HOSTILE) & set("\x00\x1b\x85\u202e\u202c\ufffe\ud800")
        assert len(forbidden) == 7
        assert not forbidden & set(text)


class TestAccess:
    def test_whatever_opens_is_a_control_by_itself(self, page):
        assert all(details.all("summary") for details in page.all("details"))
        for button in page.by_id("panel").all("button"):
            assert button.line
            assert button.attributes["type"] == "button"

    def test_tables_name_their_rows_and_columns(self, page):
        for table in page.all("table"):
            assert all(head.attributes.get("scope") for head in table.all("th"))

    def test_symbols_are_hidden_from_readers_that_hear_the_words(self, page):
        assert all(svg.attributes.get("aria-hidden") == "true" for svg in page.all("svg"))

    def test_fields_have_labels(self, page):
        assert all(field.parent.tag == "label" for field in page.all("input"))

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize(
        ("text", "ground"),
        [
            *((text, ground) for text in ("text", "quiet", "link") for ground in GROUNDS),
            *((status, f"{status}-soft") for status in STATUSES),
            *((status, "surface") for status in STATUSES),
            *((status, "page") for status in STATUSES),
            ("surface", "text"),
            ("text", "skipped-soft"),
            ("text", "cited"),
            ("quiet", "cited"),
            ("link", "cited"),
            ("mark-text", "mark"),
            ("added", "added-soft"),
            ("removed", "removed-soft"),
        ],
    )
    def test_text_stands_out_from_its_ground(self, scheme, text, ground):
        colours = palette(scheme)
        assert contrast(colours[text], colours[ground]) >= 4.5


def palette(scheme):
    text = (files("summarizer.regression.reports") / "report.css").read_text("utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return (
        found
        if scheme == "light"
        else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))
    )
