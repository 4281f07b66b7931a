"""Countries and regions by name, from the Unicode CLDR."""

import re
from functools import lru_cache

# CLDR lists no such short forms; these are the ones that the press writes.
_SHORT_FORMS = {
    "us": "US",
    "u.s": "US",
    "usa": "US",
    "u.s.a": "US",
    "america": "US",
    "united states of america": "US",
    "états-unis d'amérique": "US",
    "uk": "GB",
    "u.k": "GB",
    "britain": "GB",
    "great britain": "GB",
    "uae": "AE",
    "dprk": "KP",
    "rok": "KR",
    "prc": "CN",
    "drc": "CD",
    "congo": "CG",
    "congo-brazzaville": "CG",
    "republic of the congo": "CG",
    "congo-kinshasa": "CD",
    "dr congo": "CD",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "russian federation": "RU",
    "republic of korea": "KR",
    "people's republic of china": "CN",
    "holy see": "VA",
    "vatican": "VA",
    "the vatican": "VA",
    "east timor": "TL",
    "cabo verde": "CV",
    "slovak republic": "SK",
    "macedonia": "MK",
    "macau": "MO",
    "palestinian authority": "PS",
    "emirates": "AE",
    "ivory coast": "CI",
    "turkey": "TR",
    "bosnia": "BA",
    "palestine": "PS",
    "kosovo": "XK",
    "holland": "NL",
    "czech republic": "CZ",
    "swaziland": "SZ",
    "eu": "EU",
    "european union": "EU",
    "un": "UN",
}
_REGIONS = frozenset({"middle east", "moyen-orient", "oriente medio", "naher osten", "balkans"})
_BODIES = frozenset({"EU", "UN", "EZ"})


@lru_cache(maxsize=8)
def _names(language: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    table: dict[str, str] = {}
    for code in dict.fromkeys(("en", language)):
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        for key, name in locale.territories.items():
            table |= dict.fromkeys(_ways_to_write(name.casefold().replace("’", "'")), key)
    return table | _SHORT_FORMS


def _ways_to_write(name: str) -> set[str]:
    """Return how the press writes a name of the CLDR: of "myanmar (burma)" either name."""
    plain = name.replace(" & ", " and ").replace("st. ", "saint ").removesuffix(" sar china")
    return {name, plain, *filter(None, (part.strip() for part in _BRACKETS.split(plain)))}


_BRACKETS = re.compile(r"[()]")


@lru_cache(maxsize=32768)
def territory_code(name: str, language: str = "en") -> str | None:
    """Return the CLDR code of a country ("MA") or region ("002" Africa), else ``None``.

    ``name`` may be written in the given language or in English.
    """
    key = name.casefold().replace("’", "'").rstrip(". ").strip()
    if key in _REGIONS:
        return "region"
    return _names(language).get(key)


def is_country(code: str | None) -> bool:
    """Tell whether a code stands for a state (not for a continent or a body such as the EU)."""
    return code is not None and len(code) == 2 and code.isalpha() and code not in _BODIES


def is_body(code: str | None) -> bool:
    """Tell whether a code stands for a body of states, such as the EU."""
    return code in _BODIES


def is_region(code: str | None) -> bool:
    """Tell whether a code stands for a continent or region, which cannot act."""
    return code is not None and (code.isdigit() or code == "region")


@lru_cache(maxsize=8)
def _stems(language: str) -> frozenset[str]:
    names = (name for name, code in _names(language).items() if is_country(code))
    return _LAST_WORD_STEMS | {name[:4] for name in names if len(name) >= 4 and " " not in name}


# Of "Sri Lanka", "New Zealand", "Costa Rica", "Saudi Arabia", "North Korea".
_LAST_WORD_STEMS = frozenset({"lank", "zeal", "rica", "saud", "kore", "leon", "salv"})
_DEMONYM_ENDINGS = tuple(
    "lander landers i is ian ians ean eans an ans ese ish ais aise ien ienne ain ano ana és esa "
    "isch ische ischen er".split()
)
_IRREGULAR_DEMONYMS = frozenset(
    """
    british spanish french dutch german germans greek greeks swiss danish thai welsh scottish irish
    finnish polish czech czechs slovak slovaks serb serbs croat croats cypriot emirati burmese
    kazakh uzbek turkmen tajik kyrgyz filipino filipinos philippine icelandic
    american americans european europeans african africans asian asians arab arabs kurdish kurds
    français française allemand allemande américain américaine européen européenne britannique
    británico estadounidense alemán francés europeo deutsche deutschen französische tedesco
    francese americano
    """.split()
)


@lru_cache(maxsize=32768)
def is_demonym(word: str, language: str = "en") -> bool:
    """Tell whether one word looks like "Iraqi" or "Moroccans": a nationality, not a country."""
    key = word.casefold()
    if key in _IRREGULAR_DEMONYMS:
        return True
    ends = len(key) >= 5 and key.endswith(_DEMONYM_ENDINGS)
    return ends and key[:4] in _stems(language) and territory_code(word, language) is None
