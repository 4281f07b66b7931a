"""What OpenTelemetry's semantic conventions for generative AI call the parts of a run.

By version 0.1.0 of the conventions (``open-telemetry/semantic-conventions-genai``), in which:

- a note is a workflow, ``invoke_workflow``;
- a section is an inference, ``chat``, which "covers the duration of the logical operation with
  all retries", and so has the tokens;
- an attempt has no name there; its attributes are of this package, ``summarizer.*``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from summarizer.llm import FinishReason, Message, Reply, Request
from summarizer.telemetry.work import Work, kind_of

Attributes: TypeAlias = Mapping[str, str | int | float | bool | Sequence[str]]

_AGENT = "summarizer"
_IN_PROCESS = "llama.cpp"
_COMPATIBLE = "openai"
_PROVIDERS = {
    "openai.azure.com": "azure.ai.openai",
    "services.ai.azure.com": "azure.ai.inference",
    "anthropic.com": "anthropic",
    "amazonaws.com": "aws.bedrock",
    "cohere.com": "cohere",
    "cohere.ai": "cohere",
    "deepseek.com": "deepseek",
    "generativelanguage.googleapis.com": "gcp.gemini",
    "aiplatform.googleapis.com": "gcp.vertex_ai",
    "groq.com": "groq",
    "ml.cloud.ibm.com": "ibm.watsonx.ai",
    "mistral.ai": "mistral_ai",
    "moonshot.ai": "moonshot_ai",
    "perplexity.ai": "perplexity",
    "x.ai": "x_ai",
}
_FINISHES: dict[FinishReason, str] = {
    "stop": "stop",
    "length": "length",
    "refusal": "content_filter",
}


@dataclass(frozen=True, slots=True)
class Server:
    """Where requests go.

    Attributes:
        provider: ``gen_ai.provider.name``; ``"openai"`` for whatever speaks OpenAI's protocol
            and is not known by its address.
        address: host name; empty for a model in this process.
        port: 0 for a model in this process.
    """

    provider: str = _IN_PROCESS
    address: str = ""
    port: int = 0

    @classmethod
    def at(cls, base_url: str | None) -> "Server":
        """Return the server of an endpoint; ``None`` is a model in this process."""
        if base_url is None:
            return cls()
        parts = urlsplit(base_url)
        host = (parts.hostname or "").lower()
        port = parts.port or (443 if parts.scheme == "https" else 80)
        known = (
            name
            for domain, name in _PROVIDERS.items()
            if host == domain or host.endswith("." + domain)
        )
        return cls(next(known, _COMPATIBLE), host, port)

    @property
    def attributes(self) -> Attributes:
        """The address, if there is one."""
        if not self.address:
            return {}
        return {"server.address": self.address, "server.port": self.port}


def name_of(work: Work) -> str:
    """Return a span's name: one of few, as names are grouped by."""
    if work.kind == "note":
        return f"invoke_workflow {_AGENT}"
    return f"chat {work.model}" if work.kind == "section" else "attempt"


def beginning(work: Work, server: Server) -> Attributes:
    """Return what is known of a span when it begins; samplers decide by it."""
    known: dict[str, str | int | float | bool | Sequence[str]] = {}
    if work.item:
        known["summarizer.item.id"] = work.item
    if work.section:
        known["summarizer.section"] = work.section
    if work.kind == "note":
        return {
            "gen_ai.operation.name": "invoke_workflow",
            "gen_ai.agent.name": _AGENT,
            "gen_ai.request.model": work.model,
            **known,
        }
    if work.kind == "attempt":
        return {"summarizer.attempt": work.number, **server.attributes, **known}
    asked = _asked(work.request, work.streamed) if work.request is not None else {}
    return {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": server.provider,
        "gen_ai.request.model": work.model,
        **server.attributes,
        **asked,
        **known,
    }


def ending(work: Work) -> Attributes:
    """Return what is known of a span when it ends. Of an error that is the kind."""
    failed: Attributes = {} if work.error is None else {"error.type": kind_of(work.error)}
    if work.kind == "attempt":
        return failed
    counted = {"summarizer.attempts": work.attempts} if work.attempts else {}
    if work.kind == "note":
        return {"summarizer.requests": work.sections, **counted, **failed}
    return {**_answered(work.reply), **counted, **failed}


def content(work: Work) -> Attributes:
    """Return the text of the request and of the reply, which is the article's and the note's."""
    told: dict[str, str] = {}
    if work.request is not None:
        told["gen_ai.input.messages"] = _as_messages(work.request.messages)
    if work.reply is not None:
        told["gen_ai.output.messages"] = _as_messages([Message("assistant", work.reply.text)])
    return told


def _asked(request: Request, streamed: bool) -> Attributes:
    asked: dict[str, str | int | float | bool] = {
        "gen_ai.output.type": "json",
        "gen_ai.request.max_tokens": request.max_tokens,
        "gen_ai.request.temperature": request.temperature,
    }
    # The conventions take a request that says nothing for one that is not streamed.
    return {**asked, "gen_ai.request.stream": True} if streamed else asked


def _answered(reply: Reply | None) -> Attributes:
    if reply is None:
        return {"gen_ai.response.finish_reasons": ["error"]}
    usage = reply.usage
    counts = {
        "gen_ai.usage.input_tokens": usage.prompt,
        "gen_ai.usage.cache_read.input_tokens": usage.cached,
        "gen_ai.usage.output_tokens": usage.completion,
    }
    # An endpoint that does not count has not used nothing.
    counted = {key: count for key, count in counts.items() if count}
    return {"gen_ai.response.finish_reasons": [_FINISHES[reply.finish]], **counted}


def _as_messages(messages: Sequence[Message]) -> str:
    return json.dumps(
        [
            {"role": message.role, "parts": [{"type": "text", "content": message.content}]}
            for message in messages
        ],
        ensure_ascii=False,
    )
