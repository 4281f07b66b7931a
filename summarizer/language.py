"""Which language an article is written in: by script, else by its commonest small words.

Function words are the most frequent words of any text and the least shared between languages, so
a few dozen of each decide after a sentence or two. No model, no data file, the same answer always.
"""

import re
from collections import Counter

_SAMPLE = 6000
"""Characters looked at; more does not change the answer."""

_MIN_SHARE = 0.07
"""Smallest share of known small words among all words that still counts as evidence."""

# Small words that are frequent in the language and, where neighbours share most of theirs
# (Danish and Norwegian, Spanish and Portuguese), above all those that tell them apart.
_SMALL_WORDS: dict[str, str] = {
    "en": "the of and to in a is that for it on was with as by at from are this be has have had "
    "will would not which said were their who been but they its his he she after an or",
    "fr": "le la les de des du un une et à est que qui dans pour sur par au aux en ce cette il "
    "elle ne pas plus avec son sa ses ont été sont a mais nous leur selon d l qu s n c",
    "es": "el la los las de del un una y en que es por para con se su sus lo al como más pero fue "
    "ha han este esta entre sobre según también no ser años desde hasta muy ya",
    "de": "der die das und ist von zu den mit dem des ein eine nicht im für auf sich auch es an "
    "als nach wie bei werden wird sind aus hat haben einen einer über dass er sie zum zur am",
    "it": "il lo la gli le di del della dei delle dell che è e un una in per con non si sono da "
    "al alla nel nella ha hanno più anche come ma dal dalla questo questa su ai stato i",
    "pt": "o a os as de do da dos das em no na nos nas um uma que e é para com não por se ao à "
    "foi mais como mas pelo pela seu sua são também já está entre ele ela segundo até",
    "nl": "de het een en van in is dat op te zijn voor met die aan niet er om ook als bij naar "
    "door heeft hebben werd wordt worden uit dit over maar nog tegen tot zij hij deze",
    "pl": "w i z na się do że nie jest to o od po przez dla jak za oraz ma są był była było co "
    "który która które tym ale ze przed także jego już będzie przy tego roku może",
    "sv": "och i att det som en på är av för med till den har de inte om ett var men sig från vi "
    "så kan när också efter under mot enligt hade ska skulle vid eller mellan sade säger",
    "da": "og i at det er en til på af den for med de der ikke som har et var men sig fra vi kan "
    "også efter blev være skal mod ud nu ved eller mellem siger over om hvor deres uden",
    "no": "og i at det er en til på av den for med de ikke som har et var men seg fra vi kan "
    "også etter ble være skal mot ut nå ved eller mellom sier over om hvor deres uten fram",
    "fi": "ja on ei että se hän oli ovat mutta myös kun joka kuin mukaan ole jos sen tai niin "
    "vain ollut olivat sekä jo jälkeen hänen voi nyt tämä vuonna kanssa sitä mitä",
    "ro": "și în de la a cu pe din o un că nu este sunt care pentru mai a fost au al ale sau prin "
    "se ce după între lui va fi dar cel această acest până către unei unui către ca",
    "cs": "a v se na je že s z do o to ve i k si by za pro po jako ale který která které jsou "
    "bylo byl byla podle také od už aby při však nebo tak má jeho jsme roku před až mezi",
    "sk": "a v sa na je že s z do o to vo aj k si by za pre po ako ale ktorý ktorá ktoré sú bolo "
    "bol bola podľa tiež od už aby pri však alebo tak má jeho sme roku pred až medzi",
    "hu": "a az és hogy nem is egy ez meg de volt csak már van el szerint még mint vagy ha azt "
    "kell lesz pedig után lehet között amely aki sem minden",
    "hr": "i u je da se na za su od o koji koja koje s a to kao će ne iz do po bi bio što ili je "
    "li nakon već još nije ali prema ministar rekao je također",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ise ancak değil göre "
    "oldu olduğunu var en dedi etti ya ne her o şu yeni karşı arasında tarafından",
    "id": "dan yang di itu dengan untuk tidak ini dari dalam akan pada juga ke karena tersebut "
    "bisa ada mereka telah oleh sudah atau saat menjadi kepada kata",
    "ca": "el la els les de del dels i que en un una per amb és no al als ha han més també com "
    "però aquest aquesta va ser són seva seu entre sobre fins des segons",
}

# Letters that only few languages have; they decide short texts.
_OWN_LETTERS: dict[str, str] = {
    "de": "ß", "es": "ñ¿¡", "pt": "ãõ", "pl": "łąęśżźćń", "cs": "řěů", "tr": "ğış", "ro": "ățșţ",
    "hu": "őű", "sk": "ľĺŕ", "ca": "·ŀ", "fr": "œ",
}  # fmt: skip

_LETTER = re.compile(r"[^\W\d_]")
_MARKS = "–—‘’‚“”„«»‹›…•"
"""Signs that say nothing about the language."""
_NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}
_OTHER_SCRIPTS = re.compile(r"[\u0370-\u1dff\u1f00-\u1fff\u2c00-\uffff]")
"""Holds all that :data:`_SCRIPTS` looks for."""
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)


def detect_language(text: str) -> str:
    """Return the ISO 639-1 code of the text's main language.

    A text too short or too odd to tell is taken for English (``"en"``).
    """
    sample = text[:_SAMPLE]
    if not sample.isascii():
        # Often these alone are not ASCII, which is read far quicker.
        for mark in _MARKS:
            sample = sample.replace(mark, " ")
    sample = sample.lower() if sample.isascii() else sample.casefold()
    script = _by_script(sample)
    if script == "ru":
        return _cyrillic(sample)
    if script == "ar":
        return _arabic(sample)
    return script or _by_small_words(sample)


def _by_script(sample: str) -> str | None:
    """Return the language of the script most letters are in; None for the Latin one."""
    if sample.isascii() or _OTHER_SCRIPTS.search(sample) is None:
        return None
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    if counts["ja"] > 0.05 * letters and counts["ja"] + counts["zh"] > 0.4 * letters:
        return "ja"  # Kana never occurs in Chinese, Chinese characters do in Japanese.
    code = max(counts, key=lambda key: counts[key])
    return code if counts[code] > 0.4 * letters else None


def _cyrillic(sample: str) -> str:
    """Tell the languages of the Cyrillic script apart by the letters each lacks."""
    counts = Counter(sample)

    def total(letters: str) -> int:
        return sum(counts[c] for c in letters)

    if total("ўў"):
        return "be"
    if total("іїєґ") > total("ыэёъ"):
        return "uk"
    if total("ђјљњћџ"):
        return "sr"
    if total("ъ") and not total("ыэё"):
        return "bg"
    return "ru"


def _arabic(sample: str) -> str:
    """Tell Persian and Urdu from Arabic by the letters Arabic lacks."""
    counts = Counter(sample)
    if counts["ٹ"] + counts["ڈ"] + counts["ے"] > 0.005 * len(sample):
        return "ur"
    if sum(counts[c] for c in "پچژگ") > 0.005 * len(sample):
        return "fa"
    return "ar"


def _lexicon() -> dict[str, tuple[tuple[str, ...], float]]:
    """Return, for each small word, the languages that have it, and by what it counts for less.

    A word that many languages share says little about any of them.
    """
    owners: dict[str, list[str]] = {}
    for code, words in _SMALL_WORDS.items():
        for word in dict.fromkeys(words.split()):
            owners.setdefault(word, []).append(code)
    return {word: (tuple(codes), len(codes) ** 0.5) for word, codes in owners.items()}


_LEXICON = _lexicon()


def _by_small_words(sample: str) -> str:
    """Return the language whose small words are commonest in the text."""
    words = _words(sample)
    # In the order of their first places: sums of fractions depend on it.
    counts = Counter(filter(_LEXICON.__contains__, words))
    hits = counts.total()
    if hits < 2 or hits < _MIN_SHARE * len(words):
        return "en"
    scores = dict.fromkeys(_SMALL_WORDS, 0.0)
    for word, count in counts.items():
        owners, shared = _LEXICON[word]
        share = count / shared
        for code in owners:
            scores[code] += share
    if not sample.isascii():
        characters = frozenset(sample)
        for code, letters in _OWN_LETTERS.items():
            if not characters.isdisjoint(letters):
                scores[code] += sum(map(sample.count, letters)) // 2
    best = max(scores.values())
    return next(code for code in _SMALL_WORDS if scores[code] == best)


def _words(sample: str) -> list[str]:
    """Return all that stands between whatever is no letter."""
    if sample.isascii():
        return sample.translate(_NO_LETTERS).split()
    for character in frozenset(sample):
        if not character.isalpha() and _LETTER.match(character) is None:
            sample = sample.replace(character, " ")
    return sample.split()
