"""HTML reports, read as trees.

A module that uses the fixture says ``pytest_plugins = ("drawn_reports",)``. It imports names from
here as well, before pytest could rewrite the assertions, of which there are none:
PYTEST_DONT_REWRITE.
"""

import pytest
from reported_page import read_page
from reported_suites import MIXED, case, failed, passed, suite

from summarizer.regression.reports import html_report

TWO = suite(
    case("bridge", passed()),
    case("bridge", failed(), variant="prompts/v2"),
    case("harbour", passed(), variant="prompts/v2"),
)


@pytest.fixture(scope="module")
def page():
    return read_page(html_report(MIXED))


def rows(root):
    return [row for row in root.all("tr") if "data-status" in row.attributes]


def header(row):
    return row.all("th")[0]


def summary(row):
    return row.one("details", "opener").all("summary")[0]


def panel(root, row=1, column=1):
    return root.by_id(f"c{row}-v{column}-panel")
