"""``summarizer batch``: a note of each of many articles, into a folder."""

from importlib import import_module
from typing import Any

import click

from summarizer.cli.batch_options import batch_options
from summarizer.cli.failing import Debugging

_SERVICE = ("submit", "status", "collect")


class _Batch(click.Command):
    """A command whose first argument may be the name of another one: ``batch submit``."""

    @property
    def commands(self) -> dict[str, click.Command]:
        """Those other ones, by name; they are imported when they are needed."""
        module = import_module("summarizer.cli.batch_service")
        return {name: getattr(module, name) for name in _SERVICE}

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Hand over to the sub-command that is named, if one is."""
        if not args or args[0] not in _SERVICE:
            return super().make_context(info_name, args, parent, **extra)
        chosen = self.commands[args[0]]
        return chosen.make_context(f"{info_name} {args[0]}", args[1:], parent, **extra)


_EPILOG = """\b
Through a provider's batch service:
  summarizer batch submit INPUT... --out DIR
  summarizer batch status --out DIR
  summarizer batch collect --out DIR
"""


@click.command(
    "batch",
    cls=_Batch,
    epilog=_EPILOG,
    short_help="Write a briefing note of each of many articles.",
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@batch_options
@click.pass_obj
def command(debugging: Debugging, /, inputs: tuple[str, ...], **options: Any) -> int:
    """Write a briefing note of every article in each INPUT, into a folder.

    INPUT is an article's file, an address (https://…), a folder, a pattern such as
    "press/**/*.txt", a table (.jsonl, .csv, .tsv, .parquet) with an article, or its address, in
    every row, an RSS or Atom feed (a file, or an address), or - for standard input: JSON Lines,
    or a path or address in every line.

    DIR gets a file per note in notes/, notes.jsonl and failures.jsonl, in input order. Whatever
    ends the command, the same command goes on: what has been answered is not asked again.

    Exit codes: 0 every article has its note, 90 some have not, 130 interrupted; else what ended
    the batch.
    """
    from summarizer.cli.batch_run import run_batch, run_estimate

    if options["estimate"]:
        return run_estimate(inputs, options)
    if options["out"] is None:
        raise click.UsageError("Missing option '-o' / '--out'.")
    if options["engine"] == "ray":
        from summarizer.cli.batch_cluster import run_on_cluster

        return run_on_cluster(inputs, options, debugging)
    return run_batch(inputs, options, debugging)
