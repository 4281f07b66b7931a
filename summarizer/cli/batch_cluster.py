"""``summarizer batch --engine ray``."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from summarizer.batch.folder import Progress
from summarizer.batch.outputs import OutputFolder
from summarizer.batch.ray_engine import run_on_ray
from summarizer.cli.batch_run import settings_of, summary
from summarizer.cli.failing import Debugging, report
from summarizer.cli.layouts import layout_from
from summarizer.errors import BatchError, ConfigError, SummarizerError

if TYPE_CHECKING:
    from summarizer.render.forms import Format

_WORKERS = 2
_LOCAL_ONLY = {
    "max_cost": "--max-cost",
    "budget_tokens": "--max-tokens",
    "cache": "--cache",
    "repeat_index": "--repeat-index",
    "log_json": "--log-json",
}
"""What needs all requests to be made in one process."""


def run_on_cluster(
    inputs: tuple[str, ...], options: Mapping[str, Any], debugging: Debugging
) -> int:
    """Run the batch on Ray and return the exit code.

    Raises:
        SummarizerError: what kept it from beginning.
    """
    for name, option in _LOCAL_ONLY.items():
        if options[name] and options[name] != "off":
            raise ConfigError(f"{option} does not work with --engine ray")
    formats: Sequence[Format] = options["formats"] or ("markdown",)
    layout = layout_from(options, formats)
    progress = Progress()
    error = None
    try:
        run_on_ray(
            inputs,
            options["out"],
            settings=settings_of(options),
            workers=options["workers"] or _WORKERS,
            concurrency=options["jobs"],
            address=options["ray_address"],
            output=options["lists"],
            formats=formats,
            layout=layout,
            text_column=options["text_column"],
            id_column=options["id_column"],
            format=options["read_as"],
            rpm=options["rpm"],
            tpm=options["tpm"],
            progress=progress,
        )
    except SummarizerError as raised:
        report(raised, debugging)
        error = raised
    if not options["quiet"]:
        click.echo(summary(progress, OutputFolder(options["out"], formats)), err=True)
    if error is not None:
        return error.exit_code
    return BatchError.exit_code if progress.failed else 0
