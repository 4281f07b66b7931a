"""The article as the rest of the program sees it: text, metadata, numbered sentences."""

from datetime import date
from operator import attrgetter
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

# The title stands above the article in prompts: a line end in it would begin a line of its own.
OneLine = Annotated[str, AfterValidator(lambda text: " ".join(text.split()))]


class ArticleMetadata(BaseModel):
    """What is known about an article besides its text; ``None`` means unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: OneLine | None = None
    outlet: OneLine | None = None
    byline: OneLine | None = None
    dateline: OneLine | None = Field(
        default=None, description="The dateline as printed, e.g. 'GENEVA, 3 May (Agency)'."
    )
    published: date | None = None
    url: str | None = None


class Sentence(BaseModel):
    """One numbered sentence. ``start`` and ``end`` are offsets into ``Article.text``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: int = Field(ge=1)
    start: int = Field(ge=0, description="First code point, inclusive.")
    end: int = Field(ge=1, description="Last code point, exclusive.")
    text: str = Field(min_length=1)
    paragraph: int = Field(default=1, ge=1, description="Number of the paragraph it stands in.")
    page: int | None = Field(
        default=None,
        ge=1,
        exclude_if=lambda value: value is None,
        description="Number of the page it begins on, where the source has pages.",
    )
    flagged: bool = Field(
        default=False, description="The sentence reads like an instruction to the model."
    )


_FLAGGED = attrgetter("flagged")


class Article(ArticleMetadata):
    """An article ready to be cited.

    ``text`` is the whole text after typography was normalised; every sentence is a slice of it.
    Headline, byline, dateline and page furniture are part of ``text`` but not of ``sentences``,
    so that no claim can cite them.
    """

    language: str = Field(description="ISO 639-1 code, e.g. 'en'.")
    sha256: str = Field(description="SHA-256 of the source bytes, hexadecimal.")
    text: str
    sentences: tuple[Sentence, ...]
    title_flagged: bool = Field(
        default=False, description="The title reads like an instruction to the model."
    )

    @property
    def trusted(self) -> tuple[Sentence, ...]:
        """The sentences that a model is shown and claims may rest on: those without a flag."""
        if not any(map(_FLAGGED, self.sentences)):
            return self.sentences
        return tuple(sentence for sentence in self.sentences if not sentence.flagged)

    @property
    def trusted_title(self) -> str | None:
        """The title, unless it reads like an instruction to the model."""
        return None if self.title_flagged else self.title

    def sentence(self, number: int) -> Sentence:
        """Return the sentence with this id.

        Raises:
            KeyError: the article has no such sentence.
        """
        if not 1 <= number <= len(self.sentences):
            raise KeyError(number)
        return self.sentences[number - 1]
