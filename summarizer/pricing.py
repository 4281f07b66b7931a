"""What calls cost: prices from a file that the user gives; none are built in.

::

    [models."some-model"]       # the name as the endpoint knows it
    prompt = 0.15               # US dollars per million tokens
    cached = 0.075              # prompt tokens the server had in its cache; default: as prompt
    completion = 0.60
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.backends.weights.catalog import MODELS
from summarizer.config_file import read_config
from summarizer.errors import ConfigError
from summarizer.schemas import Usage

_MILLION = 1_000_000
_Dollars = Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)]


class Price(BaseModel):
    """US dollars per million tokens."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: _Dollars
    completion: _Dollars
    cached: _Dollars | None = None

    def of(self, usage: Usage) -> float:
        """Return the US dollars that so many tokens cost."""
        cached = self.prompt if self.cached is None else self.cached
        fresh = max(usage.prompt - usage.cached, 0)
        total = fresh * self.prompt + usage.cached * cached + usage.completion * self.completion
        return total / _MILLION


class _PriceFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    models: dict[str, Price]


_FREE = Price(prompt=0.0, completion=0.0)


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices by the name of a model. The local models of the catalogue are free."""

    models: Mapping[str, Price] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read a price file.

        Raises:
            ConfigError: it cannot be read, an unknown key, or a value that is no price; the
                message names the key.
        """
        table = read_config(path)
        try:
            return cls(_PriceFile.model_validate(table).models)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            key = ".".join(map(str, first["loc"]))
            message = _COMPLAINTS.get(first["type"], first["msg"][:1].lower() + first["msg"][1:])
            raise ConfigError(f"{path}: {key}: {message}") from None

    def cost(self, model: str, usage: Usage) -> float | None:
        """Return the US dollars of so many tokens; ``None`` if the model has no price."""
        price = self.models.get(model)
        if price is None and model in _LOCAL:
            price = _FREE
        return None if price is None else price.of(usage)


_LOCAL = frozenset(model.name for model in MODELS)
_COMPLAINTS = {
    "missing": "is missing",
    "extra_forbidden": "unknown key",
}
