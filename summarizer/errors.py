"""The one error tree of the package.

::

    SummarizerError                      1
    ├── ConfigError                      2   a setting or option that makes no sense
    ├── ArticleError                    10   the input cannot be turned into an article
    │   ├── ArticleNotFoundError        11   no such file, or it cannot be read
    │   ├── EmptyArticleError           12   nothing in it
    │   ├── BinaryArticleError          13   not text
    │   ├── NoSentenceError             14   text, but not one sentence to cite
    │   ├── UnreadableArticleError      15   a file that is broken, locked or too large
    │   ├── FetchError                  16   an address cannot be fetched
    │   │   └── ForbiddenAddressError   17   it is one of a private network
    │   └── SavedNoteError              18   a saved note cannot be read
    ├── PromptError                     20   a template is missing or broken
    │   └── UndefinedVariableError      21   a template uses a variable that does not exist
    ├── SchemaError                     25   a note type that cannot be loaded or sent
    ├── EndpointError                   30   the endpoint failed
    │   ├── EndpointUnreachableError    31   no connection, or none in time
    │   ├── AuthenticationError         32   wrong or missing key
    │   ├── UnknownModelError           33   the endpoint has no such model
    │   ├── RateLimitError              34   still throttled after the last retry
    │   └── ContextLengthError          35   the request is longer than the model's context
    ├── LocalModelError                 40   the embedded model cannot run
    │   ├── MissingExtraError           41   an optional package is not installed
    │   ├── DownloadError               42   the weights cannot be fetched
    │   ├── DiskFullError               43   no room for the weights
    │   └── WeightsHashError            44   the weights file is not the one it should be
    ├── ReplyError                      50   no usable reply, whatever was tried
    │   ├── InvalidReplyError           51   not JSON, or not as the schema says
    │   ├── TruncatedReplyError         52   cut off, even with a higher limit
    │   └── RefusalError                53   the model declined
    ├── UngroundedError                 60   ``on_ungrounded="fail"`` and a claim failed
    ├── OutputError                     70   the output file cannot be written
    ├── BudgetError                     75   the next call could pass the budget
    ├── FixtureError                    80   a regression fixture cannot be run
    │   ├── CaseError                   81   its case.yaml is broken
    │   └── RecordingError              82   its recording is missing or broken
    │       └── StaleRecordingError     83   what is asked today was not recorded
    └── BatchError                      90   a batch did not come to its end, or not for all
        ├── BatchBusyError              91   another run works on the same folder
        ├── JournalError                92   the folder's journal is broken, or of another batch
        └── BatchServiceError           93   the provider's batch service failed

The number is the exit code of the command line; a tens digit is a family. ``summarizer test``
alone has its own: 100 when a case failed, 1 when one could not be run. ``summarizer batch
collect`` ends with 94 while answers are missing, and any command with 130 when interrupted.
Foreign exceptions are translated where they enter: the OpenAI SDK's in
``backends/openai_wire.py`` by the rules of ``openai_border.py``, the file system's where a file
is read or written.
"""

from typing import ClassVar


class SummarizerError(Exception):
    """Base class of everything this package raises on purpose.

    ``str(error)`` is one line that a user can act on.
    """

    exit_code: ClassVar[int] = 1


class ConfigError(SummarizerError):
    """A setting or option that makes no sense."""

    exit_code = 2


class ArticleError(SummarizerError):
    """The input cannot be turned into an article."""

    exit_code = 10


class ArticleNotFoundError(ArticleError):
    """No such file, or it cannot be read."""

    exit_code = 11


class EmptyArticleError(ArticleError):
    """Nothing but white space."""

    exit_code = 12


class BinaryArticleError(ArticleError):
    """The bytes are not text in any encoding we know."""

    exit_code = 13


class NoSentenceError(ArticleError):
    """There is text, but not one sentence that could be cited."""

    exit_code = 14


class UnreadableArticleError(ArticleError):
    """A file of a known format that is broken, encrypted, too large or has no text in it."""

    exit_code = 15


class FetchError(ArticleError):
    """What an address leads to cannot be fetched."""

    exit_code = 16


class ForbiddenAddressError(FetchError):
    """The address belongs to this machine or to a private network."""

    exit_code = 17


class SavedNoteError(ArticleError):
    """A file is no note as ``--format json`` saves it."""

    exit_code = 18


class PromptError(SummarizerError):
    """A template is missing or broken."""

    exit_code = 20


class UndefinedVariableError(PromptError):
    """A template uses a variable that does not exist."""

    exit_code = 21


class SchemaError(SummarizerError):
    """A note type that cannot be loaded, or cannot be sent as a strict JSON Schema."""

    exit_code = 25


class EndpointError(SummarizerError):
    """The endpoint failed in a way that a retry does not mend."""

    exit_code = 30


class EndpointUnreachableError(EndpointError):
    """No connection, or no answer in time."""

    exit_code = 31


class AuthenticationError(EndpointError):
    """The key is wrong, missing, or not allowed to use the model."""

    exit_code = 32


class UnknownModelError(EndpointError):
    """The endpoint has no such model."""

    exit_code = 33


class RateLimitError(EndpointError):
    """Still throttled after the last retry."""

    exit_code = 34


class ContextLengthError(EndpointError):
    """The request is longer than the model's context."""

    exit_code = 35


class LocalModelError(SummarizerError):
    """The embedded model cannot run."""

    exit_code = 40


class MissingExtraError(LocalModelError):
    """An optional package is not installed; the message says which extra brings it."""

    exit_code = 41


class DownloadError(LocalModelError):
    """The weights cannot be fetched from any source."""

    exit_code = 42


class DiskFullError(LocalModelError):
    """No room for the weights."""

    exit_code = 43


class WeightsHashError(LocalModelError):
    """The weights file is not the one it should be."""

    exit_code = 44


class ReplyError(SummarizerError):
    """No usable reply, whatever was tried. ``reply`` is the last one's text."""

    exit_code = 50

    def __init__(self, message: str, *, reply: str = "") -> None:
        super().__init__(message)
        self.reply = reply


class InvalidReplyError(ReplyError):
    """Not JSON, or not as the schema says."""

    exit_code = 51


class TruncatedReplyError(ReplyError):
    """Cut off, even with a higher limit."""

    exit_code = 52


class RefusalError(ReplyError):
    """The model declined to answer."""

    exit_code = 53


class UngroundedError(SummarizerError):
    """A claim failed its check and the caller asked to fail then."""

    exit_code = 60


class OutputError(SummarizerError):
    """The output cannot be written."""

    exit_code = 70


class BudgetError(SummarizerError):
    """The next call could cost more than the budget leaves."""

    exit_code = 75


class FixtureError(SummarizerError):
    """A regression fixture cannot be run."""

    exit_code = 80


class CaseError(FixtureError):
    """A ``case.yaml`` is broken; the message says the line."""

    exit_code = 81


class RecordingError(FixtureError):
    """A recording is missing or broken."""

    exit_code = 82


class StaleRecordingError(RecordingError):
    """What is asked today was not recorded. ``difference`` shows what changed, in lines."""

    exit_code = 83

    def __init__(self, message: str, *, difference: str = "") -> None:
        super().__init__(message)
        self.difference = difference


class BatchError(SummarizerError):
    """A batch did not come to its end, or some of its articles have no note."""

    exit_code = 90


class BatchBusyError(BatchError):
    """Another run works on the same output folder."""

    exit_code = 91


class JournalError(BatchError):
    """The journal in the output folder is broken, or belongs to another batch."""

    exit_code = 92


class BatchServiceError(BatchError):
    """The provider's batch service failed, or lost something."""

    exit_code = 93
