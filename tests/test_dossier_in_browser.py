"""The pages of dossier and tracking in a real browser: by screen reader, in the dark, in Arabic.

Needs what ``real_browser.py`` names.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dossier_notes import actor, commitment, event, fact, note
from real_browser import find, find_all, show

from summarizer import track
from summarizer.dossiers import merged
from summarizer.render.dossier import render_dossier
from summarizer.render.tracking import render_tracking

pytestmark = pytest.mark.browser


def pages() -> dict[str, str]:
    """Return pages with everything that may be on them."""
    notes = [
        note(
            actor("Vellmar"),
            event("Vellmar dredges the harbour", where="Hale"),
            commitment("Vellmar", "pay 4 million crowns", ungrounded="not in sentence 2"),
            commitment("Vellmar", "dredge the harbour", deadline="by June"),
            fact("The port handled 3 million tonnes."),
            outlet=outlet,
            published=f"2026-0{number}-04",
        )
        for number, outlet in enumerate(("Courier", "Herald"), start=1)
    ]
    arabic = note(
        commitment("فالدوريا", "إصلاح الجسر"), headline="إعادة فتح جسر", language="ar", outlet="أ"
    )
    return {
        "dossier": render_dossier(merged(notes), "html").decode(),
        "tracking": render_tracking(track(notes, today=date(2026, 9, 1)), "html").decode(),
        "arabic": render_dossier(merged([arabic]), "html").decode(),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", sorted(pages()))
def test_axe_finds_nothing(browser: Any, tmp_path: Path, name: str, scheme: str) -> None:
    from axe_core_python.selenium import Axe

    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    opened = show(browser, tmp_path, pages()[name])
    found = Axe().run(opened)
    assert len(found["passes"]) > 10
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]] == []
    assert opened.get_log("browser") == []


def test_a_citation_leads_to_its_sentence(browser: Any, tmp_path: Path) -> None:
    opened = show(browser, tmp_path, pages()["dossier"])
    find(opened, ".cites a").click()
    assert find(opened, "li:target").text.startswith("[1:1] ")


def test_an_arabic_table_begins_at_the_right(browser: Any, tmp_path: Path) -> None:
    opened = show(browser, tmp_path, pages()["arabic"])
    first, *_, last = find_all(opened, "th")[:6]
    assert first.location["x"] > last.location["x"]
