"""Packages that bring readers, written into a folder; and a reader that misbehaves on request."""

from pathlib import Path

MISBEHAVING = """
import os, signal, sys, threading

from summarizer.blocks import Block
from summarizer.errors import EmptyArticleError, MissingExtraError
from summarizer.readers.reading import Reading


def says(text):
    return Reading((Block(text),))


def read(source):
    wish = source.data.decode().strip()
    return WISHES[wish]() if wish in WISHES else says(wish)


def hang():
    threading.Event().wait()


def hang_in_c():
    import re
    re.match("(a|aa)*b", "a" * 10_000)


def eat():
    held = []
    while True:
        held.append(bytearray(2**24))


def printing():
    print("printed by a reader")
    os.write(1, b"written to the pipe")
    os.write(2, b"written to the terminal")
    return says("It was printed.")


def raising(error):
    raise error


WISHES = {
    "abort": os.abort,
    "be killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "eat": eat,
    "environment": lambda: says(repr(dict(os.environ))),
    "exit": lambda: sys.exit(0),
    "folder": lambda: says(repr(sys.path)),
    "hang": hang,
    "hang in C": hang_in_c,
    "interrupt": lambda: raising(KeyboardInterrupt()),
    "be interrupted": lambda: (os.kill(os.getpid(), signal.SIGINT), says("It goes on."))[1],
    "leave": lambda: os._exit(3),
    "nest": lambda: nest(),
    "nothing": lambda: None,
    "odd kind": lambda: Reading((Block("Words.", "no such kind"),)),
    "odd text": lambda: Reading((Block(7),)),
    "half a character": lambda: says("\\ud800 is half of one."),
    "print": printing,
    "process": lambda: says(str(os.getpid())),
    "raise": lambda: raising(RuntimeError("first\\nsecond \\x1b[31m line")),
    "raise empty": lambda: raising(EmptyArticleError("Nothing in it.")),
    "raise missing": lambda: raising(MissingExtraError("pip install it")),
    "session": lambda: says(str(os.getsid(0))),
    "talk": lambda: says("Words without end. " * 100_000),
    "untidy": lambda: says("Two\\n lines\\u00a0and\\u200b a  gap. "),
}


def nest():
    return nest()
"""


def install(
    folder: Path, entries: dict[str, str], code: str = MISBEHAVING, module: str = "plugged_in"
) -> None:
    """Write a package with readers into a folder, as an installer would.

    Args:
        folder: that is on the search path, or will be.
        entries: format to ``module:function``.
        code: of the module.
        module: its name.
    """
    folder.mkdir(exist_ok=True)
    (folder / f"{module}.py").write_text(code, "utf-8")
    described = folder / f"{module}-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8"
    )
    lines = "".join(f"{name} = {value}\n" for name, value in entries.items())
    (described / "entry_points.txt").write_text(f"[summarizer.readers]\n{lines}", "utf-8")
