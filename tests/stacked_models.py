"""Models stacked as a batch stacks them, and what they are asked."""

from summarizer.backends.transient import FailingNowError
from summarizer.backends.transport_retry import TransportRetry
from summarizer.llm import LanguageModel, Message, Reply, Request
from summarizer.schemas import Usage
from summarizer.telemetry import Telemetry, TracedModel

WHO = Request((Message("user", "Who?"),), {"type": "object"}, "who", 20, label="actors")
WHEN = Request((Message("user", "When?"),), {"type": "object"}, "when", 20, label="event")
REPLY = Reply("{}", usage=Usage(prompt=7, cached=3, completion=2))
BUSY = FailingNowError("busy")


def stacked(inner: LanguageModel, telemetry: Telemetry) -> LanguageModel:
    """Return the stack of models as a batch builds it."""
    attempts = TracedModel(inner, telemetry, "attempt")

    def tell(request: Request, error: Exception, wait: float) -> None:
        telemetry.waiting(error, wait)

    return TracedModel(TransportRetry(attempts, on_retry=tell), telemetry, "section")
