"""The parts of the README that are generated; ``python -m tests.readme_blocks`` renews them."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from summarizer import errors, settings
from summarizer.cli.batch_service import UNFINISHED
from summarizer.cli.failing import BROKEN_PIPE, INTERNAL_ERROR, INTERRUPTED
from summarizer.cli.main import COMMANDS, group
from summarizer.cli.test import FAILED
from summarizer.errors import SummarizerError
from summarizer.settings import Settings

README = Path(__file__).parent.parent / "README.md"
_OF_THE_COMMAND_LINE = {
    0: ("", "All went well."),
    INTERNAL_ERROR: (
        "",
        "An error inside the summarizer: `summarizer --debug …` shows it; a test cannot be run.",
    ),
    UNFINISHED: ("", "Of `summarizer batch collect`: answers are missing yet."),
    FAILED: ("", "Of `summarizer test`: a case failed, or got worse."),
    INTERRUPTED: ("", "Interrupted with Ctrl-C."),
    BROKEN_PIPE: ("", "Nobody reads the output any more."),
}
_IN_NO_FILE = {"key"}


def blocks() -> dict[str, str]:
    """Return every generated block by its name."""
    helps = {"help-" + "-".join(path): help_of(path) for path in command_paths()}
    return {**helps, "exit-codes": exit_codes(), "settings": settings_table()}


def command_paths() -> Iterator[tuple[str, ...]]:
    """Yield the words of every command and sub-command."""
    for name in COMMANDS:
        yield (name,)
        yield from ((name, sub) for sub in _commands_of(_command((name,))))


def help_of(path: tuple[str, ...]) -> str:
    """Return a command's help page as a code block, 80 columns wide."""
    context = click.Context(group, info_name="summarizer", terminal_width=80)
    words = []
    for depth, word in enumerate(path, start=1):
        command = _command(path[:depth])
        words.append(word)
        # What is no group, such as ``batch``, is no context of its sub-commands either.
        if depth == len(path) or isinstance(command, click.Group):
            name = " ".join(words)
            context = click.Context(command, context, info_name=name, terminal_width=80)
            words = []
    return f"```text\n{context.get_help()}\n```"


def exit_codes() -> str:
    """Return the table of exit codes, from the error tree."""
    rows = {kind.exit_code: (kind.__name__, _first_line(kind)) for kind in _tree(SummarizerError)}
    rows |= _OF_THE_COMMAND_LINE
    lines = ["| Code | Error in Python | Meaning |", "| ---: | --- | --- |"]
    for code, (name, meaning) in sorted(rows.items()):
        lines.append(f"| {code} | {f'`{name}`' if name else ''} | {meaning} |")
    return "\n".join(lines)


def settings_table() -> str:
    """Return the table of settings, from the model that checks them."""
    described = _described(Settings)
    lines = [
        "| Key | Environment | Default | Meaning |",
        "| --- | --- | --- | --- |",
    ]
    for name, field in Settings.model_fields.items():
        key = field.alias or name
        variable = settings._VARIABLES[key]
        default = "" if field.default is None else f"`{field.default}`"
        shown = f"`{key}`" + (" (in no file)" if key in _IN_NO_FILE else "")
        lines.append(f"| {shown} | `{variable}` | {default} | {described[name]} |")
    return "\n".join(lines)


def replaced(text: str, name: str, content: str) -> str:
    """Return the text with the block of that name filled in anew."""
    pattern = re.compile(rf"(<!-- {name}:start -->\n).*?(\n<!-- {name}:end -->)", re.DOTALL)
    result, count = pattern.subn(lambda match: match[1] + content + match[2], text)
    if count != 1:
        raise ValueError(f"the README has {count} blocks {name!r} instead of one")
    return result


def block(text: str, name: str) -> str:
    """Return what the block of that name holds."""
    found = re.search(rf"<!-- {name}:start -->\n(.*?)\n<!-- {name}:end -->", text, re.DOTALL)
    if found is None:
        raise ValueError(f"the README has no block {name!r}")
    return found[1]


def _command(path: tuple[str, ...]) -> click.Command:
    command = group.get_command(click.Context(group), path[0])
    for word in path[1:]:
        assert command is not None
        command = _commands_of(command)[word]
    assert command is not None
    return command


def _commands_of(command: click.Command) -> dict[str, click.Command]:
    """Return the sub-commands, those of ``batch`` too, which is a command by itself."""
    return getattr(command, "commands", {})


def _tree(kind: type[SummarizerError]) -> Iterator[type[SummarizerError]]:
    if kind.__module__ == errors.__name__:
        yield kind
        for child in kind.__subclasses__():
            yield from _tree(child)


def _first_line(kind: type) -> str:
    return " ".join((kind.__doc__ or "").split()).replace("``", "`")


def _described(kind: type) -> dict[str, str]:
    """Return the text that stands under each field of a class."""
    (tree,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for field, text in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            is_text = isinstance(text, ast.Expr) and isinstance(text.value, ast.Constant)
            said = str(text.value.value) if is_text else ""
            found[field.target.id] = " ".join(said.split()).replace("``", "`")
    return found


def main() -> None:
    """Write all blocks anew."""
    text = README.read_text(encoding="utf-8")
    for name, content in blocks().items():
        text = replaced(text, name, content)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
