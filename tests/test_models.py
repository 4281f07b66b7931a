"""The model that settings name: how it is opened, wrapped and told of."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest
from fault_server import FaultServer, chat, error
from recorded_runs import WHO

from summarizer.backends.metered import Meter, MeteredModel
from summarizer.backends.transient import TransientError
from summarizer.errors import (
    AuthenticationError,
    ConfigError,
    EndpointError,
    RateLimitError,
    UnknownModelError,
)
from summarizer.llm import LanguageModel
from summarizer.models import model_named, open_model
from summarizer.progress import SilentObserver
from summarizer.settings import Settings

BUSY = error(500, "busy")


class Retries(SilentObserver):
    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    def retrying(self, label: str, reason: str) -> None:
        self.told.append((label, reason))


def settings(server: FaultServer, **fields: Any) -> Settings:
    return Settings.model_validate({"model": "m-1", "base_url": server.base_url, **fields})


class TestName:
    def test_it_is_the_settings_own(self) -> None:
        assert model_named(Settings(model="m-1", base_url="http://127.0.0.1:9/v1")) == "m-1"

    def test_without_an_endpoint_it_is_the_embedded_one_s(self) -> None:
        assert model_named(Settings()) == "qwen2.5-coder-1.5b"

    @pytest.mark.parametrize("ask", [model_named, lambda one: open_model(one, SilentObserver())])
    def test_an_endpoint_needs_one(self, ask: Any) -> None:
        with pytest.raises(ConfigError, match="needs the name of a model: -m MODEL"):
            ask(Settings(base_url="http://127.0.0.1:9/v1"))


def test_a_local_model_that_nobody_knows_is_told() -> None:
    with pytest.raises(UnknownModelError):
        open_model(Settings(model="no-such-model"), SilentObserver())


class TestRetries:
    def test_a_call_is_sent_again_as_often_as_the_settings_say(
        self, no_pauses: list[float]
    ) -> None:
        with FaultServer([BUSY]) as server:
            model = open_model(settings(server, retries=2), SilentObserver())
            with pytest.raises(EndpointError, match="tried 3 times"):
                model.complete(WHO)
            model.close()
        assert len(server.received) == 3
        assert len(no_pauses) == 2

    def test_none_is_possible(self) -> None:
        with FaultServer([BUSY]) as server:
            model = open_model(settings(server, retries=0), SilentObserver())
            with pytest.raises(EndpointError):
                model.complete(WHO)
            model.close()
        assert len(server.received) == 1

    def test_the_pauses_grow_from_what_the_settings_say(self, no_pauses: list[float]) -> None:
        with FaultServer([BUSY]) as server:
            model = open_model(settings(server, retries=3, retry_wait=2), SilentObserver())
            with pytest.raises(EndpointError):
                model.complete(WHO)
            model.close()
        for pause, wait in zip(no_pauses, (2, 4, 8), strict=True):
            assert wait <= pause <= wait + 2

    def test_observer_and_listener_are_told_of_each(self) -> None:
        waits: list[tuple[Exception, float]] = []
        retries = Retries()
        with FaultServer([error(429, "slow down"), chat("{}")]) as server:
            model = open_model(
                settings(server), retries, on_wait=lambda *waited: waits.append(waited)
            )
            assert model.complete(WHO).text == "{}"
            model.close()
        ((label, reason),) = retries.told
        assert label == "actors"
        assert "slow down" in reason
        assert "next try in" in reason
        ((reason_again, seconds),) = waits
        assert isinstance(reason_again, RateLimitError)
        assert seconds > 0

    @pytest.mark.parametrize("field", [{"retries": -1}, {"retries": 21}, {"retry_wait": -1}])
    def test_numbers_that_make_no_sense_are_refused(self, field: dict[str, int]) -> None:
        with pytest.raises(ValueError, match=next(iter(field))):
            Settings.model_validate(field)


class TestLayers:
    def test_what_is_put_inside_sees_every_attempt(self) -> None:
        seen: list[LanguageModel] = []
        meter = Meter()

        def inside(model: LanguageModel) -> LanguageModel:
            seen.append(model)
            return MeteredModel(Failing(model), meter)

        class Failing(MeteredModel):
            def __init__(self, model: LanguageModel) -> None:
                super().__init__(model, Meter())
                self.attempts = 0

            def complete(self, *arguments: Any) -> Any:
                self.attempts += 1
                if self.attempts < 3:
                    raise TransientError("not yet")
                return super().complete(*arguments)

        with FaultServer([chat("{}")]) as server:
            model = open_model(settings(server), SilentObserver(), inside=inside)
            assert model.complete(WHO).text == "{}"
            model.close()
        assert len(seen) == 1
        assert meter.replies == 1
        assert len(server.received) == 1

    def test_headers_are_told(self) -> None:
        told: list[Mapping[str, str]] = []
        with FaultServer([error(401, "no", {"x-ratelimit-limit-requests": "9"})]) as server:
            model = open_model(settings(server), SilentObserver(), on_headers=told.append)
            with pytest.raises(AuthenticationError):
                model.complete(WHO)
            model.close()
        assert [headers["x-ratelimit-limit-requests"] for headers in told] == ["9"]

    def test_it_can_share_its_caller_s_event_loop(self) -> None:
        async def ask() -> str:
            model = open_model(settings(server), SilentObserver(), inside=keep, own_loop=False)
            text = (await model.acomplete(WHO)).text
            await bare[0].aclose()
            model.close()
            return text

        def keep(model: LanguageModel) -> LanguageModel:
            bare.append(model)
            return model

        bare: list[Any] = []
        with FaultServer([chat("{}")]) as server:
            assert asyncio.run(ask()) == "{}"
