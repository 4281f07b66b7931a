"""How the command line fails: one line on stderr, the right exit code, nothing else."""

import os
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import click

from summarizer.errors import OutputError, SummarizerError

INTERRUPTED = 130
BROKEN_PIPE = 141
INTERNAL_ERROR = 1


@dataclass(slots=True)
class Debugging:
    """Whether errors are shown with their traceback."""

    on: bool = False


class ReaderGoneError(Exception):
    """Nobody reads standard output any more. Not an ``OSError``: click would end on that."""


def exit_code_of(command: Callable[[], object], debugging: Debugging) -> int:
    """Run the command, report its failure if there is one, and return the exit code."""
    try:
        outcome = command()
        with writing_stdout():
            sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        # That a connection was being opened, and nobody awaits it any more, is no news.
        warnings.simplefilter("ignore", RuntimeWarning)
        return INTERRUPTED
    except ReaderGoneError:
        _silence_stdout()
        return BROKEN_PIPE
    except SystemExit as end:  # click's own way out, e.g. after shell completion
        return end.code if isinstance(end.code, int) else INTERNAL_ERROR
    except SummarizerError as error:
        report(error, debugging)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last border: nothing may pass it
        _report_internal(error, debugging)
        return INTERNAL_ERROR
    return outcome if isinstance(outcome, int) else 0


def open_closed_streams() -> None:
    """Put something in the place of standard streams that were closed when the program began.

    There is nothing to read then, what is said on stderr is lost, and writing to stdout fails as
    it does with any output that cannot be written.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for good
    if sys.stdout is None:
        # Open for reading only: what is lost has to be told.
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for good


def report(error: SummarizerError, debugging: Debugging, about: str = "") -> None:
    """Print one line about the error on stderr, after its traceback when debugging.

    Args:
        error: what went wrong.
        debugging: whether to show the traceback.
        about: what the error concerns, when one of several things failed.
    """
    _trace(error, debugging)
    click.echo(one_line(f"Error: {about}: {error}" if about else f"Error: {error}"), err=True)


def one_line(text: str) -> str:
    """Return the text on one line, without characters that a terminal would obey."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())


@contextmanager
def writing_stdout() -> Iterator[None]:
    """Translate the failures of writing to standard output.

    Raises:
        ReaderGoneError: nobody reads any more.
        OutputError: it cannot be written, e.g. because the disk is full.
    """
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        _silence_stdout()
        raise OutputError(f"cannot write to standard output: {error.strerror or error}") from error


def shown_name(source: str) -> str:
    """Return the name of an article for messages: of an address, without its password."""
    from summarizer.readers.addresses import is_address, shown_address

    return shown_address(source) if is_address(source) else source


def _report_internal(error: Exception, debugging: Debugging) -> None:
    _trace(error, debugging)
    hint = "" if debugging.on else "; run with --debug (summarizer --debug …) for the traceback"
    line = one_line(f"Error: internal error: {type(error).__name__}: {error}")
    click.echo(f"{line}{hint}", err=True)


def _trace(error: Exception, debugging: Debugging) -> None:
    if debugging.on:
        traceback.print_exception(error, file=sys.stderr)


def _silence_stdout() -> None:
    # The interpreter flushes stdout once more when it ends and would complain.
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
