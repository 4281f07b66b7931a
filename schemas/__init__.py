"""The Pydantic models: the article, the note, and the document that holds both."""

from summarizer.schemas.article import Article, ArticleMetadata, Sentence
from summarizer.schemas.document import (
    Coverage,
    Dropped,
    NoteDocument,
    Origin,
    Provenance,
    Usage,
)
from summarizer.schemas.markers import Derived, Modality
from summarizer.schemas.note import (
    Actor,
    ActorKind,
    Background,
    BriefingNote,
    Cited,
    Commitment,
    CommitmentStatus,
    Event,
    SummarySentence,
)
from summarizer.schemas.recording import (
    Exchange,
    ModelClaims,
    RecordedError,
    RecordedMessage,
    RecordedReply,
    RecordedRequest,
    Recording,
)

__all__ = [
    "Actor",
    "ActorKind",
    "Article",
    "ArticleMetadata",
    "Background",
    "BriefingNote",
    "Cited",
    "Commitment",
    "CommitmentStatus",
    "Coverage",
    "Derived",
    "Dropped",
    "Event",
    "Exchange",
    "Modality",
    "ModelClaims",
    "NoteDocument",
    "Origin",
    "Provenance",
    "RecordedError",
    "RecordedMessage",
    "RecordedReply",
    "RecordedRequest",
    "Recording",
    "Sentence",
    "SummarySentence",
    "Usage",
]
