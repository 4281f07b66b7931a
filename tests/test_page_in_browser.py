"""The web page of a note in a real browser: by mouse, by keyboard, without scripts, on paper."""

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import note_pages
import pytest
from pdfminer.high_level import extract_pages, extract_text
from real_browser import find, find_all, press, show, soon
from river_document import river_document

from summarizer.render.page import render_html
from summarizer.schemas import NoteDocument

pytestmark = pytest.mark.browser

KINDS: dict[str, Callable[[], NoteDocument]] = {
    "plain": note_pages.plain,
    "doubtful": note_pages.doubtful,
    "arabic": note_pages.arabic,
    "a type of one's own": note_pages.own_type,
    "empty": note_pages.empty,
    "hostile": note_pages.hostile,
    "long": river_document,
}
_A4 = {"preferCSSPageSize": True, "paperWidth": 8.27, "paperHeight": 11.69}


@pytest.fixture
def river(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The page of a long note; its log has to be empty in the end."""
    emulate(browser, "light")
    yield show(browser, tmp_path, render_html(river_document()))
    assert browser.get_log("browser") == []


def emulate(browser: Any, scheme: str) -> None:
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def lit(browser: Any) -> list[str]:
    return [one.get_attribute("id") for one in find_all(browser, ".lit")]


def in_view(browser: Any, element: Any) -> bool:
    script = """
        const box = arguments[0].getClientRects()[0];
        const seen = document.elementFromPoint(box.left + 5, box.top + 5);
        return box.top >= 0 && box.bottom <= innerHeight && arguments[0].contains(seen);
    """
    return bool(browser.execute_script(script, element))


def focused_id(browser: Any) -> str:
    return str(browser.switch_to.active_element.get_attribute("id"))


def claim_with(browser: Any, text: str) -> Any:
    (found,) = (one for one in find_all(browser, "tr.claim") if text in one.text)
    return found


class TestMouse:
    def test_a_click_on_a_claim_lights_its_sentences_and_goes_to_the_first(
        self, river: Any
    ) -> None:
        claim = claim_with(river, "set up a joint customs post with 60 officers and to meet")
        river.execute_script("arguments[0].scrollIntoView({block: 'center'})", claim)
        before = river.execute_script("return scrollY")
        claim.find_element("css selector", "td").click()
        assert sorted(lit(river)) == sorted([claim.get_attribute("id"), "s5", "s7"])
        assert soon(river, lambda: in_view(river, find(river, "#s5")))
        assert find(river, "#told").text == "Sentences 5 and 7"
        assert river.execute_script("return scrollY") == before

    def test_a_click_on_one_citation_goes_to_that_sentence(self, river: Any) -> None:
        claim = claim_with(river, "allow passenger trains as well")
        claim.find_element("css selector", "a[href='#s11']").click()
        assert soon(river, lambda: in_view(river, find(river, "#s11")))
        assert "s2" in lit(river)
        assert find(river, ".chosen").get_attribute("id") == "s11"
        assert river.current_url.endswith("#" + claim.get_attribute("id"))

    def test_a_click_on_a_sentence_shows_the_claims_that_rest_on_it(self, river: Any) -> None:
        find(river, "#s13").click()
        (claim,) = (one for one in find_all(river, ".claim.lit"))
        assert "The bridge was closed in August 2012" in claim.text
        assert soon(river, lambda: in_view(river, claim))
        assert find(river, "#told").text == "Sentence 13: 1 claim rests on it"
        second = find(river, "#s2")
        river.execute_script("arguments[0].scrollIntoView({block: 'center'})", second)
        second.click()
        assert find(river, "#told").text == "Sentence 2: 6 claims rest on it"
        assert len(find_all(river, ".claim.lit")) == 6

    def test_a_sentence_in_no_claim_says_so(self, river: Any) -> None:
        find(river, "#s3").click()
        assert lit(river) == ["s3"]
        assert find(river, "#told").text == "Sentence 3: no claims rest on it"

    def test_clear_takes_it_all_back(self, river: Any) -> None:
        find(river, "#s13").click()
        find(river, "#clear").click()
        assert lit(river) == []
        assert not find(river, "#clear").is_displayed()
        assert "#" not in river.current_url

    def test_what_is_folded_can_be_opened(self, river: Any) -> None:
        entry = find(river, ".notables li")
        assert not entry.is_displayed()
        find(river, "summary").click()
        assert entry.is_displayed()
        entry.find_element("css selector", "a").click()
        assert soon(river, lambda: in_view(river, find(river, "#s4")))

    def test_who_marks_text_is_not_sent_elsewhere(self, river: Any) -> None:
        river.execute_script("getSelection().selectAllChildren(document.getElementById('s13'))")
        river.execute_script("document.getElementById('s13').click()")
        assert lit(river) == []


class TestKeyboard:
    def test_a_claim_and_its_sentence_are_reached_and_left_by_keys(self, river: Any) -> None:
        from selenium.webdriver import Keys

        press(river, Keys.TAB)
        assert river.switch_to.active_element.text == "Go to the article"
        press(river, Keys.TAB)
        first = river.switch_to.active_element
        assert first.get_attribute("aria-label") == "Sentence 1"
        press(river, Keys.ENTER)
        assert soon(river, lambda: focused_id(river) == "s1")
        press(river, Keys.TAB)
        assert river.switch_to.active_element.get_attribute("class") == "number"
        press(river, Keys.ENTER)
        back = river.switch_to.active_element
        assert back.get_attribute("class") == "cite"
        press(river, Keys.ESCAPE)
        assert lit(river) == []

    def test_escape_leads_back_to_where_one_came_from(self, river: Any) -> None:
        from selenium.webdriver import Keys

        link = claim_with(river, "allow passenger trains").find_element("css selector", "a")
        link.send_keys(Keys.ENTER)
        assert soon(river, lambda: focused_id(river) == "s2")
        press(river, Keys.ESCAPE)
        assert river.switch_to.active_element == link

    def test_the_article_can_be_scrolled(self, river: Any) -> None:
        from selenium.webdriver import Keys

        pane = find(river, "#article")
        river.execute_script("arguments[0].focus()", pane)
        press(river, Keys.END)
        assert soon(river, lambda: in_view(river, find(river, "#s20")))


def test_what_is_lit_is_announced(river: Any) -> None:
    told = find(river, "#told")
    assert told.get_attribute("role") == "status"
    assert told.text.startswith("Choose a claim")


def test_an_address_with_an_anchor_opens_what_it_points_to(river: Any) -> None:
    claim = claim_with(river, "allow passenger trains")
    address = river.current_url + "#" + claim.get_attribute("id")
    river.get("about:blank")
    river.get(address)
    assert soon(river, lambda: sorted(lit(river))[1:] == ["s11", "s2"])


def test_on_a_small_screen_the_article_follows_the_note(river: Any) -> None:
    metrics = {"width": 380, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    river.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert river.execute_script("return document.documentElement.scrollWidth") <= 380
        assert find(river, "#article").rect["y"] > find(river, ".note").rect["height"]
        find(river, "tr.claim a.cite").click()
        assert soon(river, lambda: in_view(river, find(river, "#s2")))
    finally:
        river.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_scripts_all_is_there_and_citations_lead_to_sentences(
    browser: Any, tmp_path: Path
) -> None:
    emulate(browser, "light")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened = show(browser, tmp_path, render_html(note_pages.doubtful()))
        assert find(opened, ".left-out li").is_displayed()
        assert find(opened, ".notables li").is_displayed()
        assert not find(opened, "#now").is_displayed()
        find(opened, "tr.claim a.cite[href='#s4']").click()
        target = find(opened, "#s4")
        assert target.value_of_css_property("background-color") != "rgba(0, 0, 0, 0)"
        assert find(opened, "#s3").value_of_css_property("background-color") == "rgba(0, 0, 0, 0)"
        target.find_element("css selector", "a.number").click()
        assert opened.current_url.endswith(
            target.find_element("css selector", "a").get_attribute("hash")
        )
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_accessible(kind: str, scheme: str, browser: Any, tmp_path: Path) -> None:
    emulate(browser, scheme)
    opened = show(browser, tmp_path, render_html(KINDS[kind]()))
    assert violations(opened) == []
    for summary in find_all(opened, "summary"):
        summary.click()
    for link in find_all(opened, "a.cite")[:1]:
        link.click()
    assert violations(opened) == []
    assert opened.get_log("browser") == []


def test_it_is_accessible_on_a_small_screen(browser: Any, tmp_path: Path) -> None:
    metrics = {"width": 380, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        emulate(browser, "light")
        assert violations(show(browser, tmp_path, render_html(note_pages.doubtful()))) == []
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def violations(browser: Any) -> list[str]:
    """Return what axe-core finds, all of its rules that are on by default."""
    from axe_core_python.selenium import Axe

    found = Axe().run(browser)
    assert len(found["passes"]) > 10
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


def test_hostile_text_does_nothing(browser: Any, tmp_path: Path) -> None:
    opened = show(browser, tmp_path, render_html(note_pages.hostile()))
    assert "<script>alert(1)</script>" in find(opened, "h1").text
    assert find_all(opened, "img") == []
    find(opened, "a.cite").click()
    assert opened.get_log("browser") == []


def test_what_is_not_of_the_page_does_not_run(browser: Any, tmp_path: Path) -> None:
    # The log does tell when the policy is broken: without this, an empty log would prove nothing.
    text = render_html(note_pages.plain())
    text = text.replace("</main>", "<script>document.title = 'mine'</script></main>")
    opened = show(browser, tmp_path, text)
    assert opened.title == "Two states share a harbour"
    assert any("Content Security Policy" in one["message"] for one in opened.get_log("browser"))


class TestPaper:
    def printed(self, browser: Any) -> bytes:
        return base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", _A4)["data"])

    def test_the_article_is_an_annex_in_one_column(self, river: Any) -> None:
        pdf = self.printed(river)
        pages = list(extract_pages(io.BytesIO(pdf)))
        assert len(pages) == 3
        texts = [extract_text(io.BytesIO(pdf), page_numbers=[n]) for n in range(3)]
        assert texts[0].startswith("Briefing note")
        assert texts[2].strip().startswith("The article")
        assert "The article" not in texts[0] + texts[1]
        assert "Go to the article" not in "".join(texts)

    def test_what_is_folded_on_the_screen_is_printed(self, river: Any) -> None:
        assert not find(river, ".notables li").is_displayed()
        assert "Our lorries will cross" in extract_text(
            io.BytesIO(self.printed(river)), page_numbers=[1]
        )
        assert not find(river, ".notables li").is_displayed()

    def test_buttons_are_not(self, river: Any) -> None:
        find(river, "#s13").click()
        assert "Clear" not in extract_text(io.BytesIO(self.printed(river)))
