"""What --compare names."""

from pathlib import Path

import pytest

from summarizer.errors import ConfigError, SchemaError
from summarizer.regression.variants import parse_variant
from summarizer.schemas import BriefingNote


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "prompts" / "v2").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("text", ["prompts/v2", "prompts=prompts/v2"])
def test_a_folder_is_one_of_prompts(here: Path, text: str) -> None:
    variant = parse_variant(text)
    assert (variant.name, variant.prompts) == ("prompts/v2", Path("prompts/v2"))
    assert variant.recording == "recording-prompts-v2.json"


@pytest.mark.parametrize("text", ["llama3:8b", "org/Model-7B", "model=llama3:8b", "model=prompts"])
def test_what_is_no_folder_and_no_module_is_a_model(here: Path, text: str) -> None:
    variant = parse_variant(text)
    assert variant.model == text.removeprefix("model=")
    assert variant.prompts is variant.schema is None


@pytest.mark.parametrize("mark", ["", "schema="])
def test_a_class_of_a_module_is_a_note_type(here: Path, mark: str) -> None:
    assert parse_variant(f"{mark}summarizer.schemas:BriefingNote").schema is BriefingNote


def test_a_module_of_the_working_folder_is_found(here: Path) -> None:
    (here / "my_note_type.py").write_text(
        "from summarizer.schemas import Actor\nfrom pydantic import BaseModel\n"
        "class Note(BaseModel):\n    actors: list[Actor]\n",
        encoding="utf-8",
    )
    schema = parse_variant("my_note_type:Note").schema
    assert schema is not None
    assert schema.__name__ == "Note"


def test_no_two_recordings_have_one_name(here: Path) -> None:
    texts = ["gpt-4.1", "gpt-4.1-mini", "org/gpt", "prompts/v2"]
    assert len({parse_variant(text).recording for text in texts}) == len(texts)


@pytest.mark.parametrize("text", ["prompts=nowhere", "model=", "prompts="])
def test_what_is_not_there_is_an_error(here: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="--compare"):
        parse_variant(text)


def test_a_class_that_is_not_there_is_one_too(here: Path) -> None:
    with pytest.raises(SchemaError):
        parse_variant("schema=summarizer.schemas:Nothing")
