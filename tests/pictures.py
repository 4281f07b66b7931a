"""Renews the pictures of the documentation: ``python -m tests.pictures`` (needs a browser)."""

import base64
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # as pytest does

from real_browser import find, opened_browser, show
from river_document import river_document

from summarizer.render.page import render_html

IMAGES = Path(__file__).parent.parent / "docs" / "images"
_SIZE = {"width": 1360, "height": 900, "deviceScaleFactor": 1, "mobile": False}
_LIGHT = [
    {"name": "prefers-color-scheme", "value": "light"},
    {"name": "prefers-reduced-motion", "value": "reduce"},
]


def note_picture() -> bytes:
    """Return a picture (PNG) of the note's page, a commitment chosen."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with opened_browser(place / "profile") as browser:
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": _LIGHT})
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", _SIZE)
            show(browser, place, render_html(river_document()))
            browser.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
            find(browser, "[data-cites='7'] .text").click()
            shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    return base64.b64decode(shot["data"])


def main() -> None:
    """Write all pictures."""
    IMAGES.mkdir(exist_ok=True)
    (IMAGES / "note.png").write_bytes(note_picture())


if __name__ == "__main__":
    main()
