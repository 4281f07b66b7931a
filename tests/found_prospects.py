"""The prospects of a commitment, found in a few sentences."""

from flow_runs import window_over
from grounding_articles import article

from summarizer.flow.guided.makers import Makers
from summarizer.flow.guided.prospects import find_prospects
from summarizer.names import find_entities


def found(
    *sentences: str, language: str = "en", last: bool = True
) -> list[tuple[str, str, list[str]]]:
    """Return status, cue and makers of what the last sentence, or each, may commit to."""
    source = article(*sentences, language=language)
    actors = [one for one in find_entities(source) if one.hint not in {"place", "thing"}]
    return [
        (one.cue.status, one.cue.text, [entity.name for entity in one.makers])
        for one in find_prospects(window_over(source), Makers(source, actors))
        if not last or one.sentence.id == len(sentences)
    ]
