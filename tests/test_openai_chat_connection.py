"""The connection to a chat endpoint: what breaks it, deadlines, threads, event loops, the end."""

import asyncio
import gc
import os
import signal
import socket
import threading
import time
from typing import Any

import fault_server as faults
import pytest
from chat_models import KEY, REQUEST, TEXT, Ask, Open, failure
from fault_server import FaultServer

from summarizer.backends.openai_chat import OpenAIChatModel
from summarizer.backends.transient import TransientError
from summarizer.errors import EndpointError, EndpointUnreachableError
from summarizer.llm import Reply

pytest_plugins = ("chat_models",)


class TestConnection:
    def test_where_nobody_listens_the_address_is_told(self, ask_each_way: Ask) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        model = OpenAIChatModel("m-1", base_url=f"http://127.0.0.1:{port}/v1", key=KEY)
        with pytest.raises(EndpointUnreachableError, match=f"127.0.0.1:{port}") as raised:
            ask_each_way(model)
        assert raised.value.exit_code == 31
        model.close()

    def test_a_failed_handshake_is_not_transient(
        self, server: FaultServer, open_model: Open
    ) -> None:
        model = open_model(base_url=server.base_url.replace("http:", "https:"))
        with pytest.raises(EndpointUnreachableError, match="secure") as raised:
            model.complete(REQUEST)
        assert not isinstance(raised.value, TransientError)

    @pytest.mark.parametrize("sent", [b"", b'{"choices": [{"mess'])
    def test_a_connection_that_breaks_is_transient(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, sent: bytes
    ) -> None:
        error = failure(server, open_model, ask_each_way, faults.reset(sent))
        assert isinstance(error, EndpointUnreachableError)
        assert isinstance(error, TransientError)

    @pytest.mark.parametrize(
        "behaviour",
        [faults.hang, faults.drip(), faults.drip(content_type="text/event-stream")],
        ids=["hangs", "drips", "drips a stream"],
    )
    def test_a_call_ends_at_its_deadline(
        self, server: FaultServer, open_model: Open, ask_each_way: Ask, behaviour: Any
    ) -> None:
        server.will(behaviour)
        model = open_model(timeout=0.3)
        started = time.monotonic()
        with pytest.raises(EndpointUnreachableError):
            ask_each_way(model)
        assert time.monotonic() - started < 5

    def test_a_cancelled_call_frees_the_caller(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.hang)
        model = open_model()

        async def give_up() -> None:
            async with asyncio.timeout(0.2):
                await model.acomplete(REQUEST)

        with pytest.raises(TimeoutError):
            asyncio.run(give_up())

    def test_serves_several_event_loops_and_threads(
        self, server: FaultServer, open_model: Open
    ) -> None:
        server.will(faults.chat(TEXT))
        model = open_model()

        async def ask_five() -> list[Reply]:
            return await asyncio.gather(*(model.acomplete(REQUEST) for _ in range(5)))

        replies = asyncio.run(ask_five()) + asyncio.run(ask_five()) + [model.complete(REQUEST)]
        assert [reply.text for reply in replies] == [TEXT] * 11

    def test_closing_ends_a_waiting_call(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.hang)
        model = open_model()
        closer = threading.Timer(0.2, model.close)
        closer.start()
        with pytest.raises(EndpointError, match="closed"):
            model.complete(REQUEST)
        closer.join()

    def test_closes_twice_and_then_answers_no_more(
        self, open_model: Open, ask_each_way: Ask
    ) -> None:
        model = open_model()
        model.close()
        model.close()
        with pytest.raises(EndpointError, match="closed"):
            ask_each_way(model)

    @pytest.mark.skipif(os.name == "nt", reason="sends itself a signal")
    def test_on_its_callers_loop_it_has_no_thread(self, server: FaultServer) -> None:
        async def ask_twice() -> None:
            model = OpenAIChatModel("m-1", base_url=server.base_url, own_loop=False)
            for _ in range(2):
                assert (await model.acomplete(REQUEST)).text == TEXT
            assert "summarizer-endpoint" not in {one.name for one in threading.enumerate()}
            await model.aclose()
            await model.aclose()
            with pytest.raises(EndpointError, match="closed"):
                await model.acomplete(REQUEST)

        server.will(faults.chat(TEXT))
        asyncio.run(ask_twice())

    def test_many_requests_share_its_callers_loop(self, server: FaultServer) -> None:
        async def ask_often() -> list[Reply]:
            model = OpenAIChatModel("m-1", base_url=server.base_url, own_loop=False)
            replies = await asyncio.gather(*[model.acomplete(REQUEST) for _ in range(20)])
            await model.aclose()
            assert asyncio.all_tasks() == {asyncio.current_task()}
            return replies

        server.will(faults.chat(TEXT))
        assert [reply.text for reply in asyncio.run(ask_often())] == [TEXT] * 20

    def test_ctrl_c_is_not_held_up(self, server: FaultServer, open_model: Open) -> None:
        server.will(faults.hang)
        model = open_model()
        interrupt = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
        interrupt.start()
        started = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            model.complete(REQUEST)
        assert time.monotonic() - started < 5
        interrupt.join()

    def test_a_model_that_is_dropped_leaves_no_thread(self, server: FaultServer) -> None:
        server.will(faults.chat(TEXT))
        model = OpenAIChatModel("m-1", base_url=server.base_url)
        model.complete(REQUEST)
        assert any(thread.name == "summarizer-endpoint" for thread in threading.enumerate())
        del model
        gc.collect()
        assert not any(thread.name == "summarizer-endpoint" for thread in threading.enumerate())
