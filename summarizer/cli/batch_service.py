"""``summarizer batch submit``, ``status`` and ``collect``: the provider's own batch service."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summarizer.cli.batch_options import input_options, output_options
from summarizer.cli.layouts import layout_from
from summarizer.cli.options import FORMATS, batch_run_options, layout_options, settings_from
from summarizer.cli.writing import write_stdout
from summarizer.errors import BatchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.batch.service import Report, Stand
    from summarizer.render.forms import Format

UNFINISHED = 94
"""Exit code while answers are missing: collect again later."""

_OUT = click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    metavar="DIR",
    help="The folder that was submitted from.",
)
_KEY = click.option(
    "--key",
    metavar="KEY",
    help="Key of the endpoint; better kept in the environment.  [env: OPENAI_API_KEY]",
)
_BASE_URL = click.option(
    "--base-url", metavar="URL", help="Endpoint, if it is not the submission's."
)
_TIMEOUT = click.option("--timeout", type=float, metavar="SECONDS", help="Limit for one call.")
_QUIET = click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr.")
_WRITE_ONLY = click.option(
    "--write-only",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the requests into FILE (JSON Lines, as vLLM's run-batch reads them) and send "
    "nothing.",
)


@click.command("submit")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@output_options
@input_options
@_WRITE_ONLY
@click.option(
    "--job-size",
    type=click.IntRange(1),
    metavar="N",
    help="Requests in one job at most.  [default: 50000]",
)
@click.option("--retry-failed", is_flag=True, help="Ask again what was given up.")
@_QUIET
@batch_run_options
def submit(
    inputs: tuple[str, ...],
    out: Path,
    formats: tuple[str, ...],
    text_column: str | None,
    id_column: str | None,
    read_as: str | None,
    write_only: Path | None,
    job_size: int | None,
    retry_failed: bool,
    quiet: bool,
    **options: Any,
) -> int:
    """Send what the notes of all articles need as one job of the provider's batch service.

    INPUT is what summarizer batch takes; what is at an address is fetched now. The same command
    again sends what is not sent yet, and nothing twice. Then:
    summarizer batch collect --out DIR
    """
    from summarizer.articles import source_at
    from summarizer.batch import service
    from summarizer.batch.inputs import read_items

    settings = settings_from(options)
    items = read_items(
        inputs,
        text_column=text_column,
        id_column=id_column,
        skip=[out],
        format=read_as,
        fetch=partial(source_at, allow_private=settings.allow_private),
    )
    submission = service.Submission(
        items, out, settings, formats or ("markdown",), job_size, retry_failed
    )
    tell = _teller(quiet)
    if write_only is not None:
        written = service.write_requests(submission, write_only, tell=tell)
        write_stdout(f"{written} requests" + (f": {write_only}\n" if written else "\n"))
        return 0
    with _going_on_later(tell):
        stand = service.submit(submission, tell=tell)
    write_stdout(_stand_text(stand))
    return 0


@click.command("status")
@_OUT
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@_KEY
@_BASE_URL
@_TIMEOUT
@_QUIET
def status(out: Path, as_json: bool, quiet: bool, **given: Any) -> None:
    """Show how the jobs of a batch are; nothing is changed."""
    from summarizer.batch import service

    report = service.status(out, given, tell=_teller(quiet))
    write_stdout(_report_json(report) if as_json else _report_text(report))


@click.command("collect")
@_OUT
@click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Form of the note files.  [default: the submission's]",
)
@layout_options
@click.option("--wait", is_flag=True, help="Wait until every article has ended.")
@click.option(
    "--no-repairs",
    is_flag=True,
    help="Send no further job for answers that are no good; their articles fail.",
)
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Take the answers from FILE, such as the output of vLLM's run-batch, and ask no "
    "service; may be given several times.",
)
@_WRITE_ONLY
@_KEY
@_BASE_URL
@_TIMEOUT
@_QUIET
def collect(
    out: Path,
    formats: "tuple[Format, ...]",
    template: Path | None,
    docx_template: Path | None,
    wait: bool,
    no_repairs: bool,
    results: tuple[Path, ...],
    write_only: Path | None,
    quiet: bool,
    **given: Any,
) -> int:
    """Fetch the answers, check them as any run does, and write the notes.

    Answers that have to be asked for again go into another job. Exit codes: 0 every article has
    a note, 90 some failed, 94 answers are missing yet: collect again later.
    """
    from summarizer.batch import service

    tell = _teller(quiet)
    own = {"template": template, "docx_template": docx_template}
    if any(own.values()) and not formats:
        raise click.UsageError("a template needs --format: the form that it draws")
    layout = layout_from(own, formats)
    if results or write_only is not None:
        if wait:
            raise click.UsageError("--wait is for a service, not for --results or --write-only")
        stand = service.collect_results(
            out,
            results,
            requests=write_only,
            repairs=not no_repairs,
            formats=formats,
            layout=layout,
            tell=tell,
        )
    else:
        with _going_on_later(tell):
            stand = service.collect(
                out,
                given,
                wait=wait,
                repairs=not no_repairs,
                formats=formats,
                layout=layout,
                tell=tell,
            )
    write_stdout(_stand_text(stand))
    if not stand.finished:
        return UNFINISHED
    return BatchError.exit_code if stand.failed else 0


def _teller(quiet: bool) -> Callable[[str], None]:
    def tell(line: str) -> None:
        if not quiet:
            click.echo(line, err=True)

    return tell


@contextmanager
def _going_on_later(tell: Callable[[str], None]) -> Iterator[None]:
    """Say on Ctrl-C that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        tell("Interrupted; the same command goes on from here.")
        raise


def _stand_text(stand: "Stand") -> str:
    parts = [f"{stand.done} done", f"{stand.failed} failed"]
    if not stand.finished:
        parts.append(f"{max(stand.articles - stand.done - stand.failed, 0)} waiting")
        count = len(stand.jobs)
        parts.append(f"{count} job{'s' * (count != 1)} under way")
    return f"{stand.articles} articles: {', '.join(parts)}\n"


def _report_text(report: "Report") -> str:
    lines = [f"{report.articles} articles, {report.unanswered} requests without an answer"]
    for job in report.jobs:
        counts = f"{job.done}/{job.requests} answered, {job.failed} failed"
        lines.append(f"job {job.number}: {job.status or job.state}, {counts}  {job.batch}".rstrip())
    return "\n".join(lines) + "\n"


def _report_json(report: "Report") -> str:
    jobs: list[Mapping[str, Any]] = [
        {
            "number": job.number,
            "state": job.state,
            "status": job.status,
            "batch": job.batch,
            "requests": job.requests,
            "answered": job.done,
            "failed": job.failed,
        }
        for job in report.jobs
    ]
    report_values = {"articles": report.articles, "unanswered": report.unanswered, "jobs": jobs}
    return json.dumps(report_values) + "\n"
