"""``summarizer models``: the known local models, and fetching one."""

from typing import TYPE_CHECKING

import click

from summarizer.cli.progress import observing
from summarizer.cli.writing import write_stdout

if TYPE_CHECKING:
    from summarizer.backends.weights import LocalModel, WeightsStatus


@click.group("models", invoke_without_command=True)
@click.pass_context
def command(context: click.Context, /) -> None:
    """List or fetch local models.

    Without a sub-command, every known model is listed with the size of its download, or where
    it lies.
    """
    if context.invoked_subcommand is None:
        from summarizer.backends.weights import DEFAULT_MODEL, MODELS, status

        rows = [_row(model, status(model), is_default=model == DEFAULT_MODEL) for model in MODELS]
        write_stdout(_aligned([("NAME", "MODEL", "LICENSE", "WEIGHTS"), *rows]))


@command.command("pull")
@click.argument("name")
@click.option("-q", "--quiet", is_flag=True, help="No progress on stderr.")
def pull(name: str, quiet: bool) -> None:
    """Fetch the weights of the model NAME and print where they lie.

    A download that broke off is resumed; the hash is checked.
    """
    from summarizer.backends import weights

    model = weights.find(name)
    with observing(quiet=quiet) as progress:
        path = weights.pull(model, progress.observer)
    write_stdout(f"{path}\n")


def _row(model: "LocalModel", found: "WeightsStatus", *, is_default: bool) -> tuple[str, ...]:
    name = f"{model.name} (default)" if is_default else model.name
    if found.path is None:
        where = f"not here: a download of {_gigabytes(found.size)}"
    else:
        where = f"{found.path}{'' if found.verified else ' (hash not checked yet)'}"
    return (name, model.title, model.license, where)


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.2f} GB"


def _aligned(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "\n".join(lines) + "\n"
