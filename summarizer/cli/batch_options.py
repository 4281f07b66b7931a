"""The options of ``summarizer batch``."""

from pathlib import Path

import click

from summarizer.cli.options import (
    FORMATS,
    Decorator,
    all_of,
    batch_reading_options,
    batch_run_options,
    layout_options,
)

input_options = all_of(
    (
        click.option(
            "--text-column",
            metavar="NAME",
            help="A table's column with the articles.  [default: text, body, content or article]",
        ),
        click.option(
            "--id-column", metavar="NAME", help="A table's column with the ids.  [default: id]"
        ),
        batch_reading_options,
    )
)
"""How inputs are read."""

_FORMAT = click.option(
    "-f",
    "--format",
    "formats",
    type=click.Choice(FORMATS),
    multiple=True,
    help="Form of the note files; may be given several times.  [default: markdown]",
)


def _out(*, required: bool) -> Decorator:
    return click.option(
        "-o",
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        required=required,
        metavar="DIR",
        help="Folder for the notes; the same command goes on there.",
    )


output_options = all_of((_out(required=True), _FORMAT))
"""Where notes go."""

_PACE = (
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, 10_000),
        metavar="N",
        help="Requests at once.  [default: what the endpoint takes]",
    ),
    click.option("--rpm", type=float, metavar="N", help="Requests per minute at most."),
    click.option("--tpm", type=float, metavar="N", help="Tokens per minute at most."),
)
_SPENDING = (
    click.option(
        "--max-cost", type=float, metavar="DOLLARS", help="Stop before calls cost more than this."
    ),
    click.option(
        "--max-tokens",
        "budget_tokens",
        type=int,
        metavar="N",
        help="Stop before calls take more tokens than this, prompts and replies together.",
    ),
    click.option(
        "--prices",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Prices per million tokens (TOML), for --max-cost and --estimate.",
    ),
    click.option("--estimate", is_flag=True, help="Say what the batch will take; nothing is sent."),
)
_CACHE = (
    click.option(
        "--cache",
        metavar="DIR|off",
        help="Answers that all batches share.  [default: the user's cache folder]",
    ),
    click.option(
        "--cache-size",
        type=float,
        metavar="MB",
        help="How large the cache may get.  [default: 1000]",
    ),
    click.option("--cache-days", type=float, metavar="N", help="Days that a cached answer counts."),
    click.option(
        "--repeat-index",
        type=click.IntRange(0),
        default=0,
        metavar="N",
        help="Runs of another number have answers of their own in the cache.  [default: 0]",
    ),
)
_ENGINE = (
    click.option(
        "--engine",
        type=click.Choice(("local", "ray")),
        default="local",
        help="What runs the batch: this process, or a Ray cluster.  [default: local]",
    ),
    click.option(
        "--workers", type=click.IntRange(1), metavar="N", help="Ray: actors.  [default: 2]"
    ),
    click.option("--ray-address", metavar="ADDRESS", help="Ray: cluster.  [default: this machine]"),
    click.option(
        "--lists",
        type=click.Choice(("jsonl", "parquet")),
        default="jsonl",
        help="Ray: form of the lists of notes and failures.  [default: jsonl]",
    ),
)
_TOLD = (
    click.option("-q", "--quiet", is_flag=True, help="No progress on stderr."),
    click.option("--log-json", is_flag=True, help="Log events as JSON Lines on stderr."),
)


batch_options = all_of(
    (
        _out(required=False),
        _FORMAT,
        layout_options,
        input_options,
        *_PACE,
        *_SPENDING,
        *_CACHE,
        *_ENGINE,
        *_TOLD,
        batch_run_options,
    )
)
"""All options of ``summarizer batch``; ``--out`` may be left out with ``--estimate``."""
