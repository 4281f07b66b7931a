"""What the endpoint answers: a fixed note, in whatever form the request asks for."""

import json
import re
from functools import cache
from typing import Any

from tests.benchmarks.overhead.articles import ending_in, extractions, note, renamed

_TOOL = re.compile(rb'"tools":\s*\[.*?"name":\s*"([^"]+)"', re.DOTALL)
_USAGE = {"prompt_tokens": 1700, "completion_tokens": 800, "total_tokens": 2500}


def answer_to(request: bytes) -> bytes:
    """Return the body of the answer to the body of a chat completion request.

    A note as a call of the first tool, if there are tools; else as the message's content.
    """
    return renamed(
        _plain(_tool_of(request), b'"extractions"' in request), ending_in(request)
    ).encode()


def _tool_of(request: bytes) -> str:
    found = _TOOL.search(request)
    return found[1].decode() if found else ""


@cache
def _plain(tool: str, extracting: bool) -> str:
    text = json.dumps(json.loads(extractions() if extracting else note()))
    message: dict[str, Any] = {"role": "assistant", "content": text, "refusal": None}
    if tool:
        function = {"name": tool, "arguments": text}
        calls = [{"id": "call_1", "type": "function", "function": function}]
        message |= {"content": None, "tool_calls": calls}
    finish = "tool_calls" if tool else "stop"
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "fixed",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": _USAGE,
        }
    )
