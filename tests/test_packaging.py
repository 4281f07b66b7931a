"""The packages carry all that the code needs, built from the repository or from the sdist."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from live_note import check
from river_answers import RIVER_NOTE, answering

from summarizer import summarize

ROOT = Path(__file__).parent.parent
DATA = (
    "summarizer/py.typed",
    "summarizer/furniture.toml",
    "summarizer/injection.toml",
    "summarizer/lexicon/data/*.toml",
    "summarizer/regression/reports/*.css",
    "summarizer/regression/reports/*.j2",
    "summarizer/regression/reports/*.js",
    "summarizer/render/word/blank/*.xml",
    "summarizer/render/templates/*.css",
    "summarizer/render/templates/*.j2",
    "summarizer/render/templates/*.js",
    "summarizer/schemas/*.json",
    "summarizer/schemas/*.py",
    "summarizer/prompts/**/*.j2",
)


def build(source: Path, target: str, folder: Path) -> Path:
    """Build one package in a process of its own and return it."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def unpacked(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    (top,) = folder.iterdir()
    return top


@pytest.fixture(scope="module", params=["the repository", "the source distribution"])
def wheel(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from_sdist = request.param == "the source distribution"
    source = request.getfixturevalue("unpacked") if from_sdist else ROOT
    return build(source, "wheel", tmp_path_factory.mktemp("wheel"))


def in_repository(pattern: str) -> set[str]:
    """Return the files of that pattern, as the package sees them: through the two links."""
    # A pattern with ** does not follow links, so the link's target is searched.
    head, _, tail = pattern.partition("/")
    first, _, rest = tail.partition("/")
    base = (ROOT / head / first).resolve()
    if not rest:
        return {pattern} if base.is_file() else set()
    return {
        f"{head}/{first}/{path.relative_to(base).as_posix()}"
        for path in base.glob(rest)
        if "__pycache__" not in path.parts
    }


def members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize("pattern", DATA)
def test_the_wheel_carries(pattern: str, wheel: Path) -> None:
    wanted = in_repository(pattern)
    assert wanted, f"the repository has no {pattern}"
    assert wanted <= members(wheel)


def test_the_wheel_carries_every_module_and_nothing_else(wheel: Path) -> None:
    modules = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "summarizer").rglob("*.py")
        if "__pycache__" not in path.parts
    }
    found = members(wheel)
    assert modules <= found
    tops = {name.split("/")[0] for name in found}
    assert {top.partition("-")[0] for top in tops} == {"summarizer", "press_summarizer"}


def test_the_source_distribution_can_be_tested(unpacked: Path) -> None:
    for name in ("tests/test_packaging.py", "examples/river_talks.txt", "LICENSE", "README.md"):
        assert (unpacked / name).is_file(), name
    for path in filter(Path.is_file, (ROOT / "docs").rglob("*")):
        assert (unpacked / path.relative_to(ROOT)).is_file(), path


def test_every_folder_with_code_is_a_package() -> None:
    # A folder without __init__.py is imported all the same, but the import contracts miss it.
    folders = {path.parent for path in (ROOT / "summarizer").rglob("*.py")}
    assert {folder for folder in folders if not (folder / "__init__.py").is_file()} == set()


def run_from(folder: Path, wheel: Path, *arguments: str) -> str:
    """Run the command from the unpacked wheel, away from the repository; return its output."""
    site = folder / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return done.stdout


def test_the_code_that_runs_is_the_wheels(wheel: Path, tmp_path: Path) -> None:
    program = "import summarizer.schemas as s; print(s.__file__)"
    assert run_from(tmp_path, wheel, "-c", program).startswith(str(tmp_path / "site"))


def test_the_wheels_command_shows_schema_and_prompt(wheel: Path, tmp_path: Path) -> None:
    schema = json.loads(run_from(tmp_path, wheel, "-m", "summarizer", "schema"))
    assert schema["title"] == "BriefingNote"
    article = ROOT / "examples" / "river_talks.txt"
    prompt = run_from(tmp_path, wheel, "-m", "summarizer", "prompt", str(article))
    assert "[1] Valdoria and Kestria agreed on Thursday" in prompt


def test_the_check_of_the_live_note_finds_a_claim_that_cites_nothing_real() -> None:
    result = summarize(ROOT / "examples" / "river_talks.txt", model=answering(RIVER_NOTE))
    document = json.loads(result.to_json())
    assert check(document) >= 5
    document["note"]["actors"][0]["cites"] = [99]
    with pytest.raises(AssertionError, match="no such sentence in actors"):
        check(document)
    document["note"]["actors"][0]["cites"] = []
    with pytest.raises(ValueError, match="cites"):
        check(document)
