"""Reads the data files: one TOML file per language, patterns over folded text."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, get_args

from summarizer.lexicon.definition import NEVER, Lexicon, Pair
from summarizer.lexicon.folding import fold
from summarizer.schemas import CommitmentStatus

STATUSES: tuple[CommitmentStatus, ...] = get_args(CommitmentStatus)
"""Every status a commitment can have."""

LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pt"})
"""Languages that have a data file."""


@lru_cache(maxsize=128)
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language; regional codes such as ``pt-BR`` find their base."""
    base = re.split(r"[-_]", language.casefold())[0]
    return _load(base if base in LANGUAGES else "")


def function_words(language: str) -> frozenset[str]:
    """Return the folded function words of one of :data:`LANGUAGES`, and compile no pattern."""
    return _words((_read("shared") | _read(language)).get("stop_words", ""))


@lru_cache(maxsize=len(LANGUAGES) + 1)
def _load(language: str) -> Lexicon:
    data = _read("shared") | (_read(language) if language else {})
    cues: Mapping[str, list[str]] = data.get("cues", {})
    weak: Mapping[str, list[str]] = data.get("weak_cues", {})
    unasserted: Mapping[str, list[str]] = data.get("unasserted", {})
    endings: Mapping[str, Any] = data.get("endings", {})
    amounts: Mapping[str, Any] = data.get("quantifiers", {})
    dates: Mapping[str, Any] = data.get("dates", {})
    voice: Mapping[str, Any] = data.get("voice", {})
    numbers: Mapping[str, Any] = data.get("numbers", {})
    tenses: Mapping[str, Any] = data.get("tenses", {})
    turned: Mapping[str, Any] = data.get("turned", {})
    return Lexicon(
        language=language,
        known=bool(language),
        stop_words=_words(data.get("stop_words", "")),
        titles=_words(data.get("titles", "")),
        ranks=_words(data.get("ranks", "")),
        prepositions=_words(data.get("prepositions", "")),
        turns=_words(data.get("turns", "")),
        connectors=_words(data.get("connectors", "")),
        elisions=_words(data.get("elisions", "")),
        abbreviations=_words(data.get("abbreviations", "")),
        people_endings=_words(data.get("people_endings", "")),
        past=_pattern(data.get("past", ())),
        participles=_pattern(data.get("participles", ())),
        auxiliaries=_words(data.get("auxiliaries", "")),
        infinitive=_pattern(data.get("infinitive", ())),
        irregular=_irregular(data),
        adverbs=data.get("adverbs", ""),
        soft=_pattern(data.get("negations", {}).get("soft", ())),
        definite=_words(data.get("definite", "")),
        twos=_words(data.get("twos", "")),
        ones=_words(data.get("ones", "")),
        verb_final=bool(data.get("verb_final", False)),
        noun_capitals=bool(data.get("noun_capitals", False)),
        decimal=numbers.get("decimal", ""),
        strong={status: _pattern(cues.get(status, ())) for status in STATUSES},
        weak={status: _pattern(weak.get(status, ())) for status in STATUSES},
        verbal=_pattern(data.get("negations", {}).get("verbal", ())),
        nominal=_pattern(data.get("negations", {}).get("nominal", ())),
        denials=_pattern(unasserted.get("denials", ())),
        retractions=_pattern(unasserted.get("retractions", ())),
        unrealised=_pattern(unasserted.get("unrealised", ())),
        recants=_pattern(unasserted.get("recants", ())),
        conditions=_pattern(unasserted.get("conditions", ())),
        suppositions=_pattern(unasserted.get("suppositions", ())),
        accusations=_pattern(unasserted.get("accusations", ())),
        attributions=_pattern(unasserted.get("attributions", ())),
        openers=_words(data.get("openers", "")),
        reasons=_words(data.get("reasons", "")),
        resumes=_pattern(data.get("resumes", ())),
        participial=_pattern(data.get("participial", ())),
        correlatives=_words(data.get("correlatives", "")),
        opposites={
            word: (number, side == 0)
            for number, pair in enumerate(data.get("opposites", ()))
            for side, words in enumerate(pair)
            for word in fold(words).split()
        },
        directed=_pattern(voice.get("directed", ())),
        passives=_written(voice.get("passives", "")),
        actives=_written(voice.get("actives", "")),
        agents=_words(voice.get("agents", "")),
        genitives=_words(voice.get("genitives", "")),
        ongoing_endings=tuple(voice.get("ongoing_endings", "").split()),
        participle_endings=tuple(voice.get("participle_endings", "").split()),
        verb_endings=tuple(sorted(voice.get("verb_endings", "").split(), key=len, reverse=True)),
        articles=_written(voice.get("articles", "")),
        pronouns=_written(voice.get("pronouns", "")),
        relatives=_words(voice.get("relatives", "")),
        subject_relatives=_words(voice.get("subject_relatives", "")),
        object_marks=_words(voice.get("object_marks", "")),
        subject_behind=bool(voice.get("subject_behind", False)),
        mutual=tuple(_words(words) for words in voice.get("mutual", ())),
        hedges=_pattern(data.get("hedges", ())),
        plans=_pattern(data.get("plans", ())),
        ended=_pattern(_filled(endings, "ended")),
        current=_pattern(endings.get("current", ())),
        over=_pattern(endings.get("over", ())),
        again=_pattern(endings.get("again", ())),
        kin=tuple(_words(words) for words in endings.get("kin", ())),
        few=_pattern(amounts.get("few", ())),
        some=_pattern(amounts.get("some", ())),
        many=_pattern(amounts.get("many", ())),
        most=_pattern(amounts.get("most", ())),
        every=_pattern(amounts.get("every", ())),
        alls=_words(amounts.get("all", "")),
        wholes=_words(amounts.get("the", "")),
        partitives=_words(amounts.get("of", "")),
        relative=_pattern(data.get("relative", ())),
        scales={fold(word): int(value) for word, value in numbers.get("scales", {}).items()},
        units=_units(data.get("symbols", {}), data.get("units", {})),
        bounds={name: _pattern(numbers.get(name, ())) for name in ("upper", "lower", "part")},
        terms={name: _pattern(dates.get(name, ())) for name in ("until", "since")},
        edges=_words(dates.get("edges", "")),
        half_before=_pattern(numbers.get("half_before", ())),
        half_after=_pattern(numbers.get("half_after", ())),
        awaits=_pattern(tenses.get("awaits", ())),
        hangs=_pattern(tenses.get("hangs", ())),
        open_ended=_pattern([*tenses.get("awaits", ()), *tenses.get("hangs", ())]),
        presents=_words(tenses.get("presents", "")),
        frames=_words(tenses.get("frames", "")),
        imperfects=_form(tenses.get("imperfects", "")),
        futures=_form(tenses.get("futures", "")),
        preterites=_form(tenses.get("preterites", "")),
        perfects=_form(tenses.get("perfects", "")),
        helpers=_written(tenses.get("helpers", "")),
        irregular_futures=tenses.get("irregular_futures", {}),
        vowels=tenses.get("vowels", {}),
        sides=_pairs(turned.get("sides", ())),
        outcomes=_pairs(turned.get("outcomes", ())),
        rivals=_pairs(turned.get("rivals", ())),
        comparisons=_pattern(turned.get("comparisons", ())),
        duels=_pattern(turned.get("duels", ())),
        turning=_pattern(_all_of(turned)),
        steps=_words(turned.get("steps", "")),
        demonyms={fold(people): fold(land) for people, land in data.get("demonyms", {}).items()},
        aliases=tuple(tuple(group) for group in data.get("aliases", ())),
    )


@lru_cache(maxsize=len(LANGUAGES) + 1)
def _read(name: str) -> dict[str, Any]:
    source = files("summarizer.lexicon").joinpath("data", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _irregular(data: Mapping[str, Any]) -> dict[str, str]:
    """Return forms of verbs with the infinitive; a file may list them by the one or the other."""
    by_infinitive: Mapping[str, str] = data.get("forms", {})
    by_form: Mapping[str, str] = data.get("irregular", {})
    listed = {form: verb for verb, forms in by_infinitive.items() for form in forms.split()}
    return {**listed, **by_form}


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


def _written(text: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFC", text).casefold().split())


def _pattern(alternatives: Iterable[str]) -> re.Pattern[str]:
    """Compile whole-word alternatives over folded text; longer ones win."""
    ordered = sorted(alternatives, key=len, reverse=True)
    if not ordered:
        return NEVER
    return re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)")


def _form(source: str) -> re.Pattern[str]:
    return re.compile(source) if source else NEVER


def _all_of(turned: Mapping[str, Any]) -> Iterator[str]:
    """Return the patterns of all pairs of opposites and of what stands between two names."""
    for family in ("sides", "outcomes", "rivals"):
        for pair in turned.get(family, ()):
            for side in pair:
                yield from side
    for family in ("comparisons", "duels"):
        yield from turned.get(family, ())


def _pairs(pairs: Iterable[Iterable[Iterable[str]]]) -> tuple[Pair, ...]:
    return tuple((_pattern(one), _pattern(other)) for one, other in pairs)


def _filled(table: Mapping[str, Any], family: str) -> list[str]:
    """Return patterns in which ``<thing>`` and ``<word>`` stand for those of the same table."""
    return [
        source.replace("<thing>", table["thing"]).replace("<word>", table["word"])
        for source in table.get(family, ())
    ]


def _units(*tables: Mapping[str, str]) -> dict[str, str]:
    return {
        fold(word): unit
        for table in tables
        for unit, words in table.items()
        for word in _split(words)
    }


def _split(words: str) -> list[str]:
    return [word.strip() for word in words.split(",")]
