"""LibreOffice and the tools of poppler: what a Word file looks like on paper.

Needs Debian's ``libreoffice-writer-nogui``, ``poppler-utils`` and ``fonts-crosextra-carlito`` (the
font with the measures of Calibri).
"""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_SECONDS = 300


def converted(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Convert Word files to PDF, in one start of LibreOffice; return the PDF of each name."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    run(
        "soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
        "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in files),
    )  # fmt: skip
    return {name: folder / f"{name}.pdf" for name in files}


def pages(pdf: Path) -> list[str]:
    """Return the text of every page."""
    text = run("pdftotext", "-layout", str(pdf), "-")
    return text.split("\f")[:-1]


def draw_page(pdf: Path, number: int, dots: int) -> Path:
    """Draw a page as PNG.

    Args:
        pdf: the document.
        number: of the page, from 1.
        dots: per inch.
    """
    target = pdf.with_suffix("")
    run("pdftoppm", "-png", "-r", str(dots), "-f", str(number), "-l", str(number), "-singlefile",
        str(pdf), str(target))  # fmt: skip
    return target.with_suffix(".png")


def run(program: str, *arguments: str) -> str:
    """Run a program and return what it prints."""
    found = shutil.which(program)
    assert found is not None, f"there is no {program} on the path"
    done = subprocess.run([found, *arguments], capture_output=True, check=True, timeout=_SECONDS)
    return done.stdout.decode()
