"""A real browser without a window, and what tests do with it.

Needs Debian's ``chromium`` and ``chromium-driver``, and the extra ``browser``.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--window-size=1400,900",
)  # fmt: skip


@contextmanager
def opened_browser(profile: Path) -> Iterator[Any]:
    """Give a browser; ``profile`` is the folder for what it keeps."""
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService

    options = ChromeOptions()
    options.binary_location = _program("chromium")
    for argument in (*_ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=ChromeService(_program("chromedriver")))
    try:
        yield driver
    finally:
        driver.quit()


def _program(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"there is no {name} on the path"
    return found


def show(browser: Any, folder: Path, text: str) -> Any:
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get(path.as_uri())
    return browser


def find(browser: Any, selector: str) -> Any:
    return browser.find_element("css selector", selector)


def soon(browser: Any, so: Callable[[], bool]) -> bool:
    """Tell whether something comes to be so: a busy machine's browser takes its time."""
    from selenium.common.exceptions import TimeoutException
    from selenium.webdriver.support.ui import WebDriverWait

    try:
        return bool(WebDriverWait(browser, 10).until(lambda _: so()))
    except TimeoutException:
        return False


def find_all(browser: Any, selector: str) -> list[Any]:
    return list(browser.find_elements("css selector", selector))


def press(browser: Any, *keys: str) -> None:
    from selenium.webdriver import ActionChains

    ActionChains(browser).send_keys(*keys).perform()


def focused(browser: Any) -> str:
    return " ".join(browser.switch_to.active_element.text.split())
