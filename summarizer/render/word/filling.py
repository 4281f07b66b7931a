"""Fills in a Word file of the user's in a process of its own, which cannot run away.

A template is a small program: a sandbox keeps it from the machine, but not from using up its
time and memory. So it runs where the operating system sets both an end.
"""

import importlib.util
import json
import subprocess
import sys
from typing import Any

from summarizer.child_environment import environment_without_secrets
from summarizer.errors import PromptError, UndefinedVariableError
from summarizer.render.inert import printable
from summarizer.schemas import NoteDocument

CPU_SECONDS = 20
"""Computing time that a template may take; a usual one takes less than a second."""
_WALL_SECONDS = 120
_LONGEST_TEMPLATE = 20_000_000

# The child finds the same packages as this process, whatever brought them on its path.
_CHILD = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from summarizer.render.word.filling_child import main; main(int(sys.argv[1]))"
)


def filled(document: NoteDocument, template: bytes) -> bytes:
    """Return a Word file with its placeholders replaced by what they name of the document.

    Args:
        document: what a run produced: ``note``, ``article``, ``dropped``, ``coverage`` and
            ``provenance`` are the variables.
        template: a Word file with placeholders as docxtpl reads them.

    Raises:
        ImportError: docxtpl is not installed.
        PromptError: the template is broken, does what it must not, or comes to no end.
    """
    return _answered(json.dumps(variables_of(document)), template)


def check_template(template: bytes) -> None:
    """Find out whether a Word file can be filled in, before work is spent on a note.

    Raises:
        ImportError: docxtpl is not installed.
        PromptError: it is broken, or names a variable that does not exist.
    """
    _answered(json.dumps(list(NoteDocument.model_fields)), template)


def _answered(job: str, template: bytes) -> bytes:
    if importlib.util.find_spec("docxtpl") is None:
        raise ImportError("docxtpl")
    if len(template) > _LONGEST_TEMPLATE:
        raise PromptError(f"Word template: more than {_LONGEST_TEMPLATE} bytes")
    answer = _asked(job.encode() + b"\n" + template)
    if answer.startswith(b"="):
        return answer[1:]
    kind = UndefinedVariableError if answer.startswith(b"?") else PromptError
    raise kind(answer[1:].decode())


def variables_of(document: NoteDocument) -> dict[str, Any]:
    """Return the document as plain data, without characters that XML forbids."""
    variables: dict[str, Any] = _printable(document.model_dump(mode="json", by_alias=True))
    return variables


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: _printable(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_printable(member) for member in value]
    return value


def _asked(question: bytes) -> bytes:
    command = [sys.executable, "-I", "-c", _CHILD, str(CPU_SECONDS), *sys.path]
    try:
        child = subprocess.run(  # noqa: S603 - our own arguments and no shell
            command,
            input=question,
            capture_output=True,
            timeout=_WALL_SECONDS,
            check=False,
            env=environment_without_secrets(),
        )
    except subprocess.TimeoutExpired as error:
        raise PromptError(f"Word template: not filled in within {_WALL_SECONDS} s") from error
    if child.returncode != 0 or not child.stdout:
        raise PromptError(
            f"Word template: stopped, for it takes more than {CPU_SECONDS} s or too much memory"
        )
    return child.stdout
