"""What is known about the words of one language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from summarizer.schemas import CommitmentStatus

NEVER = re.compile(r"(?!)")
"""Matches nothing: the pattern of a family of which a language has no words."""

Pair: TypeAlias = tuple[re.Pattern[str], re.Pattern[str]]
"""Two patterns for what cannot both be meant."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known about the words of one language; empty for an unknown one.

    Attributes:
        language: ISO 639-1 code.
        known: there is a data file for it.
        stop_words: folded function words.
        titles: folded forms of address that may be added or left out.
        ranks: folded words of office that stand before a name.
        prepositions: folded prepositions; a name behind one is not a subject.
        turns: folded words that turn a sentence round ("but"); negation stops at them.
        reasons: folded words that give a reason ("because").
        resumes: two words with which a main clause goes on without a comma ("et a").
        participial: words, as are irregular verbs, behind which "and closed" may be none of these.
        correlatives: folded negations that join what they negate ("neither", "nor").
        adverbs: ending of adverbs made from adjectives, "" if the language has none.
        soft: words that turn a statement round without being a negation ("stopped", "lack").
        connectors: folded small words inside names.
        elisions: what an apostrophe cuts off in front of a word.
        abbreviations: words whose full stop ends no sentence.
        people_endings: endings that turn the name of a country into that of its people.
        past: verbs told as done; those of a language without it are not told from others.
        participles: participles by their form alone.
        auxiliaries: folded words that with a participle say what was done.
        infinitive: a verb in the infinitive with the word before it.
        irregular: folded irregular forms of verbs with the infinitive.
        definite: plural definite articles; "the two" only points back.
        twos: words that mean two things ("both").
        ones: words that mean a single thing ("a", "one").
        verb_final: the negated verb may stand before the negation (German, Dutch).
        noun_capitals: every noun is capitalised, so a capital proves nothing.
        decimal: the decimal mark of the language.
        strong, weak: patterns of commitment by status; only strong ones say more than a tense.
        verbal, nominal: negations of a verb and of a noun.
        denials: words behind which something is denied or left open ("unclear whether").
        retractions: words by which what stands before them is denied (", which she denied").
        unrealised: words behind which something is not so, or no longer ("stopped", "yet to").
        recants: words of those by which one takes back what one has said oneself ("withdrew").
        conditions: words whose clause only supposes something ("if").
        suppositions: words by which a claim says that something depends on something ("once").
        accusations: words behind which somebody else says something ("accused of").
        attributions: words by which a claim says that it is somebody's word ("according to").
        openers: folded words with which a clause says something of its own ("and", "he").
        opposites: folded words, each with the number of its pair of opposites and its side in it.
        directed: verbs that one does to another ("urged"), not both alike ("met").
        passives, actives: words as they are written (Italian "è" is not "e") that make a
            participle a passive, and that make it a tense of the active ("a exhorté").
        agents, genitives: folded words that name who does it, and that may go on ("army of").
        ongoing_endings: endings of a verb that is no passive for all that ("is urging").
        participle_endings: endings of participles as they are written; only these make a passive,
            and they do unless there is one of ``actives``.
        verb_endings: folded endings by which the forms of a verb differ.
        articles: words as they are written that may stand before a name.
        pronouns: the same that stand before a verb for what it is done to ("les a exhortés").
        relatives: folded words before a clause whose object stands before them ("que").
        subject_relatives: the same of one whose subject does ("qui").
        object_marks: folded words before whom it is done to, wherever that stands ("a Dorn").
        subject_behind: whether the subject of a statement may stand behind the verb.
        mutual: folded words that together say that both do it ("each other").
        hedges, plans: patterns that make a statement uncertain, or one about the future.
        ended: words by which a thing such as a ban was brought to an end; the thing comes last.
        current: words by which a claim says that something is so now ("is", "remains").
        over: words by which it says that something was so, or ends.
        again: words by which a sentence says that it is so after all ("imposed again").
        kin: folded words for one thing that have no stem in common ("divieto", "vietato").
        few, some, many, most: words by which not all of something are meant ("hardly any").
        every: words by which all are meant ("all", "each").
        alls: folded words that are negated with what is said of all ("**not** all signed").
        wholes: folded plural articles by which all are meant where nothing else is said ("the").
        partitives: folded words behind which they are not ("a third **of** the members").
        relative: words for a day or period relative to the day of writing.
        scales: folded number scales with their value.
        units: folded unit words with the unit's name.
        bounds: words before a number that it is an "upper" or "lower" bound, or that only a "part"
            of it is meant ("half of the").
        terms: words before a date that something is to be "until" it, or "since" it.
        edges: folded words that may stand between those and the date ("the end of").
        half_before, half_after: "half a" and "and a half".
        awaits: words behind which stands what is awaited ("until", "once").
        hangs: words before what something depends on ("pending").
        open_ended: any of the two.
        presents: folded auxiliaries of what is awaited ("once the plan **is** approved").
        frames: folded words of a sentence in which something may be awaited, where nouns look like
            verbs ("before protests").
        imperfects: forms as they are written in which a verb behind ``awaits`` need not be awaited.
        futures: a verb as it is written that is to come or would, its root in a group; of languages
            that have such a form of the verb.
        preterites, perfects: the same of one told as done, and of one so told behind ``helpers``.
        helpers: words as they are written before a verb in the perfect.
        irregular_futures: roots of futures with the root of the same verb told as done.
        vowels: how a root is written under stress, with how it is written elsewhere.
        sides: pairs of words of which one has the other turned round ("before", "after").
        outcomes: pairs of patterns for what a court made of an appeal or the like.
        rivals: pairs of patterns for what one cannot do both of with the same ("won", "lost").
        comparisons: words that end before the second of two that are compared ("more ... than").
        duels: verbs between bare names of which the first does it to the second.
        turning: any of these.
        steps: folded words before the numbers of "from 5 to 7".
        demonyms: folded adjective of a people with the folded name of its country.
        aliases: groups of names of one entity.
    """

    language: str
    known: bool
    stop_words: frozenset[str]
    titles: frozenset[str]
    ranks: frozenset[str]
    prepositions: frozenset[str]
    turns: frozenset[str]
    connectors: frozenset[str]
    elisions: frozenset[str]
    abbreviations: frozenset[str]
    people_endings: frozenset[str]
    adverbs: str
    past: re.Pattern[str]
    participles: re.Pattern[str]
    auxiliaries: frozenset[str]
    infinitive: re.Pattern[str]
    irregular: Mapping[str, str]
    soft: re.Pattern[str]
    definite: frozenset[str]
    twos: frozenset[str]
    ones: frozenset[str]
    verb_final: bool
    noun_capitals: bool
    decimal: str
    strong: Mapping[CommitmentStatus, re.Pattern[str]]
    weak: Mapping[CommitmentStatus, re.Pattern[str]]
    verbal: re.Pattern[str]
    nominal: re.Pattern[str]
    denials: re.Pattern[str]
    retractions: re.Pattern[str]
    unrealised: re.Pattern[str]
    recants: re.Pattern[str]
    conditions: re.Pattern[str]
    suppositions: re.Pattern[str]
    accusations: re.Pattern[str]
    attributions: re.Pattern[str]
    openers: frozenset[str]
    reasons: frozenset[str]
    resumes: re.Pattern[str]
    participial: re.Pattern[str]
    correlatives: frozenset[str]
    opposites: Mapping[str, tuple[int, bool]]
    directed: re.Pattern[str]
    passives: frozenset[str]
    actives: frozenset[str]
    agents: frozenset[str]
    genitives: frozenset[str]
    ongoing_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    articles: frozenset[str]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    subject_relatives: frozenset[str]
    object_marks: frozenset[str]
    subject_behind: bool
    mutual: tuple[frozenset[str], ...]
    hedges: re.Pattern[str]
    plans: re.Pattern[str]
    ended: re.Pattern[str]
    current: re.Pattern[str]
    over: re.Pattern[str]
    again: re.Pattern[str]
    kin: tuple[frozenset[str], ...]
    few: re.Pattern[str]
    some: re.Pattern[str]
    many: re.Pattern[str]
    most: re.Pattern[str]
    every: re.Pattern[str]
    alls: frozenset[str]
    wholes: frozenset[str]
    partitives: frozenset[str]
    relative: re.Pattern[str]
    scales: Mapping[str, int]
    units: Mapping[str, str]
    bounds: Mapping[str, re.Pattern[str]]
    terms: Mapping[str, re.Pattern[str]]
    edges: frozenset[str]
    half_before: re.Pattern[str]
    half_after: re.Pattern[str]
    awaits: re.Pattern[str]
    hangs: re.Pattern[str]
    open_ended: re.Pattern[str]
    presents: frozenset[str]
    frames: frozenset[str]
    imperfects: re.Pattern[str]
    futures: re.Pattern[str]
    preterites: re.Pattern[str]
    perfects: re.Pattern[str]
    helpers: frozenset[str]
    irregular_futures: Mapping[str, str]
    vowels: Mapping[str, str]
    sides: tuple[Pair, ...]
    outcomes: tuple[Pair, ...]
    rivals: tuple[Pair, ...]
    comparisons: re.Pattern[str]
    duels: re.Pattern[str]
    turning: re.Pattern[str]
    steps: frozenset[str]
    demonyms: Mapping[str, str]
    aliases: tuple[tuple[str, ...], ...]
