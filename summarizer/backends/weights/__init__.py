"""The weights of the local models: which there are, where they lie, how they get here."""

from summarizer.backends.weights.cache import WeightsStatus, cache_folder, status
from summarizer.backends.weights.catalog import DEFAULT_MODEL, MODELS, LocalModel, find
from summarizer.backends.weights.sources import ensure, given_file, pull

__all__ = [
    "DEFAULT_MODEL",
    "MODELS",
    "LocalModel",
    "WeightsStatus",
    "cache_folder",
    "ensure",
    "find",
    "given_file",
    "pull",
    "status",
]
