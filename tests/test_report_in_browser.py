"""The HTML report in a real browser: a cell opens its note, by mouse and by keyboard.

Needs Debian's ``chromium`` and ``chromium-driver``, and the extra ``browser``.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from real_browser import find, find_all, focused, press, show, soon
from reported_suites import HOSTILE_SUITE, MIXED, PLEDGES, SENTENCES

from summarizer.regression.reports import html_report

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The report about a run with all kinds of outcomes; its log has to be empty in the end."""
    yield show(browser, tmp_path, html_report(MIXED))
    assert browser.get_log("browser") == []


def visible_cases(browser: Any) -> list[str]:
    return [one.text for one in find_all(browser, ".case") if one.is_displayed()]


def test_a_click_on_a_failing_cell_shows_the_claim_and_its_sentence(opened: Any) -> None:
    assert not find(opened, "dialog").is_displayed()
    find(opened, "td.failed button").click()
    shown = find(opened, "dialog .failure")
    assert shown.is_displayed()
    assert PLEDGES.message in shown.text
    assert PLEDGES.findings[0].text in shown.text
    assert find(opened, "dialog .failure mark").text == SENTENCES[1]
    assert "Two neighbours will build a bridge" in find(opened, "dialog .note").text
    assert "number 50 is not in sentence 2" in find(opened, "dialog").text


def test_the_article_stands_beside_the_note_and_a_citation_points_into_it(opened: Any) -> None:
    find(opened, "td.failed button").click()
    assert find(opened, "#pane-article").is_displayed()
    cited = [one.text for one in find_all(opened, "#pane-article li.cited")]
    assert cited == [f"[{n}] {SENTENCES[n - 1]}" for n in (1, 2, 3)]
    find(opened, "dialog .note a.cite[href$='-s3']").click()
    assert find(opened, "#pane-article li.shown").text == f"[3] {SENTENCES[2]}"


def test_the_difference_of_a_stale_recording_is_shown(opened: Any) -> None:
    find(opened, "td.error button").click()
    assert "+List all pledges." in find(opened, "dialog pre").text


def test_keys_open_close_and_go_from_cell_to_cell(opened: Any) -> None:
    from selenium.webdriver import Keys

    find(opened, "input[value='']").send_keys(Keys.TAB, Keys.TAB)
    while opened.switch_to.active_element.tag_name != "button":
        press(opened, Keys.TAB)
    assert focused(opened).startswith("failed")
    press(opened, Keys.ENTER)
    assert soon(opened, lambda: find(opened, "dialog").is_displayed())
    assert soon(opened, lambda: focused(opened).startswith("bridge"))
    press(opened, Keys.ESCAPE)
    assert soon(opened, lambda: not find(opened, "dialog").is_displayed())
    assert soon(opened, lambda: focused(opened).startswith("failed"))
    press(opened, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    press(opened, " ")
    assert soon(opened, lambda: find(opened, "dialog h2").text.startswith("mine"))
    press(opened, Keys.ESCAPE)
    assert soon(opened, lambda: focused(opened).startswith("error"))


def test_problems_can_be_gone_through_one_after_another(opened: Any) -> None:
    find(opened, "td.failed button").click()
    assert not find(opened, "#previous").is_enabled()
    seen = [find(opened, "dialog h2").text.split()[0]]
    while find(opened, "#next").is_enabled():
        find(opened, "#next").click()
        seen.append(find(opened, "dialog h2").text.split()[0])
    assert seen == ["bridge", "mine", "river"]
    find(opened, "#close").click()
    assert soon(opened, lambda: find_all(opened, "dialog .panel") == [])
    assert len(find_all(opened, "td .panel")) == 4


def test_rows_are_filtered_by_status_and_by_text(opened: Any) -> None:
    find(opened, ".choice.error").click()
    assert visible_cases(opened) == ["mine"]
    assert find(opened, "#found").text == "1 of 4 cases"
    find(opened, "input[value='']").send_keys(" ")
    find(opened, "input[type=search]").send_keys("Clear the MINES\n")
    assert visible_cases(opened) == ["bridge"]
    find(opened, "input[type=search]").send_keys("zzz")
    assert visible_cases(opened) == []
    assert find(opened, "#nothing").is_displayed()


def test_an_address_with_a_cells_id_opens_it(opened: Any) -> None:
    find(opened, "td.failed button").click()
    address = opened.current_url
    assert address.endswith("#c1-v1")
    opened.get("about:blank")
    opened.get(address)
    assert find(opened, "dialog h2").text.startswith("bridge")
    find(opened, "#close").click()
    assert "#" not in opened.current_url


def test_hostile_text_does_nothing(browser: Any, tmp_path: Path) -> None:
    opened = show(browser, tmp_path, html_report(HOSTILE_SUITE))
    find(opened, "td.failed button").click()
    assert "<script>alert(1)</script>" in find(opened, "dialog h2").text
    assert find_all(opened, "img") == []
    assert len(find_all(opened, "script")) == 1
    assert opened.get_log("browser") == []


def test_what_is_not_of_the_page_does_not_run(browser: Any, tmp_path: Path) -> None:
    # The log does tell when the policy is broken: without this, an empty log would prove nothing.
    text = html_report(MIXED).replace("</main>", "<script>document.title = 'mine'</script></main>")
    opened = show(browser, tmp_path, text)
    assert opened.title.startswith("Prompt regression report")
    assert any("Content Security Policy" in one["message"] for one in opened.get_log("browser"))


def test_without_scripts_a_cell_opens_in_its_place(browser: Any, tmp_path: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened = show(browser, tmp_path, html_report(MIXED))
        assert not find(opened, "#filter").is_displayed()
        find(opened, "td.failed summary").click()
        assert find(opened, "td.failed .failure mark").text == SENTENCES[1]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
