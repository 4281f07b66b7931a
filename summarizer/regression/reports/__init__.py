"""Reports of a whole run, as strings: for CI servers, for programs, for GitHub, for people."""

from summarizer.regression.reports.annotations import github_annotations
from summarizer.regression.reports.html import html_report
from summarizer.regression.reports.json_report import json_report
from summarizer.regression.reports.junit import junit_xml

__all__ = ["github_annotations", "html_report", "json_report", "junit_xml"]
