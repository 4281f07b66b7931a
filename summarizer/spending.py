"""The budget of a run: what its live calls may cost, all together."""

from pathlib import Path

from summarizer.backends.budgeted import Budget
from summarizer.pricing import Prices


def open_budget(
    max_cost: float | None, max_tokens: int | None, prices: Path | None
) -> Budget | None:
    """Return a budget with nothing spent yet; ``None`` if there is no limit.

    Args:
        max_cost: US dollars.
        max_tokens: of prompts and replies together.
        prices: TOML file with prices per million tokens.

    Raises:
        ConfigError: the file cannot be read or makes no sense.
    """
    if max_cost is None and max_tokens is None:
        return None
    known = Prices.load(prices) if prices else Prices()
    return Budget(max_cost=max_cost, max_tokens=max_tokens, prices=known)
