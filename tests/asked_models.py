"""A model asked in both of the ways there are, which have to behave alike.

A module that uses the fixture says ``pytest_plugins = ("asked_models",)``. It imports the type
from here as well, before pytest could rewrite the assertions, of which there are none:
PYTEST_DONT_REWRITE.
"""

import asyncio
from collections.abc import Callable

import pytest

from summarizer.llm import LanguageModel, Reply, Request

Ask = Callable[[LanguageModel, Request], Reply]


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Put a request to a model, and wait for its reply."""

    def put(model: LanguageModel, one: Request) -> Reply:
        if request.param == "async":
            return asyncio.run(model.acomplete(one))
        return model.complete(one)

    return put
