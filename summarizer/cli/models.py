"""``summarizer models``: the known local models, and fetching one."""

import click


@click.group("models", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """List or fetch local models.

    Without a sub-command, every known model is listed with its size, or where it lies.
    """
