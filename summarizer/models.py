"""Opens the language model that the settings name."""

from collections.abc import Callable, Mapping
from pathlib import Path

from summarizer.errors import ConfigError
from summarizer.llm import Capabilities, LanguageModel, Request
from summarizer.progress import Observer
from summarizer.settings import Settings

_CONCURRENCY = 4

OnHeaders = Callable[[Mapping[str, str]], None]
OnWait = Callable[[Exception, float], None]


def open_model(
    settings: Settings,
    observer: Observer,
    *,
    inside: Callable[[LanguageModel], LanguageModel] = lambda model: model,
    on_headers: OnHeaders | None = None,
    on_wait: OnWait | None = None,
    own_loop: bool = True,
) -> LanguageModel:
    """Return the model: the embedded one, or one behind an endpoint. The caller closes it.

    Args:
        settings: name it.
        observer: told of downloads, of pauses between two attempts, and the like.
        inside: wraps what sends a request once, inside of what repeats it.
        on_headers: told of the headers of an endpoint's answers.
        on_wait: told of each pause between two attempts: the error and the seconds.
        own_loop: as :class:`~summarizer.backends.openai_chat.OpenAIChatModel` has it.

    Raises:
        ConfigError: an endpoint, but no model is named.
        LocalModelError: or one of its kinds, if the embedded model cannot run.
        UnknownModelError: no local model of that name.
    """
    if settings.is_local:
        return inside(_embedded(settings, observer))
    from summarizer.backends.openai_chat import OpenAIChatModel
    from summarizer.backends.transient import TransientError
    from summarizer.backends.transport_retry import TransportRetry

    def tell(request: Request, error: TransientError, wait: float) -> None:
        observer.retrying(request.label, f"{error}; next try in {wait:.1f} s")
        if on_wait is not None:
            on_wait(error, wait)

    chat = OpenAIChatModel(
        model_named(settings),
        base_url=settings.base_url,
        key=settings.key.get_secret_value() if settings.key else None,
        timeout=settings.timeout,
        capabilities=Capabilities(
            context=settings.context, concurrency=settings.concurrency or _CONCURRENCY
        ),
        own_loop=own_loop,
        on_headers=on_headers,
    )
    return TransportRetry(
        inside(chat),
        attempts=settings.retries + 1,
        first_wait=settings.retry_wait,
        on_retry=tell,
    )


def model_named(settings: Settings) -> str:
    """Return the name of the model that the settings mean.

    Raises:
        ConfigError: an endpoint, but no model is named.
    """
    if settings.model is not None:
        return settings.model
    if not settings.is_local:
        raise ConfigError("an endpoint needs the name of a model: -m MODEL or SUMMARIZER_MODEL")
    from summarizer.backends.weights.catalog import DEFAULT_MODEL

    return DEFAULT_MODEL.name


def _embedded(settings: Settings, observer: Observer) -> LanguageModel:
    from summarizer.backends.embedded_chat import EmbeddedChat
    from summarizer.backends.weights import DEFAULT_MODEL, LocalModel, find

    model: LocalModel | Path = DEFAULT_MODEL
    if settings.model is not None:
        is_file = settings.model.lower().endswith(".gguf")
        model = Path(settings.model).expanduser() if is_file else find(settings.model)
    return EmbeddedChat(
        model,
        context=settings.context,
        threads=settings.threads,
        timeout=settings.timeout,
        observer=observer,
    )
