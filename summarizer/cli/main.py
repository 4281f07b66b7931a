"""The command ``summarizer``: its global options, its sub-commands, its exit codes."""

from collections.abc import Sequence
from importlib import import_module

import click

from summarizer.cli.failing import Debugging, exit_code_of

COMMANDS = (
    *("brief", "batch", "dossier", "track", "render"),
    *("prompt", "schema", "models", "test", "fixture"),
)


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed.

    The command ``name`` is the attribute ``command`` of the module ``summarizer.cli.name``.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the sub-commands in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the sub-command; ``None`` if there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"summarizer.cli.{cmd_name}").command
        return found


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"summarizer {version('press-summarizer')}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
@click.pass_obj
def group(debugging: Debugging, /, debug: bool) -> None:
    """Turn press articles into briefing notes whose every claim cites the article."""
    debugging.on = debug


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; nothing is raised.

    Args:
        arguments: what follows the command's name; by default those of this process.
    """
    debugging = Debugging()

    def command() -> object:
        return group.main(
            args=None if arguments is None else list(arguments),
            prog_name="summarizer",
            standalone_mode=False,
            obj=debugging,
        )

    return exit_code_of(command, debugging)
