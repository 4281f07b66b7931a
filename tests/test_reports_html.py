"""The HTML report, read as a tree: what it shows."""

import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from drawn_reports import TWO, header, panel, rows, summary
from pydantic import BaseModel
from reported_page import read_page
from reported_suites import (
    MIXED,
    PLEDGES,
    SENTENCES,
    article,
    case,
    document,
    failed,
    passed,
    skipped,
    stale,
    suite,
)

from summarizer.regression.outcome import Finding
from summarizer.regression.reports import html_report
from summarizer.schemas import Cited

pytest_plugins = ("drawn_reports",)


class TestMatrix:
    def test_the_verdict_is_the_heading_and_the_title(self, page):
        verdict = "4 cases: 1 passed, 1 failed, 1 could not be run, 1 skipped"
        assert page.one("h1").line == verdict
        assert page.one("title").line.endswith(verdict)

    def test_a_run_without_problems_says_so(self):
        root = read_page(html_report(suite(case("bridge", passed()))))
        assert root.one("h1").line == "1 case: all passed"

    def test_a_row_for_each_case_and_a_column_for_each_variant(self):
        root = read_page(html_report(TWO))
        heads = root.all("span", "variant")
        assert [head.line for head in heads] == ["current", "prompts/v2"]
        assert [row.one("span", "case").line for row in rows(root)] == ["bridge", "harbour"]
        assert [row.attributes["data-status"] for row in rows(root)] == [
            "passed failed differs",
            "passed",
        ]
        assert rows(root)[1].one("td", "none").line == "not run"

    def test_a_cell_says_status_in_words_score_and_the_reason(self, page):
        cells = [summary(row) for row in rows(page)]
        assert [cell.one("span", "badge").line for cell in cells] == [
            "failed",
            "passed",
            "error",
            "skipped",
        ]
        assert cells[0].one("span", "score").line == "0.62"
        assert cells[0].one("span", "why").line == (
            "pledges: no commitment of Graustark to clear the mines"
        )
        assert cells[2].all("span", "score") == []
        symbols = [cell.one("use").attributes["href"] for cell in cells]
        assert len(set(symbols)) == 4

    def test_a_cell_says_the_pass_rate_of_repeats(self):
        root = read_page(html_report(suite(case("bridge", passed(0), failed(1), skipped(2)))))
        cell = summary(rows(root)[0])
        assert cell.one("span", "rate").line == "1 of 2 runs passed"
        assert cell.one("span", "score").line == "0.81"

    def test_a_case_that_nobody_reviewed_is_marked(self, page):
        marked = [bool(header(row).all("span", "tag")) for row in rows(page)]
        # The article of the first two has a sentence that is marked too.
        assert "unreviewed" not in header(rows(page)[0]).line
        assert "unreviewed" in header(rows(page)[3]).line
        assert marked == [True, True, False, True]

    def test_two_fixtures_with_one_name_have_rows_of_their_own(self):
        twins = [case("bridge", failed(), folder=f) for f in map(Path, ("a/bridge", "b/bridge"))]
        assert len(rows(read_page(html_report(suite(*twins))))) == 2

    def test_an_empty_run_is_a_page_too(self):
        root = read_page(html_report(suite()))
        assert root.one("h1").line == "No cases were run."
        assert root.all("table") == []

    def test_the_time_of_the_run_is_shown_if_it_is_known(self):
        assert read_page(html_report(MIXED)).all("time") == []
        root = read_page(html_report(MIXED, datetime(2026, 5, 4, 9, 30, tzinfo=UTC)))
        assert root.one("time").line == "2026-05-04 09:30"


class TestPanel:
    def test_failing_assertions_come_first_with_their_claims_and_sentences(self, page):
        found = panel(page)
        first, second = found.all("li", "failure")
        assert first.one("h4").line == "pledges commitments 0.50, needs 0.80"
        assert first.one("p", "message").line == PLEDGES.message
        assert first.one("span", "claim").line == "Ruritania: pay for the bridge"
        assert first.one("mark").line == SENTENCES[1]
        assert second.one("p", "message").line == "“fair” is in it"
        headings = [heading.line for heading in found.all("h3")]
        assert headings == ["Failing assertions 2 of 3", "The note", "Left out 1"]

    def test_the_note_is_shown_section_by_section_with_citations_of_the_rows_sentences(self, page):
        note = panel(page).one("section", "note")
        assert note.one("p", "headline").line == "Two neighbours will build a bridge"
        assert [head.line for head in note.all("h4")] == [
            "Summary",
            "Actors",
            "Commitments",
            "Background",
        ]
        assert "pay for the bridge" in note.line
        links = {link.attributes["href"] for link in note.all("a", "cite")}
        assert links == {"#c1-s1", "#c1-s2", "#c1-s3"}
        assert page.by_id("c1-s2").one("span", "text").line == SENTENCES[1]

    def test_what_was_left_out_is_shown_with_its_reason(self, page):
        (entry,) = panel(page).one("ul", "left-out").all("li")
        assert entry.line == "Commitments pay 50 million number 50 is not in sentence 2"

    def test_an_error_shows_its_kind_its_line_and_the_difference(self, page):
        found = panel(page, 3)
        assert found.one("div", "problem").one("h3").line == "StaleRecordingError"
        assert "the recording is stale" in found.one("div", "problem").line
        assert found.one("pre").text == stale().detail + "\n"
        assert [one.text for one in found.all("del")] == ["-List every pledge."]
        assert [one.text for one in found.all("ins")] == ["+List all pledges."]
        assert found.all("section", "note") == []

    def test_of_repeats_the_first_that_did_not_pass_is_shown_and_all_are_listed(self):
        root = read_page(html_report(suite(case("bridge", passed(0), failed(1), passed(2)))))
        found = panel(root)
        assert found.all("h3")[0].line == "Failing assertions 2 of 3, run 2"
        runs = found.one("table", "runs").one("tbody").all("tr")
        assert [run.all("td")[0].line for run in runs] == ["1", "2 (shown)", "3"]
        checks = found.one("table", "checks").one("tbody").all("tr")
        people, pledges, _ = ([cell.line for cell in check.all("td")] for check in checks)
        assert people == ["people", "actors", "passed", "1.00", "1.00", "2", "3 of 3"]
        assert pledges[-1] == "0 of 1"

    def test_a_citation_of_a_sentence_that_does_not_exist_is_no_link(self):
        odd = replace(PLEDGES, findings=(Finding("commitments", "x", (99,)),))
        found = panel(read_page(html_report(suite(case("bridge", failed(assertions=(odd,)))))))
        quote = found.one("blockquote")
        assert quote.line == "[99] (the article has no such sentence)"
        assert quote.all("a") == []

    def test_the_article_stands_once_in_its_row_however_many_variants_there_are(self):
        root = read_page(html_report(TWO))
        assert html_report(TWO).count(SENTENCES[4]) == 2  # two rows
        assert len(header(rows(root)[0]).all("li")) == len(SENTENCES)

    def test_a_sentence_that_reads_like_an_instruction_is_marked(self, page):
        assert page.by_id("c1-s4").one("span", "tag").line == "reads like an instruction"

    def test_a_note_of_another_type_is_shown_by_its_fields(self):
        class Measure(Cited):
            what: str

        class Measures(BaseModel):
            title: str
            measures: list[Measure]

        note = Measures(title="Plan", measures=[Measure(what="dredge the river", cites=[3])])
        outcome = suite(case("bridge", passed(document=document(note=note))))
        shown = panel(read_page(html_report(outcome))).one("section", "note")
        assert shown.line == "The note Plan Measures dredge the river [3]"


def test_importing_the_reports_imports_no_jinja():
    code = "import sys, summarizer.regression.reports; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_large_run_is_a_page_of_reasonable_size_in_reasonable_time():
    long = document(article=article(*(f"{number}. {SENTENCES[1]}" for number in range(40))))
    outcome = suite(
        *(
            case(f"case-{number}", failed(document=long), variant=variant)
            for number in range(200)
            for variant in ("one", "two", "three")
        )
    )
    began = time.process_time()
    text = html_report(outcome)
    assert time.process_time() - began < 5  # about one second on a machine of its own
    assert len(text.encode()) < 5_000_000
