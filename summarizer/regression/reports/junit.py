"""JUnit XML: what Jenkins, GitLab and GitHub's actions read.

A test suite per variant and a test case per attempt. ``<failure>`` is an assertion that failed,
``<error>`` a case that could not be run, ``<skipped>`` one that the budget did not allow.
"""

# Nothing is parsed here: the module only writes.
from xml.etree import ElementTree as ET

from summarizer.regression.attempt_text import failure_text
from summarizer.regression.fixture import CASE_FILE
from summarizer.regression.outcome import Attempt, CaseOutcome, Status, SuiteOutcome
from summarizer.regression.reports.texts import headline, title
from summarizer.render.inert import printable

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_COUNTED: tuple[tuple[str, Status], ...] = (
    ("failures", "failed"), ("errors", "error"), ("skipped", "skipped"),
)  # fmt: skip


def junit_xml(suite: SuiteOutcome) -> str:
    """Return the run as JUnit XML, to be written in UTF-8.

    The names of test cases are those of the fixtures, with the variant if there are several and
    the number of the repeat (``name [2/5]``) if there are repeats: CI servers want them unique.
    """
    root = ET.Element("testsuites", name="summarizer")
    _count(root, [attempt for case in suite.cases for attempt in case.attempts], suite.seconds)
    for variant in suite.variants:
        cases = suite.of(variant)
        attempts = [attempt for case in cases for attempt in case.attempts]
        element = ET.SubElement(root, "testsuite", name=variant)
        _count(element, attempts, sum(attempt.seconds for attempt in attempts))
        for case in cases:
            for attempt in case.attempts:
                element.append(_testcase(case, attempt, len(suite.variants)))
    ET.indent(root)
    # The library writes characters that XML forbids as they are, so they are taken out at the end.
    return f"{_DECLARATION}{printable(ET.tostring(root, encoding='unicode'))}\n"


def _count(element: ET.Element, attempts: list[Attempt], seconds: float) -> None:
    element.set("tests", str(len(attempts)))
    for name, status in _COUNTED:
        element.set(name, str(sum(attempt.status == status for attempt in attempts)))
    element.set("time", f"{seconds:.3f}")


def _testcase(case: CaseOutcome, attempt: Attempt, variants: int) -> ET.Element:
    name = title(case, variants)
    if len(case.attempts) > 1:
        name = f"{name} [{attempt.repeat + 1}/{len(case.attempts)}]"
    folder = case.folder.as_posix()
    element = ET.Element(
        "testcase",
        classname=folder,
        name=name,
        file=f"{folder}/{CASE_FILE}",
        assertions=str(len(attempt.assertions)),
        time=f"{attempt.seconds:.3f}",
    )
    message = headline(attempt)
    if attempt.status == "failed":
        failure = ET.SubElement(element, "failure", type="AssertionError", message=message)
        failure.text = failure_text(attempt)
    elif attempt.status == "error":
        error = ET.SubElement(element, "error", type=attempt.error_kind or "Error", message=message)
        error.text = "\n\n".join(filter(None, (attempt.error, attempt.detail)))
    elif attempt.status == "skipped":
        ET.SubElement(element, "skipped", message=message)
    return element
