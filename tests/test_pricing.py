"""Prices: where they come from, and what calls cost by them."""

from pathlib import Path

import pytest

from summarizer.backends.weights.catalog import MODELS
from summarizer.errors import ConfigError
from summarizer.pricing import Prices
from summarizer.schemas import Usage

USAGE = Usage(prompt=1_000_000, cached=400_000, completion=100_000)


def prices(folder: Path, text: str) -> Prices:
    path = folder / "prices.toml"
    path.write_text(text, encoding="utf-8")
    return Prices.load(path)


def test_prices_are_dollars_per_million_tokens(tmp_path: Path) -> None:
    found = prices(tmp_path, '[models."m-1"]\nprompt = 2\ncompletion = 8.0\ncached = 0.5\n')
    assert found.cost("m-1", USAGE) == pytest.approx(0.6 * 2 + 0.4 * 0.5 + 0.1 * 8)


def test_cached_tokens_cost_the_same_unless_a_price_says_otherwise(tmp_path: Path) -> None:
    found = prices(tmp_path, '[models."m-1"]\nprompt = 2\ncompletion = 8\n')
    assert found.cost("m-1", USAGE) == pytest.approx(2.8)


def test_more_cached_than_asked_is_no_credit(tmp_path: Path) -> None:
    found = prices(tmp_path, '[models."m-1"]\nprompt = 2\ncompletion = 8\ncached = 0\n')
    assert found.cost("m-1", Usage(prompt=1, cached=1_000_000)) == 0


def test_a_model_that_is_not_listed_has_no_price() -> None:
    assert Prices().cost("m-1", USAGE) is None


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_local_models_are_free_unless_a_price_says_otherwise(model, tmp_path: Path) -> None:
    assert Prices().cost(model.name, USAGE) == 0
    found = prices(tmp_path, f'[models."{model.name}"]\nprompt = 1\ncompletion = 0\n')
    assert found.cost(model.name, USAGE) == pytest.approx(1)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[models.a]\nprompt = 1\n", "models.a.completion: is missing"),
        ("[models.a]\nprompt = -1\ncompletion = 1\n", "models.a.prompt: .*greater than or equal"),
        ("[models.a]\nprompt = '1'\ncompletion = 1\n", "models.a.prompt: .*valid number"),
        ("[models.a]\nprompt = true\ncompletion = 1\n", "models.a.prompt: .*valid number"),
        ("[models.a]\nprompt = nan\ncompletion = 1\n", "models.a.prompt: "),
        ("[models.a]\nprompt = 1\ncompletion = 1\ninput = 1\n", "models.a.input: unknown key"),
        ("[models]\na = 1\n", "models.a: "),
        ("[model.a]\nprompt = 1\n", "models: is missing"),
        ("", "models: is missing"),
        ("models = ", "not valid TOML"),
    ],
)
def test_a_bad_file_is_refused_with_the_key(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=complaint) as raised:
        prices(tmp_path, text)
    assert "prices.toml: " in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        Prices.load(tmp_path / "none.toml")
