"""Settings: what they are, where they come from, and what is said when one is wrong."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.errors import ConfigError
from summarizer.settings import Settings, load_settings


def load(folder: Path, **places: Any) -> Settings:
    given: dict[str, Any] = {"overrides": {}, "environ": {}, "cwd": folder, "config": None}
    return load_settings(**(given | places))


def refusal(folder: Path, **places: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        load(folder, **places)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.fixture
def write(tmp_path: Path) -> Any:
    def write(text: str, name: str = "summarizer.toml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


class TestDefaults:
    def test_nothing_said_means_the_embedded_model(self, tmp_path: Path) -> None:
        settings = load(tmp_path)
        assert settings == Settings()
        assert settings.is_local
        assert (settings.model, settings.base_url, settings.key) == (None, None, None)
        assert (settings.on_ungrounded, settings.tactics) == ("drop", "auto")
        assert (settings.attempts, settings.format) == (2, "markdown")

    def test_settings_cannot_be_changed(self) -> None:
        name = "model"
        with pytest.raises(ValidationError):
            setattr(Settings(), name, "other")

    def test_a_key_is_not_shown(self) -> None:
        assert "sesame" not in repr(Settings(key="sesame"))


class TestPrecedence:
    def test_the_caller_beats_the_environment_beats_the_file(
        self, tmp_path: Path, write: Any
    ) -> None:
        write('model = "from-file"\nattempts = 4\nlanguage = "fr"\n')
        settings = load(
            tmp_path,
            environ={"SUMMARIZER_MODEL": "from-environment", "SUMMARIZER_ATTEMPTS": "3"},
            overrides={"model": "from-caller"},
        )
        assert (settings.model, settings.attempts, settings.language) == ("from-caller", 3, "fr")

    def test_what_the_caller_leaves_open_is_not_said(self, tmp_path: Path) -> None:
        settings = load(tmp_path, environ={"SUMMARIZER_MODEL": "tiny"}, overrides={"model": None})
        assert settings.model == "tiny"

    def test_an_empty_variable_is_not_set(self, tmp_path: Path, write: Any) -> None:
        write('base_url = "http://localhost:1/v1"')
        settings = load(tmp_path, environ={"OPENAI_BASE_URL": "", "OPENAI_API_KEY": ""})
        assert settings.base_url == "http://localhost:1/v1"
        assert settings.key is None

    def test_endpoint_and_key_have_the_usual_variables(self, tmp_path: Path) -> None:
        environ = {"OPENAI_BASE_URL": "https://llm.example/v1", "OPENAI_API_KEY": "sesame"}
        settings = load(tmp_path, environ=environ)
        assert settings.base_url == "https://llm.example/v1"
        assert settings.key is not None
        assert settings.key.get_secret_value() == "sesame"

    def test_variables_that_are_not_ours_are_ignored(self, tmp_path: Path) -> None:
        assert load(tmp_path, environ={"SUMMARIZER_COLOUR": "blue"}) == Settings()


class TestFile:
    def test_the_nearest_file_upwards_counts(self, tmp_path: Path, write: Any) -> None:
        write("attempts = 7")
        write("attempts = 8", "near/summarizer.toml")
        deep = tmp_path / "near" / "deeper"
        deep.mkdir()
        assert load(deep).attempts == 8
        assert load(tmp_path).attempts == 7

    def test_a_table_in_the_project_file_serves_too(self, tmp_path: Path, write: Any) -> None:
        write("[tool.summarizer]\nattempts = 5", "pyproject.toml")
        assert load(tmp_path).attempts == 5

    def test_a_project_file_without_our_table_is_passed_over(
        self, tmp_path: Path, write: Any
    ) -> None:
        write("attempts = 6")
        write("[project]\nname = 'x'", "inner/pyproject.toml")
        assert load(tmp_path / "inner").attempts == 6

    def test_our_own_file_goes_before_the_project_file(self, tmp_path: Path, write: Any) -> None:
        write("attempts = 6")
        write("[tool.summarizer]\nattempts = 5", "pyproject.toml")
        assert load(tmp_path).attempts == 6

    def test_a_named_file_is_read_instead(self, tmp_path: Path, write: Any) -> None:
        write("attempts = 6")
        other = write("attempts = 9", "elsewhere/own.toml")
        assert load(tmp_path, config=other).attempts == 9

    def test_paths_are_relative_to_the_file(self, tmp_path: Path, write: Any) -> None:
        write('prompts = "mine"\nmodel = "weights/tiny.gguf"', "conf/summarizer.toml")
        deep = tmp_path / "conf" / "deeper"
        deep.mkdir()
        settings = load(deep)
        assert settings.prompts == tmp_path / "conf" / "mine"
        assert settings.model == str(tmp_path / "conf" / "weights" / "tiny.gguf")

    def test_a_key_may_be_written_with_hyphens(self, tmp_path: Path, write: Any) -> None:
        write('on-ungrounded = "keep"')
        assert load(tmp_path).on_ungrounded == "keep"


class TestRefusals:
    def test_an_unknown_key_is_named_with_its_file(self, tmp_path: Path, write: Any) -> None:
        path = write('modle = "x"')
        message = refusal(tmp_path)
        assert message == f"{path}: unknown key 'modle'; did you mean 'model'?"

    def test_an_unknown_one_of_the_caller_s_is_named_too(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, overrides={"temprature": None, "tactic": "single"})
        assert message.startswith("there is no setting 'temprature'; known are: allow_private, ")
        message = refusal(tmp_path, overrides={"tactic": "single"})
        assert message == "there is no setting 'tactic'; did you mean 'tactics'?"

    def test_a_key_of_no_likeness_gets_the_list(self, tmp_path: Path, write: Any) -> None:
        write("zzz = 1")
        assert "known are: allow_private, attempts, base_url" in refusal(tmp_path)

    def test_a_bad_value_is_named_with_its_file_and_key(self, tmp_path: Path, write: Any) -> None:
        path = write('attempts = "many"')
        message = refusal(tmp_path)
        assert message.startswith(f"{path}: attempts: ")
        assert "'many'" in message

    def test_a_bad_variable_is_named(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, environ={"OPENAI_BASE_URL": "localhost"})
        assert message.startswith("environment variable OPENAI_BASE_URL: ")
        assert "http://" in message

    def test_a_bad_option_is_named(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, overrides={"schema": "no colon"})
        assert message == "option --schema: has to be of the form module:Class (got 'no colon')"

    def test_a_choice_lists_what_there_is(self, tmp_path: Path) -> None:
        message = refusal(tmp_path, overrides={"on_ungrounded": "perhaps"})
        assert "'drop', 'keep' or 'fail'" in message

    def test_a_secret_in_a_file_is_refused_and_not_repeated(
        self, tmp_path: Path, write: Any
    ) -> None:
        path = write('key = "sesame"')
        message = refusal(tmp_path)
        assert message.startswith(f"{path}: key: ")
        assert "OPENAI_API_KEY" in message
        assert "sesame" not in message

    @pytest.mark.parametrize("timeout", ["0", "-1", "inf", "nan", "soon"])
    def test_a_timeout_is_a_positive_number_of_seconds(self, tmp_path: Path, timeout: str) -> None:
        assert "SUMMARIZER_TIMEOUT" in refusal(tmp_path, environ={"SUMMARIZER_TIMEOUT": timeout})

    def test_broken_toml_is_named(self, tmp_path: Path, write: Any) -> None:
        path = write("model = ")
        assert refusal(tmp_path).startswith(f"{path}: not valid TOML")

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "none.toml"
        assert refusal(tmp_path, config=path).startswith(f"{path}: cannot be read")

    def test_a_table_that_is_none_is_refused(self, tmp_path: Path, write: Any) -> None:
        write("[tool]\nsummarizer = 3", "pyproject.toml")
        assert "not a table" in refusal(tmp_path)


class TestIsLocal:
    def test_a_key_means_an_endpoint(self) -> None:
        assert not Settings(key="sesame").is_local
        assert not Settings(key="sesame", model="gpt-x").is_local

    def test_an_endpoint_that_is_named_always_wins(self) -> None:
        assert not Settings(base_url="http://localhost:1/v1").is_local
        assert not Settings(base_url="http://localhost:1/v1", model="tiny.gguf").is_local

    def test_a_weights_file_is_local_even_with_a_key(self) -> None:
        assert Settings(key="sesame", model="folder/Tiny.GGUF").is_local

    def test_a_model_of_the_catalogue_is_local_even_with_a_key(self) -> None:
        assert Settings(key="sesame", model="Qwen2.5-Coder-1.5B").is_local
