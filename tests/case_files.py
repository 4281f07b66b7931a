"""A file ``case.yaml``, and short ways to read it and to have it refused.

A module that uses the fixture says ``pytest_plugins = ("case_files",)``. It imports names from
here as well, before pytest could rewrite its assertions, which say enough as they are:
PYTEST_DONT_REWRITE.
"""

from pathlib import Path

import pytest

from summarizer.errors import CaseError
from summarizer.regression.case_file import read_case
from summarizer.schemas.regression import Case


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "case.yaml"


def read(file: Path, text: str | bytes) -> Case:
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_case(file)


def refusal(file: Path, text: str | bytes) -> str:
    """Return what is said of a file that is no case, without the file's folder."""
    with pytest.raises(CaseError) as caught:
        read(file, text)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{file}, line ")
    return message.removeprefix(f"{file}, ")
